import type { ControlView, PauseWanted, ReasonQuestion } from '../messages';
import type { StatusWord } from '../recorder/claim';
import type { ControlAct, ControlRequest, RecorderState } from '../recorder/state';
import type { Settings } from '../settings/schema';
import type { Surroundings } from './view-of';

/** What the agent may order by hand, and what became of the last order. */
export function controlView({ control }: RecorderState, around: Surroundings): ControlView {
  const { settings, rules } = around;
  return {
    allowed: rules.missing ? [] : allowedRequests(settings, rules.desktop.login !== undefined),
    ...(control ? { last: lastOrder(control) } : {}),
    note: !rules.missing && mayNote(settings),
  };
}

/** The requests the rights of the settings leave to an agent. */
export function allowedRequests(
  { controls, desktop }: Settings,
  hasDesktopLogin: boolean,
): readonly ControlRequest[] {
  const mayDesktop = controls.desktop && desktop.recorded && hasDesktopLogin;
  return [
    ...(controls.start ? (['StartRecording'] as const) : []),
    ...(controls.stop ? (['StopRecording'] as const) : []),
    ...(controls.cancel ? (['CancelRecording'] as const) : []),
    ...(mayDesktop ? (['DesktopPause', 'DesktopResume'] as const) : []),
  ];
}

/** Whether an agent's note may go to the recorder's log: it takes the right and the switch. */
export function mayNote({ controls, events }: Settings): boolean {
  return controls.logEvent && events.logToRecorder;
}

function lastOrder(order: ControlAct): NonNullable<ControlView['last']> {
  const { request, at, state, problem } = order;
  return {
    request,
    at,
    state: state === 'due' || state === 'sent' ? 'sending' : state,
    ...(problem ? { problem } : {}),
  };
}

/** The pause that is wanted, for a screen that asks before it is given up. */
export function pauseWanted(
  { intent, reason }: RecorderState,
  { protect }: Settings,
): PauseWanted | undefined {
  if (intent.kind !== 'protect') return undefined;
  return { ...(reason ? { act: reason.act } : {}), reasons: protect.reasons };
}

/**
 * Whether the reason of the newest pause is to be asked for: never before the pause holds or is
 * over, and not where the settings neither list reasons nor demand one.
 */
export function reasonQuestion(
  state: RecorderState,
  { protect }: Settings,
  word: StatusWord,
): ReasonQuestion | undefined {
  const { reason, intent, call } = state;
  const isOverLimit = protect.maxPerCall !== undefined && (call.pauses ?? 0) > protect.maxPerCall;
  const required = protect.requireReason || isOverLimit;
  if (!reason || reason.given !== undefined) return undefined;
  if (protect.reasons.length === 0 && !required) return undefined;
  const mayBeAsked = intent.kind === 'record' || word === 'Protected';
  return !mayBeAsked ? undefined : { act: reason.act, reasons: protect.reasons, required };
}
