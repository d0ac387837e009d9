import type { Result } from '../result';
import type { SiteRules } from '../messages';
import type { CrmAdapter, LinkRefusal, TextField } from './adapter';
import { isForbidden } from './forbidden';
import type { Named } from './label';
import type { Page } from './page';
import type { Source } from './sources';
import { visibleText } from './text';

/** Where the link of a record belongs, looked up anew at each question. */
export interface LinkPlace {
  /** The field as the page has it now. */
  findField(): Result<TextField, Extract<LinkRefusal, 'no-field' | 'not-editable'>>;
  /** What opens the field, where the site's rules name something. */
  findOpener(): HTMLElement | undefined;
  /** What stores the record, where the site's rules name something. */
  findSave(): HTMLElement | undefined;
  /** Whether the record shows this link as a value of its own, outside of any field. */
  isShown(url: string): boolean;
  /** Whether the record shows something in the link's place, outside of any field. */
  isTextThere(): boolean;
}

export function createLinkPlace(page: Page, adapter: CrmAdapter, rules: SiteRules): LinkPlace {
  const { to, open = [], saveWith = [] } = rules.link;

  function texts(): Named[] {
    // Where nothing has to be opened, text in the link's place is never a link that was written.
    if (open.length === 0 || adapter.findLinkField(page, rules).ok) return [];
    return to.flatMap((source) => adapter.placesOf(page, rules, source, 'record'));
  }

  /** The first source that finds exactly one thing to press. Nothing that leads to another page. */
  function toPress(sources: readonly Source[], where: 'record' | 'page'): HTMLElement | undefined {
    for (const source of sources) {
      const found = adapter.placesOf(page, rules, source, where);
      const [only] = found;
      if (!only || found.length !== 1) continue;
      const { element } = only;
      if (isForbidden(element) || element.matches(':disabled') || leadsAway(element)) {
        return undefined;
      }
      return element as HTMLElement;
    }
    return undefined;
  }

  return {
    findField: () => adapter.findLinkField(page, rules),
    findOpener: () => toPress(open, 'record'),
    findSave: () => toPress(saveWith, 'record') ?? toPress(saveWith, 'page'),
    isShown: (url) => texts().some((each) => shows(page, each, url)),
    isTextThere: () => texts().length > 0,
  };
}

function leadsAway(element: Element): boolean {
  const href = element.closest('a[href]')?.getAttribute('href') ?? '#';
  return !/^(#|javascript:)/i.test(href);
}

function shows(page: Page, { element, text }: Named, url: string): boolean {
  if (text !== undefined) return text.trim() === url;
  if (visibleText(page, element).trim() === url) return true;
  return [element, ...element.querySelectorAll('a')].some(
    (each) => each.getAttribute('href') === url,
  );
}
