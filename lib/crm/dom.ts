import type { TextField } from './adapter';
import type { Page } from './page';

/** Chromium's `chrome.dom.openOrClosedShadowRoot`, which only extensions have. */
export type OpenShadowRoot = (host: HTMLElement) => ShadowRoot | null;

/** The only elements that can have a shadow root. Source: DOM Standard, `attachShadow`. */
const HOSTS =
  /-|^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/**
 * How to get at shadow roots: Chromium has a function of the extension's API for it, Firefox a
 * property of the element that only extensions see.
 * Sources: developer.chrome.com/docs/extensions/reference/api/dom; MDN, Element.openOrClosedShadowRoot.
 */
export function shadowRoots(openShadowRoot?: OpenShadowRoot): Page['shadowRootOf'] {
  return (host: Element & { openOrClosedShadowRoot?: ShadowRoot | null }) => {
    if (!HOSTS.test(host.localName)) return null;
    const root = host.shadowRoot ?? host.openOrClosedShadowRoot;
    return root ?? openShadowRoot?.(host as HTMLElement) ?? null;
  };
}

/** The element that has the keyboard, inside shadow roots too. */
export function focusedIn(root: DocumentOrShadowRoot, page: Page): Element | null {
  const { activeElement } = root;
  if (!activeElement) return null;
  const inner = page.shadowRootOf(activeElement);
  return (inner && focusedIn(inner, page)) ?? activeElement;
}

/**
 * Whether the agent's caret stands in the element. It does so even while another window has the
 * focus: what is half typed stays half typed. A frame keeps its caret when the focus leaves the
 * frame, so the frames around must have it too.
 */
export function hasCaret(element: Element, page: Page): boolean {
  const focused = focusedIn(element.ownerDocument, page);
  if (focused === null || !element.contains(focused)) return false;
  const frame = element.ownerDocument.defaultView?.frameElement;
  return !frame || hasCaret(frame, page);
}

export function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** By name and not by class: an element of a frame has the classes of another world. */
export function isInput(element: Element): element is HTMLInputElement {
  return element.localName === 'input';
}

export function isTextArea(element: Element): element is HTMLTextAreaElement {
  return element.localName === 'textarea';
}

export function isSelect(element: Element): element is HTMLSelectElement {
  return element.localName === 'select';
}

/** Whether the element itself, or one around it, was made editable text. */
export function isEditableText(element: Element): element is HTMLElement {
  return (element as Partial<HTMLElement>).isContentEditable === true;
}

/** What stands in a field that text can be written to. */
export function valueOf(field: TextField): string {
  return isInput(field) || isTextArea(field) ? field.value : (field.textContent ?? '');
}
