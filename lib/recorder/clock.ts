import { forgetReadings } from './audio';
import { keepInRecord } from './desktop';
import type { RecorderRules } from './rules';
import type { RecorderEvent } from './events';
import type { PortKnowledge, RecorderState } from './state';
import { dropOutOfSight } from './tags';

/**
 * Longer than anything that keeps a line silent while a pause is wanted (a request's time-out, the
 * alarm that wakes the background): the computer slept, ms.
 */
const SLEPT_MS = 45_000;
/** The same while no pause is wanted, when the line is quiet for longer, ms. */
const SLEPT_UNWATCHED_MS = 150_000;

/**
 * Judges the clock itself. Set back, it makes all that was timed worthless: evidence is dropped,
 * waits start anew, and a resume is not sent when its hour comes a second time. After a sleep, the
 * desktop may be recorded anew, and the port may be another one.
 */
export function noteClock(state: RecorderState, at: number, rules: RecorderRules): RecorderState {
  const last = lastSignOfLife(state);
  if (at < last) return afterSetBack(state, at, rules);
  const slept = state.intent.kind === 'protect' ? SLEPT_MS : SLEPT_UNWATCHED_MS;
  if (at - last < slept) return state;
  return underWayAnew(afterAbsence(state, at), { last, at }, rules);
}

/** The screen was unlocked or the network changed: the port, and after a login the desktop, may be others. */
export function noteStirred(
  state: RecorderState,
  { at, why }: Extract<RecorderEvent, { type: 'stirred' }>,
): RecorderState {
  return why === 'unlocked' ? afterAbsence(state, at) : { ...state, port: recheck(state.port) };
}

function afterAbsence(state: RecorderState, at: number): RecorderState {
  return { ...state, port: recheck(state.port), desktop: { ...state.desktop, doubtAt: at } };
}

/**
 * Whether time passed or the clock was set forward, nobody knows: what was under way at the last sign
 * of life may be for as long again.
 */
function underWayAnew(
  state: RecorderState,
  { last, at }: { readonly last: number; readonly at: number },
  rules: RecorderRules,
): RecorderState {
  const { quarantineUntil = 0, latePauseUntil = 0 } = state.desktop;
  const anew = at + rules.desktop.quarantineMs;
  const desktop = {
    ...state.desktop,
    ...(quarantineUntil > last ? { quarantineUntil: anew } : {}),
    ...(latePauseUntil > last ? { latePauseUntil: anew } : {}),
  };
  return keepInRecord({ ...state, desktop });
}

/** Who we are must be asked again: nothing is claimed or written on the port before. */
export function recheck(port: PortKnowledge): PortKnowledge {
  const { checkedInAct: _act, checkedInCall: _call, ...rest } = port;
  return { ...rest, recheck: true };
}

/** The newest time at which something was sent, heard or wanted, ms since the epoch. */
function lastSignOfLife({ intent, line, port, audio, desktop }: RecorderState): number {
  return Math.max(
    intent.since,
    line.lastAskedAt ?? 0,
    line.lastAnswerAt ?? 0,
    port.lastAttemptAt ?? 0,
    audio.pause?.sentAt ?? 0,
    desktop.pause?.sentAt ?? 0,
    desktop.lastResumeSentAt ?? 0,
    desktop.doubtAt ?? 0,
  );
}

function afterSetBack(state: RecorderState, at: number, rules: RecorderRules): RecorderState {
  const { audio, desktop, intent, line, port, call, offers } = state;
  const { lastAttemptAt: _tried, checkedInAct: _act, checkedInCall: _call, ...restOfPort } = port;
  const { urlAskedAt: _asked, seenAt: _seen, ...restOfCall } = call;
  const since = Math.min(intent.since, at);
  const quarantineUntil = Math.min(desktop.quarantineUntil ?? 0, at + rules.desktop.quarantineMs);
  return {
    ...state,
    // How old the word to resume is, nobody knows: what is not resumed yet is told, not sent.
    intent: intent.kind === 'protect' ? { ...intent, since } : { kind: 'record', since },
    port: restOfPort,
    line: {
      failures: line.failures,
      ...(line.problem === undefined ? {} : { problem: line.problem }),
    },
    audio: {
      ...forgetReadings(audio),
      ...(audio.pause === undefined
        ? {}
        : { pause: { ...audio.pause, sentAt: Math.min(audio.pause.sentAt, at) } }),
    },
    desktop: {
      pauseTries: 0,
      doubtAt: at,
      quarantineUntil,
      ...(desktop.latePauseUntil === undefined
        ? {}
        : { latePauseUntil: Math.min(desktop.latePauseUntil, at + rules.desktop.quarantineMs) }),
    },
    call: {
      ...restOfCall,
      ...(call.startedAt === undefined ? {} : { startedAt: Math.min(call.startedAt, at) }),
      ...(call.gapAt === undefined ? {} : { gapAt: Math.min(call.gapAt, at) }),
      ...(call.silentSince === undefined ? {} : { silentSince: at }),
      ...(call.endedAt === undefined ? {} : { endedAt: Math.min(call.endedAt, at) }),
    },
    // What was read by the other clock was read before any call, as far as anybody can tell.
    offers: offers.map((offer) => ({ ...offer, at: 0 })),
    tags: dropOutOfSight(state).tags.map(({ notBefore: _by, ...tag }) => tag),
  };
}
