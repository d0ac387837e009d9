import { createCaret, type Caret } from '../../../lib/crm/caret';
import { shadowRoots } from '../../../lib/crm/dom';
import type { Page } from '../../../lib/crm/page';
import type { Scope } from '../../../lib/crm/sources';
import type { SiteRules } from '../../../lib/messages';

/** An empty page with the one rule of a browser's own style sheet that happy-dom lacks. */
export function emptyPage(): void {
  document.head.innerHTML = '<style>[hidden] { display: none }</style>';
  document.body.innerHTML = '';
}

/** Puts the test's document at this address, without a load. */
export function goTo(path: string): void {
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
  happyDOM.setURL(new URL(path, 'https://crm.example').href);
}

/** The test's document as a page whose fields nobody is changing. */
export function thePage(): Page {
  const page: Page = {
    document,
    shadowRootOf: shadowRoots(),
    isBeingEdited: () => false,
  };
  return page;
}

/** All of the test's document, as a source sees it. */
export function theScope(page = thePage(), url = new URL('https://crm.example/')): Scope {
  return { page, url, record: url.pathname, roots: [document], fieldAt: () => [] };
}

/** The test's document as a page that hears what is typed into it. */
export function aPageWithCaret(): { page: Page; caret: Caret; stop: () => void } {
  const caret = createCaret(document);
  const page: Page = { ...thePage(), isBeingEdited: (element) => caret.isEditing(element, page) };
  caret.start(page);
  return {
    page,
    caret,
    stop: () => {
      caret.stop();
    },
  };
}

/** Rules for a page that shows `#account` and takes a link in `#link`. */
export function someRules(changes: Partial<SiteRules> = {}): SiteRules {
  return {
    id: 'crm',
    adapter: 'custom',
    fields: [{ column: 'account', from: ['#account'], maxLength: 64 }],
    cardRules: [],
    link: { to: ['#link'], when: 'call-end', overwrite: false, save: false },
    ...changes,
  };
}

/** The element of the test's document that this selector finds. */
export function the<E extends Element = HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`Nothing in the page is ${selector}.`);
  return element;
}

/** Types into a field as a person does: focus, value, event. */
export function type(field: HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
