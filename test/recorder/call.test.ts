import { describe, expect, it } from 'vitest';
import { callAfterReading, callAfterUrl, callIndexOf, callIsOn } from '../../lib/recorder/call';
import type { CallKnowledge } from '../../lib/recorder/state';
import type { PortState } from '../../lib/encore/requests';
import { START } from './support/scene';

const IDLE: CallKnowledge = { generation: 3, newest: 3, on: false, others: [] };

/** Readings as `state@seconds`. */
function after(...readings: string[]): CallKnowledge {
  return readings.reduce((call, text) => {
    const [state = '', seconds = ''] = text.split('@');
    const askedAt = START + Number(seconds) * 1000;
    return callAfterReading(call, { state: state as PortState, askedAt, at: askedAt + 30 });
  }, IDLE);
}

describe('which call it is', () => {
  it.each<[string, string[], Partial<CallKnowledge>]>([
    ['a recording begins a call', ['RECORD@0'], { generation: 4, on: true, startedAt: START + 30 }],
    [
      'a hold is the same call',
      ['RECORD@0', 'SUSPENDED@2', 'RECORD@4'],
      { generation: 4, on: true },
    ],
    ['a pause is the same call', ['RECORD@0', 'PAUSE@2', 'RECORD@4'], { generation: 4, on: true }],
    [
      'a recording after silence is another call at once',
      ['RECORD@0', 'NOT RECORDING@2', 'RECORD@4'],
      { generation: 5, on: true },
    ],
    [
      'one silent reading is not the end',
      ['RECORD@0', 'NOT RECORDING@2'],
      { generation: 4, on: true },
    ],
    [
      'two within five seconds are not the end',
      ['RECORD@0', 'NOT RECORDING@2', 'NOT RECORDING@6.9'],
      { generation: 4, on: true },
    ],
    [
      'two five seconds apart are the end',
      ['RECORD@0', 'NOT RECORDING@2', 'NOT RECORDING@7'],
      { generation: 4, on: false, endedAt: START + 7030 },
    ],
    [
      'more silence does not move the end',
      ['RECORD@0', 'NOT RECORDING@2', 'NOT RECORDING@7', 'NOT RECORDING@20'],
      { on: false, endedAt: START + 7030 },
    ],
    [
      'a call that ended before anybody looked is over, too',
      ['NOT RECORDING@0', 'NOT RECORDING@5'],
      { generation: 3, on: false, endedAt: START + 5030 },
    ],
  ])('%s', (_, readings, call) => {
    expect(after(...readings)).toMatchObject(call);
  });

  it('a call whose end is suspected may not be tagged any more', () => {
    expect(callIsOn(after('RECORD@0'))).toBe(true);
    expect(callIsOn(after('RECORD@0', 'NOT RECORDING@2'))).toBe(false);
  });

  it.each([
    ['readings two seconds apart hide no call', ['RECORD@0', 'RECORD@2'], undefined],
    ['five seconds without a reading may', ['RECORD@0', 'RECORD@6'], START + 6030],
    [
      'and so may five seconds of PAUSE, which outlasts calls',
      ['RECORD@0', 'PAUSE@2', 'PAUSE@4', 'PAUSE@6'],
      START + 6030,
    ],
  ])('%s', (_, readings, gapAt) => {
    expect(after(...readings).gapAt).toBe(gapAt);
  });

  it('a new call knows nothing of the link of the last', () => {
    const linked = callAfterUrl(after('RECORD@0'), 'https://r.test/?fldCallIndex=1.1', START);
    const next = callAfterReading(
      { ...linked, silentSince: START },
      { state: 'RECORD', askedAt: START, at: START },
    );
    expect([next.url, next.index, next.urlAskedAt]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the link tells the call', () => {
  const link = (index: string) => `https://r.test/urlplayer.aspx?fldCallIndex=${index}&siteid=1`;
  const known = callAfterUrl(
    { ...IDLE, generation: 4, newest: 4, on: true },
    link('4295.10'),
    START,
  );

  it('the first one is kept with the call', () => {
    expect(known).toMatchObject({ generation: 4, url: link('4295.10'), index: '4295.10' });
  });

  it('the same index is the same call', () => {
    expect(callAfterUrl(known, link('4295.10'), START + 5).generation).toBe(4);
  });

  it('another index is another call, even one that differs as a name only', () => {
    expect(callAfterUrl(known, link('4295.1'), START + 5)).toMatchObject({
      generation: 5,
      on: true,
      startedAt: START + 5,
      index: '4295.1',
    });
  });

  it.each([
    ['https://h/encore/urlplayer.aspx?fldCallIndex=429504.2640&siteid=1', '429504.2640'],
    ['https://h/p?siteid=1&FLDCALLINDEX=007#x', '007'],
    ['https://h/p?notfldCallIndex=1', undefined],
    ['https://h/p', undefined],
  ])('in %s it is %s', (text, index) => {
    expect(callIndexOf(text)).toBe(index);
  });
});
