import { err, ok, type Result } from '../result';
import type { TextField } from './adapter';
import { isForbidden } from './forbidden';
import type { Page } from './page';

/** Steps from an element into its shadow root or its same-origin frame. */
const STEP_INTO = '>>>';

/** Chromium's `chrome.dom.openOrClosedShadowRoot`, which only extensions have. */
export type OpenShadowRoot = (host: HTMLElement) => ShadowRoot | null;

/**
 * How to get at shadow roots: Chromium has a function of the extension's API for it, Firefox a
 * property of the element that only extensions see.
 * Sources: developer.chrome.com/docs/extensions/reference/api/dom; MDN, Element.openOrClosedShadowRoot.
 */
export function shadowRoots(openShadowRoot?: OpenShadowRoot): Page['shadowRootOf'] {
  return (host: Element & { openOrClosedShadowRoot?: ShadowRoot | null }) =>
    host.shadowRoot ?? host.openOrClosedShadowRoot ?? openShadowRoot?.(host as HTMLElement) ?? null;
}

/** All elements a selector finds, `>>>` stepping inside, in the order of the page. */
export function findAll(
  page: Page,
  selector: string,
): Result<readonly Element[], 'not-a-selector'> {
  let roots: ParentNode[] = [page.document];
  let found: Element[] = [];
  for (const step of selector.split(STEP_INTO)) {
    try {
      found = roots.flatMap((root) => [...root.querySelectorAll(step)]);
    } catch {
      return err('not-a-selector');
    }
    roots = found.flatMap((element) => insideOf(page, element) ?? []);
  }
  return ok(found);
}

function insideOf(page: Page, element: Element): ParentNode | null {
  // The document of a frame of another origin is null.
  if (element.localName === 'iframe') return (element as HTMLIFrameElement).contentDocument;
  return page.shadowRootOf(element);
}

/**
 * Whether a person could see the element. Consoles keep earlier records in hidden panels, and a
 * hidden frame hides what is in it, so every frame around the element counts too.
 */
export function isVisible(element: Element): boolean {
  let each: Element | null | undefined = element;
  while (each) {
    if (!each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    each = each.ownerDocument.defaultView?.frameElement;
  }
  return true;
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

/** Elements whose text is not on the screen as text, or is somebody's input. */
const WITHOUT_TEXT = new Set(['script', 'style', 'template', 'noscript', 'textarea', 'select']);

/** The text a person sees, white space drawn together as the browser draws it. */
export function visibleText(element: Element): string {
  return textWithin(element).replace(/[ \t\n\r\f]+/g, ' ');
}

function textWithin(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (isElement(node) && !WITHOUT_TEXT.has(node.localName)) {
      if (!isForbidden(node) && isVisible(node)) text += textWithin(node);
    }
  }
  return text;
}

function isElement(node: Node): node is Element {
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

/** What stands in a field or an element, as it is on the screen. Not for forbidden fields. */
export function textOf(element: Element): string {
  if (isInput(element) || isTextArea(element)) return element.value;
  if (isSelect(element)) return [...element.selectedOptions].map((each) => each.text).join(' ');
  return visibleText(element);
}

/** What stands in a field that text can be written to. */
export function valueOf(field: TextField): string {
  return isInput(field) || isTextArea(field) ? field.value : (field.textContent ?? '');
}
