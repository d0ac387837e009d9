import { elapsed } from './step';
import type { Draft, Step, Told, ToldResume } from './step';
import { makeClaim } from '../make-claim';
import { RESUME_ACT_MS } from '../rules';
import type { RecorderRules } from '../rules';
import type { RecorderState, ResumeAct, ResumeStep } from '../state';

interface ResumeTold {
  readonly drafts: readonly Draft[];
  readonly resume?: ToldResume;
}

/** What there is to tell of a resume: its wish, and whether all that was paused records again. */
export function tellResume(told: Told, { event, after }: Step, rules: RecorderRules): ResumeTold {
  const resume = after.intent.kind === 'record' ? after.intent.resume : undefined;
  if (!resume) return { drafts: [] };
  const { act, by } = resume;
  const isNew = told.resume?.act !== act;
  const wish: Draft = { id: `${act}:wish`, deed: { kind: 'resume-wished', act, by } };
  const wished = isNew ? [wish] : [];
  const standing = isNew || !told.resume ? { act, at: resume.at } : told.resume;
  const ended = tellEnd(standing, resume, after, event.at, rules);
  return { drafts: [...wished, ...ended.drafts], resume: ended.resume };
}

function tellEnd(
  standing: ToldResume,
  resume: ResumeAct,
  state: RecorderState,
  at: number,
  rules: RecorderRules,
) {
  const { act } = standing;
  const ms = elapsed(standing.at, at);
  const end = standing.confirmed ? 'running' : endOf(state, resume, at);
  if (end === 'confirmed') {
    const draft: Draft = { id: `${act}:confirmed`, deed: { kind: 'resume-confirmed', act, ms } };
    return { drafts: [draft], resume: { ...standing, confirmed: true } satisfies ToldResume };
  }
  if (end === 'running' || standing.partly) return { drafts: [], resume: standing };
  const why = makeClaim(state, rules, { screens: 0, crmPages: 0, locked: false, spread: 0 }, at)
    .reasons[0]?.kind;
  const draft: Draft = {
    id: `${act}:partly`,
    deed: { kind: 'resume-partly', act, ms, ...(why === undefined ? {} : { why }) },
  };
  return { drafts: [draft], resume: { ...standing, partly: true } satisfies ToldResume };
}

/**
 * Where a resume stands. The audio is read back, the desktop acknowledged; while either may still
 * come, and within the time of the act, it runs.
 */
function endOf(
  { owed, audio }: RecorderState,
  resume: ResumeAct,
  at: number,
): 'running' | 'confirmed' | 'partly' {
  const young = elapsed(resume.at, at) < RESUME_ACT_MS;
  const open = [resume.audio, resume.desktop].some(isOpen);
  const { reading } = audio;
  const audioIsBack =
    resume.audio === 'not-needed' || (reading !== undefined && reading.state !== 'PAUSE');
  if (!owed && audioIsBack && !(open && young)) return 'confirmed';
  return young && (open || reading === undefined) ? 'running' : 'partly';
}

function isOpen(step: ResumeStep): boolean {
  return step === 'due' || step === 'sent';
}
