/**
 * The rules of the 15 requests. Their source is the vendor's guide: its appendix on the simulation
 * mode where that speaks, the main text where our recorder does more (calls, hold, real durations).
 *
 * Where the guide leaves an order of checks open, ours is: unit (606), port (611), then the
 * request's own parameters (652), then the state (608, 609, 627).
 */
import type { PortState, RequestName } from '../encore/requests';
import { answerWith, type Answer } from './codes';
import { currentRecording, finish, liftPause, start, stateOf, type Port } from './port';
import {
  changing,
  desktopOf,
  isPortNumber,
  portOf,
  seatOf,
  UNIT,
  type Seats,
  type State,
} from './state';

/** Parameters by name. One that was left out is absent, and the same as an empty one. */
export type Given = Readonly<Partial<Record<string, string>>>;
type Rule = (state: State, given: Given) => Answer;
type PortRule = (state: State, port: Port, given: Given) => Answer;

const SUCCESS = 100;

/** A rule for a request that names unit and port: checks both, then acts on the port. */
function onPort(act: PortRule): Rule {
  return (state, given) => {
    if (given.Unit !== UNIT) return answerWith(606);
    if (!isPortNumber(given.Port)) return answerWith(611);
    return act(state, portOf(state, given.Port), given);
  };
}

function seat(state: State, kind: keyof Seats, who: string, noneLeft: number): Answer {
  const number = seatOf(state, kind, who);
  return number === undefined
    ? answerWith(noneLeft)
    : answerWith(SUCCESS, { Unit: UNIT, Port: number });
}

const isOneOf = (port: Port, states: readonly PortState[]): boolean =>
  states.includes(stateOf(port));

const startRecording: PortRule = (state, port) => {
  if (isOneOf(port, ['RECORD'])) return answerWith(609);
  changing(state, port, (recordings) => start(port, recordings));
  return answerWith(SUCCESS);
};

const pauseRecording: PortRule = (state, port) => {
  if (!isOneOf(port, ['RECORD', 'SUSPENDED'])) return answerWith(608);
  changing(state, port, () => (port.paused = true));
  return answerWith(SUCCESS);
};

/** From SUSPENDED the main text allows it, and nothing changes: the call is still on hold. */
const resumeRecording: PortRule = (state, port) => {
  if (!isOneOf(port, ['PAUSE', 'SUSPENDED'])) return answerWith(627);
  changing(state, port, (recordings) => liftPause(port, recordings));
  return answerWith(SUCCESS);
};

const stopRecording: PortRule = (state, port) => {
  const from: PortState[] = state.options.vendor ? ['RECORD'] : ['RECORD', 'PAUSE', 'SUSPENDED'];
  if (!isOneOf(port, from)) return answerWith(608);
  changing(state, port, (recordings) => finish(port, recordings, 'stopped'));
  return answerWith(SUCCESS);
};

/** 100 from every state, as in the simulation mode; a real recorder may answer 616. */
const cancelRecording: PortRule = (state, port) => {
  changing(state, port, (recordings) => finish(port, recordings, 'cancelled'));
  return answerWith(SUCCESS);
};

const assignField: PortRule = (_state, port, { fieldName, fieldValue }) => {
  if (!fieldName || !fieldValue) return answerWith(652);
  const recording = currentRecording(port);
  if (recording === undefined) return answerWith(608);
  recording.fields.set(fieldName, fieldValue);
  return answerWith(SUCCESS);
};

const getField: PortRule = (state, port, { fieldName }) => {
  const recording = currentRecording(port);
  if (recording === undefined) return answerWith(608);
  const fieldValue = state.options.vendor ? '123' : (recording.fields.get(fieldName ?? '') ?? '');
  return answerWith(SUCCESS, { fieldValue });
};

const getUrl: PortRule = (state, port) => {
  const recording = currentRecording(port);
  if (recording === undefined || !isOneOf(port, ['RECORD', 'PAUSE'])) return answerWith(608);
  const host = state.options.playerHost ?? 'recorder.example';
  const constant = `429504.${port.number.padStart(4, '0')}`;
  const index = state.options.vendor ? constant : recording.callIndex;
  const URL = `http://${host}/encore/urlplayer.aspx?fldCallIndex=${index}&siteid=1`;
  return answerWith(SUCCESS, { URL });
};

const portStatusEx: PortRule = (state, port) => {
  const portStatus = stateOf(port);
  const seconds = state.options.vendor ? 20 : Math.floor((state.now() - port.changedAt) / 1000);
  const stateDuration = portStatus === 'NOT RECORDING' ? '0' : String(Math.max(0, seconds));
  return answerWith(SUCCESS, { portStatus, stateDuration });
};

/** The port an event belongs to: the one it names, else the one its user was given. */
function portOfEvent(state: State, { Unit, Port, User }: Given): Port | undefined {
  if (Unit || Port) {
    return Unit === UNIT && isPortNumber(Port) ? state.ports.get(Port) : undefined;
  }
  return state.ports.get(state.seats.user.get(User ?? '') ?? '');
}

const logEvent: Rule = (state, given) => {
  if (!given.eventType) return answerWith(657);
  const port = portOfEvent(state, given);
  const callIndex = (port && currentRecording(port)?.callIndex) ?? null;
  const present = Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]);
  state.events.push({ at: state.now(), callIndex, parameters: Object.fromEntries(present) });
  return answerWith(SUCCESS);
};

function desktop(paused: boolean): Rule {
  return (state, { User }) => {
    if (!User) return answerWith(662);
    const its = desktopOf(state, User);
    if (!state.options.vendor && !its.recordable) return answerWith(663);
    its.paused = paused;
    return answerWith(SUCCESS);
  };
}

const RULES: Readonly<Record<RequestName, Rule>> = {
  InitStation: (state, { Extension }) =>
    Extension ? seat(state, 'extension', Extension, 660) : answerWith(659),
  InitUser: (state, { Machine, User }) => {
    if (!Machine || !User) return answerWith(654);
    desktopOf(state, User);
    return seat(state, 'user', User, 655);
  },
  CancelRecording: onPort(cancelRecording),
  PauseRecording: onPort(pauseRecording),
  ResumeRecording: onPort(resumeRecording),
  StartRecording: onPort(startRecording),
  StopRecording: onPort(stopRecording),
  AssignField: onPort(assignField),
  LogEvent: logEvent,
  GetField: onPort(getField),
  GetURL: onPort(getUrl),
  PortStatus: onPort((_state, port) => answerWith(SUCCESS, { portStatus: stateOf(port) })),
  PortStatusEX: onPort(portStatusEx),
  DesktopPause: desktop(true),
  DesktopResume: desktop(false),
};

/** Answers one request, and does to the recorder what the request asks. */
export function answering(state: State, request: RequestName, given: Given): Answer {
  return RULES[request](state, given);
}
