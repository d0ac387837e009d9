/**
 * What is really so in the simulated recorder, for tests and operators to hold against what the
 * Web API told and what a screen shows. Plain data: it travels as JSON.
 */
import type { PortState } from '../encore/requests';
import { isHeard, stateOf, type Call, type Ending, type Port, type Recording } from './port';
import type { State } from './state';

export interface CallTruth {
  /** Null when this call has no recording (stopped, cancelled). */
  readonly callIndex: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Whether its audio is being recorded at this moment. */
  readonly recordedNow: boolean;
}

export interface PortTruth {
  readonly unit: string;
  readonly port: string;
  /** Who was given this port today. */
  readonly extension: string | null;
  readonly user: string | null;
  readonly state: PortState;
  /** Last change of state, ms since the epoch. */
  readonly since: number;
  /** Whether any audio is being recorded on this port at this moment. */
  readonly audioRecordedNow: boolean;
  readonly active: CallTruth | null;
  readonly held: CallTruth | null;
  /** A call that is over, while the pause it was in is not. */
  readonly overButPaused: CallTruth | null;
}

export interface DesktopTruth {
  /** Windows login ID. */
  readonly user: string;
  readonly recordable: boolean;
  readonly paused: boolean;
  readonly recordedNow: boolean;
}

export interface ArchivedRecording {
  readonly callIndex: string;
  readonly port: string;
  readonly fields: Readonly<Record<string, string>>;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** ms since the epoch. */
  readonly endedAt: number;
  readonly ending: Ending;
  /** Cancelled: neither the recording nor its fields can be found again. */
  readonly discarded: boolean;
}

export interface LoggedEvent {
  /** When it came in, ms since the epoch. */
  readonly at: number;
  /** The recording it was tied to, if one was running. */
  readonly callIndex: string | null;
  /** The parameters as they came. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Truth {
  /** ms since the epoch. */
  readonly at: number;
  readonly vendor: boolean;
  /** Ports that were given to somebody or used today, by number. */
  readonly ports: readonly PortTruth[];
  /** Logins met so far, in the order they were met. */
  readonly desktops: readonly DesktopTruth[];
  /** Recordings that came to their end, oldest first. */
  readonly archive: readonly ArchivedRecording[];
  readonly events: readonly LoggedEvent[];
}

const recordingTruth = (recording: Recording | undefined, recordedNow: boolean): CallTruth => ({
  callIndex: recording?.callIndex ?? null,
  fields: Object.fromEntries(recording?.fields ?? []),
  recordedNow,
});

const callTruth = (port: Port, call: Call | undefined): CallTruth | null =>
  call === undefined ? null : recordingTruth(call.recording, isHeard(port, call));

const holderOf = (seats: ReadonlyMap<string, string>, number: string): string | null => {
  for (const [who, port] of seats) if (port === number) return who;
  return null;
};

/** The truth of one port. */
export function portTruth(state: State, port: Port): PortTruth {
  return {
    unit: '1',
    port: port.number,
    extension: holderOf(state.seats.extension, port.number),
    user: holderOf(state.seats.user, port.number),
    state: stateOf(port),
    since: port.changedAt,
    audioRecordedNow: isHeard(port, port.active) || isHeard(port, port.held),
    active: callTruth(port, port.active),
    held: callTruth(port, port.held),
    overButPaused: port.lingering === undefined ? null : recordingTruth(port.lingering, false),
  };
}

/** The truth of one Windows login's desktop; of one never met: it is recorded. */
export function desktopTruth(state: State, user: string): DesktopTruth {
  const { recordable, paused } = state.desktops.get(user) ?? { recordable: true, paused: false };
  return { user, recordable, paused, recordedNow: recordable && !paused };
}

/** The whole truth. */
export function truthOf(state: State): Truth {
  return {
    at: state.now(),
    vendor: state.options.vendor,
    ports: [...state.ports.values()]
      .sort((one, other) => Number(one.number) - Number(other.number))
      .map((port) => portTruth(state, port)),
    desktops: [...state.desktops.keys()].map((user) => desktopTruth(state, user)),
    archive: [...state.archive],
    events: [...state.events],
  };
}
