import { expect, it } from 'vitest';
import { REQUEST_NAMES, REQUESTS } from '../../lib/encore/requests';
import { resolveSettings } from '../../lib/settings/resolve';
import { missingRight } from '../../lib/view/console-rights';

const NONE = { pause: false, resume: false, assignField: false };
const ALL = { start: true, stop: true, cancel: true, desktop: true, logEvent: true };

it('no right is needed for what only reads, and one for everything else', () => {
  const settings = resolveSettings([{ controls: NONE }]);
  for (const request of REQUEST_NAMES) {
    const isRead = ['init', 'read'].includes(REQUESTS[request].kind);
    expect([request, missingRight(request, settings) === undefined]).toEqual([request, isRead]);
  }
});

it('events and the desktop have a switch beside the right', () => {
  const off = resolveSettings([{ controls: ALL, desktop: { recorded: false } }]);
  expect(missingRight('LogEvent', off)).toBe('events.logToRecorder');
  expect(missingRight('DesktopPause', off)).toBe('desktop.recorded');
  const on = resolveSettings([{ controls: ALL, events: { logToRecorder: true } }]);
  expect(REQUEST_NAMES.filter((request) => missingRight(request, on) !== undefined)).toEqual([]);
});
