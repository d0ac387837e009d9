import { callIsOn, pausedCall } from './call';
import { endWithCall } from './call-end';
import { noteControlTime, withdrawControl } from './controls';
import type { RecorderEvent } from './events';
import { desktopIsControlled } from './first-pauses';
import { pauseLength } from './pause-length';
import { isYoung, resume } from './resume-act';
import type { RecorderRules } from './rules';
import type { InFlight, PauseRecord, ProtectIntent, RecorderState } from './state';

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
  if (state.intent.kind === 'protect') {
    // Said again while the call may be over: this word is not for that call, and outlives it.
    const sawCall = state.intent.sawCall && callIsOn(state.call);
    return tryAgainSoon({ ...state, intent: { ...state.intent, sawCall } });
  }
  const intent: ProtectIntent = {
    kind: 'protect',
    act,
    since: at,
    by,
    ...pausedCall(state),
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
    ...(state.owed?.latePauseUntil === undefined
      ? {}
      : { latePauseUntil: state.owed.latePauseUntil }),
  };
  return tryAgainSoon({
    ...withdrawControl(state),
    intent,
    owed,
    reason: { act },
    call: countPause(state.call),
  });
}

/** The reason for the newest pause, also when it is given after its end. */
export function noteReason(
  state: RecorderState,
  { act, reason }: EventOf<'pause-reason'>,
): RecorderState {
  return state.reason?.act === act ? { ...state, reason: { act, given: reason } } : state;
}

/** How many pauses a call had so far is shown and kept in the ledger. */
function countPause(call: RecorderState['call']): RecorderState['call'] {
  return { ...call, pauses: (call.pauses ?? 0) + 1 };
}

function tryAgainSoon(state: RecorderState): RecorderState {
  return {
    ...state,
    audio: { ...state.audio, pauseTries: 0 },
    desktop: { ...state.desktop, pauseTries: 0 },
  };
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
  if (purpose.kind === 'control') {
    const { control } = state;
    return intent.kind === 'record' && control?.act === purpose.act && isYoung(control, now);
  }
  // One that waits for a slow disk must not keep the line from everything else.
  if (purpose.kind === 'event')
    return intent.kind === 'record' && isYoung({ at: flight.sentAt }, now);
  if (purpose.kind !== 'resume') return true;
  const resume = intent.kind === 'record' ? intent.resume : undefined;
  return resume?.act === purpose.act && isYoung(resume, now);
}

/** What time alone changes: the end of a call, and the end of a pause that lasted too long. */
export function noteTime(
  state: RecorderState,
  { at, act }: EventOf<'looked'>,
  rules: RecorderRules,
): RecorderState {
  const { intent } = state;
  if (intent.kind !== 'protect') return noteControlTime(state, at);
  if (state.inFlight) return state;
  if (callEndedDuring(intent, state) && at >= (state.call.endedAt ?? at) + rules.protect.carryMs) {
    return endWithCall(state, { at, act }, desktopEndsWithCall(intent, rules));
  }
  const tooLong = pauseLength(state, intent, rules, at) >= rules.protect.maxMs;
  if (tooLong && rules.protect.onTimeout === 'resume' && state.cardForms.length === 0) {
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

function desktopEndsWithCall(intent: ProtectIntent, { desktop, protect }: RecorderRules): boolean {
  return intent.by === 'restart' ? desktop.resumeAtStart : protect.resumeDesktopAtCallEnd;
}
