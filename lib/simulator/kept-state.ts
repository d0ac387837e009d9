/**
 * The simulated recorder as plain data, for a host that may die at any time and goes on from what
 * it wrote down. Calls and seats are kept; the archive and the events of before are not.
 */
import type { Call, Port, Recording } from './port';
import { newState, type Desktop, type RecorderOptions, type State } from './state';

type Pairs<T> = readonly (readonly [string, T])[];

interface KeptRecording extends Omit<Recording, 'fields'> {
  readonly fields: Pairs<string>;
}

interface KeptCall {
  readonly rung: boolean;
  readonly recording?: KeptRecording;
}

interface KeptPort {
  readonly number: string;
  readonly paused: boolean;
  readonly changedAt: number;
  readonly active?: KeptCall;
  readonly held?: KeptCall;
  readonly lingering?: KeptRecording;
}

/** Survives JSON as it is. */
export interface KeptState {
  readonly form: 1;
  readonly day: string;
  readonly recordings: number;
  readonly extensions: Pairs<string>;
  readonly users: Pairs<string>;
  readonly ports: readonly KeptPort[];
  readonly desktops: Pairs<Desktop>;
}

export function keptOf(state: State): KeptState {
  return {
    form: 1,
    day: state.day,
    recordings: state.recordings,
    extensions: [...state.seats.extension],
    users: [...state.seats.user],
    ports: [...state.ports.values()].map(keptPort),
    desktops: [...state.desktops].map(([user, desktop]) => [user, { ...desktop }] as const),
  };
}

/** The reverse of `keptOf`. */
export function stateFrom(kept: KeptState, options: RecorderOptions): State {
  return {
    ...newState(options),
    day: kept.day,
    recordings: kept.recordings,
    seats: { extension: new Map(kept.extensions), user: new Map(kept.users) },
    ports: new Map(kept.ports.map((port) => [port.number, portFrom(port)])),
    desktops: new Map(kept.desktops.map(([user, desktop]) => [user, { ...desktop }])),
  };
}

function keptPort({ number, paused, changedAt, active, held, lingering }: Port): KeptPort {
  return {
    ...{ number, paused, changedAt },
    ...(active ? { active: keptCall(active) } : {}),
    ...(held ? { held: keptCall(held) } : {}),
    ...(lingering ? { lingering: keptRecording(lingering) } : {}),
  };
}

function keptCall({ rung, recording }: Call): KeptCall {
  return { rung, ...(recording ? { recording: keptRecording(recording) } : {}) };
}

function keptRecording({ fields, ...recording }: Recording): KeptRecording {
  return { ...recording, fields: [...fields] };
}

function portFrom({ active, held, lingering, ...port }: KeptPort): Port {
  return {
    ...port,
    active: active && callFrom(active),
    held: held && callFrom(held),
    lingering: lingering && recordingFrom(lingering),
  };
}

function callFrom({ rung, recording }: KeptCall): Call {
  return { rung, recording: recording && recordingFrom(recording) };
}

function recordingFrom({ fields, ...recording }: KeptRecording): Recording {
  return { ...recording, fields: new Map(fields) };
}
