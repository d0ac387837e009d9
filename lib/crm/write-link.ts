import { err, ok, type Result } from '../result';
import type { LinkRefusal, TextField } from './adapter';
import { focusedIn, hasCaret, isInput, isTextArea, valueOf } from './dom';
import type { Page } from './page';

/** A framework that does not take a value puts the old one back: when to look again, ms. */
export const READ_BACK_AFTER_MS = [0, 300] as const;

export interface LinkTask {
  /** An http or https address. */
  readonly url: string;
  readonly overwrite: boolean;
  /** The field as the page has it now. */
  readonly findField: () => Result<TextField, LinkRefusal>;
  /** Why the page must not be written to, or undefined while it shows the link's own record. */
  readonly notThisRecord: () => LinkRefusal | undefined;
}

/**
 * Writes a link into its record's field, as the agent would have typed it, and reads it back at
 * once and after a while. Everything is checked in the very turn in which the value is set.
 * A link that stands there already counts as written. Nothing is saved: that stays with the agent.
 */
export async function writeLink(page: Page, task: LinkTask): Promise<Result<void, LinkRefusal>> {
  const field = fieldToWrite(page, task);
  if (!field.ok) return field;
  if (valueOf(field.value) !== task.url) typeInto(field.value, task.url, page);
  for (const delay of READ_BACK_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    const refusal = task.notThisRecord();
    if (refusal) return err(refusal);
    const now = task.findField();
    if (!now.ok || valueOf(now.value) !== task.url) return err('not-kept');
  }
  return ok(undefined);
}

function fieldToWrite(page: Page, task: LinkTask): Result<TextField, LinkRefusal> {
  const refusal = task.notThisRecord();
  if (refusal) return err(refusal);
  const field = task.findField();
  if (!field.ok) return field;
  const before = valueOf(field.value);
  if (before === task.url) return field;
  if (hasCaret(field.value, page)) return err('agent-typing');
  if (before.trim() !== '' && !task.overwrite) return err('not-empty');
  return fits(field.value, task.url) ? field : err('not-editable');
}

/** A field's own limit binds only people; a link cut short leads nowhere. */
function fits(field: TextField, url: string): boolean {
  if (!isInput(field) && !isTextArea(field)) return true;
  return field.maxLength < 0 || url.length <= field.maxLength;
}

/**
 * React and its like replace `value` on the element itself to notice their own writes, and ignore
 * an `input` event whose value they have seen. So: first the prototype's setter, then the events,
 * in the order typing and leaving a field would send them. The focus stays where the agent has it.
 */
function typeInto(field: TextField, text: string, page: Page): void {
  const { ownerDocument } = field;
  const focused = focusedIn(ownerDocument, page);
  setText(field, text);
  const { inputType, bubbles, composed } = {
    inputType: 'insertText',
    bubbles: true,
    composed: true,
  };
  field.dispatchEvent(new InputEvent('input', { data: text, inputType, bubbles, composed }));
  field.dispatchEvent(new Event('change', { bubbles }));
  field.dispatchEvent(new FocusEvent('blur', { composed }));
  field.dispatchEvent(new FocusEvent('focusout', { bubbles, composed }));
  if (focused && focused !== focusedIn(ownerDocument, page) && 'focus' in focused) {
    (focused as HTMLElement).focus({ preventScroll: true });
  }
}

function setText(field: TextField, text: string): void {
  if (!isInput(field) && !isTextArea(field)) {
    field.textContent = text;
    return;
  }
  const prototype = isInput(field) ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
}
