import type { RecorderRules } from './rules';
import type { RecorderState } from './state';
import { dropOutOfSight } from './tags';

/**
 * Longer than anything that keeps a line silent while a pause is wanted (a request's time-out, the
 * alarm that wakes the background): the computer slept, ms.
 */
const SLEPT_MS = 45_000;

/**
 * Judges the clock itself. Set back, it makes all that was timed worthless: evidence is dropped,
 * waits start anew, and a resume is not sent when its hour comes a second time. After a sleep, the
 * desktop may be recorded anew, and the port may be another one.
 */
export function noteClock(state: RecorderState, at: number, rules: RecorderRules): RecorderState {
  const last = lastSignOfLife(state);
  if (at < last) return afterSetBack(state, at, rules);
  if (state.intent.kind !== 'protect' || at - last < SLEPT_MS) return state;
  const { checkedInAct: _act, checkedInCall: _call, ...port } = state.port;
  return { ...state, port, desktop: { ...state.desktop, doubtAt: at } };
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
      pauseTries: 0,
      ...(audio.pause === undefined
        ? {}
        : { pause: { ...audio.pause, sentAt: Math.min(audio.pause.sentAt, at) } }),
    },
    desktop: { pauseTries: 0, doubtAt: at, quarantineUntil },
    call: {
      ...restOfCall,
      ...(call.startedAt === undefined ? {} : { startedAt: Math.min(call.startedAt, at) }),
      ...(call.silentSince === undefined ? {} : { silentSince: at }),
      ...(call.endedAt === undefined ? {} : { endedAt: Math.min(call.endedAt, at) }),
    },
    // What was read by the other clock was read before any call, as far as anybody can tell.
    offers: offers.map((offer) => ({ ...offer, at: 0 })),
    tags: dropOutOfSight(state).tags,
  };
}
