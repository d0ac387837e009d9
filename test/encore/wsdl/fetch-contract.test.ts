/** Fetching: what is asked for, what is followed, what is said where nothing usable comes. */
import { describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../../lib/encore/client';
import { fetchContract } from '../../../lib/encore/wsdl/fetch-contract';
import type { FetchContractOptions } from '../../../lib/encore/wsdl/fetch-contract';
import { answerWith, serve } from '../support/soap-server';
import type { Answer } from '../support/soap-server';
import { stubFetch } from '../support/stub-fetch';
import { BODIES, fetchFrom, HERE, link } from './fetching';
import { ADDRESS } from './reading';
import { smallWsdl } from './small-wsdl';

const GOOD = smallWsdl();

describe('what is asked for', () => {
  it('is ?wsdl with GET, without following, caching, credentials or a referrer', async () => {
    const seen: RequestInit[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      seen.push(init ?? {});
      return new Response(GOOD);
    };
    const result = await fetchContract({ address: ADDRESS, fetch });
    expect(result.ok && result.value).toMatchObject({ source: 'wsdl', readAt: expect.any(Number) });
    expect(seen).toMatchObject([
      {
        method: 'GET',
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      },
    ]);
    await fetchContract({ address: ADDRESS, fetch, credentials: 'include' });
    expect(seen[1]).toMatchObject({ credentials: 'include' });
  });

  it('is ?singleWsdl and ?WSDL where ?wsdl gives nothing', async () => {
    const single = await fetchFrom({ [`${HERE}?singleWsdl`]: GOOD });
    expect([single.result.ok, single.asked]).toEqual([
      true,
      [`${HERE}?wsdl`, `${HERE}?singleWsdl`],
    ]);
    const upper = await fetchFrom({ [`${HERE}?wsdl`]: '<html>', [`${HERE}?WSDL`]: GOOD });
    expect(upper.result.ok).toBe(true);
  });

  it('is ?singleWsdl where an import that is needed fails, and not where none is', async () => {
    const apart = smallWsdl({ schema: link('?xsd=xsd0') });
    const { result } = await fetchFrom({ [`${HERE}?wsdl`]: apart, [`${HERE}?singleWsdl`]: GOOD });
    expect(result.ok && result.value.guessed).toBeUndefined();
    const harmless = smallWsdl({ schema: link('?xsd=xsd1') + BODIES });
    const whole = await fetchFrom({ [`${HERE}?wsdl`]: harmless, [`${HERE}?singleWsdl`]: GOOD });
    expect(whole.asked).toEqual([`${HERE}?wsdl`, `${HERE}?xsd=xsd1`]);
    expect(whole.result.ok && whole.result.value.warnings.map(({ what }) => what)).toContain(
      'The WSDL refers to documents that could not be read: ?xsd=xsd1 (HTTP 404).',
    );
  });

  it('keeps what it has where nothing better comes', async () => {
    const apart = smallWsdl({ schema: link('?xsd=xsd0') });
    const { result } = await fetchFrom({ [`${HERE}?wsdl`]: apart });
    expect(result.ok && result.value.guessed).toEqual(['PauseRecording']);
  });
});

async function against(answer: Answer, options: Partial<FetchContractOptions> = {}) {
  await using server = await serve(answer);
  const result = await fetchContract({ address: server.address, ...options });
  return { error: result.ok ? undefined : result.error, received: server.received.length };
}

describe('where nothing usable comes, over a real connection', () => {
  it.each([301, 302, 303, 307, 308])('HTTP %i is not followed', async (status) => {
    const { error, received } = await against((response, { url }) => {
      if (url === '/elsewhere') return void response.end(GOOD);
      response.writeHead(status, { Location: '/elsewhere' });
      response.end();
    });
    expect([error?.kind, received]).toEqual(['redirected', 1]);
  });

  it.each([
    [401, 'sign-in-required', 1],
    [403, 'sign-in-required', 1],
    [404, 'not-found', 3],
    [405, 'not-found', 3],
    [400, 'http-status', 3],
    [503, 'http-status', 3],
  ])('HTTP %i is %s after %i requests', async (status, kind, requests) => {
    const { error, received } = await against(answerWith('no', status));
    expect([error?.kind, error?.technical, received]).toEqual([kind, `HTTP ${status}`, requests]);
  });

  it.each([
    ['<!DOCTYPE html><html><form>Sign in</form></html>', 'html'],
    ['<HTML>Metadata publishing for this service is currently disabled.</HTML>', 'not-published'],
    ['<a/>', 'not-wsdl'],
    ['', 'unreadable'],
    [GOOD.slice(0, 900), 'unreadable'],
    [smallWsdl({ operations: ['Other'] }), 'not-encore'],
  ])('%.50s… is %s', async (text, kind) => {
    expect((await against(answerWith(text))).error?.kind).toBe(kind);
  });

  it('10 MB are read up to 1 MiB', async () => {
    const { error } = await against(answerWith(GOOD + ' '.repeat(10_000_000)));
    expect(error).toMatchObject({
      kind: 'unreadable',
      technical: 'it is larger than 1048576 bytes',
    });
  });

  it('what is not UTF-8 is refused', async () => {
    const { error } = await against(answerWith(Buffer.from(`\uFEFF${GOOD}`, 'utf16le')));
    expect(error).toMatchObject({ kind: 'unreadable', technical: 'it is not UTF-8' });
  });

  it('silence and dripping end with the time for all', async () => {
    const silent = await against(() => undefined, { timeoutMs: 60 });
    expect([silent.error?.kind, silent.received]).toEqual(['timed-out', 1]);
    const dripping = await against(
      (response) => {
        const drip = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 60 },
    );
    expect(dripping.error?.kind).toBe('timed-out');
  });

  it('withdrawing ends it', async () => {
    const controller = new AbortController();
    const { error } = await against(() => controller.abort(), { signal: controller.signal });
    expect(error?.kind).toBe('aborted');
    const late = await against(() => undefined, { signal: controller.signal });
    expect([late.error?.kind, late.received]).toEqual(['aborted', 0]);
  });

  it('a closed connection is unreachable, a wrong address never asked', async () => {
    const closed = await against((response) => void response.socket?.destroy());
    expect(closed.error?.kind).toBe('unreachable');
    const wrong = await fetchContract({ address: 'not an address' });
    expect(wrong).toMatchObject({ error: { kind: 'bad-address' } });
  });
});

it('a contract with a path of its own sends requests there, on the same origin', async () => {
  const contract = (path: string) => ({
    soapVersion: '1.1' as const,
    addressing: false,
    path,
    requests: {
      DesktopPause: {
        action: 'urn:a',
        body: {
          namespace: '',
          name: 'x',
          children: [{ namespace: '', name: 'User', parameter: 'User' }],
        },
        codeElement: 'responseCode',
      },
    },
  });
  const urls: string[] = [];
  for (const path of ['/WebAPI/ECAPI.svc/basic?x=1', '//evil.example/x', '@evil.example']) {
    const client = createEncoreClient({
      address: ADDRESS,
      contract: contract(path),
      fetch: stubFetch(({ url }) => {
        urls.push(url);
        return new Response('');
      }),
    });
    await client.send('DesktopPause', { User: 'u' });
  }
  expect(urls).toEqual([
    'https://encore.example/WebAPI/ECAPI.svc/basic?x=1',
    'https://encore.example/evil.example/x',
    'https://encore.example/@evil.example',
  ]);
});
