import { expect, it } from 'vitest';
import type { EncoreClient, Exchange, SendOptions } from '../../lib/encore/types';
import { initialState } from '../../lib/recorder/state';
import type { Purpose, RecorderState } from '../../lib/recorder/state';
import { ok } from '../../lib/result';
import { createConsoleLine } from '../../lib/station/console-line';
import { rulesWith } from '../recorder/support/scene';

const EXCHANGE: Exchange = {
  ...{ request: 'LogEvent', at: 1, ms: 1, url: 'https://r.test/', headers: {}, xml: '<a/>' },
  result: ok({}),
};

/** A line whose state and time the test sets, and whose client tells an exchange at each request. */
function bench() {
  let state = initialState(0);
  let ring = (): void => undefined;
  const line = createConsoleLine({
    now: () => 0,
    timers: { after: (_ms, work) => ((ring = work), () => (ring = () => undefined)) },
    runner: { state: () => state },
    rules: rulesWith,
  });
  const client = line.watch({
    send: async (_request: string, _parameters: object, options?: SendOptions) => {
      options?.trace?.(EXCHANGE);
      return ok({});
    },
  } as unknown as EncoreClient);
  const set = (change: Partial<RecorderState>) => {
    state = { ...state, ...change };
    line.look();
  };
  const send = (purpose: Purpose) => {
    set({ inFlight: { request: 'LogEvent', sentAt: 0, purpose } });
    return client.send('LogEvent', { eventTimestamp: 't', eventType: 'T' });
  };
  const event = (word: 'due' | 'acknowledged') =>
    set({
      events: [
        {
          id: 'mine',
          eventTimestamp: 't',
          eventType: 'T',
          parms: ['', '', ''],
          state: word,
          at: 0,
        },
      ],
    });
  return { line, set, send, event, ring: () => ring() };
}

it('sees the requests of its own order, and of no other', async () => {
  const { line, send, event } = bench();
  event('due');
  const reply = line.untilOver({ kind: 'event', event: 'mine' });
  await send({ kind: 'status' });
  await send({ kind: 'event', event: 'another' });
  await send({ kind: 'event', event: 'mine' });
  event('acknowledged');
  expect((await reply).exchanges).toHaveLength(1);
});

it('looks on no longer than the order is waited for', async () => {
  const { line, send, event, ring } = bench();
  event('due');
  const reply = line.untilOver({ kind: 'event', event: 'mine' });
  ring();
  expect((await reply).problem?.what).toContain('has not come to its end');
  await send({ kind: 'event', event: 'mine' });
  expect((await reply).exchanges).toEqual([]);
});

it('keeps no more than a few, however often a request is tried again', async () => {
  const { line, set, send } = bench();
  set({ intent: { kind: 'protect', act: 'a', since: 0, by: 'agent', sawCall: false } });
  const reply = line.untilOver({ kind: 'pause', act: 'a' });
  for (let index = 0; index < 30; index += 1) await send({ kind: 'pause', act: 'a' });
  set({ intent: { kind: 'record', since: 1 } });
  expect((await reply).exchanges).toHaveLength(12);
});
