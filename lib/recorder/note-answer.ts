import { withReading } from './audio';
import { callAfterReading, callAfterUrl } from './call';
import type { Answer } from './events';
import { releaseLinks, linkForTag } from './links';
import type { RecorderRules } from './rules';
import type {
  Attempt,
  InFlight,
  PauseRecord,
  Purpose,
  Reading,
  RecorderState,
  ResumeAct,
  ResumeStep,
} from './state';
import { PORT_STATES } from '../encore/requests';
import type { PortState } from '../encore/requests';
import { bindOffers, changeTag, dropUnsent, PERHAPS_OTHER_CALL } from './tags';
import type { Tag } from './tags';

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
      return noteInit(state, answer, at);
    case 'status':
      return noteStatus(state, flight, answer, at, rules);
    case 'pause':
      return notePause(state, flight, answer);
    case 'resume':
      return noteResumed(state, flight, answer, at, rules);
    case 'link':
      return noteUrl(state, answer, at, rules);
    case 'tag-check':
      return noteTagCheck(noteUrl(state, answer, at, rules), purpose.tag, answer);
    case 'tag-assign':
      return noteAssigned(state, purpose.tag, answer);
    case 'tag-confirm':
      return noteTagConfirm(noteUrl(state, answer, at, rules), purpose, answer, rules);
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
  if (!lost || flight.purpose.kind === 'init' || !state.port.known?.checked) return state;
  return { ...state, port: { attempts: 0 } };
}

// ── Who we are ───────────────────────────────────────────────────────────────────────────────

function noteInit(state: RecorderState, answer: Answer, at: number): RecorderState {
  const { Unit: unit, Port: port } = answer.members;
  if (answer.outcome !== 'acknowledged' || unit === undefined || port === undefined) {
    const problem = answer.problem;
    return { ...state, port: { ...state.port, ...(problem ? { problem } : {}) } };
  }
  const before = state.port.known;
  const moved = before !== undefined && (before.unit !== unit || before.port !== port);
  const { act } = state.intent.kind === 'protect' ? state.intent : { act: undefined };
  return {
    ...state,
    port: {
      known: { unit, port, checked: true, at },
      attempts: 0,
      ...(state.port.lastAttemptAt === undefined
        ? {}
        : { lastAttemptAt: state.port.lastAttemptAt }),
      ...(act === undefined ? {} : { checkedInAct: act }),
      checkedInCall: state.call.generation,
    },
    // What was read and paused so far was another port's: this one must be paused and read anew.
    ...(moved
      ? { audio: { pauseTries: 0 }, call: { generation: state.call.generation + 1, on: false } }
      : {}),
  };
}

// ── The audio plane, read back ───────────────────────────────────────────────────────────────

function noteStatus(
  state: RecorderState,
  flight: InFlight,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
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
  return afterCallChange(
    payAudio(seeCall(read, reading)),
    callAfterReading(state.call, reading),
    at,
    rules,
  );
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
function payAudio(state: RecorderState): RecorderState {
  const resume = state.intent.kind === 'record' ? state.intent.resume : undefined;
  const stillPaused = state.audio.reading?.state === 'PAUSE';
  if (!state.owed?.audio || state.intent.kind !== 'record' || stillPaused) return state;
  if (resume && (resume.audio === 'due' || resume.audio === 'sent')) return state;
  return settle(state, { ...state.owed, audio: false });
}

function settle(state: RecorderState, owed: PauseRecord): RecorderState {
  const { owed: _before, ...rest } = state;
  return owed.audio || owed.desktop ? { ...rest, owed } : rest;
}

function afterCallChange(
  state: RecorderState,
  call: RecorderState['call'],
  at: number,
  rules: RecorderRules,
): RecorderState {
  const changed = releaseLinks({ ...state, call });
  const over = call.generation !== state.call.generation || !call.on;
  return bindOffers(over ? dropUnsent(changed) : changed, at, rules);
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
  return flight.request === 'DesktopResume'
    ? noteDesktopResumed(state, answer, at, rules)
    : withResumeStep(state, 'audio', answer.outcome);
}

function noteDesktopResumed(
  state: RecorderState,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const stepped = withResumeStep(state, 'desktop', answer.outcome);
  if (answer.outcome === 'acknowledged') {
    const { quarantineUntil: _over, problem: _mended, ...desktop } = stepped.desktop;
    const resumed = { ...stepped, desktop: { ...desktop, resumedAt: at } };
    return resumed.owed && resumed.intent.kind === 'record'
      ? settle(resumed, { ...resumed.owed, desktop: false })
      : resumed;
  }
  const quarantine =
    answer.outcome === 'unknown' ? { quarantineUntil: at + rules.desktop.quarantineMs } : {};
  const problem = answer.problem ? { problem: answer.problem } : {};
  return { ...stepped, desktop: { ...stepped.desktop, ...quarantine, ...problem } };
}

function withResumeStep(
  state: RecorderState,
  plane: 'audio' | 'desktop',
  step: ResumeStep,
): RecorderState {
  if (state.intent.kind !== 'record' || !state.intent.resume) return state;
  const resume: ResumeAct = { ...state.intent.resume, [plane]: step };
  return { ...state, intent: { ...state.intent, resume } };
}

// ── The recording's link, and tags ───────────────────────────────────────────────────────────

function noteUrl(
  state: RecorderState,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const url = answer.members['URL'];
  if (answer.outcome !== 'acknowledged' || url === undefined) return state;
  return afterCallChange(state, callAfterUrl(state.call, url, at), at, rules);
}

/**
 * Just before the write: the same call? Where the link cannot be had (on hold, no player
 * configured) the sequence of states is the evidence.
 */
function noteTagCheck(state: RecorderState, id: string, answer: Answer): RecorderState {
  if (answer.outcome === 'unknown') return state;
  const index = state.call.index;
  return changeTag(state, id, (tag) =>
    tag.generation === state.call.generation && tag.state === 'due'
      ? { ...tag, state: 'checked', ...(index === undefined ? {} : { index }) }
      : tag,
  );
}

const RETRIES_WITHIN_CALL = 2;

function noteAssigned(state: RecorderState, id: string, answer: Answer): RecorderState {
  const problem = answer.problem ? { problem: answer.problem } : {};
  return changeTag(state, id, (tag) => {
    if (answer.outcome === 'refused') return { ...tag, state: 'refused', ...problem };
    if (answer.outcome === 'acknowledged') return { ...tag, state: 'sent' };
    // The same value on the same call does no harm twice: check the call again and repeat.
    return tag.tries <= RETRIES_WITHIN_CALL
      ? { ...tag, state: 'due', ...problem }
      : { ...tag, state: 'unknown', ...problem };
  });
}

/** Just after the write: still the same call? Only then is the tag known to be on it. */
function noteTagConfirm(
  state: RecorderState,
  { tag: id }: Extract<Purpose, { kind: 'tag-confirm' }>,
  answer: Answer,
  rules: RecorderRules,
): RecorderState {
  if (answer.outcome === 'unknown' && state.line.failures < 3) return state;
  const tag = state.tags.find((each) => each.id === id);
  if (tag?.state !== 'sent') return state;
  const same = tag.generation === state.call.generation && tag.index === state.call.index;
  const word: Tag['state'] = same && answer.outcome !== 'unknown' ? 'acknowledged' : 'unknown';
  const told = changeTag(state, id, (each) =>
    word === 'acknowledged'
      ? acknowledged(each)
      : { ...each, state: word, problem: PERHAPS_OTHER_CALL },
  );
  return word === 'acknowledged' ? linkForTag(told, tag, rules) : told;
}

function acknowledged(tag: Tag): Tag {
  const { problem: _past, ...rest } = tag;
  return { ...rest, state: 'acknowledged' };
}
