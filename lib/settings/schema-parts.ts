/** What the parts of the settings' schema are made of. */
import * as v from 'valibot';

export const text = (maximum = 2000) => v.pipe(v.string(), v.maxLength(maximum));

export const named = (maximum = 2000) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(maximum));

export const whole = (minimum: number, maximum: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(minimum, `must be at least ${minimum}`),
    v.maxValue(maximum, `must be at most ${maximum}`),
  );

export const flag = (standard: boolean) => v.optional(v.boolean('must be true or false'), standard);

const NOT_AN_EXPRESSION = 'must be a regular expression as JavaScript reads it';

/** Whether JavaScript reads this as a regular expression with the `u` flag. */
function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

export const expression = v.pipe(text(500), v.check(compiles, NOT_AN_EXPRESSION));
export const namedExpression = v.pipe(named(500), v.check(compiles, NOT_AN_EXPRESSION));
