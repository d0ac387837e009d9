import { PORT_STATES } from '../encore/requests';
import type { PortState } from '../encore/requests';
import { withReading } from './audio';
import { callAfterReading, withoutCall } from './call';
import type { Answer } from './events';
import { afterCallChange, noteAssigned, noteTagCheck, noteTagConfirm, noteUrl } from './note-tag';
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
  const heard = losePort(noteLine(landed, answer, at), flight, answer);
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
      return notePause(state, flight, answer);
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
  }
}

function noteLine(state: RecorderState, answer: Answer, at: number): RecorderState {
  if (answer.withdrawn) return state;
  if (answer.outcome !== 'unknown') {
    return { ...state, line: { ...state.line, failures: 0, lastAnswerAt: at } };
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
    ...state,
    port: {
      known: { unit, port, checked: true, at },
      attempts: 0,
      lastAttemptAt: Math.min(flight.sentAt, at),
      ...(act === undefined ? {} : { checkedInAct: act }),
      checkedInCall: state.call.generation,
    },
    // What was read and paused so far was another port's: this one must be paused and read anew.
    ...(moved
      ? {
          intent: withoutCall(state.intent),
          audio: { pauseTries: 0 },
          call: { generation: state.call.generation + 1, on: false },
        }
      : {}),
  };
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
  const controlled = rules.desktop.recorded && rules.desktop.login !== undefined;
  return left(audio.pause) && (!controlled || left(desktop.pause)) ? intent.act : undefined;
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
  const paid = payAudio(seeCall(read, reading), at);
  const known = call.gapAt === state.call.gapAt ? paid : dropOutOfSight(paid);
  return afterCallChange(known, call, at, rules);
}

function portStateOf(text: string | undefined): PortState | undefined {
  return PORT_STATES.find((each) => each === text);
}

/** A protecting act that saw a call may end with it. */
function seeCall(state: RecorderState, reading: Reading): RecorderState {
  if (state.intent.kind !== 'protect' || reading.state === 'NOT RECORDING') return state;
  return { ...state, intent: { ...state.intent, sawCall: true } };
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

function notePause(state: RecorderState, flight: InFlight, answer: Answer): RecorderState {
  const plane = flight.request === 'DesktopPause' ? 'desktop' : 'audio';
  const before = state[plane].pause;
  if (!before) return state;
  const pause: Attempt = {
    act: before.act,
    sentAt: before.sentAt,
    outcome: answer.outcome,
    ...(answer.code === undefined ? {} : { code: answer.code }),
    ...(answer.problem ? { problem: answer.problem } : {}),
  };
  return plane === 'desktop'
    ? { ...state, desktop: { ...state.desktop, pause } }
    : { ...state, audio: { ...state.audio, pause } };
}

function noteResumed(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const stepped = withResumeStep(state, flight, answer.outcome);
  return flight.request === 'DesktopResume'
    ? noteDesktopResumed(stepped, answer, at, rules)
    : stepped;
}

function noteDesktopResumed(
  stepped: RecorderState,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  if (answer.outcome === 'acknowledged') {
    // A quarantine stays: an earlier DesktopResume that went unanswered may arrive all the same.
    const { problem: _mended, ...desktop } = stepped.desktop;
    const resumed = settleQuarantine({ ...stepped, desktop: { ...desktop, resumedAt: at } });
    return resumed.owed && resumed.intent.kind === 'record'
      ? settle(resumed, { ...resumed.owed, desktop: false })
      : resumed;
  }
  const quarantine =
    answer.outcome === 'unknown' ? { quarantineUntil: at + rules.desktop.quarantineMs } : {};
  const problem = answer.problem ? { problem: answer.problem } : {};
  return settleQuarantine({
    ...stepped,
    desktop: { ...stepped.desktop, ...quarantine, ...problem },
  });
}

/** The durable record says of the quarantine what is known now that the answer is there. */
function settleQuarantine(state: RecorderState): RecorderState {
  if (!state.owed) return state;
  const { quarantineUntil: _assumed, ...owed } = state.owed;
  const { quarantineUntil } = state.desktop;
  return {
    ...state,
    owed: { ...owed, ...(quarantineUntil === undefined ? {} : { quarantineUntil }) },
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
