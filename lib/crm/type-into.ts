import type { TextField } from './adapter';
import { focusedIn, isInput, isTextArea } from './dom';
import type { Page } from './page';

const ACROSS = { bubbles: true, composed: true };

/**
 * Puts a text into a field as if the agent had typed it.
 *
 * React and its like replace `value` on the element itself to notice their own writes, and ignore
 * an `input` event whose value they have seen. So: first the prototype's setter, then the events,
 * in the order typing and leaving a field would send them. The focus stays where the agent has it.
 *
 * @param leave whether to send the events of leaving the field too. Not into a field that was
 *   opened for this: pages take those as the word to store it.
 */
export function typeInto(field: TextField, text: string, page: Page, leave = true): void {
  const { ownerDocument } = field;
  const focused = focusedIn(ownerDocument, page);
  setText(field, text);
  field.dispatchEvent(new InputEvent('input', typing(text)));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  if (!leave) return;
  field.dispatchEvent(new FocusEvent('blur', { composed: true }));
  field.dispatchEvent(new FocusEvent('focusout', ACROSS));
  if (focused && focused !== focusedIn(ownerDocument, page) && 'focus' in focused) {
    (focused as HTMLElement).focus({ preventScroll: true });
  }
}

function typing(data: string): InputEventInit {
  return { data, inputType: 'insertText', ...ACROSS };
}

function setText(field: TextField, text: string): void {
  if (isInput(field) || isTextArea(field)) {
    const prototype = isInput(field) ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
    return;
  }
  // An editor that keeps a model of its own takes the text here, and refuses to have it put in.
  const before = new InputEvent('beforeinput', { ...typing(text), cancelable: true });
  if (field.dispatchEvent(before)) field.textContent = text;
}

/** Presses an element with the mouse, or twice in a row. */
export function press(element: HTMLElement, twice = false): void {
  for (let clicks = twice ? 2 : 1; clicks > 0; clicks -= 1) {
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) {
      element.dispatchEvent(new MouseEvent(type, { ...ACROSS, cancelable: true }));
    }
    element.click();
  }
  if (twice) element.dispatchEvent(new MouseEvent('dblclick', { ...ACROSS, cancelable: true }));
}

/** Presses a key in a field. Nothing is typed by it: no page can be made to. */
export function pressKey(field: TextField, key: 'Enter' | 'Escape'): void {
  const keyCode = key === 'Enter' ? 13 : 27;
  for (const type of ['keydown', 'keypress', 'keyup']) {
    const options = { key, code: key, keyCode, which: keyCode, cancelable: true, ...ACROSS };
    field.dispatchEvent(new KeyboardEvent(type, options));
  }
}
