import { describe, expect, it } from 'vitest';
import { durationMs, unitFrom } from '../../lib/recorder/duration';
import type { Reading } from '../../lib/recorder/state';
import { START } from './support/scene';

const reading = (duration: string | undefined, ms: number, state: Reading['state'] = 'PAUSE') => ({
  state,
  askedAt: START + ms,
  at: START + ms + 20,
  ...(duration === undefined ? {} : { duration }),
});

describe('what a stateDuration counts in', () => {
  it.each([
    ['seconds', '3', '8', 5000, 'seconds'],
    ['seconds that were rounded against us', '3', '6', 4000, 'seconds'],
    ['milliseconds', '3100', '8150', 5000, 'milliseconds'],
    ['ticks', '31000000', '82000000', 5000, 'ticks'],
    ['one that never moves', '20', '20', 60_000, undefined],
    ['one that runs backwards', '20', '2', 5000, undefined],
    ['minutes, which nobody foresaw', '1', '2', 60_000, undefined],
    ['too short a time', '3', '6', 3000, undefined],
    ['text', 'PT3S', 'PT8S', 5000, undefined],
    ['nothing', undefined, undefined, 5000, undefined],
  ])('is told from two readings: %s', (_, first, second, ms, unit) => {
    expect(unitFrom(reading(first, 0), reading(second, ms))).toBe(unit);
  });

  it('is not told from readings of two states', () => {
    expect(unitFrom(reading('3', 0), reading('8', 5000, 'RECORD'))).toBeUndefined();
  });

  it.each([
    ['seconds', '90', 90_000],
    ['milliseconds', '90', 90],
    ['ticks', '900000000', 90_000],
    ['unknown', '90', undefined],
    ['auto', '90', undefined],
  ] as const)('or is the administrator’s word: %s', (rule, text, ms) => {
    expect(durationMs(text, {}, rule)).toBe(ms);
  });

  it('is what was found, where the rule leaves it to that', () => {
    expect(durationMs('90', { durationUnit: 'seconds' }, 'auto')).toBe(90_000);
    expect(durationMs('90', { durationUnit: 'seconds' }, 'milliseconds')).toBe(90);
  });
});
