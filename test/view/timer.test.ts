import { describe, expect, it } from 'vitest';
import { ago, runningTime, timeOfDay } from '../../lib/view/timer';

describe('runningTime', () => {
  it.each([
    [-5000, '0:00'],
    [999, '0:00'],
    [42_000, '0:42'],
    [725_000, '12:05'],
    [3_725_000, '1:02:05'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(runningTime(ms)).toBe(text);
  });
});

describe('ago', () => {
  it.each([
    [-1, '0 s ago'],
    [2999, '2 s ago'],
    [59_999, '59 s ago'],
    [60_000, '1 min ago'],
    [3_600_000, '1 h ago'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(ago(ms)).toBe(text);
  });
});

describe('timeOfDay', () => {
  it('writes the time of this computer with seconds, 24 hours a day', () => {
    expect(timeOfDay(new Date(2026, 2, 9, 14, 3, 7).getTime())).toBe('14:03:07');
  });
});
