import type { TextField } from './adapter';
import { isEditableText, isInput, isTextArea } from './dom';
import { isForbidden } from './forbidden';

/** Input types that hold text as it is. */
const TEXT_TYPES: readonly string[] = ['text', 'url', 'search'];

/** Whether text may be written into an element, now and by anybody. */
export function isTextField(element: Element): element is TextField {
  // A field is also disabled by the fieldset around it, which only the selector knows.
  if (isForbidden(element) || element.matches(':disabled')) return false;
  if (isTextArea(element)) return !element.readOnly;
  if (isInput(element)) return TEXT_TYPES.includes(element.type) && !element.readOnly;
  return isEditableText(element);
}
