/** Words about how the fields of a CRM's pages are found. */
import type { FieldProblem, FieldsView } from '../messages';
import { timeOfDay } from './timer';
import { sayCount, wording } from '../words';

const PROBLEMS: Record<FieldProblem, string> = wording({
  'not-found': 'field_not_found',
  empty: 'field_empty',
  ambiguous: 'field_ambiguous',
  forbidden: 'field_forbidden',
  'not-a-selector': 'field_not_a_selector',
  'being-edited': 'field_being_edited',
  pattern: 'field_pattern',
  'too-long': 'field_too_long',
});

/** Why a field was not read; another version may know more reasons. */
export const fieldProblem = (why: string): string =>
  (PROBLEMS as Readonly<Record<string, string>>)[why] ?? why;

/** `Zendesk: 3 of 4 fields found, last read 14:03:07.` */
export function fieldsFound({ siteName, of, missing, lastReadAt }: FieldsView): string {
  const found = of - missing.length;
  return lastReadAt === undefined
    ? sayCount('fields_found_unread', of, found, siteName)
    : sayCount('fields_found', of, found, siteName, timeOfDay(lastReadAt));
}

/** The fields that were not read, each with the reason; empty where all were. */
export const fieldsMissing = ({ missing }: FieldsView): string =>
  missing.map(({ column, why }) => `${column}: ${fieldProblem(why)}.`).join(' ');
