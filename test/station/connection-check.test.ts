import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckStep, ServiceCheck } from '../../lib/messages';
import type { RecorderRules } from '../../lib/recorder/rules';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import { checkConnection } from '../../lib/station/connection-check';
import type { Runner } from '../../lib/station/runner';
import type { Service } from '../../lib/station/situation';
import { isUrgent } from '../../lib/station/urgent';
import { startSimulator } from '../support/simulator';
import { makeLine, RULES } from './support/line';
import type { LineOptions, TestLine } from './support/line';

const opened: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const { stop } of opened.splice(0).reverse()) await stop();
});

async function simulator(options: Parameters<typeof startSimulator>[0] = {}) {
  const started = await startSimulator(options);
  opened.push({ stop: started.close });
  return started;
}

async function stranger(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/WebAPI/ECAPI.svc`;
}

interface CheckOptions extends LineOptions {
  readonly service?: SettingsLayer['service'];
  readonly rules?: Partial<RecorderRules>;
  readonly allowed?: boolean;
  readonly during?: (line: TestLine) => void;
}

/** Checks the service at an address over a line that sends nothing but the check. */
async function check(address: string, options: CheckOptions = {}): Promise<ServiceCheck> {
  const { rules = {}, allowed = true, during, ...more } = options;
  const line = await makeLine(address, more);
  opened.push(line);
  const silentLine: Runner['run'] = async (errand) => {
    await errand(new AbortController().signal);
    return true;
  };
  during?.(line);
  const settings = resolveSettings([{ service: { address, ...options.service } }]);
  const state = { settings, layer: {}, managed: [], policyFaults: [], storedFaults: [] };
  return checkConnection({
    situation: {
      settings: state,
      rules: { ...RULES, ...rules },
      service: allowed ? ({} as Service) : undefined,
    },
    contract: line.contract,
    run: silentLine,
    isUrgent: () => isUrgent(line.runner.state(), Date.now()),
  });
}

const shapeOf = ({ steps = [] }: ServiceCheck) => steps.map(({ state }) => state).join(' ');
const step = ({ steps = [] }: ServiceCheck, name: CheckStep['step']) =>
  steps.find((each) => each.step === name);
const GOOD = 'ok ok ok ok ok ok ok ok ok';

describe('a service that is all right', () => {
  it('gets a tick at every step', async () => {
    const { address } = await simulator();
    const result = await check(address);
    expect(shapeOf(result)).toBe(GOOD);
    expect(result).toMatchObject({ ok: true, unit: '1', port: '1' });
    expect(result.problem).toBeUndefined();
    expect(step(result, 'init')?.what).toBe('InitUser found unit 1, port 1.');
  });

  it('is asked by the extension where that is the identity', async () => {
    const { address } = await simulator();
    const rules = { identity: { by: 'extension', extension: '77' } } as const;
    expect(step(await check(address, { rules }), 'init')?.what).toMatch(/^InitStation found/);
  });

  it('is not asked who we are when unit and port were typed', async () => {
    const service = await simulator({ vendor: true });
    const rules = { identity: { by: 'manual', unit: '1', port: '1' } } as const;
    const result = await check(service.address, { rules });
    expect(step(result, 'init')?.state).toBe('skipped');
    expect(result.ok).toBe(true);
    expect(service.requests().map(({ request }) => request)).toEqual(['PortStatus']);
  });

  it('is looked at as far as it goes where nobody is named', async () => {
    const { address } = await simulator();
    const result = await check(address, { rules: { missing: { kind: 'no-identity' } } });
    expect(shapeOf(result)).toBe('ok ok ok ok ok ok ok failed skipped');
    expect(step(result, 'init')?.who).toBe('settings');
  });

  it('with a pasted contract is not asked for its WSDL', async () => {
    const service = await simulator({ wsdl: false });
    const known = await makeLine(service.address);
    opened.push(known);
    const file = known.contract.view()?.file ?? '';
    const result = await check(service.address, { wsdl: file });
    expect(shapeOf(result)).toBe('ok ok ok ok ok skipped ok ok ok');
  });
});

describe('a service without a WSDL', () => {
  it('is found by trying, with a warning that says so', async () => {
    const { address } = await simulator({ wsdl: false });
    const result = await check(address);
    expect(shapeOf(result)).toBe('ok ok ok ok ok warning warning ok ok');
    expect(result.ok).toBe(true);
    expect(step(result, 'wsdl')?.what).toContain('WSDL');
    expect(step(result, 'wsdl')?.who).toBe('encore-admin');
  });
});

describe('a service that does not answer', () => {
  it('may have many reasons, all of them named', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('no'));
    const result = await check('https://recorder.corp.example/WebAPI/ECAPI.svc', { fetch });
    expect(shapeOf(result)).toBe('ok ok failed skipped skipped skipped skipped skipped skipped');
    const { candidates = [], who } = step(result, 'reachable') ?? {};
    expect(who).toBe('network-admin');
    const all = candidates.join('\n');
    for (const word of [
      'recorder.corp.example',
      'VPN',
      '443',
      'certificate',
      'Local Network',
      'policy',
    ]) {
      expect(all).toContain(word);
    }
    expect(all).not.toContain('into https');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('over http may have been turned into https by the browser', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('no'));
    const service = { allowHttp: true };
    const result = await check('http://10.1.2.3/WebAPI/ECAPI.svc', { fetch, service });
    const all = step(result, 'reachable')?.candidates?.join('\n') ?? '';
    expect(all).toContain('into https');
    expect(all).toContain('The address 10.1.2.3 is mistyped');
    expect(all).not.toContain('certificate');
  });

  it('on this computer is simply not running', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('no'));
    const result = await check('http://127.0.0.1:8808/WebAPI/ECAPI.svc', { fetch });
    expect(step(result, 'reachable')?.candidates).toEqual([
      expect.stringContaining('port 8808') as string,
    ]);
  });
});

describe('a web server that is not the service', () => {
  it.each([
    ['wants a sign-in', 401, 'browser-admin', 'sign-in'],
    ['knows no such path', 404, 'settings', 'path'],
    ['is out of order', 503, 'encore-admin', 'HTTP 503'],
  ])('%s', async (_, status, who, word) => {
    const address = await stranger((_request, response) => response.writeHead(status).end());
    const result = await check(address);
    expect(shapeOf(result)).toBe('ok ok ok failed skipped skipped skipped skipped skipped');
    const found = step(result, 'http');
    expect(found?.who).toBe(who);
    expect(found?.what).toContain(word);
    expect(result.problem?.what).toBe(found?.what);
  });

  it('that wants a Windows sign-in is told apart by what the settings say', async () => {
    const address = await stranger((_request, response) => response.writeHead(401).end());
    const without = step(await check(address), 'http')?.candidates?.[0];
    const service = { credentials: 'include' } as const;
    const having = step(await check(address, { service }), 'http')?.candidates?.[0];
    expect(without).toContain('service.credentials');
    expect(having).toContain('AuthServerAllowlist');
  });

  it('sends on to another address', async () => {
    const address = await stranger((_request, response) =>
      response.writeHead(302, { Location: 'https://sso.example.com/' }).end(),
    );
    const result = await check(address);
    expect(step(result, 'http')).toMatchObject({ state: 'failed', who: 'settings' });
    expect(step(result, 'http')?.what).toContain('another address');
  });

  it('shows a web page, such as a sign-in, with status 200', async () => {
    const address = await stranger((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>Hi</body></html>'),
    );
    expect(step(await check(address), 'http')).toMatchObject({
      state: 'failed',
      what: 'A web page answered instead of the recorder.',
    });
  });

  it('answers with something that is no SOAP', async () => {
    const address = await stranger((_request, response) => response.end('{"hello":true}'));
    expect(shapeOf(await check(address))).toBe(
      'ok ok ok ok failed skipped skipped skipped skipped',
    );
  });

  it('is another SOAP service', async () => {
    const address = await stranger((_request, response) =>
      response
        .writeHead(500, { 'Content-Type': 'text/xml' })
        .end(
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>' +
            '<faultcode>s:ActionNotSupported</faultcode><faultstring>No.</faultstring>' +
            '</s:Fault></s:Body></s:Envelope>',
        ),
    );
    const result = await check(address);
    expect(shapeOf(result)).toBe('ok ok ok ok ok warning failed skipped skipped');
    expect(result.problem?.what).toBe('Another service answered, not the Encore Web API.');
  });
});

describe('the recorder itself', () => {
  it('does not know who we are', async () => {
    const service = await simulator();
    service.fault({ kind: 'code', code: 655, request: 'InitUser' });
    const result = await check(service.address);
    expect(shapeOf(result)).toBe('ok ok ok ok ok ok ok failed skipped');
    expect(result.problem?.code).toBe(655);
    expect(step(result, 'init')?.who).toBe('encore-admin');
  });

  it('cannot tell the state of the port', async () => {
    const service = await simulator();
    service.fault({ kind: 'code', code: 651, request: 'PortStatus' });
    const result = await check(service.address);
    expect(shapeOf(result)).toBe('ok ok ok ok ok ok ok ok failed');
    expect(result).toMatchObject({ unit: '1', port: '1', problem: { code: 651 } });
  });
});

describe('before anything is sent', () => {
  it('the address is looked at', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const result = await check('http://127.0.0.1/', { fetch, service: { address: '' } });
    expect(shapeOf(result).startsWith('failed skipped')).toBe(true);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('the browser’s permission is looked at', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const result = await check('https://r.example/ECAPI.svc', { fetch, allowed: false });
    expect(shapeOf(result).startsWith('ok failed skipped')).toBe(true);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('a pause comes first', async () => {
    const { address } = await simulator();
    const during = ({ runner }: TestLine) =>
      runner.note({ type: 'secure-pause', at: Date.now(), act: 'act', by: 'agent' });
    const result = await check(address, { during });
    expect(result.steps).toBeUndefined();
    expect(result.problem?.what).toContain('because a pause is on');
  });
});
