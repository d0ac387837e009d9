import { err, ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { CrmAdapter, ReadProblem, RecordReading, TextField } from './adapter';
import { isEditableText, isInput, isTextArea } from './dom';
import { isForbidden } from './forbidden';
import type { Page } from './page';
import { readSource, visibleElements } from './sources';
import { toValue } from './value';

/** Any CRM, described by the site's rules alone. */
export const custom: CrmAdapter = {
  id: 'custom',

  readRecord(page, url, rules): RecordReading {
    const values: { column: string; value: string }[] = [];
    const problems: { column: string; reason: ReadProblem }[] = [];
    for (const field of rules.fields) {
      const { column } = field;
      const value = readField(page, url, field);
      if (value.ok) values.push({ column, value: value.value });
      else problems.push({ column, reason: value.error });
    }
    return { values, problems };
  },

  findLinkField(page, rules): Result<TextField, 'no-field' | 'not-editable'> {
    for (const source of rules.link.to) {
      const elements = visibleElements(page, source);
      if (!elements.ok || elements.value.length !== 1) continue;
      const [only] = elements.value;
      if (only) return isTextField(only) ? ok(only) : err('not-editable');
    }
    return err('no-field');
  },
};

/** After these the next source may still find the value; after the others it could find a wrong one. */
const TRY_NEXT: readonly ReadProblem[] = ['not-found', 'empty', 'pattern'];

function readField(
  page: Page,
  url: URL,
  field: SiteRules['fields'][number],
): Result<string, ReadProblem> {
  let problem: ReadProblem = 'not-found';
  for (const source of field.from) {
    const shown = readSource(page, url, source);
    const value = shown.ok ? toValue(shown.value, field) : shown;
    if (value.ok) return value;
    if (!TRY_NEXT.includes(value.error)) return value;
    if (problem === 'not-found') problem = value.error;
  }
  return err(problem);
}

/** Input types that hold text as it is. */
const TEXT_TYPES: readonly string[] = ['text', 'url', 'search'];

function isTextField(element: Element): element is TextField {
  // A field is also disabled by the fieldset around it, which only the selector knows.
  if (isForbidden(element) || element.matches(':disabled')) return false;
  if (isTextArea(element)) return !element.readOnly;
  if (isInput(element)) return TEXT_TYPES.includes(element.type) && !element.readOnly;
  return isEditableText(element);
}
