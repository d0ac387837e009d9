import { adapterOf } from './family';
import { recordOf } from './page';

/** Attributes in which pages commonly keep the internal name of a field, for their own code. */
export const FIELD_NAMES = [
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
];
/** Attributes in which they keep names for their tests. */
export const TEST_IDS = ['data-testid', 'data-test-id', 'data-test', 'data-qa'];

/** Where a field may be named, from what is most surely its name. */
const NAMED_BY = [...FIELD_NAMES, 'id', ...TEST_IDS];

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
