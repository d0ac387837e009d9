import type { TextField } from './adapter';
import { isInput, isTextArea } from './dom';
import type { LinkPlace } from './link-place';
import { press, pressKey } from './type-into';

/**
 * Stores what stands in a field, as the agent would: by what the site's rules name, by the field's
 * form, or by the Enter key. A form the agent has not finished is left to him.
 *
 * @returns whether anything was pressed
 */
export function saveLink(field: TextField, place: LinkPlace, opened: boolean): boolean {
  const button = place.findSave();
  if (button) {
    press(button);
    return true;
  }
  const form = isInput(field) || isTextArea(field) ? field.form : null;
  if (form) {
    if (!form.checkValidity()) return false;
    form.requestSubmit();
    return true;
  }
  pressKey(field, 'Enter');
  if (opened && field.isConnected) field.blur();
  return true;
}
