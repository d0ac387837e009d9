/** What the transport tells of an answer that came, of one that did not, and leaves behind. */
import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { get, post } from '../../lib/encore/transport';
import type { TransportOptions } from '../../lib/encore/transport';
import { answerWith, serve } from './support/soap-server';

const ADDRESS = 'http://encore.example/WebAPI/ECAPI.svc';
const MESSAGE = { headers: { SOAPAction: '"urn:x"' }, body: '<x/>' };

function options(fetch: typeof globalThis.fetch, more: Partial<TransportOptions> = {}) {
  return { fetch, credentials: 'omit', timeoutMs: 5000, ...more } as const;
}

const failing = (problem: unknown) => options(vi.fn<typeof fetch>().mockRejectedValue(problem));
const answering = (response: Response) => options(() => Promise.resolve(response));
const silent = (more: Partial<TransportOptions>) =>
  options(() => new Promise(() => undefined), more);

describe('an answer', () => {
  it('comes with its status, its type and its bytes', async () => {
    await using server = await serve(answerWith('what it says', 503, 'text/plain'));
    expect(await post(server.address, MESSAGE, options(fetch))).toEqual({
      ok: true,
      value: {
        status: 503,
        contentType: 'text/plain',
        bytes: new TextEncoder().encode('what it says'),
      },
    });
    expect(server.received).toMatchObject([{ method: 'POST', body: '<x/>' }]);
    expect(server.received[0]?.headers).toMatchObject({ soapaction: '"urn:x"' });
  });

  it('to a GET is read alike', async () => {
    await using server = await serve(answerWith('<wsdl/>'));
    const result = await get(server.address, options(fetch));
    expect(result).toMatchObject({
      value: { status: 200, contentType: 'text/xml; charset=utf-8' },
    });
    expect(server.received).toMatchObject([{ method: 'GET', body: '' }]);
  });

  it('without a type and without a body has an empty one of each', async () => {
    const response = new Response(null, { status: 204 });
    expect(await get(ADDRESS, answering(response))).toEqual({
      ok: true,
      value: { status: 204, contentType: '', bytes: new Uint8Array() },
    });
  });

  it('is read to as many bytes as may be, and its connection then let go', async () => {
    const letGo = vi.fn();
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('12345')),
    });
    const fetch: typeof globalThis.fetch = (_, init) => {
      init?.signal?.addEventListener('abort', letGo);
      return Promise.resolve(new Response(body));
    };
    expect(await get(ADDRESS, options(fetch, { maxBytes: 4 }))).toMatchObject({
      ok: true,
      value: {
        bytes: new TextEncoder().encode('1234'),
        incomplete: 'it is larger than 4 bytes',
      },
    });
    expect(letGo).toHaveBeenCalledOnce();
  });

  it('that breaks off comes with what had come, and with why', async () => {
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('123')),
      pull: (stream) => stream.error(new Error('reset')),
    });
    expect(await get(ADDRESS, answering(new Response(body)))).toMatchObject({
      value: {
        bytes: new TextEncoder().encode('123'),
        incomplete: 'it was cut off: reset',
      },
    });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with HTTP %i says so', async (status) => {
    expect(await get(ADDRESS, answering(new Response(null, { status })))).toEqual({
      ok: false,
      error: { kind: 'redirected', technical: `a redirect (HTTP ${status}) was not followed` },
    });
  });

  it('that the browser keeps to itself has no number', async () => {
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
    });
    expect(await get(ADDRESS, answering(opaque))).toEqual({
      ok: false,
      error: { kind: 'redirected', technical: 'a redirect was not followed' },
    });
  });

  it.each([300, 304])('is not what HTTP %i is', async (status) => {
    const response = new Response(null, { status });
    expect(await get(ADDRESS, answering(response))).toMatchObject({ value: { status } });
  });
});

describe('no answer', () => {
  const why = (message: string, cause?: unknown) => new TypeError(message, { cause });
  it.each([
    ['what failed', why('Failed to fetch'), 'Failed to fetch'],
    [
      'its cause',
      why('fetch failed', new Error('other side closed')),
      'fetch failed (other side closed)',
    ],
    [
      'its code, where the cause has no words',
      why('fetch failed', Object.assign(new Error(), { code: 'ECONNREFUSED' })),
      'fetch failed (ECONNREFUSED)',
    ],
    ['as little as there is', why('fetch failed', new Error()), 'fetch failed ()'],
    ['nothing of a cause that is no error', why('fetch failed', 'x'), 'fetch failed'],
    ['that it failed, whatever was thrown', 'x', 'the connection failed'],
  ])('tells %s', async (_, problem, technical) => {
    expect(await get(ADDRESS, failing(problem))).toEqual({
      ok: false,
      error: { kind: 'unreachable', technical },
    });
  });

  it('in time says how long it waited', async () => {
    expect(await get(ADDRESS, silent({ timeoutMs: 5 }))).toEqual({
      ok: false,
      error: { kind: 'timed-out', technical: 'no full answer within 5 ms' },
    });
  });

  it('before it was withdrawn says that it had left', async () => {
    const controller = new AbortController();
    const result = get(ADDRESS, silent({ signal: controller.signal }));
    controller.abort();
    expect(await result).toEqual({
      ok: false,
      error: { kind: 'aborted', technical: 'withdrawn after sending' },
    });
  });
});

describe('afterwards', () => {
  afterEach(() => void vi.useRealTimers());

  it('no timer runs and nobody listens to the signal', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { signal } = new AbortController();
    const fetch = () => Promise.resolve(new Response('x'));
    const result = get(ADDRESS, options(fetch, { signal }));
    expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([1, 1]);
    await result;
    expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });
});
