import { PORT_STATES } from '../encore/requests';
import type { PortState, RequestName } from '../encore/requests';
import { forgetReadings, withReading } from './audio';
import { callAfterReading, callIsOn, nextCall, withoutCall } from './call';
import { recheck } from './clock';
import { judgeControl, noteControlAnswered } from './controls';
import { noteEventAnswered } from './event-log';
import { desktopIsControlled } from './first-pauses';
import type { Answer } from './events';
import { addIncident } from './incidents';
import {
  afterCallChange,
  noteAssigned,
  noteReadBack,
  noteTagCheck,
  noteTagConfirm,
  noteUrl,
} from './note-tag';
import { RESUME_ACT_MS } from './rules';
import type { RecorderRules } from './rules';
import type {
  Attempt,
  InFlight,
  PauseRecord,
  Reading,
  RecorderState,
  ResumeAct,
  ResumeStep,
} from './state';
import { dropOutOfSight } from './tags';

/** Unit or port are not (any longer) known to the recorder: ask again who we are. */
const PORT_LOST: readonly number[] = [606, 611];
const PORT_NOT_RECORDING = 608;

/** Folds in the answer to the request in flight. Without one in flight there is nothing to fold. */
export function noteAnswer(
  state: RecorderState,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const flight = state.inFlight;
  if (!flight) return state;
  const { inFlight: _landed, ...landed } = state;
  const heard = doubtPort(
    losePort(noteLine(landed, flight, answer, at), flight, answer),
    flight,
    answer,
  );
  return fold(heard, flight, answer, at, rules);
}

function fold(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const { purpose } = flight;
  switch (purpose.kind) {
    case 'init':
      return noteInit(state, flight, answer, at, rules);
    case 'status':
      return noteStatus(state, flight, answer, at, rules);
    case 'pause':
      return notePause(state, flight, answer, at, rules);
    case 'resume':
      return noteResumed(state, flight, answer, at, rules);
    case 'link':
      return noteUrl(state, answer, at, rules);
    case 'tag-check':
      return noteTagCheck(noteUrl(state, answer, at, rules), purpose.tag, answer, at);
    case 'tag-assign':
      return noteAssigned(state, purpose.tag, answer, at);
    case 'tag-confirm':
      return noteTagConfirm(noteUrl(state, answer, at, rules), purpose, answer, at, rules);
    case 'tag-read-back':
      return noteReadBack(state, purpose, answer);
    case 'control':
      return noteControlAnswered(notePause(state, flight, answer, at, rules), answer, at, rules);
    case 'event':
      return noteEventAnswered(state, purpose.event, answer);
  }
}

function smoothed(before: number | undefined, took: number): number {
  const now = Math.max(0, took);
  return before === undefined ? now : before + (now - before) / 8;
}

function noteLine(
  state: RecorderState,
  { sentAt }: InFlight,
  answer: Answer,
  at: number,
): RecorderState {
  if (answer.withdrawn || answer.unheard) return state;
  if (answer.outcome !== 'unknown') {
    const roundTripMs = smoothed(state.line.roundTripMs, at - sentAt);
    return { ...state, line: { ...state.line, failures: 0, lastAnswerAt: at, roundTripMs } };
  }
  const problem = answer.problem ? { problem: answer.problem } : {};
  return { ...state, line: { ...state.line, ...problem, failures: state.line.failures + 1 } };
}

function losePort(state: RecorderState, flight: InFlight, answer: Answer): RecorderState {
  const lost = answer.code !== undefined && PORT_LOST.includes(answer.code);
  const { known, lastAttemptAt } = state.port;
  if (!lost || flight.purpose.kind === 'init' || !known?.checked) return state;
  const { unit, port } = known;
  return {
    ...state,
    // Counts as an attempt, or a port that is lost as often as it is found would make haste.
    port: {
      attempts: 1,
      lost: { unit, port },
      ...(lastAttemptAt === undefined ? {} : { lastAttemptAt }),
    },
  };
}

/** Not recording, although a call is known: perhaps it is another port's now. */
function doubtPort(state: RecorderState, { purpose }: InFlight, { code }: Answer): RecorderState {
  const isOfCall = purpose.kind === 'pause' || purpose.kind === 'tag-assign';
  if (code !== PORT_NOT_RECORDING || !isOfCall || !callIsOn(state.call)) return state;
  return state.port.known?.checked ? { ...state, port: recheck(state.port) } : state;
}

// ── Who we are ───────────────────────────────────────────────────────────────────────────────

function noteInit(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const { Unit: unit, Port: port } = answer.members;
  if (answer.outcome !== 'acknowledged' || unit === undefined || port === undefined) {
    const problem = answer.problem;
    return { ...state, port: { ...state.port, ...(problem ? { problem } : {}) } };
  }
  const before = state.port.known ?? state.port.lost;
  const moved = before !== undefined && (before.unit !== unit || before.port !== port);
  const act = actWhosePausesLeft(state, rules, flight.sentAt);
  return {
    ...(moved ? tellOldPort(state, before, at) : state),
    port: {
      known: { unit, port, checked: true, at },
      attempts: 0,
      lastAttemptAt: Math.min(flight.sentAt, at),
      // Another port's pause has yet to leave, and only a check after that counts.
      ...(act === undefined || moved ? {} : { checkedInAct: act }),
      checkedInCall: state.call.generation,
    },
    // What was read and paused so far was another port's: this one must be paused and read anew.
    ...(moved
      ? {
          intent: withoutCall(state.intent),
          audio: forgetReadings(state.audio),
          call: nextCall(state.call),
        }
      : {}),
  };
}

/** The old port was paused for this agent: it is a colleague's now, who may go unrecorded. */
function tellOldPort(
  state: RecorderState,
  { unit, port }: { readonly unit: string; readonly port: string },
  at: number,
): RecorderState {
  const { pause, reading } = state.audio;
  const wasPaused =
    state.owed?.audio === true && (reading?.state === 'PAUSE' || pause !== undefined);
  return wasPaused ? addIncident(state, { kind: 'old-port-paused', at, unit, port }) : state;
}

/**
 * The protecting act whose pauses had all left by `time`: only a check after that counts in it, for
 * the port may be another one a moment before.
 */
function actWhosePausesLeft(
  { intent, audio, desktop }: RecorderState,
  rules: RecorderRules,
  time: number,
): string | undefined {
  if (intent.kind !== 'protect') return undefined;
  const left = (pause: Attempt | undefined) => pause?.act === intent.act && pause.sentAt <= time;
  return left(audio.pause) && (!desktopIsControlled(rules) || left(desktop.pause))
    ? intent.act
    : undefined;
}

// ── The audio plane, read back ───────────────────────────────────────────────────────────────

function noteStatus(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  // Answered before it was asked: the clock was set back meanwhile, and the age is not known.
  if (at < flight.sentAt) return state;
  const portState = portStateOf(answer.members['portStatus']);
  if (answer.outcome !== 'acknowledged' || portState === undefined) {
    if (answer.outcome === 'unknown' || !answer.problem) return state;
    const refusal = { at, problem: answer.problem };
    return { ...state, audio: { ...state.audio, refusal } };
  }
  const duration = answer.members['stateDuration'];
  const reading: Reading = {
    state: portState,
    askedAt: flight.sentAt,
    at,
    ...(duration === undefined ? {} : { duration }),
  };
  const read = { ...state, audio: withReading(state.audio, reading) };
  const call = callAfterReading(state.call, reading);
  const paid = payAudio(read, at);
  const known = call.gapAt === state.call.gapAt ? paid : dropOutOfSight(paid);
  const changed = afterCallChange(known, call, at, rules);
  return judgeControl(seeCall(changed, state.audio.reading, reading));
}

function portStateOf(text: string | undefined): PortState | undefined {
  return PORT_STATES.find((each) => each === text);
}

/**
 * What a protecting act has to know of a reading: that a call was on, and which was first; since
 * when PAUSE stands; and that somebody else ended it, `before` being the reading before this one.
 */
function seeCall(
  state: RecorderState,
  before: Reading | undefined,
  reading: Reading,
): RecorderState {
  const { intent, call } = state;
  if (intent.kind !== 'protect' || reading.state === 'NOT RECORDING') return state;
  const { lifted, ofCall = call.generation } = intent;
  const firstPause =
    intent.firstPause ?? (reading.state === 'PAUSE' ? reading.duration : undefined);
  // Whoever resumes the audio may resume the desktop as well, and nothing reads that back.
  const isLifted = before?.state === 'PAUSE' && reading.state !== 'PAUSE';
  return {
    ...state,
    ...(isLifted ? { desktop: { ...state.desktop, doubtAt: reading.at } } : {}),
    intent: {
      ...intent,
      sawCall: true,
      ofCall,
      ...(firstPause === undefined ? {} : { firstPause }),
      ...(isLifted ? { lifted: { at: reading.at, times: (lifted?.times ?? 0) + 1 } } : {}),
    },
  };
}

/** The audio debt is paid when, after a resume was sent, something else than PAUSE is read. */
function payAudio(state: RecorderState, at: number): RecorderState {
  const resume = state.intent.kind === 'record' ? state.intent.resume : undefined;
  const stillPaused = state.audio.reading?.state === 'PAUSE';
  if (!state.owed?.audio || state.intent.kind !== 'record' || stillPaused) return state;
  // One that was never sent, and is too old to be, will not move the audio any more.
  if (resume?.audio === 'due' && at - resume.at < RESUME_ACT_MS) return state;
  return settle(state, { ...state.owed, audio: false });
}

function settle(state: RecorderState, owed: PauseRecord): RecorderState {
  const { owed: _before, ...rest } = state;
  return owed.audio || owed.desktop ? { ...rest, owed } : rest;
}

// ── Pause and resume ─────────────────────────────────────────────────────────────────────────

function notePause(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const plane = PAUSES[flight.request];
  const before = plane && state[plane].pause;
  if (!before) return state;
  const pause: Attempt = {
    act: before.act,
    sentAt: before.sentAt,
    outcome: answer.outcome,
    ...(answer.code === undefined ? {} : { code: answer.code }),
    ...(answer.problem ? { problem: answer.problem } : {}),
  };
  if (plane === 'audio') return { ...state, audio: { ...state.audio, pause } };
  const late =
    answer.outcome === 'unknown' ? { latePauseUntil: at + rules.desktop.quarantineMs } : {};
  return keepInRecord({ ...state, desktop: { ...state.desktop, pause, ...late } });
}

const PAUSES: Readonly<Partial<Record<RequestName, 'audio' | 'desktop'>>> = {
  PauseRecording: 'audio',
  DesktopPause: 'desktop',
};

function noteResumed(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const stepped = withResumeStep(state, flight, answer.outcome);
  return flight.request === 'DesktopResume'
    ? noteDesktopResumed(stepped, flight, answer, at, rules)
    : stepped;
}

function noteDesktopResumed(
  stepped: RecorderState,
  { sentAt }: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  if (answer.outcome === 'acknowledged') {
    // A quarantine stays: an earlier DesktopResume that went unanswered may arrive all the same.
    const { problem: _mended, ...desktop } = stepped.desktop;
    const resumed = keepInRecord({ ...stepped, desktop: { ...desktop, resumedAt: at } });
    // A pause that went unanswered may still arrive after it, and nobody would see: it stays owed.
    const isPaid = sentAt >= (desktop.latePauseUntil ?? 0);
    return isPaid && resumed.owed && resumed.intent.kind === 'record'
      ? settle(resumed, { ...resumed.owed, desktop: false })
      : resumed;
  }
  const quarantine =
    answer.outcome === 'unknown' ? { quarantineUntil: at + rules.desktop.quarantineMs } : {};
  const problem = answer.problem ? { problem: answer.problem } : {};
  return keepInRecord({
    ...stepped,
    desktop: { ...stepped.desktop, ...quarantine, ...problem },
  });
}

/** The durable record says what may still arrive, as it is known now that an answer is there. */
function keepInRecord(state: RecorderState): RecorderState {
  if (!state.owed) return state;
  const { quarantineUntil: _assumed, latePauseUntil: _before, ...owed } = state.owed;
  const { quarantineUntil, latePauseUntil } = state.desktop;
  return {
    ...state,
    owed: {
      ...owed,
      ...(quarantineUntil === undefined ? {} : { quarantineUntil }),
      ...(latePauseUntil === undefined ? {} : { latePauseUntil }),
    },
  };
}

/** The act the request belongs to goes a step on; a newer one has steps of its own. */
function withResumeStep(
  state: RecorderState,
  { request, purpose }: InFlight,
  step: ResumeStep,
): RecorderState {
  const { intent } = state;
  if (intent.kind !== 'record' || !intent.resume || purpose.kind !== 'resume') return state;
  if (purpose.act !== intent.resume.act) return state;
  const plane = request === 'DesktopResume' ? 'desktop' : 'audio';
  const resume: ResumeAct = { ...intent.resume, [plane]: step };
  return { ...state, intent: { ...intent, resume } };
}
