import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../lib/recorder/ledger/entry';
import type { LedgerVerdict } from '../../lib/recorder/ledger/verdict';
import {
  faultWords,
  localTime,
  pageWords,
  placeWords,
  resultOf,
  triggerOf,
  verdictWords,
  whatHappened,
} from '../../lib/view/activity-words';
import { morning } from '../pictures/activity-rows';

const AROUND = { id: 'e', at: Date.UTC(2026, 2, 9, 13, 3, 7), offset: 60 };
const HASH = '5f0c'.repeat(16);

describe('an entry', () => {
  it('of a request says what came of it, and how often in a row', () => {
    const request = { ...AROUND, kind: 'request', request: 'DesktopPause', ms: 5 } as const;
    expect(whatHappened({ ...request, outcome: 'refused' })).toBe('DesktopPause');
    expect(resultOf({ ...request, outcome: 'refused', tries: 4 })).toBe(
      'Refused, 4 times in a row',
    );
    expect(resultOf({ ...request, outcome: 'refused', unsent: true })).toBe('Not sent');
  });

  it('of a pause that was lost says why, and how long it had held', () => {
    const lost: LedgerEntry = {
      ...AROUND,
      kind: 'pause-lost',
      act: 'a',
      ms: 97_400,
      why: 'audio-not-paused',
    };
    expect(resultOf(lost)).toMatch(/ It had held for 97 s\.$/);
    expect(resultOf({ ...lost, ms: 800 })).toContain('0.8 s');
    expect(resultOf({ ...lost, ms: 12 * 60_000 })).toContain('12 min');
    expect(resultOf({ ...lost, ms: 3 * 3_600_000 })).toContain('3 h');
  });

  it('of a version that this one does not know is shown by its own name', () => {
    const foreign = { ...AROUND, kind: 'moved-house', by: 'somebody' } as unknown as LedgerEntry;
    expect([whatHappened(foreign), triggerOf(foreign), resultOf(foreign)]).toEqual([
      'moved-house',
      'somebody',
      '',
    ]);
  });

  it('stands at the local time it was made at, wherever it is read', () => {
    expect(localTime(AROUND)).toBe('2026-03-09 14:03:07 +01:00');
    expect(localTime({ ...AROUND, offset: -210 })).toBe('2026-03-09 09:33:07 −03:30');
    expect(localTime({ at: Number.NaN, offset: 0 })).toBe('');
  });

  it('says where, with a dash for what was not known', () => {
    expect(placeWords({ ...AROUND, kind: 'identity-changed', unit: '1', port: '007' })).toBe(
      '1 · 007 · –',
    );
  });
});

describe('which entries are in front', () => {
  const rows = morning(1234);
  const page = { rows, hasOlder: true, hasNewer: false, first: 1, last: 1234 };

  it('counts from the newest, and with a filter only what is seen', () => {
    expect(pageWords(page, false)).toBe('Entries 1–18 of 1,234');
    expect(pageWords(page, true)).toBe('18 entries');
    expect(pageWords({ ...page, rows: rows.slice(0, 1) }, true)).toBe('1 entry');
  });

  it('says when there is none at all, or none that fits', () => {
    const empty = { rows: [], hasOlder: false, hasNewer: false };
    expect(pageWords(empty, false)).toBe('There is no entry yet.');
    expect(pageWords({ ...empty, first: 1, last: 9 }, true)).toBe('No entry fits.');
  });
});

describe('what a check found', () => {
  const anchor = { sequence: 90, hash: HASH, by: 'export', at: 0 } as const;
  const last = { sequence: 100, hash: HASH };

  it('is only called intact with the anchor that vouches for it, and how far that goes', () => {
    const words = verdictWords({
      state: 'intact',
      count: 100,
      first: 1,
      last,
      anchor,
    } as LedgerVerdict);
    expect(words.tone).toBe('good');
    expect(words.more).toEqual([
      'Up to entry 90 it agrees with an export, as this computer remembers it.',
      'For the 10 after it nobody vouches yet.',
    ]);
  });

  it('without an anchor is a warning, not good news', () => {
    const words = verdictWords({
      state: 'not anchored',
      count: 1,
      first: 1,
      last,
    } as LedgerVerdict);
    expect(words.tone).toBe('warn');
    expect(words.what).toContain('the one entry fit');
  });

  it('is bad news in so many words', () => {
    expect(
      verdictWords({ state: 'broken', count: 9, first: 1, last } as LedgerVerdict),
    ).toMatchObject({
      tone: 'bad',
      what: 'The ledger was changed. It proves nothing from the first fault on.',
    });
    expect(faultWords({ kind: 'missing', from: 3, to: 3 })).toBe('Entry 3 is missing.');
    expect(faultWords({ kind: 'missing', from: 3, to: 1003 })).toBe(
      'Entries 3 to 1,003 are missing.',
    );
    expect(faultWords({ kind: 'cut-off', last: 80, anchor })).toContain('knows of entry 90');
  });
});
