import { RESUME_ACT_MS } from './rules';
import type { RecorderState, ResumeStep, Trigger } from './state';

/**
 * A resume begins: each plane is sent at most once, by this act alone. From now on a restart finds a
 * debt, and no pause that is wanted.
 */
export function resume(
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
export function lift(state: RecorderState): RecorderState {
  return state.owed ? { ...state, owed: { ...state.owed, lifted: true } } : state;
}

/** Whether a word is so young that a request may still follow from it. */
export function isYoung({ at }: { readonly at: number }, now: number): boolean {
  return now >= at && now - at < RESUME_ACT_MS;
}
