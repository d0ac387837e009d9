import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { HERE, send, soap, type Sent } from './http';

let simulator: TestSimulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

const at = (path: string): string => new URL(`/simulator/${path}`, simulator.address).href;

async function knock(path: string, sent: Sent = {}) {
  const { status, body, headers } = await send(at(path), sent);
  return { status, headers, body: (body === '' ? undefined : JSON.parse(body)) as unknown };
}
const order = (verb: string, body: unknown) =>
  knock(verb, { method: 'POST', body: JSON.stringify(body) });

describe('the telephone', () => {
  it('rings, holds, retrieves, swaps and ends', async () => {
    const verbs: [string, unknown, unknown][] = [
      ['ring', { user: 'jdoe' }, { port: '1', user: 'jdoe', state: 'RECORD' }],
      ['hold', { port: '1' }, { state: 'SUSPENDED' }],
      ['retrieve', { unit: '1', port: '1' }, { state: 'RECORD', held: null }],
      ['second-call', { user: 'jdoe' }, { state: 'RECORD', held: { recordedNow: false } }],
      ['end', { port: '1', which: 'held' }, { state: 'RECORD', held: null }],
      ['end', { port: '1' }, { state: 'NOT RECORDING', active: null }],
    ];
    for (const [verb, body, expected] of verbs) {
      expect(await order(verb, body)).toMatchObject({ status: 200, body: expected });
    }
    expect(await order('end', { port: '1' })).toMatchObject({
      status: 409,
      body: { error: 'There is no such call on this port to end.' },
    });
  });

  it('has people change places, and says why they cannot', async () => {
    await order('ring', { user: 'jdoe' });
    expect(await order('change-places', { user: 'jdoe', colleague: 'asmith' })).toMatchObject({
      status: 200,
      body: { port: '2', user: 'jdoe' },
    });
    expect(await order('change-places', { user: 'nobody', colleague: 'jdoe' })).toMatchObject({
      status: 409,
      body: { error: '"nobody" has no port to give to "jdoe".' },
    });
    expect(await order('change-places', { colleague: 'jdoe' })).toMatchObject({ status: 400 });
    expect(await order('change-places', { port: '1', colleague: 'jdoe' })).toMatchObject({
      status: 400,
    });
  });

  it('lets a supervisor resume, and takes a desktop away', async () => {
    await order('ring', { port: '1' });
    await send(simulator.address, soap('PauseRecording', HERE));
    expect(await order('supervisor-resume', { port: '1' })).toMatchObject({
      body: { state: 'RECORD' },
    });
    expect(await order('desktop', { user: 'jdoe', recordable: false })).toMatchObject({
      body: { user: 'jdoe', recordedNow: false },
    });
  });
});

describe('what it tells', () => {
  it('is the truth, the faults and who is held', async () => {
    simulator.ring({ port: '3' });
    simulator.fault({ kind: 'hold', request: 'GetURL' });
    const held = simulator.untilRequest('GetURL');
    const answer = send(simulator.address, soap('GetURL', '<Unit>1</Unit><Port>3</Port>'));
    await held;
    expect((await knock('state')).body).toMatchObject({
      vendor: false,
      ports: [{ port: '3', state: 'RECORD', audioRecordedNow: true }],
      faults: [{ kind: 'hold', request: 'GetURL' }],
      held: [1],
    });
    expect((await order('release', {})).body).toEqual({ released: 1 });
    await answer;
    expect((await knock('requests')).body).toMatchObject([
      { index: 1, request: 'GetURL', code: 100, executed: true, fate: 'answered' },
    ]);
    expect((await knock('requests?after=1')).body).toEqual([]);
  });
});

describe('faults', () => {
  it('are ordered, listed, cleared, and gone after a reset', async () => {
    const fault = { kind: 'status', status: 503, request: 'PortStatus', times: 2 };
    expect(await order('faults', fault)).toMatchObject({ status: 200, body: { faults: [fault] } });
    expect((await send(simulator.address, soap('PortStatus', HERE))).status).toBe(503);
    expect((await order('clear-faults', {})).body).toEqual({ faults: [] });
    expect((await send(simulator.address, soap('PortStatus', HERE))).status).toBe(200);
    await order('ring', { port: '1' });
    await order('faults', fault);
    await order('reset', {});
    expect((await knock('state')).body).toMatchObject({ ports: [], faults: [] });
  });
});

describe('a mistake', () => {
  it.each([
    ['ring', {}, 'Name the port by exactly one of "port", "extension" and "user".'],
    ['ring', { port: '1', user: 'jdoe' }, 'Name the port by exactly one'],
    ['ring', { port: 1 }, 'port: Invalid type: Expected string but received 1'],
    ['ring', { port: '1', loud: true }, 'loud: '],
    ['clear-faults', [], 'The body is not a JSON object.'],
    ['desktop', { user: 'jdoe' }, 'recordable: '],
    ['desktop', { user: '', recordable: true }, 'user: Must not be empty.'],
    ['end', { port: '1', which: 'both' }, 'which: '],
    ['faults', { kind: 'flood' }, 'kind: '],
    ['faults', { kind: 'delay' }, 'ms: '],
    ['faults', { kind: 'status', status: 503, request: 'Ring' }, 'request: '],
    ['faults', { kind: 'body', body: 'cut', att: 3 }, 'att: '],
  ])('in an order to %s is told by its place: %o', async (verb, body, error) => {
    const answer = await order(verb, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: expect.stringContaining(error) as string });
    expect(simulator.server.faults.list()).toEqual([]);
    expect(simulator.truth().ports).toEqual([]);
  });

  it('is answered by its kind', async () => {
    expect(await knock('ring', { method: 'POST', body: '{' })).toMatchObject({ status: 400 });
    expect(await knock('ring')).toMatchObject({ status: 405 });
    expect(await knock('state', { method: 'POST' })).toMatchObject({ status: 405 });
    expect(await knock('requests?after=x')).toMatchObject({ status: 400 });
    expect(await order('toString', {})).toMatchObject({ status: 404 });
    const big = { method: 'POST', body: ' '.repeat(16_385) };
    expect((await knock('ring', big)).status).toBe(413);
  });
});

describe('who may come in', () => {
  it.each(['http://localhost:5173', 'http://127.0.0.1:4000', 'http://[::1]:4000'])(
    'a page of %s, after asking',
    async (origin) => {
      const asked = await knock('ring', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
      expect(asked.status).toBe(204);
      expect(asked.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'Content-Type',
        vary: 'Origin',
      });
      const seen = await knock('state', { headers: { Origin: origin } });
      expect([seen.status, seen.headers['access-control-allow-origin']]).toEqual([200, origin]);
    },
  );

  it.each([
    { Origin: 'https://evil.example' },
    { Origin: 'http://localhost.evil.example' },
    { Origin: 'null' },
    { Host: 'evil.example:8808' },
  ])('nobody else: %o', async (headers) => {
    const answer = await knock('ring', { method: 'POST', body: '{"port":"1"}', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(simulator.truth().ports).toEqual([]);
  });

  it('nobody in vendor mode', async () => {
    await simulator.close();
    simulator = await startSimulator({ vendor: true });
    expect((await knock('state')).status).toBe(404);
    expect((await knock('ring', { method: 'POST', body: '{"port":"1"}' })).status).toBe(404);
  });
});
