/** An order of the console after the core took it: which requests are its, and when it is over. */
import type { ProblemText } from '../recorder/claim';
import { desktopIsControlled } from '../recorder/first-pauses';
import { isYoung } from '../recorder/resume-act';
import type { RecorderRules } from '../recorder/rules';
import type { Attempt, Purpose, RecorderState, ResumeStep } from '../recorder/state';

/** What the core calls it. */
export type Placed =
  | { readonly kind: 'pause' | 'resume' | 'control'; readonly act: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'event'; readonly event: string };

/** Whether a request that leaves for `purpose` is sent for this order. */
export function isSentFor(placed: Placed, purpose: Purpose): boolean {
  switch (placed.kind) {
    case 'tag':
      return 'tag' in purpose && purpose.tag === placed.tag;
    case 'event':
      return purpose.kind === 'event' && purpose.event === placed.event;
    case 'pause':
    case 'resume':
    case 'control':
      return purpose.kind === placed.kind && purpose.act === placed.act;
  }
}

/** Undefined while something is still to come of it; then why it was given up, if it was. */
export function endOf(
  placed: Placed,
  state: RecorderState,
  rules: RecorderRules,
  now: number,
): { readonly problem?: ProblemText } | undefined {
  switch (placed.kind) {
    case 'pause':
      return pauseHasLeft(placed.act, state, rules) ? {} : undefined;
    case 'resume':
      return resumeIsOver(placed.act, state, now) ? {} : undefined;
    case 'control': {
      const { control } = state;
      if (control?.act !== placed.act) return {};
      if (control.state === 'due' || control.state === 'sent') return undefined;
      return control.problem ? { problem: control.problem } : {};
    }
    case 'tag': {
      const tag = state.tags.find(({ id }) => id === placed.tag);
      if (tag && !['acknowledged', 'refused', 'unknown'].includes(tag.state)) return undefined;
      return tag?.problem ? { problem: tag.problem } : {};
    }
    case 'event': {
      const event = state.events.find(({ id }) => id === placed.event);
      return event?.state === 'due' || event?.state === 'sent' ? undefined : {};
    }
  }
}

/** Both planes were tried once. What does not hold is tried again, as the status tells. */
function pauseHasLeft(
  act: string,
  { intent, audio, desktop }: RecorderState,
  rules: RecorderRules,
): boolean {
  if (intent.kind !== 'protect' || intent.act !== act) return true;
  const isAnswered = (pause: Attempt | undefined) =>
    pause?.act === act && pause.outcome !== 'running';
  return isAnswered(audio.pause) && (!desktopIsControlled(rules) || isAnswered(desktop.pause));
}

function resumeIsOver(act: string, { intent }: RecorderState, now: number): boolean {
  if (intent.kind !== 'record' || intent.resume?.act !== act) return true;
  const { resume } = intent;
  const isComing = (step: ResumeStep) =>
    step === 'sent' || (step === 'due' && isYoung(resume, now));
  return !isComing(resume.audio) && !isComing(resume.desktop);
}
