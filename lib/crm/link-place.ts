import { ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { CrmAdapter, LinkRefusal, TextField } from './adapter';
import { visibleText } from './dom';
import { isForbidden } from './forbidden';
import type { Page } from './page';
import { visibleElements, type Source } from './sources';

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

  function texts(): Element[] {
    // Where nothing has to be opened, text in the link's place is never a link that was written.
    if (open.length === 0 || adapter.findLinkField(page, rules).ok) return [];
    return to.flatMap((source) => elements(page, source));
  }

  return {
    findField() {
      const field = adapter.findLinkField(page, rules);
      return field.ok ? ok(field.value) : field;
    },
    findOpener: () => toPress(page, open),
    findSave: () => toPress(page, saveWith),
    isShown: (url) => texts().some((each) => shows(each, url)),
    isTextThere: () => texts().length > 0,
  };
}

function elements(page: Page, source: Source): readonly Element[] {
  const found = visibleElements(page, source);
  return found.ok ? found.value : [];
}

/** The first source that finds exactly one thing to press. Nothing that leads to another page. */
function toPress(page: Page, sources: readonly Source[]): HTMLElement | undefined {
  for (const source of sources) {
    const found = elements(page, source);
    const [only] = found;
    if (!only || found.length !== 1) continue;
    if (isForbidden(only) || only.matches(':disabled') || leadsAway(only)) return undefined;
    return only as HTMLElement;
  }
  return undefined;
}

function leadsAway(element: Element): boolean {
  const href = element.closest('a[href]')?.getAttribute('href') ?? '#';
  return !/^(#|javascript:)/i.test(href);
}

function shows(element: Element, url: string): boolean {
  if (visibleText(element).trim() === url) return true;
  return [element, ...element.querySelectorAll('a')].some(
    (each) => each.getAttribute('href') === url,
  );
}
