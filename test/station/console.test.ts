import { afterEach, describe, expect, it } from 'vitest';
import type { ConsoleOrder, ConsoleQuestion, ConsoleRead } from '../../lib/console-messages';
import type { RequestName } from '../../lib/encore/requests';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import { consoleOrder } from '../../lib/station/console-orders';
import { consoleRead } from '../../lib/station/console-reads';
import type { Situation } from '../../lib/station/situation';
import { browserTimers } from '../../lib/station/timers';
import { startSimulator } from '../support/simulator';
import { makeLine, RULES } from './support/line';

const VISA = '4111 1111 1111 1111';
const ALL: SettingsLayer = {
  controls: { start: true, stop: true, cancel: true, desktop: true, logEvent: true },
  events: { logToRecorder: true },
};
const MISSING: Situation['rules'] = { ...RULES, missing: { kind: 'no-identity' } };

const opened: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const { stop } of opened.splice(0).reverse()) await stop();
});

/** The console over a real line to a simulator, in a call unless told otherwise. */
async function seat({ layer = ALL, rules = RULES, call = true } = {}) {
  const service = await startSimulator();
  opened.push({ stop: service.close });
  const line = await makeLine(service.address);
  opened.push(line);
  const settings = { settings: resolveSettings([layer]) } as Situation['settings'];
  const needs = {
    now: Date.now,
    newId: () => crypto.randomUUID(),
    timers: browserTimers,
    runner: line.runner,
    line: line.console,
    client: line.contract.client,
    situation: () => ({ settings, rules }),
  };
  service.recorder.answer('InitUser', { Machine: 'ann', User: 'ann' });
  if (call) service.ring({ user: 'ann' });
  line.start();
  const last = call ? 'GetURL' : 'PortStatusEX';
  await service.untilRequest(last, ({ code }) => code === 100, { after: 0 });
  await expect.poll(() => line.runner.state().inFlight).toBeUndefined();
  const from = service.requests().at(-1)?.index ?? 0;
  return {
    service,
    line,
    read: (read: ConsoleRead) => consoleRead(read, needs),
    order: (order: ConsoleOrder, ...sure: ConsoleQuestion[]) => consoleOrder(order, sure, needs),
    /** What reached the recorder since then. */
    came: (request: RequestName) => service.requests(from).filter((e) => e.request === request),
  };
}

describe('a request that only reads', () => {
  it('is shown as the recorder received it, with the answer as it left', async () => {
    const { read, came, line } = await seat();
    const { exchanges, problem } = await read({ request: 'PortStatus', Unit: '1', Port: '1' });
    expect(problem).toBeUndefined();
    const [entry] = came('PortStatus');
    expect(exchanges).toMatchObject([
      {
        ...{ request: 'PortStatus', outcome: 'acknowledged', code: 100, xml: entry?.xml },
        message: 'Command executed as expected',
        answer: { status: 200, text: entry?.answerXml },
        members: { portStatus: 'RECORD' },
      },
    ]);
    expect(line.mostAtOnce()).toBe(1);
  });

  it('needs no port of the seat’s own, but for what a call holds', async () => {
    const { read, came } = await seat();
    const { exchanges } = await read({ request: 'InitUser', Machine: '', User: 'bob' });
    expect(exchanges[0]?.members).toEqual({ Unit: '1', Port: '2' });
    expect(came('InitUser')[0]?.parameters).toEqual({ Machine: 'bob', User: 'bob' });
    await read({ request: 'GetField', fieldName: 'fldCampaign' });
    expect(came('GetField')[0]?.parameters).toMatchObject({ Unit: '1', Port: '1' });
  });

  it('leaves the core’s own knowledge as it was', async () => {
    const { read, line } = await seat();
    const { port, audio, call } = line.runner.state();
    await read({ request: 'PortStatus', Unit: '1', Port: '200' });
    await read({ request: 'InitStation', Extension: '0429' });
    const after = line.runner.state();
    expect(after.port).toEqual(port);
    expect(after.call.generation).toBe(call.generation);
    expect(after.audio.reading?.state).toBe(audio.reading?.state);
  });

  it('is answered in a pause that holds too', async () => {
    const { read, order } = await seat();
    await order({ request: 'PauseRecording' });
    const { exchanges } = await read({ request: 'PortStatus', Unit: '1', Port: '1' });
    expect(exchanges[0]?.members).toEqual({ portStatus: 'PAUSE' });
  });

  it('never carries a card number', async () => {
    const { read, came } = await seat({ call: false });
    const { exchanges, problem } = await read({ request: 'InitStation', Extension: VISA });
    expect(exchanges).toEqual([]);
    expect(problem?.what).toContain('card number');
    const parts = { Unit: '4111 1111', Port: '1111 1111' };
    expect((await read({ request: 'PortStatus', ...parts })).exchanges).toEqual([]);
    expect(came('InitStation')).toEqual([]);
  });

  it('shows no card number that somebody else has stored', async () => {
    const { read, service } = await seat();
    service.recorder.answer('AssignField', {
      ...{ Unit: '1', Port: '1', fieldName: 'fldCampaign', fieldValue: VISA },
    });
    const reply = await read({ request: 'GetField', fieldName: 'fldCampaign' });
    expect(reply.exchanges[0]?.answer).toMatchObject({ withheld: true, text: '' });
    expect(JSON.stringify(reply)).not.toContain(VISA);
  });
});

describe('an order', () => {
  it('to pause is the secure pause, with all that is sent for it', async () => {
    const { order, line, came } = await seat();
    const { exchanges, problem } = await order({ request: 'PauseRecording' });
    expect(problem).toBeUndefined();
    expect(exchanges.map(({ request, code }) => [request, code])).toEqual([
      ['PauseRecording', 100],
      ['DesktopPause', 100],
    ]);
    expect(exchanges[0]?.xml).toBe(came('PauseRecording')[0]?.xml);
    expect(line.runner.state()).toMatchObject({ intent: { kind: 'protect' }, owed: {} });
    expect((await order({ request: 'PauseRecording' })).problem?.what).toContain('on already');
  });

  it('to resume resumes both planes, and with nothing paused sends nothing', async () => {
    const { order } = await seat();
    expect((await order({ request: 'ResumeRecording' })).problem?.what).toContain('Nothing');
    await order({ request: 'PauseRecording' });
    const { exchanges } = await order({ request: 'ResumeRecording' });
    expect(exchanges.map(({ request, code }) => [request, code])).toEqual([
      ['ResumeRecording', 100],
      ['DesktopResume', 100],
    ]);
  });

  it('is asked about before it ends a pause, and Cancel always', async () => {
    const { order, line, came } = await seat();
    expect(await order({ request: 'CancelRecording' })).toEqual({
      exchanges: [],
      asks: 'discards',
    });
    await order({ request: 'PauseRecording' });
    const stop: ConsoleOrder = { request: 'StopRecording' };
    expect((await order(stop)).asks).toBe('ends-protection');
    expect((await order({ request: 'CancelRecording' }, 'discards')).asks).toBe('ends-protection');
    expect(line.runner.state().intent.kind).toBe('protect');
    expect((await order(stop, 'ends-protection')).exchanges).toMatchObject([{ code: 100 }]);
    expect(came('CancelRecording')).toEqual([]);
  });

  it('that the state does not allow is refused by the core, with its words', async () => {
    const { order, came } = await seat();
    const { exchanges, problem } = await order({ request: 'StartRecording', maxSeconds: 0 });
    expect(exchanges).toEqual([]);
    expect(problem?.what).toBe('The call is being recorded already.');
    expect(came('StartRecording')).toEqual([]);
  });

  it('to assign a field is a tag of this call, looked at before and after', async () => {
    const { order } = await seat();
    const assign = { request: 'AssignField', fieldName: 'fldClientID', fieldValue: '007' } as const;
    const { exchanges } = await order(assign);
    expect(exchanges.map(({ request }) => request)).toEqual(['GetURL', 'AssignField', 'GetURL']);
    expect((await order({ ...assign, fieldValue: '008' })).asks).toBe('replaces-tag');
    const replaced = await order({ ...assign, fieldValue: '008' }, 'replaces-tag');
    expect(replaced.exchanges).toHaveLength(3);
    const card = await order({ ...assign, fieldValue: VISA });
    expect(card.problem?.what).toContain('card number');
  });

  it('to log an event carries the event’s own id in a Parm that is left empty', async () => {
    const { order, came } = await seat();
    const event = { request: 'LogEvent', eventTimestamp: '', eventType: 'Test' } as const;
    const parms = { Parm1: 'a', Parm2: '', Parm3: 'c' };
    const { exchanges } = await order({ ...event, ...parms });
    expect(exchanges).toMatchObject([{ request: 'LogEvent', code: 100 }]);
    const sent = came('LogEvent')[0]?.parameters;
    expect(sent).toMatchObject({ Parm1: 'a', Parm3: 'c', eventType: 'Test' });
    expect(sent?.['Parm2']).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent?.['eventTimestamp']).toMatch(/^\d{4}-/);
    const full = await order({ ...event, ...parms, Parm2: 'b' });
    expect(full.problem?.what).toContain('no room');
  });

  it('takes the right to it, and a port of the seat’s own', async () => {
    const none = await seat({
      call: false,
      layer: { controls: { pause: false, resume: false, assignField: false } },
    });
    const orders: ConsoleOrder[] = [
      ...(['PauseRecording', 'ResumeRecording', 'StopRecording'] as const).map((request) => ({
        request,
      })),
      ...(['CancelRecording', 'DesktopPause', 'DesktopResume'] as const).map((request) => ({
        request,
      })),
      { request: 'StartRecording', maxSeconds: 0 },
      { request: 'AssignField', fieldName: 'a', fieldValue: 'b' },
      {
        ...{ request: 'LogEvent', eventTimestamp: '', eventType: 'T' },
        ...{ Parm1: '', Parm2: '', Parm3: '' },
      },
    ];
    for (const each of orders) {
      const { exchanges, problem } = await none.order(each, 'discards');
      expect([each.request, exchanges, problem?.what]).toEqual([
        ...[each.request, []],
        'Your organisation has not given this seat the right to do that.',
      ]);
    }
    const portless = await seat({ call: false, rules: MISSING });
    expect((await portless.order({ request: 'PauseRecording' })).problem?.what).toContain(
      'no port',
    );
  });
});
