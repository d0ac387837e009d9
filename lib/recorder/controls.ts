import type { PortState } from '../encore/requests';
import type { Answer, RecorderEvent } from './events';
import type { ProblemText } from './claim';
import { endCall } from './call-end';
import { isYoung, resume } from './resume-act';
import type { RecorderRules } from './rules';
import type { ControlAct, ControlRequest, RecorderState } from './state';
import { problemText, say } from '../words';

type EventOf<T extends RecorderEvent['type']> = Extract<RecorderEvent, { type: T }>;

/** A reading that a control request may follow from is at most this old, ms: "in the same second". */
export const FRESH_FOR_CONTROL_MS = 1000;

/**
 * In which states the recorder takes a request. Source: Encore Web API guide, "valid entry states".
 * The desktop has no state that could be read.
 */
const VALID_FROM: Readonly<Partial<Record<ControlRequest, readonly PortState[]>>> = {
  StartRecording: ['NOT RECORDING', 'PAUSE', 'SUSPENDED'],
  StopRecording: ['RECORD', 'PAUSE', 'SUSPENDED'],
  CancelRecording: ['RECORD', 'PAUSE', 'SUSPENDED'],
};

/**
 * The agent's own word for one request. While a pause is wanted it is only taken together with the
 * word that the pause ends (`endsProtection`), which the screens ask for first.
 */
export function noteControl(
  state: RecorderState,
  event: EventOf<'control'>,
  rules: RecorderRules,
): RecorderState {
  const { at, act, request, maxSeconds, endsProtection } = event;
  if (state.intent.kind === 'protect' && !endsProtection) return state;
  if (state.control && isOnItsWay(state.control) && isYoung(state.control, at)) return state;
  if (request === 'DesktopResume') {
    return resume(state, { at, act, by: 'agent' }, 'not-needed', 'due');
  }
  const control: ControlAct = {
    act,
    request,
    at,
    state: 'due',
    ...(maxSeconds === undefined ? {} : { maxSeconds }),
  };
  const { owed } = state;
  const wanted: RecorderState = {
    ...state,
    control,
    intent: { kind: 'record', since: at },
    ...(owed ? { owed: { ...owed, lifted: true } } : {}),
  };
  if (request !== 'DesktopPause' || !rules.desktop.recorded) return wanted;
  const record = {
    act,
    startedAt: at,
    audio: false,
    ...owed,
    desktop: true,
    lifted: true as const,
  };
  return { ...wanted, owed: record };
}

function isOnItsWay({ state }: ControlAct): boolean {
  return state === 'due' || state === 'sent';
}

/** The port was read: a request that is not possible in its state is refused without being sent. */
export function judgeControl(state: RecorderState): RecorderState {
  const { control, audio } = state;
  const portState = audio.reading?.state;
  if (control?.state !== 'due' || portState === undefined) return state;
  if (audio.reading && audio.reading.askedAt < control.at) return state;
  const valid = VALID_FROM[control.request];
  if (!valid || valid.includes(portState)) return state;
  return { ...state, control: { ...control, state: 'refused', problem: notNow(portState) } };
}

function notNow(state: PortState): ProblemText {
  const words: Readonly<Record<PortState, string>> = {
    RECORD: say('order_recorded_already'),
    PAUSE: say('order_paused'),
    SUSPENDED: say('order_on_hold'),
    'NOT RECORDING': say('order_no_call'),
  };
  return {
    what: words[state],
    meaning: say('order_not_now_meaning'),
    action: say('order_not_now_action'),
  };
}

/** Time alone: a word that could not be sent within seconds is not sent any more, and told. */
export function noteControlTime(state: RecorderState, at: number): RecorderState {
  const { control } = state;
  if (control?.state !== 'due' || isYoung(control, at)) return state;
  return {
    ...state,
    control: { ...control, state: 'refused', problem: problemText('order_too_late') },
  };
}

/** A pause was wanted before it left: it does not leave any more. */
export function withdrawControl(state: RecorderState): RecorderState {
  const { control } = state;
  if (control?.state !== 'due') return state;
  return {
    ...state,
    control: { ...control, state: 'refused', problem: problemText('order_overtaken') },
  };
}

/** It was kept back after it was written down: by a pause, by its age, or by another identity. */
function notSent(state: RecorderState, control: ControlAct, at: number): RecorderState {
  const isOld = state.intent.kind === 'record' && !isYoung(control, at);
  const problem = isOld ? problemText('order_too_late') : problemText('order_overtaken');
  return { ...state, control: { ...control, state: 'refused', problem } };
}

/** The answer. What it did is read back; only our own Stop and Cancel are known to end a call. */
export function noteControlAnswered(
  state: RecorderState,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const { control } = state;
  if (!control) return state;
  if (answer.withdrawn) return notSent(state, control, at);
  const answered: RecorderState = {
    ...state,
    control: {
      ...control,
      state: answer.outcome,
      ...(answer.code === undefined ? {} : { code: answer.code }),
      ...(answer.problem ? { problem: answer.problem } : {}),
    },
  };
  const ends = control.request === 'StopRecording' || control.request === 'CancelRecording';
  return ends && answer.outcome === 'acknowledged'
    ? endCall(answered, { at, act: control.act }, rules)
    : answered;
}
