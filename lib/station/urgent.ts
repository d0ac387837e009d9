import { isYoung } from '../recorder/resume-act';
import type { RecorderState, ResumeStep } from '../recorder/state';

/**
 * Whether a pause is wanted or a resume is on its way at `now` (ms since the epoch): then whatever
 * else would go over the line has to wait.
 */
export function isUrgent({ intent, control }: RecorderState, now: number): boolean {
  if (intent.kind === 'protect') return true;
  if (control?.state === 'due' && isYoung(control, now)) return true;
  const { resume } = intent;
  if (!resume || !isYoung(resume, now)) return false;
  return [resume.audio, resume.desktop].some(isOnItsWay);
}

function isOnItsWay(step: ResumeStep): boolean {
  return step === 'due' || step === 'sent';
}
