/** A ledger as it may look after a morning, for the pictures of the options page. */
import type { Around, Deed, LedgerRow } from '../../lib/recorder/ledger/entry';
import type { LedgerVerdict } from '../../lib/recorder/ledger/verdict';

const MORNING = Date.UTC(2026, 2, 9, 9, 12, 4);
const CALL = { call: '429504.2640' };

/** Seconds after the one before, what happened, and where it was another place. */
const MORNING_DEEDS: readonly (readonly [number, Deed, Partial<Around>?])[] = [
  [0, { kind: 'background-started', start: 'browser' }],
  [40, { kind: 'settings-changed', paths: ['protect.maxSeconds', 'sites'] }],
  [1210, { kind: 'tag', column: 'fldCustomerAccountNum', outcome: 'acknowledged', ms: 412 }, CALL],
  [95, { kind: 'pause-wished', act: 'a', by: 'hotkey' }, CALL],
  [0.1, request('PauseRecording', 'acknowledged', 100, 38), CALL],
  [0.1, request('DesktopPause', 'refused', 664, 51), CALL],
  [0.6, request('DesktopPause', 'acknowledged', 100, 47), CALL],
  [0.1, { kind: 'pause-confirmed', act: 'a', ms: 912 }, CALL],
  [31, { kind: 'pause-lost', act: 'a', ms: 31_040, why: 'audio-not-paused' }, CALL],
  [0.5, request('PauseRecording', 'acknowledged', 100, 40), CALL],
  [0.1, { kind: 'pause-regained', act: 'a', ms: 604 }, CALL],
  [52, { kind: 'pause-ended', act: 'a', by: 'agent', ms: 84_900, heldMs: 83_400 }, CALL],
  [0, { kind: 'resume-wished', act: 'b', by: 'agent' }, CALL],
  [0.1, request('ResumeRecording', 'acknowledged', 100, 44), CALL],
  [8, request('DesktopResume', 'unknown', undefined, 8000), CALL],
  [0.1, { kind: 'resume-partly', act: 'b', ms: 8120, why: 'desktop-still-paused' }, CALL],
  [62, { kind: 'port-moved', fromUnit: '1', fromPort: '007' }, { port: '012' }],
  [140, { kind: 'link', outcome: 'refused', why: 'not-empty' }, CALL],
];

function request(
  name: Extract<Deed, { kind: 'request' }>['request'],
  outcome: Extract<Deed, { kind: 'request' }>['outcome'],
  code: number | undefined,
  ms: number,
): Deed {
  return { kind: 'request', request: name, outcome, ms, ...(code === undefined ? {} : { code }) };
}

/** The newest first, numbered up to `last`. */
export function morning(last: number): LedgerRow[] {
  let at = MORNING;
  const count = MORNING_DEEDS.length;
  return MORNING_DEEDS.map(([seconds, deed, place], index): LedgerRow => {
    at += seconds * 1000;
    const around = { at, offset: 60, who: 'ann.lee', unit: '1', port: '007', ...place };
    const sequence = last - count + 1 + index;
    const hash = 'a'.repeat(64);
    return { sequence, previous: hash, hash, entry: { id: `event-${index}`, ...around, ...deed } };
  }).reverse();
}

const HASH = '5f0c'.repeat(16);

export const INTACT: LedgerVerdict = {
  state: 'intact',
  count: 12_345,
  first: 801,
  last: { sequence: 13_145, hash: HASH },
  anchor: { sequence: 13_120, hash: HASH, by: 'log-event', at: MORNING },
  cut: { sequence: 13_001, at: MORNING, first: 801, days: 365 },
  faults: [],
  faultCount: 0,
};

export const BROKEN: LedgerVerdict = {
  state: 'broken',
  count: 12_340,
  first: 1,
  last: { sequence: 12_340, hash: HASH },
  faults: [
    { kind: 'edited', sequence: 4021 },
    { kind: 'missing', from: 4030, to: 4032 },
    {
      kind: 'cut-off',
      last: 12_340,
      anchor: { sequence: 12_345, hash: HASH, by: 'given', at: MORNING },
    },
  ],
  faultCount: 3,
};

export const NOT_ANCHORED: LedgerVerdict = {
  state: 'not anchored',
  count: 18,
  first: 1,
  last: { sequence: 18, hash: HASH },
  faults: [],
  faultCount: 0,
};
