import { isForbidden } from '../forbidden';
import type { Page } from '../page';
import { textOf } from '../text';
import { isTextField } from '../text-field';
import { isVisible } from '../visible';
import { everyElement } from './everything';
import { nameOfField } from './naming';

/** A text that long is no account number, in characters. */
export const LONGEST_VALUE = 100;

/** What stands in an element as a value; empty where nothing does, or nothing that may be read. */
export function valueIn(page: Page, element: Element): string {
  if (isForbidden(element)) return '';
  const text = textOf(page, element).trim();
  return text.length <= LONGEST_VALUE ? text : '';
}

/** The innermost places that show exactly this text, in the order of the page. */
export function placesShowing(page: Page, typed: string): Element[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const showing: Element[] = [];
  for (const element of everyElement(page)) {
    if (!mayShow(element, wanted)) continue;
    if (!isVisible(element) || valueIn(page, element).toLowerCase() !== wanted) continue;
    // An element comes before what is in it: only the innermost that still shows it counts.
    while (isAround(showing.at(-1), element)) showing.pop();
    showing.push(element);
  }
  return showing;
}

/** Whether an element is in another, or in what a host around it shuts off. */
function isAround(outer: Element | undefined, element: Element): boolean {
  if (!outer || outer.contains(element)) return outer !== undefined;
  const root = element.getRootNode() as Partial<ShadowRoot>;
  return root.host !== undefined && isAround(outer, root.host);
}

/** Cheap, before the dear question what a person sees of it. A host's text is in its shadow root. */
function mayShow(element: Element, wanted: string): boolean {
  if (element.childElementCount === 0) return true;
  const { textContent } = element;
  return textContent.length < LONGEST_VALUE * 20 && textContent.toLowerCase().includes(wanted);
}

/** The fields that text can be written to and whose name holds what was typed; all, if nothing was. */
export function fieldsNamed(page: Page, typed: string): Element[] {
  const wanted = typed.trim().toLowerCase();
  const fields: Element[] = [];
  for (const element of everyElement(page)) {
    if (!isTextField(element) || !isVisible(element)) continue;
    if (fields.some((field) => field.contains(element))) continue;
    if (nameOfField(element).toLowerCase().includes(wanted)) fields.push(element);
  }
  return fields;
}
