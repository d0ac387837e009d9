import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettingsText, settingsFileText } from '../../lib/settings/file';
import { upToDate } from '../../lib/settings/migrate';
import type { Step } from '../../lib/settings/migrate';
import { resolveSettings } from '../../lib/settings/resolve';

/** One file as each version once wrote it, with everything in it. None may ever be changed. */
const FROZEN = [
  { version: 1, sha256: '0abe1cc8b165f165704d2f17d5d895df860b6091ab2832434605f77f6872d7f5' },
];

describe.each(FROZEN)('a settings file of version $version', ({ version, sha256 }) => {
  const text = readFileSync(`test/fixtures/settings/version-${version}.json`, 'utf8');

  it('is the one that was frozen', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  });

  it('is still read, and every setting in it means what it meant', () => {
    const read = readSettingsText(text);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const settings = resolveSettings([read.value]);
    expect(settings).toMatchObject({
      service: { timeoutSeconds: 6, credentials: 'include', interruptReads: false },
      identity: { by: 'lookup', lookup: { table: [{ key: '0042', extension: '007' }] } },
      desktop: { recorded: true, order: 'desktop-first', quarantineSeconds: 60 },
      protect: { maxSeconds: 120, onTimeout: 'resume', carrySeconds: 5, reasons: ['Card payment'] },
      controls: { pause: true, start: true, stop: true, cancel: false },
      events: { logToRecorder: true, eventTypes: { 'pause-wished': 'Pause' } },
      ledger: { retainDays: 90 },
    });
    expect(settings.sites[0]?.fields[0]?.from).toHaveLength(7);
    expect(settings.sites[0]?.fields[0]?.allowCardLike).toEqual({ length: 16, prefix: '99' });
    expect(readSettingsText(settingsFileText(read.value))).toEqual(read);
  });
});

describe('upToDate', () => {
  const renamed: Step = ({ old, ...others }) => ({ ...others, middle: old });
  const moved: Step = ({ middle, ...others }) => ({ ...others, group: { now: middle } });
  const steps = [renamed, moved];

  it('takes every step from the version it finds, and no other', () => {
    expect(upToDate({ version: 1, old: '007' }, steps)).toEqual({
      version: 3,
      group: { now: '007' },
    });
    expect(upToDate({ version: 2, middle: 7 }, steps)).toEqual({ version: 3, group: { now: 7 } });
  });

  it('takes what says no version for the first', () => {
    expect(upToDate({ old: 1 }, steps)).toEqual({ version: 3, group: { now: 1 } });
  });

  it.each([
    { version: 3, group: {} },
    { version: 4 },
    { version: '1' },
    { version: 0 },
    [],
    null,
    'x',
  ])('leaves %j as it is', (input) => {
    expect(upToDate(input, steps)).toBe(input);
  });
});
