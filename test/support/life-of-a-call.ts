/** The whole life of a call through the Web API, held against what the simulator did. */
import { expect } from 'vitest';
import type { RequestName } from '../../lib/encore/requests';
import type { TestSimulator } from './simulator';

/** Values by the API's own names, all as text; members without a value are not there. */
export type Reply = Readonly<Record<string, string>>;

/** Sends one request, and reads its answer. */
export type Call = (request: RequestName, parameters: Reply) => Promise<Reply>;

const USER = String.raw`CORP\jdoe`;
const HERE = { Unit: '1', Port: '1' };
/** What XML must escape, and what ASCII lacks. */
const ACCOUNT = `0429 & <b> "é" ]]> \u{1F600}`;
const EVENT = {
  User: USER,
  Machine: 'PC-0429',
  eventTimestamp: '2026-11-23T19:39:50Z',
  eventType: 'pause',
  Parm1: 'a & b',
  Parm2: '<c>',
  Parm3: '3',
};

/** A hand to move a simulator's clock with. */
export interface Clock {
  now(): number;
  /** By so many seconds. */
  advance(seconds: number): void;
}
export function createClock(): Clock {
  let at = new Date(2026, 10, 23, 12).getTime();
  return { now: () => at, advance: (seconds) => void (at += seconds * 1000) };
}

/**
 * Sends every request of the Web API in the order of a working day and asserts after each what the
 * recorder, not only its answer, says. The simulator is new, and runs by this clock.
 */
export async function liveThroughACall(
  simulator: TestSimulator,
  clock: Clock,
  call: Call,
): Promise<void> {
  const port = () => simulator.truth().ports.find((each) => each.port === '1');
  const desktop = () => simulator.truth().desktops.find(({ user }) => user === USER);
  const sent: { request: RequestName; parameters: Reply; code: number }[] = [];
  const does = async (request: RequestName, parameters: Reply, code = 100): Promise<Reply> => {
    sent.push({ request, parameters, code });
    const { responseCode, responseMessage, ...members } = await call(request, parameters);
    expect([request, responseCode]).toEqual([request, String(code)]);
    expect(responseMessage).toMatch(code === 100 ? /^Command executed as expected$/ : /^\w+: /);
    return members;
  };

  expect(await does('InitUser', { Machine: 'PC-0429', User: USER })).toEqual(HERE);
  expect(port()?.user).toBe(USER);
  expect(await does('InitStation', { Extension: '77' })).toEqual({ Unit: '1', Port: '2' });
  expect(simulator.truth().ports[1]?.extension).toBe('77');

  expect(await does('PortStatus', HERE)).toEqual({ portStatus: 'NOT RECORDING' });
  expect(await does('PortStatus', { Unit: '2', Port: '1' }, 606)).toEqual({});
  await does('StartRecording', { ...HERE, maxRecordingTimeInSeconds: '600' });
  expect(port()).toMatchObject({ state: 'RECORD', audioRecordedNow: true });
  clock.advance(7);
  const status = await does('PortStatusEX', HERE);
  expect(status).toEqual({ portStatus: 'RECORD', stateDuration: '7' });

  const callIndex = port()?.active?.callIndex ?? 'none';
  await does('AssignField', { ...HERE, fieldName: 'fldAccount', fieldValue: ACCOUNT });
  expect(port()?.active?.fields).toEqual({ fldAccount: ACCOUNT });
  const field = await does('GetField', { ...HERE, fieldName: 'fldAccount' });
  expect(field).toEqual({ fieldValue: ACCOUNT });
  const { URL: link = '' } = await does('GetURL', HERE);
  expect(new URL(link).searchParams.get('fldCallIndex')).toBe(callIndex);

  await does('PauseRecording', HERE);
  expect(port()).toMatchObject({ state: 'PAUSE', audioRecordedNow: false });
  await does('ResumeRecording', HERE);
  expect(port()).toMatchObject({ state: 'RECORD', audioRecordedNow: true });
  await does('DesktopPause', { User: USER });
  expect(desktop()).toMatchObject({ paused: true, recordedNow: false });
  await does('DesktopResume', { User: USER });
  expect(desktop()).toMatchObject({ paused: false, recordedNow: true });
  await does('LogEvent', EVENT);
  expect(simulator.truth().events).toEqual([{ at: clock.now(), callIndex, parameters: EVENT }]);

  await does('StopRecording', HERE);
  expect(port()).toMatchObject({ state: 'NOT RECORDING', active: null });
  await does('StartRecording', { ...HERE, maxRecordingTimeInSeconds: '0' });
  await does('CancelRecording', HERE);
  expect(simulator.truth().archive).toMatchObject([
    { callIndex, fields: { fldAccount: ACCOUNT }, ending: 'stopped', discarded: false },
    { ending: 'cancelled', discarded: true },
  ]);
  const came = simulator.requests().map(({ request, parameters, code, fate }) => {
    expect(fate).toBe('answered');
    return { request, parameters, code };
  });
  expect(came).toEqual(sent);
}
