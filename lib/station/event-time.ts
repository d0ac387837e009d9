/**
 * The eventTimestamp of a LogEvent at `at` (ms since the epoch). The vendor's guide does not state
 * its form, so it is the administrator's: `iso` is ISO 8601 in UTC; anything else is a pattern of
 * yyyy, MM, dd, HH, mm, ss and fff in local time, every other character as it is.
 */
export function eventTime(at: number, format: string): string {
  const time = new Date(at);
  if (format === 'iso') return time.toISOString();
  const two = (number: number) => String(number).padStart(2, '0');
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(time.getFullYear()),
    MM: two(time.getMonth() + 1),
    dd: two(time.getDate()),
    HH: two(time.getHours()),
    mm: two(time.getMinutes()),
    ss: two(time.getSeconds()),
    fff: String(time.getMilliseconds()).padStart(3, '0'),
  };
  return format.replace(/yyyy|MM|dd|HH|mm|ss|fff/g, (part) => parts[part] ?? part);
}
