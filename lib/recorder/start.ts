import { pausedCall } from './call';
import { keepInRecord } from './desktop';
import type { RecorderEvent } from './events';
import { noteAnswer } from './note-answer';
import { forgetPages } from './links';
import { lift } from './resume-act';
import type { RecorderRules } from './rules';
import { initialState } from './state';
import type { PauseRecord, RecorderState } from './state';

type EventOf<T extends RecorderEvent['type']> = Extract<RecorderEvent, { type: T }>;

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
  const owed = event.pauseRecord;
  // The record may have been written by a clock that was set back since.
  const latest = event.at + rules.timeoutMs + rules.desktop.quarantineMs;
  if (!event.browserStarted) {
    const woken = noteLostAnswer(forgetPages(state), event.at, rules);
    return takeUpPause(withWhatLeft(woken, owed, { at: event.at, latest }), owed);
  }
  const quarantineUntil = owed?.quarantineUntil && Math.min(owed.quarantineUntil, latest);
  const latePauseUntil = owed?.latePauseUntil && Math.min(owed.latePauseUntil, latest);
  const fresh: RecorderState = {
    ...initialState(event.at),
    desktop: {
      pauseTries: 0,
      doubtAt: event.at,
      ...(quarantineUntil === undefined ? {} : { quarantineUntil }),
      ...(latePauseUntil === undefined ? {} : { latePauseUntil }),
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
 * A journal that was slow, or that the disk refused, does not know of the last DesktopPause or
 * DesktopResume that left; the record does. Either may still arrive, and a DesktopResume may have.
 */
function withWhatLeft(
  state: RecorderState,
  record: PauseRecord | undefined,
  { at, latest }: { readonly at: number; readonly latest: number },
): RecorderState {
  const { latePauseUntil = 0, quarantineUntil = 0 } = state.desktop;
  const late = Math.max(latePauseUntil, Math.min(record?.latePauseUntil ?? 0, latest));
  const quarantine = Math.max(quarantineUntil, Math.min(record?.quarantineUntil ?? 0, latest));
  const isNews = (record?.quarantineUntil ?? 0) > (state.owed?.quarantineUntil ?? 0);
  return keepInRecord({
    ...state,
    desktop: {
      ...state.desktop,
      ...(late > 0 ? { latePauseUntil: late } : {}),
      ...(quarantine > 0 ? { quarantineUntil: quarantine } : {}),
      ...(isNews ? { doubtAt: at } : {}),
    },
  });
}

/**
 * The pause record is written before the journal: a background that died between the two left a
 * pause that only the record knows. No request of it has left yet, and it is wanted.
 */
function takeUpPause(state: RecorderState, record: PauseRecord | undefined): RecorderState {
  const { intent, owed } = state;
  if (!record || intent.kind === 'protect' || record.act === owed?.act) return state;
  // Without a debt in the journal the record may be one that could not be cleared, or the clock was
  // set back. Nobody knows, so nothing is paused by it; but what may be paused is told.
  const isOld = !owed && record.startedAt < intent.since;
  if (record.lifted || isOld) return { ...state, owed: joined(record, owed) };
  const { act, startedAt } = record;
  const since = Math.max(startedAt, intent.since);
  return {
    ...state,
    owed: record,
    intent: { kind: 'protect', act, since, by: 'agent', ...pausedCall(state) },
  };
}

/** A debt that is only to be paid, never to be paused for again: what either of two notes names. */
function joined(record: PauseRecord, owed: PauseRecord | undefined): PauseRecord {
  return {
    ...record,
    audio: record.audio || owed?.audio === true,
    desktop: record.desktop || owed?.desktop === true,
    lifted: true,
  };
}

/** Whatever was in flight will not be answered to us any more. The service is not to blame for that. */
export function noteLostAnswer(
  state: RecorderState,
  at: number,
  rules: RecorderRules,
): RecorderState {
  if (!state.inFlight) return state;
  return noteAnswer(state, { outcome: 'unknown', unheard: true, members: {} }, at, rules);
}
