/** What the simulated recorder remembers, and the few ways it is looked up and changed. */
import { newPort, stateOf, type Ending, type Port, type Recording, type Recordings } from './port';
import type { ArchivedRecording, LoggedEvent } from './truth';

/** The vendor's test service has one unit of 288 ports. */
export const UNIT = '1';
export const PORTS = 288;

export interface RecorderOptions {
  /** True: exactly the vendor's public test service, and no more. */
  readonly vendor: boolean;
  /** The clock: ms since the epoch. The night falls at its local midnight. */
  readonly now: () => number;
  /** True: PAUSE stays when the call ends, until a request lifts it. Default false. */
  readonly pauseOutlastsCall?: boolean;
  /** Host and port that GetURL's links name. */
  readonly playerHost?: string;
}

export interface Desktop {
  recordable: boolean;
  paused: boolean;
}

/** An extension and a login of the same name are two different keys. */
export interface Seats {
  readonly extension: Map<string, string>;
  readonly user: Map<string, string>;
}

export interface State {
  readonly options: RecorderOptions;
  readonly now: () => number;
  readonly seats: Seats;
  readonly ports: Map<string, Port>;
  readonly desktops: Map<string, Desktop>;
  readonly archive: ArchivedRecording[];
  readonly events: LoggedEvent[];
  /** The local date the seats were given on. */
  day: string;
  /** Recordings opened so far: no two are given the same index. */
  recordings: number;
}

export function newState(options: RecorderOptions): State {
  return {
    options,
    now: options.now,
    seats: { extension: new Map(), user: new Map() },
    ports: new Map(),
    desktops: new Map(),
    archive: [],
    events: [],
    day: localDate(options.now()),
    recordings: 0,
  };
}

/** The local date of a moment (ms since the epoch), as text that differs from day to day. */
export function localDate(at: number): string {
  return new Date(at).toDateString();
}

/** Whether this names a port of the unit. Exact text: "01" and " 1" name none. */
export function isPortNumber(text: string | undefined): text is string {
  return text !== undefined && /^[1-9][0-9]{0,2}$/.test(text) && Number(text) <= PORTS;
}

/** The port of this number; one nobody used yet is NOT RECORDING. */
export function portOf(state: State, number: string): Port {
  let port = state.ports.get(number);
  if (port === undefined) {
    port = newPort(number, state.now());
    state.ports.set(number, port);
  }
  return port;
}

/** The port number of this extension or login: a known one's own, else the next free one. */
export function seatOf(state: State, kind: keyof Seats, who: string): string | undefined {
  const known = state.seats[kind].get(who);
  if (known !== undefined) return known;
  const taken = state.seats.extension.size + state.seats.user.size;
  if (taken >= PORTS) return undefined;
  const number = String(taken + 1);
  state.seats[kind].set(who, number);
  portOf(state, number);
  return number;
}

/**
 * Gives the seat of one to another of the same kind: who had it gets the other's, or the next free
 * port where the other had none. Calls stay where they are, on their ports.
 *
 * @returns the new port of who had the seat, or undefined: no seat was had, or none is free
 */
export function giveSeatTo(
  state: State,
  kind: keyof Seats,
  who: string,
  other: string,
): string | undefined {
  const seats = state.seats[kind];
  const given = seats.get(who);
  if (given === undefined || who === other) return undefined;
  const got = seatOf(state, kind, other);
  if (got === undefined) return undefined;
  seats.set(other, given);
  seats.set(who, got);
  return got;
}

/** The desktop of this login; one never met is being recorded. */
export function desktopOf(state: State, user: string): Desktop {
  let desktop = state.desktops.get(user);
  if (desktop === undefined) {
    desktop = { recordable: true, paused: false };
    state.desktops.set(user, desktop);
  }
  return desktop;
}

/** The recordings of one port: numbered as they open, archived as they close. */
export function recordingsOf(state: State, port: Port): Recordings {
  return {
    open: () => openRecording(state),
    close: (recording, ending) => {
      archive(state, port, recording, ending);
    },
  };
}

function openRecording(state: State): Recording {
  const count = state.recordings++;
  const fraction = String((2640 + 10 * count) % 10_000).padStart(4, '0');
  return {
    callIndex: `${429_504 + count}.${fraction}`,
    fields: new Map(),
    startedAt: state.now(),
    suspended: false,
  };
}

function archive(state: State, port: Port, recording: Recording, ending: Ending): void {
  state.archive.push({
    callIndex: recording.callIndex,
    port: port.number,
    fields: Object.fromEntries(recording.fields),
    startedAt: recording.startedAt,
    endedAt: state.now(),
    ending,
    discarded: ending === 'cancelled',
  });
}

/** Does something to a port and notes the time if its state is another one afterwards. */
export function changing<T>(state: State, port: Port, act: (recordings: Recordings) => T): T {
  const before = stateOf(port);
  const result = act(recordingsOf(state, port));
  if (stateOf(port) !== before) port.changedAt = state.now();
  return result;
}
