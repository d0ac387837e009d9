import { err, ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { ReadProblem } from './adapter';

type Field = SiteRules['fields'][number];

/** The longest value of any column, in characters. */
const LONGEST_VALUE = 4000;

/**
 * Makes a column's value out of what the page shows: trimmed, matched whole against the field's
 * pattern (group 1, where there is one, is the value), and never cut, padded or counted with.
 */
export function toValue(
  shown: string,
  field: Pick<Field, 'pattern' | 'maxLength'>,
): Result<string, Extract<ReadProblem, 'empty' | 'pattern' | 'too-long'>> {
  const trimmed = shown.trim();
  if (trimmed === '') return err('empty');
  if (trimmed.length > LONGEST_VALUE) return err('too-long');
  const value = field.pattern === undefined ? trimmed : matched(trimmed, field.pattern);
  if (value === undefined || value === '') return err('pattern');
  return value.length > (field.maxLength ?? LONGEST_VALUE) ? err('too-long') : ok(value);
}

function matched(text: string, pattern: string): string | undefined {
  const match = new RegExp(`^(?:${pattern})$`, 'u').exec(text);
  return match?.length === 1 ? match[0] : match?.[1];
}

/** The first place in a text where a pattern is found: its group 1, or all of it. */
export function partOf(text: string, pattern: string): string | undefined {
  const match = new RegExp(pattern, 'u').exec(text);
  return match?.[1] ?? match?.[0];
}
