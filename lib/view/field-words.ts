/** Words about how the fields of a CRM's pages are found. */
import type { FieldProblem, FieldsView } from '../messages';
import { timeOfDay } from './timer';

const PROBLEMS: Record<FieldProblem, string> = {
  'not-found': 'not found',
  empty: 'empty',
  ambiguous: 'several differ',
  forbidden: 'a field for cards or passwords',
  'not-a-selector': 'not a selector',
  'being-edited': 'being edited',
  pattern: 'of another form',
  'too-long': 'too long',
};

/** Why a field was not read; another version may know more reasons. */
export const fieldProblem = (why: string): string =>
  (PROBLEMS as Readonly<Record<string, string>>)[why] ?? why;

/** `Zendesk: 3 of 4 fields found, last read 14:03:07.` */
export function fieldsFound({ siteName, of, missing, lastReadAt }: FieldsView): string {
  const read = lastReadAt === undefined ? 'not read yet' : `last read ${timeOfDay(lastReadAt)}`;
  const fields = of === 1 ? 'field' : 'fields';
  return `${siteName}: ${of - missing.length} of ${of} ${fields} found, ${read}.`;
}

/** The fields that were not read, each with the reason; empty where all were. */
export const fieldsMissing = ({ missing }: FieldsView): string =>
  missing.map(({ column, why }) => `${column}: ${fieldProblem(why)}.`).join(' ');
