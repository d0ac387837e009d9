import { err, ok, type Result } from '../result';

const LONGEST_MINUTES = 1440;

/**
 * The longest time of a recording as typed, in minutes.
 *
 * @returns seconds; undefined for an empty box: the recorder's own limit. An error for anything
 *   but a whole number from 1 to 1440, the most a request may carry.
 */
export function secondsOfMinutes(typed: string): Result<number | undefined, 'no-time'> {
  const text = typed.trim();
  if (text === '') return ok(undefined);
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= LONGEST_MINUTES ? ok(minutes * 60) : err('no-time');
}
