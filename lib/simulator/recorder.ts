/**
 * The simulated recorder: a pure core above XML. It knows requests, calls, ports and desktops; no
 * HTTP, no XML, no Node and no browser, and no clock but the one handed in.
 */
import type { RequestName } from '../encore/requests';
import { err, ok, type Result } from '../result';
import { answering, type Given } from './answering';
import type { Answer } from './codes';
import { keptOf, stateFrom, type KeptState } from './kept-state';
import { finish, liftPause, type Port, type Recordings } from './port';
import {
  changing,
  desktopOf,
  giveSeatTo,
  isPortNumber,
  localDate,
  newState,
  portOf,
  recordingsOf,
  seatOf,
  UNIT,
  type RecorderOptions,
  type State,
} from './state';
import * as telephone from './telephone';
import { desktopTruth, portTruth, truthOf } from './truth';
import type { DesktopTruth, PortTruth, Truth } from './truth';

/** Names a port: by its number, or by the extension or Windows login it was given to. */
export type Target =
  | { readonly port: string; readonly unit?: string }
  | { readonly extension: string }
  | { readonly user: string };

/** The port as it is after the verb, or in words why the verb could not be done. */
export type Verb = (target: Target) => Result<PortTruth, string>;

export interface Recorder {
  readonly vendor: boolean;
  /** Answers one request of the Web API. Parameters by the API's own names; absent is empty. */
  answer(request: RequestName, parameters: Given): Answer;
  /** A call comes in and is recorded by itself. Gives an extension or login a port if it has none. */
  readonly ring: Verb;
  readonly secondCall: Verb;
  readonly hold: Verb;
  /** Takes the held call off hold; an active one goes on hold in its place. */
  readonly retrieve: Verb;
  /** Ends the active call, without one the held call; or the one named. */
  endCall(target: Target, which?: 'active' | 'held'): Result<PortTruth, string>;
  /** Somebody else lifts the pause, from another screen than the agent's. */
  readonly supervisorResume: Verb;
  /**
   * The port of this extension or login is a colleague's from now on, and it gets the colleague's
   * port, or the next free one: people changed places. Nothing tells the Web API's clients.
   */
  changePlaces(target: Target, colleague: string): Result<PortTruth, string>;
  /** Says whether this login's desktop can be recorded at all (663 while it cannot). */
  setDesktop(user: string, recordable: boolean): Result<DesktopTruth, string>;
  truth(): Truth;
  /** All that is needed to go on later, as plain data. */
  kept(): KeptState;
  /** Back to the beginning: no seats, no calls, no archive. */
  reset(): void;
}

const VENDOR_HAS_NO_CALLS = "In vendor mode nothing happens by itself: the vendor's has no calls.";

/** Makes a recorder with no seats given and nothing recorded, or one that goes on from `kept`. */
export function createRecorder(options: RecorderOptions, kept?: KeptState): Recorder {
  let state = kept ? stateFrom(kept, options) : newState(options);

  const today = (): State => {
    nightfall(state);
    return state;
  };

  const verb = (
    target: Target,
    act: (port: Port, recordings: Recordings) => Result<undefined, string>,
  ): Result<PortTruth, string> => {
    if (options.vendor) return err(VENDOR_HAS_NO_CALLS);
    const port = portNamed(today(), target);
    if (!port.ok) return port;
    const done = changing(state, port.value, (recordings) => act(port.value, recordings));
    return done.ok ? ok(portTruth(state, port.value)) : done;
  };

  return {
    vendor: options.vendor,
    answer: (request, parameters) => answering(today(), request, parameters),
    ring: (target) => verb(target, telephone.ring),
    secondCall: (target) => verb(target, telephone.ringSecond),
    hold: (target) => verb(target, telephone.hold),
    retrieve: (target) => verb(target, telephone.retrieve),
    endCall: (target, which) =>
      verb(target, (port, recordings) =>
        telephone.end(port, recordings, options.pauseOutlastsCall ?? false, which),
      ),
    supervisorResume: (target) => verb(target, supervisorResume),
    changePlaces: (target, colleague) => {
      if (options.vendor) return err(VENDOR_HAS_NO_CALLS);
      if ('port' in target) return err('A port changes no places: name its extension or login.');
      const [kind, who] =
        'user' in target
          ? (['user', target.user] as const)
          : (['extension', target.extension] as const);
      const number = giveSeatTo(today(), kind, who, colleague);
      if (number === undefined) return err(`"${who}" has no port to give to "${colleague}".`);
      return ok(portTruth(state, portOf(state, number)));
    },
    setDesktop: (user, recordable) => {
      if (options.vendor) return err(VENDOR_HAS_NO_CALLS);
      desktopOf(state, user).recordable = recordable;
      return ok(desktopTruth(state, user));
    },
    truth: () => truthOf(today()),
    kept: () => keptOf(state),
    reset: () => {
      state = newState(options);
    },
  };
}

function supervisorResume(port: Port, recordings: Recordings): Result<undefined, string> {
  if (!port.paused) return err('This port is not paused.');
  liftPause(port, recordings);
  return ok(undefined);
}

/**
 * On a new local day the service starts again from port 1: seats are forgotten and what still
 * ran on the ports is stored. Desktops hang on a login, not on a port, and stay as they are.
 */
function nightfall(state: State): void {
  const day = localDate(state.now());
  if (day === state.day) return;
  state.day = day;
  for (const port of state.ports.values()) {
    const recordings = recordingsOf(state, port);
    if (port.active !== undefined) finish(port, recordings, 'night');
    port.active = undefined;
    finish(port, recordings, 'night');
  }
  state.ports.clear();
  state.seats.extension.clear();
  state.seats.user.clear();
}

function portNamed(state: State, target: Target): Result<Port, string> {
  if ('port' in target) {
    if ((target.unit ?? UNIT) !== UNIT) return err(`There is only unit ${UNIT}.`);
    if (!isPortNumber(target.port)) return err(`There is no port "${target.port}": 1 to 288.`);
    return ok(portOf(state, target.port));
  }
  const number =
    'extension' in target
      ? seatOf(state, 'extension', target.extension)
      : seatOf(state, 'user', target.user);
  return number === undefined ? err('All 288 ports are taken today.') : ok(portOf(state, number));
}
