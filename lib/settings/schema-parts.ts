/** What the parts of the settings' schema are made of. */
import * as v from 'valibot';
import { say } from '../words';

export const text = (maximum = 2000) => v.pipe(v.string(), v.maxLength(maximum));

export const named = (maximum = 2000) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => say('setting_empty')),
    v.maxLength(maximum),
  );

export const whole = (minimum: number, maximum: number) =>
  v.pipe(
    v.number(() => say('setting_no_number')),
    v.integer(() => say('setting_not_whole')),
    v.minValue(minimum, () => say('setting_too_small', minimum)),
    v.maxValue(maximum, () => say('setting_too_large', maximum)),
  );

export const flag = (standard: boolean) =>
  v.optional(
    v.boolean(() => say('setting_no_flag')),
    standard,
  );

const notAnExpression = () => say('setting_no_expression');

/** Whether JavaScript reads this as a regular expression with the `u` flag. */
function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

export const expression = v.pipe(text(500), v.check(compiles, notAnExpression));
export const namedExpression = v.pipe(named(500), v.check(compiles, notAnExpression));
