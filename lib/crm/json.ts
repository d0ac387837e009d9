import { err, ok, type Result } from '../result';
import type { ReadProblem } from './adapter';

/** The longest JSON that is read, in characters: reading it must not be felt in the page. */
const LONGEST_JSON = 1_000_000;

/**
 * The value at a path in a text of JSON. Numbers come as they are written, for JavaScript would
 * round an account number of twenty digits; browsers too old to tell how they are written give
 * only those that are surely unchanged.
 *
 * @param path names and list places with dots between them, e.g. `accounts.0.number`
 */
export function readJson(
  text: string,
  path: string,
): Result<string, Extract<ReadProblem, 'not-found' | 'too-long'>> {
  if (text.length > LONGEST_JSON) return err('too-long');
  let value: unknown;
  try {
    value = JSON.parse(text, keepNumbersAsWritten);
  } catch {
    return err('not-found');
  }
  for (const name of path.split('.')) {
    // Only what the page wrote, never what every object has.
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return err('not-found');
    }
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' ? ok(value) : err('not-found');
}

/** Source of `source`: TC39, JSON.parse source text access (Chrome 114, Firefox 135). */
function keepNumbersAsWritten(_key: string, value: unknown, ...rest: unknown[]): unknown {
  if (typeof value !== 'number') return value;
  const [context] = rest as [{ readonly source?: string }?];
  return context?.source ?? (Number.isSafeInteger(value) ? String(value) : undefined);
}
