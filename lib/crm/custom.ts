import { adapterOf } from './family';
import { recordOf } from './page';

/**
 * Where pages commonly put the internal name of a field, from what is most surely one: names that
 * the CRM's own code uses before those for its tests.
 */
const NAMED_BY = [
  'name',
  'data-field',
  'data-field-name',
  'data-fieldname',
  'data-name',
  'data-api-name',
  'data-column',
  'field',
  'formcontrolname',
  'itemprop',
  'id',
  'data-testid',
  'data-test-id',
  'data-test',
  'data-qa',
];

/**
 * Any CRM, described by the site's rules alone. What is visible is what is in front, and each
 * address is a record of its own, unless the rules know better.
 */
export const custom = adapterOf({
  id: 'custom',
  recordIn(_page, url) {
    const key = recordOf(url);
    return key === undefined ? undefined : { key };
  },
  fieldAt(name) {
    const quoted = CSS.escape(name);
    const places = NAMED_BY.map((attribute) => `[${attribute}="${quoted}"]`);
    return [...places, `>>> :is(${places.join()})`];
  },
});
