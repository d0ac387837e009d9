import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultContract } from '../../lib/encore/default-contract';
import type { SettingsReport } from '../../lib/messages';
import type { SettingsLayer } from '../../lib/settings/schema';
import { createSettingsStore } from '../../lib/settings/store';
import { createPageRequests } from '../../lib/station/page-requests';
import type { PageRequests } from '../../lib/station/page-requests';
import { createPractice } from '../../lib/station/practice';
import type { Situation } from '../../lib/station/situation';
import { browserTimers } from '../../lib/station/timers';
import { startSimulator } from '../support/simulator';
import { LedgerBench } from './support/ledger-bench';
import { makeLine, RULES, urlOf } from './support/line';
import type { LineOptions, TestLine } from './support/line';

const FOUND = { siteName: 'CRM', of: 2, missing: [] };

const opened: { stop(): unknown }[] = [];
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  for (const { stop } of opened.splice(0).reverse()) await stop();
});

/** Pages' requests over a real line to a simulator. */
async function station(options: LineOptions = {}, layer: SettingsLayer = {}) {
  const service = await startSimulator();
  opened.push({ stop: service.close });
  const line = await makeLine(service.address, options);
  opened.push(line);
  const store = createSettingsStore({ readManaged: () => Promise.resolve({}) });
  await store.saveUserLayer({ ...layer, service: { address: service.address } });
  const situation: Situation = {
    settings: await store.load(),
    rules: RULES,
    missingHosts: [],
    service: { address: service.address } as Situation['service'],
    practice: undefined,
  };
  const requests = createPageRequests({
    now: Date.now,
    newId: () => crypto.randomUUID(),
    timers: browserTimers,
    runner: line.runner,
    console: line.console,
    contract: line.contract,
    client: line.contract.client,
    practice: createPractice(Date.now),
    ledger: new LedgerBench().ledger(),
    fields: { view: (site) => (site === 'crm' ? FOUND : undefined) },
    store,
    situation: () => situation,
    changed: () => undefined,
    diagnose: () => Promise.reject(new Error('nobody asks here')),
    lookAgain: () => Promise.resolve(),
  });
  return { service, line, store, requests };
}

const ask = (requests: PageRequests, type: string, more: object = {}) =>
  requests.answer({ type, ...more });
const pause = ({ runner }: TestLine) =>
  runner.note({ type: 'secure-pause', at: Date.now(), act: 'act', by: 'agent' });

describe('a WSDL pasted into the settings', () => {
  it('that is none refuses the settings whole, beside their other faults', async () => {
    const { requests, store } = await station();
    const layer = { service: { wsdl: '<html>Sign in</html>', timeoutSeconds: 90 } };
    expect(await ask(requests, 'save-settings', { layer })).toMatchObject({
      saved: false,
      faults: [{ path: 'service.timeoutSeconds' }, { path: 'service.wsdl' }],
    });
    expect((await store.load()).settings.service.wsdl).toBe('auto');
  });

  it('that is good is stored as it is', async () => {
    const { requests, store } = await station();
    const wsdl = JSON.stringify(defaultContract());
    const saved = await ask(requests, 'save-settings', { layer: { service: { wsdl } } });
    expect(saved).toEqual({ saved: true, faults: [] });
    expect((await store.load()).settings.service.wsdl).toBe(wsdl);
  });

  it.each([null, 7, { service: 'here' }, { service: { wsdl: 7 } }])(
    'in a layer that is none is no reason to fail: %j',
    async (layer) => {
      const { requests } = await station();
      expect(await ask(requests, 'save-settings', { layer })).toMatchObject({ saved: false });
    },
  );
});

describe('the contract', () => {
  it('is told with the settings, and read again when a page asks for it', async () => {
    const { requests, line } = await station();
    expect(await ask(requests, 'get-settings')).toMatchObject({ contract: { source: 'assumed' } });
    line.start();
    const reply = await ask(requests, 'read-contract');
    expect(reply).toMatchObject({ read: true, contract: { source: 'wsdl', total: 15 } });
    expect(line.mostAtOnce()).toBe(1);
  });

  it('is not read while a pause is on', async () => {
    const { requests, line } = await station();
    line.start();
    pause(line);
    expect(await ask(requests, 'read-contract')).toMatchObject({ read: false });
  });
});

describe('the settings', () => {
  it('come with how the fields of each site are found, where that is known', async () => {
    const site = (id: string) => ({ id, name: id, matches: ['https://crm.example.com/*'] });
    const { requests } = await station({}, { sites: [site('crm'), site('unseen')] });
    const { found } = (await ask(requests, 'get-settings')) as SettingsReport;
    expect(found).toEqual({ crm: FOUND });
  });
});

describe('the check', () => {
  it('goes over the line, with never two requests at once', async () => {
    const { requests, line } = await station();
    line.start();
    expect(await ask(requests, 'check-service')).toMatchObject({ ok: true, unit: '1', port: '1' });
    expect(line.mostAtOnce()).toBe(1);
  });

  it('is broken off by a pause, which does not wait for it', async () => {
    let onWsdl = () => undefined as unknown;
    const report = {
      contract: defaultContract(),
      missing: [],
      warnings: [],
      source: 'wsdl',
    } as const;
    const { service, line, requests } = await station({
      kept: { report },
      fetch: (input, init) => {
        if (urlOf(input).includes('?')) onWsdl();
        return fetch(input, init);
      },
    });
    onWsdl = () => pause(line);
    line.start();
    await service.untilRequest('PortStatusEX', ({ code }) => code === 100, { after: 0 });
    const result = await ask(requests, 'check-service');
    expect(result).toMatchObject({
      ok: false,
      problem: { what: 'The service was not checked, because a pause is on.' },
    });
    await service.untilRequest('DesktopPause', () => true, { after: 0 });
    const since = line.sent.slice(line.sent.indexOf('GET ?wsdl') + 1);
    expect(since[0]).toBe('POST PauseRecording');
  });
});

describe('what an agent may order by hand', () => {
  const order = (requests: PageRequests, request: string, more: object = {}) =>
    ask(requests, 'control', { request, endsProtection: false, ...more });

  it('is nothing that the settings do not give her the right to', async () => {
    const { requests } = await station();
    for (const request of ['StartRecording', 'StopRecording', 'CancelRecording', 'DesktopPause']) {
      expect(await order(requests, request)).toEqual({ accepted: false });
    }
    expect(await ask(requests, 'log-note', { text: 'Called back' })).toEqual({ accepted: false });
  });

  it('with the right to it reaches the recorder', async () => {
    const { requests, service, line } = await station({}, { controls: { start: true } });
    line.start();
    expect(await order(requests, 'StartRecording', { maxSeconds: 600 })).toEqual({
      accepted: true,
    });
    const { parameters } = await service.untilRequest('StartRecording', undefined, { after: 0 });
    expect(parameters).toMatchObject({ maxRecordingTimeInSeconds: '600' });
  });

  it('is not taken while a pause is wanted, unless she was asked and said so', async () => {
    const { requests, line } = await station({}, { controls: { stop: true } });
    pause(line);
    expect(await order(requests, 'StopRecording')).toEqual({ accepted: false });
    expect(line.runner.state().intent.kind).toBe('protect');
    expect(await order(requests, 'StopRecording', { endsProtection: true })).toEqual({
      accepted: true,
    });
    expect(line.runner.state().intent.kind).toBe('record');
  });

  it('a note goes to the recorder’s log with an id of its own, but never a card number', async () => {
    const { requests, service, line } = await station(
      {},
      { controls: { logEvent: true }, events: { logToRecorder: true } },
    );
    line.start();
    expect(await ask(requests, 'log-note', { text: 'Card 4111 1111 1111 1111' })).toEqual({
      accepted: false,
    });
    expect(await ask(requests, 'log-note', { text: 'Called back' })).toEqual({ accepted: true });
    const { parameters } = await service.untilRequest('LogEvent', undefined, { after: 0 });
    expect(parameters).toMatchObject({ eventType: 'AgentNote', Parm2: 'Called back' });
    expect(parameters['Parm1']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the reason of a pause', () => {
  it('is taken for the newest pause, and for no other', async () => {
    const { requests, line } = await station();
    pause(line);
    const say = (act: string) => ask(requests, 'give-reason', { act, reason: 'Card payment' });
    expect(await say('another')).toEqual({ accepted: false });
    const card = { act: 'act', reason: 'Card 4111 1111 1111 1111' };
    expect(await ask(requests, 'give-reason', card)).toEqual({ accepted: false });
    expect(line.runner.state().reason?.given).toBeUndefined();
    expect(await say('act')).toEqual({ accepted: true });
    expect(line.runner.state().reason).toEqual({ act: 'act', given: 'Card payment' });
  });
});

describe('practice', () => {
  it('is refused where there is an address', async () => {
    const { requests } = await station();
    expect(await ask(requests, 'practice', { act: 'begin' })).toEqual({ accepted: false });
    expect(await ask(requests, 'practice', { act: 'start-call' })).toEqual({ accepted: false });
    const report = (await ask(requests, 'get-settings')) as SettingsReport;
    expect(report.practice).toBeUndefined();
  });
});
