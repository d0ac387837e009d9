import type { SiteRules } from '../../messages';
import type { Proposal } from '../../picker-messages';
import { custom } from '../custom';
import type { Page } from '../page';
import type { Source } from '../sources';
import { waysByAddress, waysTo } from './ways';

/** So many are shown at most. */
const MOST = 8;
const COLUMN = 'value';

/**
 * Ways to the value that stands in an element, the most trusted first. Each was tried: read the way
 * the product reads pages, it brings this value and nothing else.
 */
export function proposeValue(page: Page, url: URL, element: Element, value: string): Proposal[] {
  const ways = [...waysByAddress(url, value), ...waysTo(element)];
  return kept(ways, ({ source }) => readBy(page, url, source) === value);
}

/** Ways to a field that the link can be written to, each tried. */
export function proposeField(page: Page, field: Element): Proposal[] {
  return kept(waysTo(field), ({ source }) => {
    const found = custom.findLinkField(page, rulesWith({ to: [source] }));
    return found.ok && found.value === field;
  });
}

/** What a source says of the record in front; null: nothing. */
export function readBy(page: Page, url: URL, source: Source): string | null {
  const rules = rulesWith({}, [{ column: COLUMN, from: [source] }]);
  return custom.readRecord(page, url, rules).values[0]?.value ?? null;
}

function kept(ways: readonly Proposal[], isRight: (way: Proposal) => boolean): Proposal[] {
  const seen = new Set<string>();
  const isNew = ({ source }: Proposal) => {
    const name = JSON.stringify(source);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  };
  return ways.filter(isNew).filter(isRight).slice(0, MOST);
}

function rulesWith(
  link: { readonly to?: readonly Source[] },
  fields: SiteRules['fields'] = [],
): SiteRules {
  return {
    id: 'picker',
    adapter: 'custom',
    fields,
    link: { to: [...(link.to ?? [])], when: 'call-end', overwrite: false, save: false },
    cardRules: [],
  };
}
