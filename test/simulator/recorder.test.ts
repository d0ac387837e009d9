import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestName } from '../../lib/encore/requests';
import { createRecorder, type Recorder } from '../../lib/simulator/recorder';
import type { RecorderOptions } from '../../lib/simulator/state';

const NOON = new Date(2026, 5, 15, 12, 0, 0).getTime();
const HERE = { Unit: '1', Port: '1' };
const PORT = { port: '1' };

let clock = NOON;
let recorder: Recorder;

function begin(options: Partial<RecorderOptions> = {}): void {
  clock = NOON;
  recorder = createRecorder({ vendor: false, now: () => clock, ...options });
}

const ask = (request: RequestName, parameters: Record<string, string> = {}) =>
  recorder.answer(request, { ...HERE, ...parameters });
const code = (request: RequestName, parameters: Record<string, string> = {}): number =>
  ask(request, parameters).responseCode;
const state = (): string | undefined => ask('PortStatus').portStatus;
const portOf = (extension: string): string | undefined =>
  recorder.answer('InitStation', { Extension: extension }).Port;
const link = (): string | undefined => ask('GetURL').URL;
const truth = () => recorder.truth().ports.find(({ port }) => port === '1');

/** Brings port 1 into a state, by requests where the vendor's service can, else by telephone. */
function bringTo(wanted: string): void {
  if (wanted === 'NOT RECORDING') return;
  ask('StartRecording');
  if (wanted === 'PAUSE') ask('PauseRecording');
  if (wanted === 'SUSPENDED') recorder.hold(PORT);
  expect(state()).toBe(wanted);
}

/** from state: [request, code, state afterwards] */
type Rules = Record<string, readonly (readonly [RequestName, number, string])[]>;
const SHARED: Rules = {
  'NOT RECORDING': [
    ['StartRecording', 100, 'RECORD'],
    ['PauseRecording', 608, 'NOT RECORDING'],
    ['ResumeRecording', 627, 'NOT RECORDING'],
    ['StopRecording', 608, 'NOT RECORDING'],
    ['CancelRecording', 100, 'NOT RECORDING'],
    ['AssignField', 608, 'NOT RECORDING'],
    ['GetField', 608, 'NOT RECORDING'],
    ['GetURL', 608, 'NOT RECORDING'],
  ],
  RECORD: [
    ['StartRecording', 609, 'RECORD'],
    ['PauseRecording', 100, 'PAUSE'],
    ['ResumeRecording', 627, 'RECORD'],
    ['StopRecording', 100, 'NOT RECORDING'],
    ['CancelRecording', 100, 'NOT RECORDING'],
    ['AssignField', 100, 'RECORD'],
    ['GetField', 100, 'RECORD'],
    ['GetURL', 100, 'RECORD'],
  ],
  PAUSE: [
    ['StartRecording', 100, 'RECORD'],
    ['PauseRecording', 608, 'PAUSE'],
    ['ResumeRecording', 100, 'RECORD'],
    ['CancelRecording', 100, 'NOT RECORDING'],
    ['AssignField', 100, 'PAUSE'],
    ['GetField', 100, 'PAUSE'],
    ['GetURL', 100, 'PAUSE'],
  ],
};
const OURS_ONLY: Rules = {
  PAUSE: [['StopRecording', 100, 'NOT RECORDING']],
  SUSPENDED: [
    ['StartRecording', 100, 'RECORD'],
    ['PauseRecording', 100, 'PAUSE'],
    ['ResumeRecording', 100, 'SUSPENDED'],
    ['StopRecording', 100, 'NOT RECORDING'],
    ['CancelRecording', 100, 'NOT RECORDING'],
    ['AssignField', 100, 'SUSPENDED'],
    ['GetField', 100, 'SUSPENDED'],
    ['GetURL', 608, 'SUSPENDED'],
  ],
};
const VENDORS_ONLY: Rules = { PAUSE: [['StopRecording', 608, 'PAUSE']] };

const cases = (vendor: boolean) =>
  [SHARED, vendor ? VENDORS_ONLY : OURS_ONLY].flatMap((rules) =>
    Object.entries(rules).flatMap(([from, rows]) =>
      rows.map(([request, expected, to]) => ({ from, request, expected, to })),
    ),
  );

describe.each([true, false])('the states of a port (vendor: %s)', (vendor) => {
  beforeEach(() => begin({ vendor }));

  it.each(cases(vendor))('$from: $request answers $expected, then $to', (row) => {
    bringTo(row.from);
    expect(code(row.request, { fieldName: 'fldCampaign', fieldValue: 'x' })).toBe(row.expected);
    expect(state()).toBe(row.to);
  });

  it.each([
    ['InitStation', {}, 659],
    ['InitStation', { Extension: '' }, 659],
    ['InitUser', { User: 'jdoe' }, 654],
    ['InitUser', { Machine: 'PC1' }, 654],
    ['AssignField', { ...HERE, fieldName: '', fieldValue: 'x' }, 652],
    ['AssignField', { ...HERE, fieldName: 'fldCampaign' }, 652],
    ['LogEvent', { eventTimestamp: 'now' }, 657],
    ['LogEvent', { eventType: 'login' }, 100],
    ['DesktopPause', {}, 662],
    ['DesktopResume', { User: '' }, 662],
    ['DesktopPause', { User: 'jdoe' }, 100],
    ['DesktopResume', { User: 'jdoe' }, 100],
  ] as const)('%s with %o answers %i', (request, parameters, expected) => {
    expect(recorder.answer(request, parameters).responseCode).toBe(expected);
  });

  it.each([
    ['2', '1', 606],
    [' 1', '1', 606],
    ['', '1', 606],
    ['1', '0', 611],
    ['1', '289', 611],
    ['1', '01', 611],
    ['1', ' 1', 611],
    ['1', '', 611],
    ['1', '288', 100],
  ])('unit "%s", port "%s" answers %i to PortStatus', (Unit, Port, expected) => {
    expect(recorder.answer('PortStatus', { Unit, Port }).responseCode).toBe(expected);
  });

  it('checks unit, port and parameters before the state', () => {
    expect(code('PauseRecording', { Unit: '2' })).toBe(606);
    expect(code('StopRecording', { Port: '300' })).toBe(611);
    expect(code('AssignField', { fieldName: 'fldCampaign', fieldValue: '' })).toBe(652);
  });

  it('gives the message of the code, and members only to what succeeded', () => {
    expect(recorder.answer('PortStatus', { Unit: '2', Port: '1' })).toEqual({
      responseCode: 606,
      responseMessage: 'Error: Recording unit does not exist',
    });
    expect(ask('PortStatus')).toEqual({
      responseCode: 100,
      responseMessage: 'Command executed as expected',
      portStatus: 'NOT RECORDING',
    });
  });
});

describe.each([true, false])('the seats of a day (vendor: %s)', (vendor) => {
  beforeEach(() => begin({ vendor }));

  it('gives the next free port, and a known one its own again', () => {
    expect([portOf('77'), portOf('78'), portOf('77')]).toEqual(['1', '2', '1']);
    expect(recorder.answer('InitStation', { Extension: '79' }).Unit).toBe('1');
  });

  it('holds an extension and a login of the same name apart, and ignores the machine', () => {
    expect(portOf('77')).toBe('1');
    expect(recorder.answer('InitUser', { Machine: 'PC1', User: '77' }).Port).toBe('2');
    expect(recorder.answer('InitUser', { Machine: 'PC2', User: '77' }).Port).toBe('2');
  });

  it('has 288 ports: the next newcomer gets 660 or 655, a known one its port', () => {
    for (let index = 1; index <= 288; index++) expect(portOf(`x${index}`)).toBe(String(index));
    expect(recorder.answer('InitStation', { Extension: 'new' })).toEqual({
      responseCode: 660,
      responseMessage: 'Error: No recording port is defined for the specified station',
    });
    expect(recorder.answer('InitUser', { Machine: 'm', User: 'new' }).responseCode).toBe(655);
    expect(portOf('x288')).toBe('288');
  });

  it('starts again from port 1 at local midnight, not a moment before', () => {
    portOf('77');
    recorder.answer('InitUser', { Machine: 'm', User: 'jdoe' });
    ask('StartRecording');
    clock = new Date(2026, 5, 15, 23, 59, 59, 999).getTime();
    expect([portOf('78'), state()]).toEqual(['3', 'RECORD']);
    clock = new Date(2026, 5, 16, 0, 0, 0).getTime();
    expect([state(), portOf('78'), portOf('77')]).toEqual(['NOT RECORDING', '1', '2']);
    expect(recorder.answer('InitUser', { Machine: 'm', User: 'jdoe' }).Port).toBe('3');
    expect(recorder.truth().archive).toMatchObject([{ ending: 'night', discarded: false }]);
  });

  it('keeps what was paused on the desktop through the night', () => {
    recorder.answer('DesktopPause', { User: 'jdoe' });
    clock += 24 * 3600_000;
    expect(recorder.truth().desktops).toMatchObject([{ user: 'jdoe', recordedNow: false }]);
  });
});

describe('people who change places', () => {
  beforeEach(() => begin());

  it("have each other's ports from then on, and a call stays on its port", () => {
    recorder.ring({ extension: '77' });
    expect(portOf('78')).toBe('2');
    expect(recorder.changePlaces({ extension: '77' }, '78')).toMatchObject({
      value: { port: '2', extension: '77', active: null },
    });
    expect([portOf('77'), portOf('78')]).toEqual(['2', '1']);
    expect(truth()).toMatchObject({ extension: '78', state: 'RECORD' });
  });

  it('get the next free port where the colleague had none', () => {
    expect(portOf('77')).toBe('1');
    recorder.changePlaces({ extension: '77' }, '78');
    expect(['77', '78', '79'].map(portOf)).toEqual(['2', '1', '3']);
  });

  it('need a seat to give', () => {
    expect(recorder.changePlaces({ user: 'jdoe' }, 'asmith').ok).toBe(false);
    expect(recorder.changePlaces(PORT, 'asmith').ok).toBe(false);
    expect(portOf('77')).toBe('1');
  });
});

describe("the vendor's test service and no more", () => {
  beforeEach(() => begin({ vendor: true }));

  it('has a duration of 20 in every state but NOT RECORDING, where it is 0', () => {
    expect(ask('PortStatusEX')).toMatchObject({ portStatus: 'NOT RECORDING', stateDuration: '0' });
    ask('StartRecording');
    expect(ask('PortStatusEX')).toMatchObject({ portStatus: 'RECORD', stateDuration: '20' });
    clock += 60_000;
    ask('PauseRecording');
    expect(ask('PortStatusEX')).toMatchObject({ portStatus: 'PAUSE', stateDuration: '20' });
  });

  it('reads 123 from every field, and one link per port', () => {
    ask('StartRecording');
    ask('AssignField', { fieldName: 'fldCampaign', fieldValue: 'x' });
    expect(ask('GetField', { fieldName: 'fldCampaign' }).fieldValue).toBe('123');
    const before = link();
    ask('StopRecording');
    ask('StartRecording');
    expect(link()).toBe(before);
    expect(before).toMatch(
      /^http:\/\/[^/]+\/encore\/urlplayer\.aspx\?fldCallIndex=\d+\.\d+&siteid=1$/,
    );
    recorder.answer('StartRecording', { Unit: '1', Port: '2' });
    expect(recorder.answer('GetURL', { Unit: '1', Port: '2' }).URL).not.toBe(before);
  });

  it('has no telephone and no desktop to refuse', () => {
    expect(recorder.ring(PORT).ok).toBe(false);
    expect(recorder.setDesktop('jdoe', false).ok).toBe(false);
    expect(recorder.truth().ports).toEqual([]);
  });
});

describe('beyond the vendor: durations, fields and links', () => {
  beforeEach(() => begin());

  it('counts whole seconds since the last change of state', () => {
    recorder.ring(PORT);
    clock += 61_900;
    expect(ask('PortStatusEX').stateDuration).toBe('61');
    ask('AssignField', { fieldName: 'a', fieldValue: 'b' });
    recorder.secondCall(PORT);
    expect(ask('PortStatusEX').stateDuration).toBe('61');
    recorder.endCall(PORT, 'held');
    ask('PauseRecording');
    expect(ask('PortStatusEX').stateDuration).toBe('0');
    clock += 1000;
    expect(ask('PortStatusEX').stateDuration).toBe('1');
    recorder.endCall(PORT);
    clock += 5000;
    expect(ask('PortStatusEX').stateDuration).toBe('0');
  });

  it('reads back what was assigned to this call, and nothing of the one before', () => {
    recorder.ring(PORT);
    ask('AssignField', { fieldName: 'fldClientID', fieldValue: '007' });
    expect(ask('GetField', { fieldName: 'fldClientID' }).fieldValue).toBe('007');
    expect(ask('GetField', { fieldName: 'fldOther' }).fieldValue).toBe('');
    recorder.endCall(PORT);
    recorder.ring(PORT);
    expect(ask('GetField', { fieldName: 'fldClientID' }).fieldValue).toBe('');
    expect(recorder.truth().archive).toMatchObject([
      { fields: { fldClientID: '007' }, ending: 'call ended', discarded: false },
    ]);
  });

  it('gives each recording an index of its own, with a fraction', () => {
    const links = new Set<string | undefined>();
    for (let call = 0; call < 5; call++) {
      recorder.ring(PORT);
      expect(link()).toMatch(/fldCallIndex=\d{6}\.\d{4}&siteid=1$/);
      links.add(link());
      recorder.endCall(PORT);
    }
    expect(links.size).toBe(5);
  });

  it('marks a cancelled recording as discarded, and lets the call go on unrecorded', () => {
    recorder.ring(PORT);
    ask('AssignField', { fieldName: 'a', fieldValue: 'b' });
    ask('CancelRecording');
    expect(recorder.truth().archive).toMatchObject([{ ending: 'cancelled', discarded: true }]);
    expect(truth()?.active).toEqual({ callIndex: null, fields: {}, recordedNow: false });
    ask('StartRecording');
    expect(truth()).toMatchObject({ state: 'RECORD', audioRecordedNow: true });
    expect(truth()?.active?.callIndex).not.toBe(recorder.truth().archive[0]?.callIndex);
  });

  it('keeps seats apart', () => {
    recorder.ring({ extension: '77' });
    recorder.ring({ user: 'jdoe' });
    ask('PauseRecording');
    const ports = recorder.truth().ports;
    expect(ports).toMatchObject([
      { port: '1', extension: '77', user: null, state: 'PAUSE', audioRecordedNow: false },
      { port: '2', extension: null, user: 'jdoe', state: 'RECORD', audioRecordedNow: true },
    ]);
  });

  it('ties an event to the running recording, by port or by user', () => {
    recorder.ring({ user: 'jdoe' });
    const index = truth()?.active?.callIndex;
    recorder.answer('LogEvent', { User: 'jdoe', eventType: 'open', eventTimestamp: 't' });
    ask('LogEvent', { eventType: 'close', eventTimestamp: 't' });
    recorder.answer('LogEvent', { eventType: 'nobody', eventTimestamp: 't' });
    expect(recorder.truth().events.map(({ callIndex }) => callIndex)).toEqual([index, index, null]);
  });
});

describe('a held and an active call', () => {
  beforeEach(() => {
    begin();
    recorder.ring(PORT);
    ask('AssignField', { fieldName: 'who', fieldValue: 'first' });
  });

  it('is SUSPENDED with only a held call, and acts on that one', () => {
    recorder.hold(PORT);
    expect([state(), truth()?.audioRecordedNow]).toEqual(['SUSPENDED', false]);
    expect(ask('GetField', { fieldName: 'who' }).fieldValue).toBe('first');
    recorder.retrieve(PORT);
    expect([state(), truth()?.audioRecordedNow]).toEqual(['RECORD', true]);
  });

  it('records the held call when it is started there', () => {
    recorder.hold(PORT);
    ask('StartRecording');
    expect(truth()).toMatchObject({ state: 'RECORD', audioRecordedNow: true, active: null });
    expect(truth()?.held?.recordedNow).toBe(true);
  });

  it('acts on the active call when there are both', () => {
    recorder.secondCall(PORT);
    ask('AssignField', { fieldName: 'who', fieldValue: 'second' });
    expect(truth()).toMatchObject({
      state: 'RECORD',
      held: { fields: { who: 'first' }, recordedNow: false },
      active: { fields: { who: 'second' }, recordedNow: true },
    });
    ask('StopRecording');
    expect(state()).toBe('NOT RECORDING');
    recorder.endCall(PORT);
    expect([state(), ask('GetField', { fieldName: 'who' }).fieldValue]).toEqual([
      'SUSPENDED',
      'first',
    ]);
  });

  it('swaps the two', () => {
    recorder.secondCall(PORT);
    recorder.retrieve(PORT);
    expect(ask('GetField', { fieldName: 'who' }).fieldValue).toBe('first');
    expect(truth()?.held?.recordedNow).toBe(false);
    expect(truth()?.active?.recordedNow).toBe(true);
  });

  it('pauses both: hold, retrieve, swap and a second call change nothing', () => {
    ask('PauseRecording');
    const silent = (): void => {
      expect([state(), truth()?.audioRecordedNow]).toEqual(['PAUSE', false]);
    };
    recorder.hold(PORT);
    silent();
    recorder.retrieve(PORT);
    silent();
    recorder.secondCall(PORT);
    silent();
    recorder.retrieve(PORT);
    silent();
    recorder.endCall(PORT);
    silent();
    expect(code('ResumeRecording')).toBe(100);
    expect(state()).toBe('SUSPENDED');
  });

  it('lets the held caller hang up', () => {
    recorder.secondCall(PORT);
    expect(recorder.endCall(PORT, 'held').ok).toBe(true);
    expect(truth()).toMatchObject({ state: 'RECORD', held: null });
    expect(recorder.truth().archive).toMatchObject([{ fields: { who: 'first' } }]);
  });

  it.each([
    ['ring', 'There is a call on this port already: end it, or ring a second call.'],
    ['retrieve', 'No call is on hold on this port.'],
    ['supervisorResume', 'This port is not paused.'],
  ] as const)('says why the telephone cannot %s', (verb, error) => {
    expect(recorder[verb](PORT)).toEqual({ ok: false, error });
  });

  it('says why the telephone cannot hold, end or ring a third call', () => {
    recorder.secondCall(PORT);
    expect(recorder.hold(PORT).ok).toBe(false);
    expect(recorder.secondCall(PORT).ok).toBe(false);
    expect(recorder.endCall({ port: '5' }).ok).toBe(false);
    expect(recorder.hold({ port: '289' })).toEqual({
      ok: false,
      error: 'There is no port "289": 1 to 288.',
    });
    expect(recorder.hold({ unit: '2', port: '1' }).ok).toBe(false);
  });
});

describe('a pause and the end of its call', () => {
  const pauseAndEnd = (options: Partial<RecorderOptions>): void => {
    begin(options);
    recorder.ring(PORT);
    ask('AssignField', { fieldName: 'who', fieldValue: 'first' });
    ask('PauseRecording');
    recorder.endCall(PORT);
  };

  it('ends with the call by default', () => {
    pauseAndEnd({});
    expect(state()).toBe('NOT RECORDING');
    recorder.ring(PORT);
    expect(state()).toBe('RECORD');
  });

  it('outlasts the call when told so: the next call is not recorded, and has its own index', () => {
    pauseAndEnd({ pauseOutlastsCall: true });
    expect([state(), truth()?.overButPaused?.fields]).toEqual(['PAUSE', { who: 'first' }]);
    const before = link();
    recorder.ring(PORT);
    expect([state(), truth()?.audioRecordedNow, link() === before]).toEqual([
      'PAUSE',
      false,
      false,
    ]);
    expect(recorder.truth().archive).toMatchObject([{ fields: { who: 'first' } }]);
  });

  it.each([
    ['ResumeRecording', 'NOT RECORDING', 'call ended'],
    ['StopRecording', 'NOT RECORDING', 'stopped'],
    ['CancelRecording', 'NOT RECORDING', 'cancelled'],
    ['StartRecording', 'RECORD', 'call ended'],
  ] as const)('is then lifted by %s', (request, after, ending) => {
    pauseAndEnd({ pauseOutlastsCall: true });
    expect(code(request)).toBe(100);
    expect(state()).toBe(after);
    expect(truth()?.overButPaused).toBeNull();
    expect(recorder.truth().archive).toMatchObject([{ ending }]);
  });

  it('is no pause when there was none: the port is free after the call', () => {
    begin({ pauseOutlastsCall: true });
    recorder.ring(PORT);
    recorder.endCall(PORT);
    expect([state(), truth()?.overButPaused]).toEqual(['NOT RECORDING', null]);
  });

  it('is lifted by a supervisor too', () => {
    begin();
    recorder.ring(PORT);
    ask('PauseRecording');
    expect(recorder.supervisorResume(PORT)).toMatchObject({ value: { state: 'RECORD' } });
  });
});

describe('the desktop', () => {
  beforeEach(() => begin());
  const desktop = () => recorder.truth().desktops[0];

  it('is moved by its own two requests only', () => {
    recorder.ring({ user: 'jdoe' });
    recorder.answer('InitUser', { Machine: 'm', User: 'jdoe' });
    ask('PauseRecording');
    expect(desktop()?.recordedNow).toBe(true);
    recorder.answer('DesktopPause', { User: 'jdoe' });
    ask('ResumeRecording');
    expect(desktop()).toEqual({ user: 'jdoe', recordable: true, paused: true, recordedNow: false });
    recorder.answer('DesktopResume', { User: 'jdoe' });
    expect(desktop()?.recordedNow).toBe(true);
  });

  it('answers 663 while it cannot be recorded', () => {
    recorder.setDesktop('jdoe', false);
    expect(recorder.answer('DesktopPause', { User: 'jdoe' }).responseCode).toBe(663);
    expect(recorder.answer('DesktopResume', { User: 'jdoe' }).responseCode).toBe(663);
    expect(desktop()?.recordedNow).toBe(false);
    expect(recorder.answer('DesktopPause', { User: 'other' }).responseCode).toBe(100);
    recorder.setDesktop('jdoe', true);
    expect(recorder.answer('DesktopPause', { User: 'jdoe' }).responseCode).toBe(100);
  });

  it('forgets everything on a reset', () => {
    recorder.ring({ user: 'jdoe' });
    recorder.setDesktop('jdoe', false);
    recorder.reset();
    expect(recorder.truth()).toEqual({
      at: NOON,
      vendor: false,
      ports: [],
      desktops: [],
      archive: [],
      events: [],
    });
  });
});
