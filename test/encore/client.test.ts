import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import type { EncoreClientOptions } from '../../lib/encore/client';
import { outcomeOf } from '../../lib/encore/outcome';
import type { EncoreErrorKind } from '../../lib/encore/types';
import { WIRE } from '../fixtures/soap/client-wire';
import { answerWith, serve } from './support/soap-server';
import type { Answer } from './support/soap-server';

const PORT = { Unit: '1', Port: '3' };

async function pauseAgainst(answer: Answer, options: Partial<EncoreClientOptions> = {}) {
  await using server = await serve(answer);
  const client = createEncoreClient({ address: server.address, ...options });
  const result = await client.send('PauseRecording', PORT);
  return { result, received: server.received };
}

describe('answers over a real connection', () => {
  const good = WIRE.PauseRecording.response;

  it.each([301, 302, 303, 307, 308])('HTTP %i is refused and never followed', async (status) => {
    const { result, received } = await pauseAgainst((response, { url }) => {
      if (url === '/elsewhere') return void response.end(good);
      response.writeHead(status, { Location: '/elsewhere' });
      response.end(good);
    });
    expect(result).toMatchObject({ ok: false, error: { kind: 'redirected' } });
    expect(received).toHaveLength(1);
  });

  it('takes an opaque redirect, which is all a browser shows of one, for a redirect', async () => {
    const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    const { result } = await pauseAgainst(answerWith(good), { fetch: async () => opaque });
    expect(result).toMatchObject({ ok: false, error: { kind: 'redirected' } });
  });

  const statuses: readonly (readonly [number, EncoreErrorKind])[] = [
    [401, 'sign-in-required'],
    [403, 'sign-in-required'],
    [404, 'not-found'],
    [405, 'not-found'],
    [413, 'http-status'],
    [415, 'http-status'],
    [500, 'http-status'],
    [503, 'http-status'],
  ];
  it.each(statuses)('HTTP %i is %s', async (status, kind) => {
    const { result } = await pauseAgainst(answerWith('<html>', status, 'text/html'));
    expect(result).toMatchObject({ ok: false, error: { kind, technical: `HTTP ${status}` } });
  });

  it('stops reading 10 MB after 64 KB', async () => {
    const huge = good.replace('expected', 'x'.repeat(10_000_000));
    const { result } = await pauseAgainst(answerWith(huge));
    expect(result).toMatchObject({
      error: { kind: 'unreadable', technical: 'it is larger than 65536 bytes' },
    });
  });

  it('still tells a large web page and a large error page for what they are', async () => {
    const page = `<!DOCTYPE html><p>${'x'.repeat(100_000)}`;
    const { result } = await pauseAgainst(answerWith(page, 200, ''));
    expect(result).toMatchObject({ error: { kind: 'html' } });
    const { result: missing } = await pauseAgainst(answerWith(page, 404));
    expect(missing).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('takes 64 KB and not a byte more', async () => {
    const fill = (bytes: number) => good + ' '.repeat(bytes - good.length);
    expect((await pauseAgainst(answerWith(fill(65_536)))).result.ok).toBe(true);
    expect((await pauseAgainst(answerWith(fill(65_537)))).result.ok).toBe(false);
  });

  it('does not believe an answer shorter than announced', async () => {
    const { result } = await pauseAgainst((response) => {
      response.writeHead(200, { 'Content-Length': good.length + 1 });
      response.write(good, () => response.socket?.end());
    });
    expect(result).toMatchObject({ error: { kind: 'unreadable' } });
    expect(outcomeOf(result)).toBe('unknown');
  });

  it('reads an answer that comes in pieces, cut within a character', async () => {
    const bytes = Buffer.from(good.replace('expected', 'exp\u00E9ct\u{1F4DE}d'));
    const { result } = await pauseAgainst((response) => {
      response.writeHead(200);
      response.flushHeaders();
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect(result.ok).toBe(true);
  });

  it('gives up an answer that drips, though something keeps coming', async () => {
    const { result } = await pauseAgainst(
      (response) => {
        response.write(good.slice(0, 100));
        const drip = setInterval(() => response.write(' '), 10);
        response.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 150 },
    );
    expect(result).toMatchObject({
      error: { kind: 'timed-out', what: 'The recorder did not answer within 0.15 seconds.' },
    });
    expect(outcomeOf(result)).toBe('unknown');
  });

  it('gives up silence', async () => {
    const { result } = await pauseAgainst(() => undefined, { timeoutMs: 50 });
    expect(result).toMatchObject({ error: { kind: 'timed-out' } });
  });

  it('gives up a fetch that does not heed its signal', async () => {
    const { result } = await pauseAgainst(() => undefined, {
      fetch: () => new Promise(() => undefined),
      timeoutMs: 20,
    });
    expect(result).toMatchObject({ error: { kind: 'timed-out' } });
  });

  it('calls a connection that closes before headers unreachable, its outcome unknown', async () => {
    const { result } = await pauseAgainst((response) => void response.socket?.destroy());
    expect(result).toMatchObject({ error: { kind: 'unreachable' } });
    expect(outcomeOf(result)).toBe('unknown');
  });

  it('does so on a kept-alive connection, too', async () => {
    let count = 0;
    await using server = await serve((response, received) => {
      count += 1;
      if (count === 1) answerWith(good)(response, received);
      else response.socket?.destroy();
    });
    const client = createEncoreClient({ address: server.address });
    expect((await client.send('PauseRecording', PORT)).ok).toBe(true);
    const second = await client.send('PauseRecording', PORT);
    expect(second).toMatchObject({ error: { kind: 'unreachable' } });
    expect(outcomeOf(second)).toBe('unknown');
  });

  it('names the candidates where nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const client = createEncoreClient({ address: `http://127.0.0.1:${port}/WebAPI/ECAPI.svc` });

    const result = await client.send('PauseRecording', PORT);

    expect(result).toMatchObject({ error: { kind: 'unreachable' } });
    const action = result.ok ? '' : result.error.action;
    for (const candidate of ['mistyped', 'network', 'certificate', 'local network', 'permission']) {
      expect(action).toContain(candidate);
    }
  });
});

describe('how a request is sent', () => {
  async function initGivenTo(options: Partial<EncoreClientOptions>) {
    const seen: RequestInit[] = [];
    const client = createEncoreClient({
      address: 'https://encore.example/WebAPI/ECAPI.svc',
      fetch: (_, init) => {
        seen.push(init ?? {});
        return Promise.reject(new TypeError('Failed to fetch'));
      },
      ...options,
    });
    await client.send('PauseRecording', PORT);
    return seen;
  }

  it('never follows, never caches, sends no credentials and no referrer', async () => {
    expect(await initGivenTo({})).toMatchObject([
      {
        method: 'POST',
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      },
    ]);
  });

  it('sends credentials where the administrator says so', async () => {
    expect(await initGivenTo({ credentials: 'include' })).toMatchObject([
      { credentials: 'include' },
    ]);
  });

  it.each(['', 'not an address', 'https://', 'ftp://encore.example/ECAPI.svc'])(
    'sends nothing to the address %j',
    async (address) => {
      expect(await initGivenTo({ address })).toEqual([]);
    },
  );
});

describe('one request at a time', () => {
  it('sends the next when the one before is answered, in order', async () => {
    const events: string[] = [];
    const waiting: (() => void)[] = [];
    let arrived: () => void = () => undefined;
    await using server = await serve((response, received) => {
      const request = /IECAPI\/(\w+)/.exec(String(received.headers['soapaction']))?.[1] ?? '';
      events.push(`got ${request}`);
      waiting.push(() => {
        events.push(`answered ${request}`);
        answerWith(WIRE[request as 'GetURL'].response)(response, received);
      });
      arrived();
    });
    const client = createEncoreClient({ address: server.address });
    const first = new Promise<void>((resolve) => (arrived = resolve));
    const results = Promise.all([
      client.send('PauseRecording', PORT),
      client.send('DesktopPause', { User: 'jdoe' }),
      client.send('PortStatus', PORT),
    ]);
    await first;
    arrived = () => waiting.shift()?.();
    waiting.shift()?.();

    expect((await results).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(events).toEqual([
      'got PauseRecording',
      'answered PauseRecording',
      'got DesktopPause',
      'answered DesktopPause',
      'got PortStatus',
      'answered PortStatus',
    ]);
  });

  it('goes on after a request that was given up', async () => {
    await using server = await serve((response, received) => {
      if (!received.body.includes('GetURL')) {
        answerWith(WIRE.PortStatus.response)(response, received);
      }
    });
    const client = createEncoreClient({ address: server.address });
    const [lost, answered] = await Promise.all([
      client.send('GetURL', PORT, { timeoutMs: 50 }),
      client.send('PortStatus', PORT),
    ]);
    expect(lost).toMatchObject({ error: { kind: 'timed-out' } });
    expect(answered.ok).toBe(true);
  });

  it('goes on after a fetch that breaks its own rules', async () => {
    const broken = {} as Response;
    const client = createEncoreClient({
      address: 'https://encore.example/WebAPI/ECAPI.svc',
      fetch: async () => broken,
    });
    const results = [await client.send('GetURL', PORT), await client.send('GetURL', PORT)];
    expect(results.map(outcomeOf)).toEqual(['unknown', 'unknown']);
  });
});

describe('time-outs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Milliseconds until a request without any answer is given up. */
  async function patience(request: 'PortStatus' | 'PortStatusEX' | 'GetURL', timeoutMs?: number) {
    const client = createEncoreClient({
      address: 'https://encore.example/WebAPI/ECAPI.svc',
      fetch: () => new Promise(() => undefined),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const start = Date.now();
    const answered = client.send(request, PORT).then(() => Date.now() - start);
    await vi.runAllTimersAsync();
    return answered;
  }

  it('are 8 seconds, and 3 for status reads', async () => {
    expect(await patience('GetURL')).toBe(8000);
    expect(await patience('PortStatus')).toBe(3000);
    expect(await patience('PortStatusEX')).toBe(3000);
  });

  it('can be other for a client, but not longer for status reads', async () => {
    expect(await patience('GetURL', 20_000)).toBe(20_000);
    expect(await patience('PortStatus', 20_000)).toBe(3000);
    expect(await patience('PortStatus', 1000)).toBe(1000);
  });

  it('do not take an endless time for none', async () => {
    expect(await patience('GetURL', Infinity)).toBe(2_147_483_647);
  });
});

describe('withdrawing', () => {
  it('leaves the outcome unknown once the request is on its way, and ends the connection', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    await using server = await serve((response) => {
      closed = new Promise((resolve) => response.on('close', resolve));
      controller.abort();
    });
    const client = createEncoreClient({ address: server.address });
    const result = await client.send('ResumeRecording', PORT, { signal: controller.signal });
    expect(result).toMatchObject({ error: { kind: 'aborted' } });
    expect(outcomeOf(result)).toBe('unknown');
    await closed;
  });

  it('is certain while the request waits for its turn: nothing is sent', async () => {
    const controller = new AbortController();
    await using server = await serve((response, received) => {
      controller.abort();
      answerWith(WIRE.PauseRecording.response)(response, received);
    });
    const client = createEncoreClient({ address: server.address });
    const [, waiting] = await Promise.all([
      client.send('PauseRecording', PORT),
      client.send('ResumeRecording', PORT, { signal: controller.signal }),
    ]);
    expect(waiting).toMatchObject({ error: { kind: 'aborted', notExecuted: true } });
    expect(outcomeOf(waiting)).toBe('refused');
    expect(server.received).toHaveLength(1);
  });
});
