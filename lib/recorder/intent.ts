import { callIsOn } from './call';
import type { RecorderEvent } from './events';
import { noteAnswer } from './note-answer';
import { forgetPages, releaseLinks } from './links';
import { RESUME_ACT_MS } from './rules';
import type { RecorderRules } from './rules';
import { initialState } from './state';
import type {
  InFlight,
  PauseRecord,
  ProtectIntent,
  RecorderState,
  ResumeStep,
  Trigger,
} from './state';

type EventOf<T extends RecorderEvent['type']> = Extract<RecorderEvent, { type: T }>;

/**
 * *Secure pause*: from now on the pause is wanted, until a reason lifts it. Said again while it is
 * wanted, it only makes the next try come at once.
 */
export function noteSecurePause(
  state: RecorderState,
  { at, act, by }: EventOf<'secure-pause'>,
  rules: RecorderRules,
): RecorderState {
  if (state.intent.kind === 'protect') return tryAgainSoon(state);
  const intent: ProtectIntent = {
    kind: 'protect',
    act,
    since: at,
    by,
    sawCall: callIsOn(state.call),
  };
  const quarantineUntil = Math.max(
    state.desktop.quarantineUntil ?? 0,
    state.owed?.quarantineUntil ?? 0,
  );
  const owed: PauseRecord = {
    act,
    startedAt: state.owed?.startedAt ?? at,
    audio: true,
    desktop: desktopIsControlled(rules) || state.owed?.desktop === true,
    ...(quarantineUntil > at ? { quarantineUntil } : {}),
  };
  return tryAgainSoon({ ...state, intent, owed });
}

function tryAgainSoon(state: RecorderState): RecorderState {
  return {
    ...state,
    audio: { ...state.audio, pauseTries: 0 },
    desktop: { ...state.desktop, pauseTries: 0 },
  };
}

function desktopIsControlled(rules: RecorderRules): boolean {
  return rules.desktop.recorded && rules.desktop.login !== undefined;
}

/**
 * *Resume recording*: both planes are resumed once each, by this act alone. With nothing paused
 * there is nothing to do, and nothing is sent.
 */
export function noteResume(
  state: RecorderState,
  { at, act, by }: EventOf<'resume-recording'>,
): RecorderState {
  const pausedElsewhere = state.audio.reading?.state === 'PAUSE';
  if (!state.owed && !pausedElsewhere) {
    return state.intent.kind === 'protect'
      ? { ...state, intent: { kind: 'record', since: at } }
      : state;
  }
  const audioPaused = state.owed?.audio !== false || pausedElsewhere;
  return resume(
    state,
    { at, act, by },
    audioPaused ? 'due' : 'not-needed',
    state.owed?.desktop ? 'due' : 'not-needed',
  );
}

function resume(
  state: RecorderState,
  { at, act, by }: { at: number; act: string; by: Trigger },
  audio: ResumeStep,
  desktop: ResumeStep,
): RecorderState {
  return {
    ...lift(state),
    intent: { kind: 'record', since: at, resume: { act, at, by, audio, desktop } },
  };
}

/** From now on a restart finds a debt, and no pause that is wanted. */
function lift(state: RecorderState): RecorderState {
  return state.owed ? { ...state, owed: { ...state.owed, lifted: true } } : state;
}

/**
 * The background came up. After a mere death of the background the state is all there, but for
 * the request in flight, whose outcome is unknown. After a start of the browser only the durable
 * pause record is left: a young pause is wanted still and is made good on both planes; one that
 * is old or was lifted is only owed, and the agent is led to resume.
 */
export function noteStart(
  state: RecorderState,
  event: EventOf<'started'>,
  rules: RecorderRules,
): RecorderState {
  if (!event.browserStarted) {
    return takeUpPause(noteLostAnswer(forgetPages(state), event.at, rules), event.pauseRecord);
  }
  const owed = event.pauseRecord;
  // The record may have been written by a clock that was set back since.
  const latest = event.at + rules.timeoutMs + rules.desktop.quarantineMs;
  const quarantineUntil = owed?.quarantineUntil && Math.min(owed.quarantineUntil, latest);
  const fresh: RecorderState = {
    ...initialState(event.at),
    desktop: {
      pauseTries: 0,
      doubtAt: event.at,
      ...(quarantineUntil === undefined ? {} : { quarantineUntil }),
    },
  };
  if (!owed) return fresh;
  const age = event.at - owed.startedAt;
  if (owed.lifted || age >= rules.protect.maxMs || age < 0) return lift({ ...fresh, owed });
  return {
    ...fresh,
    owed,
    intent: { kind: 'protect', act: owed.act, since: owed.startedAt, by: 'restart', sawCall: true },
  };
}

/**
 * The pause record is written before the journal: a background that died between the two left a
 * pause that only the record knows. No request of it has left yet, and it is wanted.
 */
function takeUpPause(state: RecorderState, record: PauseRecord | undefined): RecorderState {
  const { intent, owed } = state;
  if (!record || record.lifted || intent.kind === 'protect' || record.act === owed?.act) {
    return state;
  }
  // Without a debt in the journal the record may be one that was just being cleared.
  if (!owed && record.startedAt < intent.since) return state;
  const { act, startedAt } = record;
  const since = Math.max(startedAt, intent.since);
  return {
    ...state,
    owed: record,
    intent: { kind: 'protect', act, since, by: 'agent', sawCall: callIsOn(state.call) },
  };
}

/** Whatever was in flight will not be answered to us any more. */
export function noteLostAnswer(
  state: RecorderState,
  at: number,
  rules: RecorderRules,
): RecorderState {
  if (!state.inFlight) return state;
  return noteAnswer(state, { outcome: 'unknown', members: {} }, at, rules);
}

/**
 * Whether a request that was written down may still leave at `now`. In between the agent may have
 * changed her mind or the computer slept: a resume is then not sent. Nor is anything for a recorder
 * or person that the settings do not name any more.
 */
export function isStillWanted(state: RecorderState, flight: InFlight, now: number): boolean {
  if (state.inFlight !== flight) return false;
  const { intent } = state;
  const { purpose } = flight;
  if (purpose.kind === 'pause') return intent.kind === 'protect';
  if (purpose.kind !== 'resume') return true;
  const resume = intent.kind === 'record' ? intent.resume : undefined;
  return resume?.act === purpose.act && isYoung(resume, now);
}

/** Whether the word to resume is so young that a request may still follow from it. */
export function isYoung({ at }: { readonly at: number }, now: number): boolean {
  return now >= at && now - at < RESUME_ACT_MS;
}

/** What time alone changes: the end of a call, and the end of a pause that lasted too long. */
export function noteTime(
  state: RecorderState,
  { at, act }: EventOf<'looked'>,
  rules: RecorderRules,
): RecorderState {
  const { intent } = state;
  if (intent.kind !== 'protect' || state.inFlight) return state;
  if (callEndedDuring(intent, state) && at >= (state.call.endedAt ?? at) + rules.protect.carryMs) {
    return endWithCall(state, { at, act }, intent, rules);
  }
  const tooLong = at - intent.since >= rules.protect.maxMs;
  if (tooLong && rules.protect.onTimeout === 'resume') {
    return resume(
      state,
      { at, act, by: 'maximum' },
      'due',
      state.owed?.desktop ? 'due' : 'not-needed',
    );
  }
  return state;
}

function callEndedDuring(intent: ProtectIntent, { call }: RecorderState): boolean {
  return intent.sawCall && !call.on && call.endedAt !== undefined && call.endedAt >= intent.since;
}

/** The call is over: its audio needs nothing more; the desktop is resumed where the rules say so. */
function endWithCall(
  state: RecorderState,
  { at, act }: { at: number; act: string },
  intent: ProtectIntent,
  rules: RecorderRules,
): RecorderState {
  const released = releaseLinks(state);
  const owesDesktop = state.owed?.desktop === true;
  const { owed: _paid, ...paid } = released;
  const rest: RecorderState =
    owesDesktop && released.owed ? { ...paid, owed: { ...released.owed, audio: false } } : paid;
  const allowed =
    intent.by === 'restart' ? rules.desktop.resumeAtStart : rules.protect.resumeDesktopAtCallEnd;
  if (!owesDesktop || !allowed) return { ...lift(rest), intent: { kind: 'record', since: at } };
  return resume(rest, { at, act, by: 'call-end' }, 'not-needed', 'due');
}
