import { describe, expect, it } from 'vitest';
import { freshReading, pauseDueAt, retryDelay, withReading } from '../../lib/recorder/audio';
import type { AudioEvidence, Attempt, Reading } from '../../lib/recorder/state';
import { PROBLEM, START } from './support/scene';

const reading = (state: Reading['state'], askedAt = START): Reading => ({
  state,
  askedAt,
  at: askedAt + 30,
});
const evidence = (more: Partial<AudioEvidence> = {}): AudioEvidence => ({ pauseTries: 0, ...more });
const attempt = (outcome: Attempt['outcome'], sentAt = START): Attempt => ({
  act: 'pause',
  sentAt,
  outcome,
});

describe('a reading carries a claim', () => {
  const audio = evidence({ reading: reading('PAUSE') });

  it.each([
    ['from when it was asked', 0, true],
    ['until just before its lease ends', 7999, true],
    ['not at the end of its lease', 8000, false],
    ['not when the clock is before it', -1, false],
  ])('%s', (_, after, carries) => {
    expect(freshReading(audio, 8000, START + after) !== undefined).toBe(carries);
  });

  it('not after a later answer was an error', () => {
    const refusal = { at: START + 30, problem: PROBLEM };
    expect(freshReading({ ...audio, refusal }, 8000, START + 40)).toBeUndefined();
    const earlier = { at: START + 29, problem: PROBLEM };
    expect(freshReading({ ...audio, refusal: earlier }, 8000, START + 40)).toBeDefined();
  });
});

describe('a state has a timer', () => {
  it('that counts from its first reading, and anew after another state', () => {
    let audio = withReading(evidence(), reading('RECORD'));
    expect(audio.stateSince).toBe(START + 30);
    audio = withReading(audio, reading('RECORD', START + 2000));
    expect(audio.stateSince).toBe(START + 30);
    audio = withReading(audio, reading('SUSPENDED', START + 4000));
    expect(audio.stateSince).toBe(START + 4030);
  });

  it('and a reading answers an error', () => {
    const refusal = { at: START, problem: PROBLEM };
    expect(withReading(evidence({ refusal }), reading('RECORD')).refusal).toBeUndefined();
  });

  it('and PAUSE ends the row of tries', () => {
    expect(withReading(evidence({ pauseTries: 3 }), reading('PAUSE')).pauseTries).toBe(0);
    expect(withReading(evidence({ pauseTries: 3 }), reading('RECORD')).pauseTries).toBe(3);
  });
});

describe('a pause that does not hold is tried again', () => {
  it.each([
    [0, 500],
    [1, 500],
    [2, 1000],
    [3, 2000],
    [4, 4000],
    [5, 5000],
    [60, 5000],
  ])('after try %i in %i ms', (tries, ms) => {
    expect(retryDelay(tries)).toBe(ms);
  });
});

describe('PauseRecording is due', () => {
  const paused = (outcome: Attempt['outcome'], state?: Reading['state']) =>
    evidence({
      pauseTries: 1,
      pause: attempt(outcome),
      ...(state ? { reading: reading(state, START + 50) } : {}),
    });

  it.each<[string, AudioEvidence, number | undefined]>([
    ['at once in an act that has not sent it', evidence(), START],
    [
      'at once when only an earlier act has',
      evidence({ pause: { ...attempt('acknowledged'), act: 'earlier' } }),
      START,
    ],
    ['not while it is out', paused('running'), undefined],
    ['not while its 100 waits to be read back', paused('acknowledged'), undefined],
    ['not when PAUSE was read', paused('acknowledged', 'PAUSE'), undefined],
    ['not when PAUSE was read although it was refused', paused('refused', 'PAUSE'), undefined],
    ['not when there is no call to pause', paused('refused', 'NOT RECORDING'), undefined],
    ['again when its 100 had no effect', paused('acknowledged', 'RECORD'), START + 500],
    ['again when the held call is not paused', paused('acknowledged', 'SUSPENDED'), START + 500],
    ['again when it was refused and nothing was read', paused('refused'), START + 500],
    ['again when it was not answered', paused('unknown'), START + 500],
  ])('%s', (_, audio, due) => {
    expect(pauseDueAt(audio, 'pause', START)).toBe(due);
  });

  it('and a PAUSE that was read before it left says nothing', () => {
    const audio = evidence({
      pauseTries: 1,
      pause: attempt('unknown', START + 100),
      reading: reading('PAUSE', START),
    });
    expect(pauseDueAt(audio, 'pause', START)).toBe(START + 600);
  });
});
