import { say } from '../words';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const two = (count: number): string => String(count).padStart(2, '0');

/** A running time for the eye: ms in, `0:42`, `12:05` or `1:02:03` out. Below zero reads `0:00`. */
export function runningTime(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long ago: ms in, `2 s ago`, `3 min ago` or `5 h ago` out. Below zero reads `0 s ago`. */
export function ago(ms: number): string {
  if (ms >= HOUR) return say('ago_hours', Math.floor(ms / HOUR));
  if (ms >= MINUTE) return say('ago_minutes', Math.floor(ms / MINUTE));
  return say('ago_seconds', Math.floor(Math.max(0, ms) / SECOND));
}

/** Time of day on this computer: ms since the epoch in, `14:03:07` out. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}
