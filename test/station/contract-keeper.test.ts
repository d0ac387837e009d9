import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultContract } from '../../lib/encore/default-contract';
import type { ContractReport } from '../../lib/encore/contract-report';
import { note } from '../../lib/recorder/note';
import { initialState } from '../../lib/recorder/state';
import { startSimulator } from '../support/simulator';
import type { TestSimulator } from '../support/simulator';
import { makeLine, RULES, urlOf } from './support/line';
import type { LineOptions, TestLine } from './support/line';

/** Waits for what is going on to come to this; generous, for a busy machine is no fault. */
function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000 });
}

const opened: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const { stop } of opened.splice(0).reverse()) await stop();
});

async function simulator(options: Parameters<typeof startSimulator>[0] = {}) {
  const started = await startSimulator(options);
  opened.push({ stop: started.close });
  return started;
}

async function line(address: string, options: LineOptions = {}): Promise<TestLine> {
  const made = await makeLine(address, options);
  opened.push(made);
  return made;
}

const posts = ({ sent }: TestLine) => sent.filter((each) => each.startsWith('POST'));
const gets = ({ sent }: TestLine) => sent.filter((each) => each.startsWith('GET'));
const statusIsRead = (service: TestSimulator) =>
  service.untilRequest('PortStatusEX', ({ code }) => code === 100, { after: 0 });

/** A fetch that never answers for what `hangs` says so of, and heeds its signal as browsers do. */
const hanging =
  (hangs: (url: string) => boolean): typeof fetch =>
  (input, init) =>
    hangs(urlOf(input))
      ? new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        })
      : fetch(input, init);

const isWsdl = (url: string) => url.includes('?');

const NOT_SUPPORTED =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>' +
  '<faultcode xmlns:a="http://schemas.microsoft.com/ws/2005/05/addressing/none">a:ActionNotSupported</faultcode>' +
  '<faultstring xml:lang="en-US">No.</faultstring></s:Fault></s:Body></s:Envelope>';

const REPORT: ContractReport = {
  contract: defaultContract(),
  missing: [],
  warnings: [],
  source: 'wsdl',
  readAt: 1,
};

describe('the first contract', () => {
  it.each(['a', 'b', 'd', 'e', 'h'] as const)(
    'is read from the WSDL before the first request, never two at once (shape %s)',
    async (shape) => {
      const service = await simulator({ shape, namespace: 'custom' });
      const under = await line(service.address);
      under.start();
      await statusIsRead(service);
      expect(under.sent[0]).toBe('GET ?wsdl');
      expect(under.sent.lastIndexOf(gets(under).at(-1) ?? '')).toBeLessThan(
        under.sent.indexOf('POST InitUser'),
      );
      expect(under.mostAtOnce()).toBe(1);
      expect(under.contract.view()).toMatchObject({ source: 'wsdl', missing: [] });
      expect(under.stored.get(service.address)?.report?.source).toBe('wsdl');
    },
  );

  it('that is stored is used at once, without asking for the WSDL', async () => {
    const service = await simulator();
    const under = await line(service.address, { kept: { report: REPORT } });
    under.start();
    await statusIsRead(service);
    expect(gets(under)).toEqual([]);
  });

  it('is found by trying where the service publishes no WSDL', async () => {
    const service = await simulator({ shape: 'b', wsdl: false });
    const under = await line(service.address);
    under.start();
    await statusIsRead(service);
    const view = under.contract.view();
    expect(view?.source).toBe('probed');
    expect(view?.problem?.what).toContain('WSDL');
    expect(posts(under)[0]).toBe('POST PortStatus');
  });

  it('is asked for again only after a minute where nothing answers', async () => {
    const service = await simulator();
    const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('refused'));
    const under = await line(service.address, { fetch });
    under.start();
    await eventually(() => expect(posts(under).length).toBeGreaterThan(0));
    const first = gets(under).length;
    expect(first).toBe(1);
    under.later(59_000);
    under.contract.look();
    await under.runner.run(async () => undefined);
    expect(gets(under)).toHaveLength(first);
    under.later(2000);
    under.contract.look();
    await eventually(() => expect(gets(under)).toHaveLength(first + 1));
    expect(under.contract.view()).toMatchObject({
      source: 'assumed',
      problem: { what: 'Nothing answers at the address of the recorder.' },
    });
  });

  it('remembers over a death that it was asked for a moment ago', async () => {
    const service = await simulator({ wsdl: false });
    const under = await line(service.address, { kept: { triedAt: Date.now() - 20_000 } });
    under.start();
    await statusIsRead(service);
    expect(gets(under)).toEqual([]);
  });

  it('is used although it cannot be stored', async () => {
    const service = await simulator();
    const under = await line(service.address);
    vi.spyOn(under.stored, 'set').mockImplementation(() => {
      throw new Error('the disk is full');
    });
    const said = vi.spyOn(console, 'error').mockReturnValue();
    under.start();
    await statusIsRead(service);
    expect(under.contract.view()?.source).toBe('wsdl');
    expect(said).toHaveBeenCalled();
    said.mockRestore();
  });
});

describe('a pause', () => {
  const pause = ({ runner }: TestLine) =>
    runner.note({ type: 'secure-pause', at: Date.now(), act: 'act-1', by: 'agent' });

  const paused = () =>
    note(
      initialState(Date.now()),
      { type: 'secure-pause', at: Date.now(), act: 'act-0', by: 'agent' },
      RULES,
    );

  it('that stands already is sent in the likeliest shape, before any WSDL', async () => {
    const service = await simulator();
    const under = await line(service.address);
    under.start(paused());
    await service.untilRequest('DesktopPause', () => true, { after: 0 });
    expect(gets(under)).toEqual([]);
    expect(under.contract.view()?.source).toBe('assumed');
  });

  it.each([true, false])(
    'gives up a WSDL that is being read, at once (reads may be interrupted: %s)',
    async (interruptReads) => {
      const service = await simulator();
      const under = await line(service.address, { fetch: hanging(isWsdl), interruptReads });
      under.start();
      await eventually(() => expect(gets(under)).toHaveLength(1));
      const asked = Date.now();
      pause(under);
      await service.untilRequest('DesktopPause', () => true, { after: 0 });
      expect(Date.now() - asked).toBeLessThan(700);
    },
  );

  it('breaks off the trying of shapes', async () => {
    const service = await simulator({ shape: 'h', namespace: 'custom', wsdl: false });
    let onRequest = () => undefined as unknown;
    const under = await line(service.address, {
      fetch: (input, init) => {
        onRequest();
        return fetch(input, init);
      },
    });
    onRequest = () => posts(under).length === 3 && pause(under);
    under.start();
    await eventually(() => expect(posts(under)).toContain('POST DesktopPause'));
    expect(posts(under).filter((each) => each === 'POST PortStatus')).toHaveLength(3);
  });

  it('that was resumed lets the WSDL be read, but only after the resume has left', async () => {
    const service = await simulator();
    const under = await line(service.address);
    under.start(paused());
    await service.untilRequest('DesktopPause', ({ code }) => code === 100, { after: 0 });
    under.runner.note({ type: 'resume-recording', at: Date.now(), act: 'act-2', by: 'agent' });
    await eventually(() => expect(gets(under).length).toBeGreaterThan(0));
    const firstGet = under.sent.findIndex((each) => each.startsWith('GET'));
    expect(under.sent.indexOf('POST DesktopResume')).toBeLessThan(firstGet);
    expect(under.sent.indexOf('POST DesktopResume')).toBeGreaterThan(-1);
  });
});

describe('a service that changes', () => {
  it('is asked for its WSDL again when it answers as another service, once a minute', async () => {
    const service = await simulator({ namespace: 'custom' });
    const under = await line(service.address, { kept: { report: REPORT, triedAt: 5 } });
    under.start();
    await eventually(() => expect(under.contract.view()?.readAt).not.toBe(1));
    expect(under.sent.slice(0, 2)).toEqual(['POST InitUser', 'GET ?wsdl']);
    under.later(6000);
    under.runner.look();
    await statusIsRead(service);
  });

  it('that stays another one is not asked again within the minute', async () => {
    const under = await line('http://127.0.0.1:9/WebAPI/ECAPI.svc', {
      kept: { report: REPORT },
      fetch: async (input) =>
        isWsdl(urlOf(input))
          ? new Response('', { status: 404 })
          : new Response(NOT_SUPPORTED, { status: 500 }),
    });
    under.start();
    await eventually(() => expect(under.contract.view()?.problem).toBeDefined());
    const asked = gets(under).length;
    for (let tries = 2; tries <= 4; tries += 1) {
      under.later(15_000);
      under.runner.look();
      const initsWanted = tries;
      await eventually(() => {
        const inits = posts(under).filter((each) => each === 'POST InitUser');
        expect(inits).toHaveLength(initsWanted);
      });
    }
    expect(gets(under)).toHaveLength(asked);
    under.later(60_000);
    under.runner.look();
    await eventually(() => expect(gets(under).length).toBeGreaterThan(asked));
  });

  it('keeps its contract while the WSDL cannot be read', async () => {
    const service = await simulator({ wsdl: false });
    const under = await line(service.address, { kept: { report: REPORT } });
    under.start();
    await statusIsRead(service);
    expect((await under.contract.readAgain()).kind).toBe('failed');
    expect(under.contract.view()).toMatchObject({
      source: 'wsdl',
      problem: { what: expect.stringContaining('WSDL') as string },
    });
    expect(posts(under)).not.toContain('POST PortStatus');
  });

  it('for another address counts only from the moment it is used', async () => {
    const [one, other] = [await simulator(), await simulator({ shape: 'd' })];
    const under = await line(one.address, { fetch: hanging((url) => url.startsWith(one.address)) });
    under.start();
    await eventually(() => expect(gets(under)).toHaveLength(1));
    await under.use(other.address);
    await statusIsRead(other);
    expect(under.stored.has(one.address)).toBe(false);
    expect(under.stored.get(other.address)?.report?.source).toBe('wsdl');
  });
});

describe('a pasted contract', () => {
  it('is used without asking the service, which is never asked by a button either', async () => {
    const service = await simulator({ shape: 'd', wsdl: false });
    const text = JSON.stringify(defaultContract('urn:elsewhere'));
    const under = await line(service.address, { wsdl: text });
    under.start();
    await eventually(() => expect(posts(under)).toContain('POST InitUser'));
    expect((await under.contract.readAgain()).kind).toBe('pasted');
    expect(gets(under)).toEqual([]);
    expect(under.contract.view()?.source).toBe('pasted');
  });

  it('that is no good is told of, and the service is asked instead', async () => {
    const service = await simulator({ shape: 'd' });
    const under = await line(service.address, { wsdl: '<html><body>Sign in</body></html>' });
    under.start();
    await statusIsRead(service);
    expect(under.contract.view()).toMatchObject({
      source: 'wsdl',
      problem: { what: 'A web page came instead of the WSDL.' },
    });
  });
});
