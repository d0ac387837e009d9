import { isForbidden } from './forbidden';
import { isElement, isInput, isSelect, isTextArea } from './dom';
import type { Page } from './page';
import { isForEarsOnly, isRendered, styleOf } from './visible';

/** Elements whose text is not on the screen as text, or is somebody's input. */
const WITHOUT_TEXT = 'script, style, template, noscript, textarea, select, svg, iframe, frame';

/** What stands beside a value and is not part of it, unless there is nothing else. */
const BESIDE_VALUE = 'button, [role="button"], [role="tooltip"]';
/** The same inside of what holds a whole field. */
const BESIDE_FIELD = `${BESIDE_VALUE}, label, legend, dt, th, [class*="label" i]`;

/** What stands in a field or an element, as it is on the screen. Not for forbidden fields. */
export function textOf(page: Page, element: Element): string {
  if (isInput(element)) return isTicked(element) ? element.value : '';
  if (isTextArea(element)) return element.value;
  if (isSelect(element)) return [...element.selectedOptions].map((each) => each.text).join(' ');
  return visibleText(page, element);
}

/** The same where the element holds a field together with its label. */
export function textOfField(page: Page, element: Element): string {
  return isInput(element) || isTextArea(element) || isSelect(element)
    ? textOf(page, element)
    : visibleText(page, element, BESIDE_FIELD);
}

function isTicked(input: HTMLInputElement): boolean {
  return input.checked || !['checkbox', 'radio'].includes(input.type);
}

/**
 * The text a person sees, through shadow roots, white space drawn together as the browser draws it.
 *
 * @param without elements left out, unless that leaves nothing
 */
export function visibleText(page: Page, element: Element, without = BESIDE_VALUE): string {
  const text = drawnTogether(textWithin(page, element, without));
  return text === '' ? drawnTogether(textWithin(page, element, undefined)) : text;
}

function drawnTogether(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '');
}

function textWithin(page: Page, element: Element, without: string | undefined): string {
  let text = '';
  for (const node of drawnChildren(page, element)) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (isElement(node)) text += textOfChild(page, node, without);
  }
  return text;
}

function textOfChild(page: Page, child: Element, without: string | undefined): string {
  if (child.localName === 'br') return ' ';
  if (child.matches(WITHOUT_TEXT) || (without !== undefined && child.matches(without))) return '';
  if (isForbidden(child) || !isRendered(child) || isForEarsOnly(child)) return '';
  const text = textWithin(page, child, without);
  // Two numbers in two boxes are not one number.
  return /^(inline|contents)/.test(styleOf(child)?.display ?? '') ? text : ` ${text} `;
}

/** What the browser draws inside of an element: its shadow root's content, slots filled. */
function drawnChildren(page: Page, element: Element): Iterable<Node> {
  const root = page.shadowRootOf(element);
  if (root) return root.childNodes;
  const assigned = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  return assigned.length > 0 ? assigned : element.childNodes;
}
