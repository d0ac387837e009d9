import { Agent } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestName } from '../../lib/encore/requests';
import { SPOILED_BODIES } from '../../lib/simulator/spoiled';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { codeIn, HERE, send, soap, type Received } from './http';

let simulator: TestSimulator;
beforeEach(async () => {
  simulator = await startSimulator();
  simulator.ring({ port: '1' });
});
afterEach(() => simulator.close());

const post = (request: RequestName, members = HERE): Promise<Received> =>
  send(simulator.address, soap(request, members));
const state = () => simulator.truth().ports[0]?.state;
const last = () => simulator.requests().at(-1);

describe('which requests a fault strikes', () => {
  const statuses = async (...requests: RequestName[]): Promise<number[]> => {
    const found: number[] = [];
    for (const request of requests) found.push((await post(request)).status);
    return found;
  };

  it('is one request or all, so often, after so many, until cleared', async () => {
    simulator.fault({ kind: 'status', status: 503, request: 'GetURL', skip: 1, times: 2 });
    expect(await statuses('PortStatus', 'GetURL', 'GetURL', 'GetURL', 'GetURL')).toEqual([
      200, 200, 503, 503, 200,
    ]);
    simulator.fault({ kind: 'status', status: 502 });
    expect(await statuses('PortStatus', 'GetURL', 'PortStatus')).toEqual([502, 502, 502]);
    simulator.clearFaults();
    expect(await statuses('PortStatus')).toEqual([200]);
  });
});

describe('a lost answer and a lost request', () => {
  it('differ in what the recorder did', async () => {
    simulator.fault({ kind: 'drop-request', times: 1 });
    await expect(post('PauseRecording')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(state()).toBe('RECORD');
    expect(last()).toMatchObject({ fate: 'dropped', executed: false, code: null });
    simulator.fault({ kind: 'drop-answer', times: 1 });
    await expect(post('PauseRecording')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(state()).toBe('PAUSE');
    expect(last()).toMatchObject({ fate: 'dropped', executed: true, code: 100 });
  });
});

describe('a held request', () => {
  it('is carried out when it is released, the others in the meantime', async () => {
    simulator.fault({ kind: 'hold', request: 'PauseRecording', times: 1 });
    const held = simulator.untilRequest('PauseRecording', ({ fate }) => fate === 'held');
    const answer = post('PauseRecording');
    const { index } = await held;
    expect([state(), (await post('PortStatus')).status]).toEqual(['RECORD', 200]);
    expect(simulator.release(index + 1)).toBe(0);
    expect(simulator.release(index)).toBe(1);
    expect(codeIn((await answer).body)).toBe(100);
    expect(state()).toBe('PAUSE');
  });

  it('can be carried out at once, with only its answer held', async () => {
    simulator.fault({ kind: 'hold', executes: 'first' });
    const held = simulator.untilRequest('PauseRecording');
    const answer = post('PauseRecording');
    expect(await held).toMatchObject({ fate: 'held', executed: true, code: 100 });
    expect(state()).toBe('PAUSE');
    simulator.release();
    expect((await answer).status).toBe(200);
  });

  it('is carried out although its client went away', async () => {
    simulator.fault({ kind: 'hold' });
    const held = simulator.untilRequest('PauseRecording');
    const abort = new AbortController();
    const { method, headers, body } = soap('PauseRecording', HERE);
    const call = fetch(simulator.address, {
      method: method ?? 'POST',
      headers: headers ?? {},
      body: String(body),
      signal: abort.signal,
    });
    await held;
    abort.abort();
    await expect(call).rejects.toThrow();
    expect(state()).toBe('RECORD');
    simulator.release();
    await simulator.untilRequest('PauseRecording', ({ executed }) => executed, { after: 0 });
    expect(state()).toBe('PAUSE');
  });

  it('is not carried out after a reset', async () => {
    simulator.fault({ kind: 'hold' });
    const held = simulator.untilRequest('PauseRecording');
    const call = post('PauseRecording').catch((cause: unknown) => cause);
    await held;
    simulator.server.reset();
    expect(await call).toBeInstanceOf(Error);
    expect(last()).toMatchObject({ fate: 'dropped', executed: false });
  });
});

describe('a delay', () => {
  it.each([
    ['first', 'PAUSE'],
    ['last', 'RECORD'],
  ] as const)('executes %s', async (executes, meanwhile) => {
    simulator.fault({ kind: 'delay', ms: 80, executes });
    const delayed = simulator.untilRequest('PauseRecording', ({ fate }) => fate === 'delayed');
    const from = Date.now();
    const answer = post('PauseRecording');
    await delayed;
    expect(state()).toBe(meanwhile);
    expect((await answer).status).toBe(200);
    expect(Date.now() - from).toBeGreaterThanOrEqual(79);
    expect(state()).toBe('PAUSE');
  });
});

describe('an HTTP status', () => {
  it.each([
    [false, 'RECORD'],
    [true, 'PAUSE'],
  ])('with the request carried out: %s', async (executed, after) => {
    simulator.fault({ kind: 'status', status: 503, executed });
    expect((await post('PauseRecording')).status).toBe(503);
    expect([state(), last()?.fate]).toEqual([after, 'status 503']);
  });
});

describe('what stands in front of a service', () => {
  it('asks for Windows authentication', async () => {
    simulator.fault({ kind: 'status', status: 401, times: 1 });
    const { status, headers } = await post('PauseRecording');
    expect([status, headers['www-authenticate']]).toEqual([401, 'Negotiate, NTLM']);
  });

  it.each([301, 302, 303, 307, 308])('leads to a sign-in page by %i', async (status) => {
    simulator.fault({ kind: 'status', status, times: 1 });
    const { method, headers, body } = soap('PauseRecording', HERE);
    const followed = await fetch(simulator.address, {
      method: method ?? 'POST',
      headers: headers ?? {},
      body: String(body),
    });
    expect([followed.redirected, followed.status]).toEqual([true, 200]);
    expect(await followed.text()).toContain('<h1>Sign in</h1>');
    expect([state(), last()?.fate]).toEqual(['RECORD', `status ${String(status)}`]);
  });
});

describe('a response code', () => {
  it('can be told without effect, with effect, and in other words', async () => {
    simulator.fault({ kind: 'code', code: 664, times: 1 });
    expect((await post('DesktopPause', '<User>jdoe</User>')).body).toContain(
      '<a:responseCode>664</a:responseCode><a:responseMessage>Error: Desktop Pause recording failed<',
    );
    expect(simulator.truth().desktops).toEqual([]);
    simulator.fault({ kind: 'code', code: 653, executed: true, message: 'Oh', times: 1 });
    expect((await post('PauseRecording')).body).toContain(
      '>653</a:responseCode><a:responseMessage>Oh<',
    );
    expect(state()).toBe('PAUSE');
    simulator.fault({ kind: 'code', code: 100, times: 1 });
    expect(codeIn((await post('ResumeRecording')).body)).toBe(100);
    expect(state()).toBe('PAUSE');
    expect(last()).toMatchObject({ code: 100, executed: false });
  });
});

describe('a spoiled body', () => {
  const looks: Record<(typeof SPOILED_BODIES)[number], RegExp> = {
    cut: /^<s:Envelope(?!.*<\/s:Envelope>)/,
    torn: /^$/,
    empty: /^$/,
    html: /^<!DOCTYPE html>.*password/,
    'not-xml': /^Service Unavailable$/,
    'other-answer': /<InitStationResponse .*>100</,
    'no-code': /<a:portStatus>RECORD<\/a:portStatus><a:responseMessage>/,
    'nil-code': /<a:responseCode i:nil="true"\/>/,
    'two-codes': /<a:responseCode>100<\/a:responseCode><a:responseCode>100</,
    doctype: /^<!DOCTYPE s:Envelope \[.*<\/s:Envelope>$/,
    trailing: /<\/s:Envelope><html>$/,
    'fault-in-200': /<s:Fault>/,
  };

  it.each(SPOILED_BODIES.filter((body) => body !== 'torn'))('%s', async (body) => {
    simulator.fault({ kind: 'body', body });
    const received = await post('PortStatus');
    expect(received.status).toBe(200);
    expect(received.body).toMatch(looks[body]);
    expect(last()).toMatchObject({ fate: 'spoiled', executed: true });
  });

  it('torn: the connection breaks before all that was announced came', async () => {
    simulator.fault({ kind: 'body', body: 'torn', at: 100 });
    const agent = new Agent({ keepAlive: true });
    const call = send(simulator.address, soap('PortStatus', HERE, { agent }));
    await expect(call).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(last()?.fate).toBe('spoiled');
  });

  it('cuts at the byte it is told', async () => {
    simulator.fault({ kind: 'body', body: 'cut', at: 33 });
    expect((await post('PortStatus')).body).toHaveLength(33);
  });

  it('need not be carried out', async () => {
    simulator.fault({ kind: 'body', body: 'html', executed: false });
    await post('PauseRecording');
    expect(state()).toBe('RECORD');
  });
});

describe('the journal', () => {
  it('numbers requests and tells what became of them', async () => {
    await post('PauseRecording');
    await post('PauseRecording');
    expect(simulator.requests()).toMatchObject([
      { index: 1, request: 'PauseRecording', parameters: { Unit: '1', Port: '1' }, code: 100 },
      { index: 2, code: 608, message: 'Warning: Port was not recording', fate: 'answered' },
    ]);
    expect(simulator.requests(1)).toHaveLength(1);
  });

  it('says what came instead when a request is waited for in vain', async () => {
    const waited = expect(
      simulator.untilRequest('GetURL', undefined, { withinMs: 2000 }),
    ).rejects.toThrow(
      'no GetURL that was waited for came within 2000 ms; there came: PortStatus (answered)',
    );
    await post('PortStatus');
    await waited;
  });
});
