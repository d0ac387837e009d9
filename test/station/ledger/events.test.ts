import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../lib/recorder/ledger/entry';
import { resolveSettings } from '../../../lib/settings/resolve';
import { eventsOf, headsTaken } from '../../../lib/station/ledger/events';
import { done, reads, refused, Scene } from '../../recorder/support/scene';

const HASH = 'ab'.repeat(32);
const row = (sequence: number, kind: 'pause-wished' | 'exported'): LedgerRow => {
  const common = { id: `id-${String(sequence)}`, at: 1_700_000_000_000, offset: 60, who: 'anna' };
  const deed =
    kind === 'pause-wished'
      ? ({ kind, act: 'act-a', by: 'agent' } as const)
      : ({ kind, form: 'json' } as unknown as { kind: 'exported' });
  return {
    sequence,
    hash: HASH,
    previous: HASH,
    entry: { ...common, ...deed } as LedgerRow['entry'],
  };
};
const settings = (logToRecorder: boolean) =>
  resolveSettings([{ events: { logToRecorder, eventTypes: { 'pause-wished': 'SECURE_PAUSE' } } }]);

describe('what of the ledger goes to the recorder', () => {
  it('is nothing unless the settings say so', () => {
    expect(eventsOf([row(1, 'pause-wished')], settings(false))).toEqual([]);
  });

  it('is each act under the name the settings give it, with the head of the ledger', () => {
    const [event, ...others] = eventsOf(
      [row(1, 'pause-wished'), row(2, 'exported')],
      settings(true),
    );
    expect(others).toEqual([]);
    expect(event).toMatchObject({ id: 'id-1', eventType: 'SECURE_PAUSE' });
    expect(event?.parms[0]).toBe('id-1');
    expect(event?.parms[2]).toMatch(/^2:/);
  });
});

describe('a head that the recorder has taken', () => {
  const queued = () => {
    const [event] = eventsOf([row(7, 'pause-wished')], settings(true));
    if (!event) throw new Error('there is no event');
    return new Scene().inCall().note({ type: 'event-queued', event });
  };

  it('is an anchor from the answer on, once', () => {
    const scene = queued();
    scene.send();
    const before = scene.state;
    scene.answer(done());
    expect(headsTaken(before, scene.state)).toEqual([{ sequence: 7, hash: HASH }]);
    const later = scene.state;
    scene.live(5000, { PortStatusEX: reads('RECORD') });
    expect(headsTaken(later, scene.state)).toEqual([]);
  });

  it('is none where the event was refused', () => {
    const scene = queued();
    scene.send();
    const before = scene.state;
    scene.answer(refused(657));
    expect(headsTaken(before, scene.state)).toEqual([]);
  });
});
