import { describe, expect, it } from 'vitest';
import { eventTime } from '../../lib/station/event-time';

describe('the time of an event', () => {
  const at = new Date(2026, 10, 8, 9, 5, 3, 7).getTime();

  it('is ISO 8601 in UTC unless an administrator says otherwise', () => {
    expect(eventTime(at, 'iso')).toBe(new Date(at).toISOString());
  });

  it.each([
    ['yyyy-MM-dd HH:mm:ss.fff', '2026-11-08 09:05:03.007'],
    ['dd/MM/yyyy', '08/11/2026'],
    ['at HH o’clock', 'at 09 o’clock'],
  ])('or a pattern in local time: %s', (pattern, text) => {
    expect(eventTime(at, pattern)).toBe(text);
  });
});
