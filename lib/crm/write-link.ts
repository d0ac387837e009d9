import { err, ok, type Result } from '../result';
import type { LinkRefusal, TextField } from './adapter';
import { focusedText, type Caret } from './caret';
import { hasCaret, isInput, isTextArea, valueOf } from './dom';
import type { LinkPlace } from './link-place';
import { openField } from './open-field';
import type { Page } from './page';
import { pressKey, typeInto } from './type-into';

/** A framework that does not take a value puts the old one back: when to look again, ms. */
export const READ_BACK_AFTER_MS = [0, 300] as const;

/** A form draws anew in its own time what its interface was told, ms. */
const BY_API_READ_BACK_AFTER_MS = [300, 300] as const;

export interface LinkTask {
  /** An http or https address. */
  readonly url: string;
  readonly overwrite: boolean;
  /** Where the link belongs, as the page has it now. */
  readonly place: LinkPlace;
  /** Why the page must not be written to, or undefined while it shows the link's own record. */
  readonly notThisRecord: () => LinkRefusal | undefined;
  /** Sets the link through the CRM's own interface; false where it did not take it. */
  readonly setByApi?: (() => Promise<boolean>) | undefined;
}

/** The link stands in its field, or the record shows it already, as a value of its own. */
export type Placed =
  | { readonly shown: true }
  | {
      readonly shown?: undefined;
      readonly field: TextField;
      /** What stood there before. */
      readonly before: string;
      /** The field was opened for this: it is open still, as an edit of the agent's would be. */
      readonly opened: boolean;
      /** The page said that the field was not filled as it should be, before anything was done. */
      readonly wasInvalid: boolean;
    };

/**
 * Writes a link into its record's field, as the agent would have typed it, and reads it back at
 * once and after a while. Everything is checked in the very turn in which the value is set.
 * A link that stands there already counts as written. Nothing is saved.
 */
export async function writeLink(
  page: Page,
  caret: Caret,
  task: LinkTask,
): Promise<Result<Placed, LinkRefusal>> {
  const refusal = task.notThisRecord();
  if (refusal) return err(refusal);
  if (task.place.isShown(task.url)) return ok({ shown: true });
  const opener = task.place.findField().ok ? undefined : task.place.findOpener();
  if (opener) {
    // An opened field takes the focus, and with it whatever the agent types next.
    if (caret.isTyping() || focusedText(page)) return err('agent-typing');
    const opened = await openField(opener, task);
    if (!opened.ok) return opened;
  }
  const field = fieldToWrite(page, caret, task, opener !== undefined);
  if (!field.ok) {
    if (opener && !caret.isTyping()) closeAgain(task);
    return field;
  }
  const before = valueOf(field.value);
  const wasInvalid = isInvalid(field.value);
  const byApi = before !== task.url && (await task.setByApi?.()) === true;
  // Time went by: what was allowed then may not be now.
  const stillField = task.setByApi ? fieldToWrite(page, caret, task, opener !== undefined) : field;
  if (!stillField.ok && !byApi) return stillField;
  const placed = {
    field: stillField.ok ? stillField.value : field.value,
    ...{ before, wasInvalid, opened: opener !== undefined },
  };
  if (before !== task.url && !byApi) {
    caret.quietly(() => {
      typeInto(placed.field, task.url, page, !placed.opened);
    });
  }
  return readBack(
    page,
    caret,
    task,
    placed,
    byApi ? BY_API_READ_BACK_AFTER_MS : READ_BACK_AFTER_MS,
  );
}

/** Whether it stands in the field, at once and after a while. */
async function readBack(
  page: Page,
  caret: Caret,
  task: LinkTask,
  placed: Extract<Placed, { field: TextField }>,
  delays: readonly number[],
): Promise<Result<Placed, LinkRefusal>> {
  for (const delay of delays) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    const refusal = task.notThisRecord();
    if (refusal) return err(refusal);
    if (task.place.isShown(task.url)) return ok({ shown: true });
    const now = task.place.findField();
    if (!now.ok || valueOf(now.value) !== task.url) return err('not-kept');
    if (isRefused(now.value, placed)) {
      takeBack(page, caret, now.value, placed);
      return err('refused-by-page');
    }
  }
  return ok(placed);
}

function fieldToWrite(
  page: Page,
  caret: Caret,
  task: LinkTask,
  opened: boolean,
): Result<TextField, LinkRefusal> {
  const refusal = task.notThisRecord();
  if (refusal) return err(refusal);
  const field = task.place.findField();
  if (!field.ok) return field;
  const before = valueOf(field.value);
  if (before === task.url) return field;
  // The page itself puts the caret into a field it opens; it is the agent's from the first key on.
  if (opened ? caret.isTyping() : hasCaret(field.value, page)) return err('agent-typing');
  if (before.trim() !== '' && !task.overwrite) return err('not-empty');
  return fits(field.value, task.url) ? field : err('not-editable');
}

/** A field's own limit binds only people; a link cut short leads nowhere. */
function fits(field: TextField, url: string): boolean {
  if (!isInput(field) && !isTextArea(field)) return true;
  return field.maxLength < 0 || url.length <= field.maxLength;
}

/** Whether a page refuses what stands in a field now, and did not before. */
export function isRefused(field: TextField, { wasInvalid }: { readonly wasInvalid: boolean }) {
  return !wasInvalid && isInvalid(field);
}

function isInvalid(field: TextField): boolean {
  if (field.getAttribute('aria-invalid') === 'true') return true;
  return (isInput(field) || isTextArea(field)) && !field.validity.valid;
}

/** Leaves a field that refuses the link as it was found: the agent could save nothing otherwise. */
export function takeBack(
  page: Page,
  caret: Caret,
  field: TextField,
  { before, opened }: { readonly before: string; readonly opened: boolean },
): void {
  caret.quietly(() => {
    typeInto(field, before, page, !opened);
    if (opened) pressKey(field, 'Escape');
  });
}

function closeAgain({ place }: LinkTask): void {
  const field = place.findField();
  if (field.ok) pressKey(field.value, 'Escape');
}
