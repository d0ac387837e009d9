import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCardNumberAcross } from '../../../lib/recorder/card-guard';
import { readHead } from '../../../lib/recorder/ledger/chain';
import { LEDGER_KINDS } from '../../../lib/recorder/ledger/entry';
import type { Deed } from '../../../lib/recorder/ledger/entry';
import { isForRecorder, ledgerEvent } from '../../../lib/recorder/ledger/event';
import type { LedgerEvent } from '../../../lib/recorder/ledger/event';
import { createWriteGuard } from '../../../lib/recorder/write-guard';
import { entryAt } from '../support/ledger-rows';

const HEAD = { sequence: 812, hash: 'a0'.repeat(32) };
const words = ({ eventType, Parm1, Parm2, Parm3 }: LedgerEvent) => [eventType, Parm1, Parm2, Parm3];

describe('the event for an entry', () => {
  it('carries its own id, what happened, and the head of the ledger', () => {
    const deed: Deed = {
      kind: 'request',
      request: 'PauseRecording',
      act: 'act-1',
      outcome: 'refused',
      code: 608,
      ms: 41,
    };
    expect(ledgerEvent({ ...entryAt(7, deed), call: '429504.2640' }, HEAD)).toEqual({
      id: 'event-7',
      eventType: 'request',
      Parm1: 'event-7',
      Parm2:
        'request=PauseRecording act=act-1 outcome=refused code=608 call=429504.2640 after=41ms',
      Parm3: `812:${HEAD.hash}`,
    });
  });

  it('is named as the settings say', () => {
    const types = { 'pause-confirmed': 'SecurePause' };
    expect(ledgerEvent(entryAt(7), HEAD, types).eventType).toBe('SecurePause');
  });

  it('holds no Parm that is longer than the guide allows, and cuts no character in two', () => {
    const paths = ['x'.repeat(1000), '\u{1F512}'.repeat(100)];
    const event = ledgerEvent(entryAt(1, { kind: 'settings-changed', paths }), HEAD);
    expect(event.Parm2.length).toBeLessThanOrEqual(1024);
    expect(event.Parm2.length).toBeGreaterThanOrEqual(1023);
    expect(event.Parm2).toMatch(/\u{1F512}$/u);
    const long = ledgerEvent({ ...entryAt(1), id: 'i'.repeat(2000) }, HEAD);
    expect(long.Parm1).toHaveLength(1024);
  });

  it('says nothing of who it was: the event itself names the user', () => {
    expect(words(ledgerEvent(entryAt(1), HEAD)).join(' ')).not.toContain('anna');
  });

  it('withholds what looks like a card', () => {
    const reason = 'she said 4111 1111 1111 1111';
    const deed: Deed = { kind: 'pause-reason', act: 'a', reason };
    expect(ledgerEvent(entryAt(1, deed), HEAD).Parm2).toBe('act=a reason=withheld');
  });

  it('passes the guard of the one way out, whatever the hash and the id are', () => {
    const guard = createWriteGuard([]);
    const hex = fc.stringMatching(/^[\da-f]{64}$/);
    const digits = fc.stringMatching(/^[45]\d{14,40}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          hex,
          digits.map((text) => text.padEnd(64, '0').slice(0, 64)),
        ),
        fc.oneof(fc.uuid(), digits),
        fc.integer({ min: 1, max: 10_000_000 }),
        (hash, id, sequence) => {
          const head = { sequence, hash };
          const event = ledgerEvent({ ...entryAt(1), id }, head);
          expect(hasCardNumberAcross(words(event))).toBe(false);
          expect(
            guard('LogEvent', { ...event, eventTimestamp: '2026-03-09T14:03:07' }),
          ).toBeUndefined();
          expect(readHead(event.Parm3)).toEqual(head);
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  it('spells a hash that looks like a card without digits', () => {
    const hash = `4111111111111111${'a'.repeat(48)}`;
    const event = ledgerEvent(entryAt(1), { sequence: 3, hash });
    expect(event.Parm3).toMatch(/^3:[a-p]{64}$/);
    expect(readHead(event.Parm3)).toEqual({ sequence: 3, hash });
  });
});

describe('events for the recorder', () => {
  it('are made of what happened to recordings, not of the ledger’s own business', () => {
    const left = LEDGER_KINDS.filter((kind) => !isForRecorder({ kind }));
    expect(left).toEqual([
      ...['request', 'field-lost', 'practice-began', 'practice-ended'],
      ...['exported', 'cut', 'entries-lost'],
    ]);
    expect(LEDGER_KINDS.filter((kind) => isForRecorder({ kind, practice: true }))).toEqual([]);
  });
});
