import { err, ok, type Result } from '../result';
import type { LinkRefusal } from './adapter';
import type { LinkTask } from './write-link';
import { press } from './type-into';

/** Within this a page that edits on one click has opened its field, ms. Else it wants two. */
export const SECOND_CLICK_AFTER_MS = 500;
/** How long a field may take to open, ms. */
export const OPENED_WITHIN_MS = 3000;
const LOOK_EVERY_MS = 50;

/** Presses what opens a field and waits for it. Stops at once when another record comes. */
export async function openField(
  opener: HTMLElement,
  task: LinkTask,
): Promise<Result<void, LinkRefusal>> {
  press(opener);
  for (let waited = 0; waited < OPENED_WITHIN_MS; waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const refusal = task.notThisRecord();
    if (refusal) return err(refusal);
    const field = task.place.findField();
    if (field.ok) return ok(undefined);
    if (waited === SECOND_CLICK_AFTER_MS) {
      const again = task.place.findOpener();
      if (again) press(again, true);
    }
  }
  // Not `no-field`, which is tried again: pressing it for ever would be worse than no link.
  return err('not-editable');
}
