import { err, ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { ReadProblem } from './adapter';

type Field = SiteRules['fields'][number];
type Shape = Pick<Field, 'pattern' | 'digitsOnly' | 'prefix' | 'maxLength'>;

/** The longest value of any column, in characters. */
const LONGEST_VALUE = 4000;

/** Marks that browsers break lines by and nobody sees. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;
/** White space and marks of direction around a text. */
const EDGES = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;
/** How pages write that there is nothing. */
const NOTHING = /^[-–—]*$/;

/**
 * Makes a column's value out of what the page shows: trimmed, matched whole against the field's
 * pattern (group 1, where there is one, is the value), then only its digits, then the prefix before
 * it, where the field says so. Never cut, padded or counted with.
 */
export function toValue(
  shown: string,
  field: Shape,
): Result<string, Extract<ReadProblem, 'empty' | 'pattern' | 'too-long'>> {
  const trimmed = shown.replace(UNSEEN, '').replace(EDGES, '');
  if (NOTHING.test(trimmed)) return err('empty');
  if (trimmed.length > LONGEST_VALUE) return err('too-long');
  const matched = field.pattern === undefined ? trimmed : wholeMatch(trimmed, field.pattern);
  const bare = field.digitsOnly ? matched?.replace(/\P{Nd}/gu, '') : matched;
  if (bare === undefined || bare === '') return err('pattern');
  const value = (field.prefix ?? '') + bare;
  return value.length > (field.maxLength ?? LONGEST_VALUE) ? err('too-long') : ok(value);
}

function wholeMatch(text: string, pattern: string): string | undefined {
  const match = new RegExp(`^(?:${pattern})$`, 'u').exec(text);
  return match?.length === 1 ? match[0] : match?.[1];
}

/** The first place in a text where a pattern is found: its group 1, or all of it. */
export function partOf(text: string, pattern: string): string | undefined {
  const match = new RegExp(pattern, 'u').exec(text);
  return match?.[1] ?? match?.[0];
}

/** Addresses carry values encoded: `A%26B` is the account `A&B`. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
