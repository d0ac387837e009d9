import { freshReading } from './audio';
import type { Claim, ClaimReason, PlaneClaim, ProblemText, StatusWord } from './claim';
import { desktopHolds } from './desktop';
import { pauseLength } from './pause-length';
import { recordingLease } from './poll-interval';
import { LEASE_MS, PAUSING_MS, RESUME_ACT_MS } from './rules';
import type { Presence, RecorderRules } from './rules';
import type { ProtectIntent, Reading, RecorderState } from './state';

/** Readings in a row that brought no answer until nothing is claimed any more. */
const FAILURES_UNTIL_SILENT = 2;

/**
 * The only words a screen may show, and until when: a pure function of what is known and the
 * clock (`now`, ms since the epoch). *Protected* only while all of it holds: the port is the
 * agent's, PAUSE was read within the lease, and the desktop's pause may be believed.
 */
export function makeClaim(
  state: RecorderState,
  rules: RecorderRules,
  presence: Presence,
  now: number,
): Claim {
  const made = claimBy(state, rules, presence, now);
  return rules.practice ? { ...made, practice: true } : made;
}

function claimBy(
  state: RecorderState,
  rules: RecorderRules,
  presence: Presence,
  now: number,
): Claim {
  if (rules.missing) return notSetUp(state, rules.missing, now);
  return state.intent.kind === 'protect'
    ? protecting(state, rules, state.intent, now)
    : recording(state, rules, presence, now);
}

interface Draft {
  readonly word: StatusWord;
  readonly since: number;
  readonly until: number;
  readonly reasons: readonly ClaimReason[];
}

function claim(
  draft: Draft,
  afterwards: StatusWord,
  planes: readonly [PlaneClaim, PlaneClaim],
  now: number,
): Claim {
  return { ...draft, afterwards, planes, madeAt: now };
}

const FOREVER = Number.MAX_SAFE_INTEGER;

function notSetUp(
  state: RecorderState,
  missing: NonNullable<RecorderRules['missing']>,
  now: number,
): Claim {
  const planes = [
    { plane: 'audio', state: 'unknown', evidence: 'none' },
    { plane: 'desktop', state: 'unknown', evidence: 'none' },
  ] as const;
  // Access that is taken away amid a pause: what matters is that nobody knows whether it holds.
  const isWanted = state.intent.kind === 'protect';
  const word = isWanted ? 'Not protected' : 'Not set up';
  const reasons = isWanted ? [missing] : [missing, ...strandedNote(state)];
  return claim({ word, since: state.intent.since, until: FOREVER, reasons }, word, planes, now);
}

/** A pause nobody can lift from here must still be told. */
function strandedNote({ owed }: RecorderState): ClaimReason[] {
  return owed ? [{ kind: 'stranded-pause', since: owed.startedAt }] : [];
}

// ── While a pause is wanted ──────────────────────────────────────────────────────────────────

function protecting(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
  now: number,
): Claim {
  const reading = trustedReading(state, LEASE_MS, now);
  const missing = whatIsMissing(state, rules, intent, reading);
  const notes = standingNotes(state, rules, intent, now);
  const planes = planesOf(state, rules, reading);
  if (missing.length === 0 && reading) {
    const until = reading.askedAt + LEASE_MS;
    const draft: Draft = { word: 'Protected', since: intent.since, until, reasons: notes };
    return claim(draft, 'Not protected', planes, now);
  }
  const patienceEnds = intent.since + PAUSING_MS;
  const draft: Draft =
    now < patienceEnds && !gaveBadNews(state, intent)
      ? { word: 'Pausing…', since: intent.since, until: patienceEnds, reasons: notes }
      : {
          word: 'Not protected',
          since: intent.since,
          until: FOREVER,
          reasons: [...missing, ...notes],
        };
  return claim(draft, 'Not protected', planes, now);
}

/** Everything that stands between the evidence and the word *Protected*. */
function whatIsMissing(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
  reading: Reading | undefined,
): ClaimReason[] {
  const { known, checkedInAct, problem } = state.port;
  if (!known)
    return [withProblem({ kind: 'no-port' }, problem), ...desktopMissing(state, rules, intent)];
  const portIsOurs = !known.checked || checkedInAct === intent.act;
  return [
    ...audioMissing(state, reading),
    ...desktopMissing(state, rules, intent),
    ...(portIsOurs ? [] : [withProblem({ kind: 'no-port' }, problem)]),
  ];
}

function audioMissing(state: RecorderState, reading: Reading | undefined): ClaimReason[] {
  if (reading?.state === 'PAUSE') return [];
  if (reading?.state === 'NOT RECORDING') return [{ kind: 'no-call-to-pause' }];
  const problem = reading
    ? state.audio.pause?.problem
    : (state.audio.refusal?.problem ?? state.line.problem);
  return [withProblem({ kind: 'audio-not-paused' }, problem)];
}

function desktopMissing(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
): ClaimReason[] {
  if (!rules.desktop.recorded) return [];
  if (rules.desktop.login === undefined) return [{ kind: 'no-desktop-login' }];
  if (desktopHolds(state.desktop, intent.act)) return [];
  return [withProblem({ kind: 'desktop-not-paused' }, state.desktop.pause?.problem)];
}

/** An answer in this act that was no success ends the patience of *Pausing…* at once. */
function gaveBadNews(state: RecorderState, intent: ProtectIntent): boolean {
  const failed = (attempt: RecorderState['audio']['pause']) =>
    attempt?.act === intent.act &&
    attempt.outcome !== 'running' &&
    attempt.outcome !== 'acknowledged';
  return failed(state.audio.pause) || failed(state.desktop.pause);
}

function standingNotes(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
  now: number,
): ClaimReason[] {
  const since = state.owed?.startedAt ?? intent.since;
  return [
    ...(state.port.known?.checked === false ? [{ kind: 'port-not-checked' } as const] : []),
    ...(intent.by === 'restart' ? [{ kind: 'stranded-pause', since } as const] : []),
    ...lengthNotes(state, rules, intent, now),
    ...callNotes(state, rules, intent),
  ];
}

/** That the pause is long, or soon will be. */
function lengthNotes(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
  now: number,
): ClaimReason[] {
  const { maxMs, warnMs, onTimeout } = rules.protect;
  const lasts = pauseLength(state, intent, rules, now);
  if (lasts >= maxMs) {
    return [{ kind: 'pause-too-long', since: state.owed?.startedAt ?? intent.since }];
  }
  if (lasts < warnMs) return [];
  const resumes = onTimeout === 'resume' && state.cardForms.length === 0;
  return [{ kind: 'pause-ends-soon', at: now + maxMs - lasts, resumes }];
}

/** What happened to the call and its pause while it stood. */
function callNotes(
  { call, cardForms }: RecorderState,
  { protect }: RecorderRules,
  { ofCall, lifted, by }: ProtectIntent,
): ClaimReason[] {
  const isAnother = call.on && ofCall !== undefined && ofCall !== call.generation;
  const { startedAt, pauses = 0 } = call;
  const formsGone = by === 'page' && cardForms.every((form) => form.saidGoneAt !== undefined);
  return [
    ...(isAnother
      ? [
          {
            kind: 'another-call',
            ...(startedAt === undefined ? {} : { since: startedAt }),
          } as const,
        ]
      : []),
    ...(lifted ? [{ kind: 'paused-again', since: lifted.at, times: lifted.times } as const] : []),
    ...(formsGone ? [{ kind: 'card-form-gone' } as const] : []),
    ...(protect.maxPerCall !== undefined && pauses > protect.maxPerCall
      ? [{ kind: 'many-pauses', pauses } as const]
      : []),
  ];
}

// ── While recording is wanted ────────────────────────────────────────────────────────────────

function recording(
  state: RecorderState,
  rules: RecorderRules,
  presence: Presence,
  now: number,
): Claim {
  const leaseMs = recordingLease(state, presence);
  const reading = trustedReading(state, leaseMs, now);
  const planes = planesOf(state, rules, reading);
  const resumeEnds = resumingUntil(state, now);
  if (resumeEnds !== undefined) {
    const draft: Draft = {
      word: 'Resuming…',
      since: state.intent.since,
      until: resumeEnds,
      reasons: [],
    };
    return claim(draft, 'Partly recording', planes, now);
  }
  const draft = reading ? seen(state, reading, leaseMs) : unseen(state, now);
  return claim(
    { ...draft, reasons: [...draft.reasons, ...debts(state, reading)] },
    'Recorder not answering',
    planes,
    now,
  );
}

/** Until when a resume may still be called running; undefined when it is done, failed or too old. */
function resumingUntil(state: RecorderState, now: number): number | undefined {
  const resume = state.intent.kind === 'record' ? state.intent.resume : undefined;
  if (!resume) return undefined;
  const ends = resume.at + RESUME_ACT_MS;
  const running = [resume.audio, resume.desktop].some((step) => step === 'due' || step === 'sent');
  const readingBack = resume.audio === 'acknowledged' && !state.audio.reading;
  return (running || readingBack) && now < ends && now >= resume.at ? ends : undefined;
}

function seen(state: RecorderState, reading: Reading, leaseMs: number): Draft {
  const until = reading.askedAt + leaseMs;
  const stateSince = state.audio.stateSince ?? reading.at;
  const owes = state.owed !== undefined;
  const notes: ClaimReason[] =
    state.port.known?.checked === false ? [{ kind: 'port-not-checked' }] : [];
  const draft = (word: StatusWord, since: number): Draft => ({
    word,
    since,
    until,
    reasons: notes,
  });
  if (owes) return draft('Partly recording', state.intent.since);
  switch (reading.state) {
    case 'RECORD':
      return draft('Recording', state.call.startedAt ?? stateSince);
    case 'SUSPENDED':
      return draft('On hold', stateSince);
    case 'NOT RECORDING':
      return draft('No call recorded', stateSince);
    case 'PAUSE':
      return draft('Paused elsewhere', stateSince);
  }
}

function unseen(state: RecorderState, now: number): Draft {
  const word = 'Recorder not answering';
  const since = state.line.lastAnswerAt ?? state.intent.since;
  const until = FOREVER;
  if (!state.port.known && state.port.problem) {
    return { word, since, until, reasons: [{ kind: 'no-port', problem: state.port.problem }] };
  }
  const problem = state.audio.refusal?.problem ?? state.line.problem;
  const starting = state.line.failures === 0 && !problem;
  const reason: ClaimReason = starting
    ? { kind: 'starting' }
    : withProblem({ kind: 'not-answering' }, problem);
  return { word, since: Math.min(since, now), until, reasons: [reason] };
}

/** What was paused and is not resumed yet, in words. */
function debts(state: RecorderState, reading: Reading | undefined): ClaimReason[] {
  const { owed, intent } = state;
  if (!owed) return [];
  const stranded = intent.kind === 'record' && intent.resume === undefined;
  const desktopProblem = state.desktop.problem;
  return [
    ...(stranded ? [{ kind: 'stranded-pause', since: owed.startedAt } as const] : []),
    ...(owed.audio && (!reading || reading.state === 'PAUSE')
      ? [
          {
            kind: isWillful(state, reading) ? 'pause-will-not-lift' : 'audio-still-paused',
          } as const,
        ]
      : []),
    ...(owed.desktop ? [desktopDebt(state, desktopProblem)] : []),
  ];
}

/** The resume was acknowledged and read back, and the audio is paused all the same. */
function isWillful({ intent }: RecorderState, reading: Reading | undefined): boolean {
  const resume = intent.kind === 'record' ? intent.resume : undefined;
  return resume?.audio === 'acknowledged' && reading?.state === 'PAUSE';
}

function desktopDebt({ desktop }: RecorderState, problem: ProblemText | undefined): ClaimReason {
  const { resumedAt, pause, latePauseUntil } = desktop;
  const isResumed = resumedAt !== undefined && resumedAt >= (pause?.sentAt ?? 0);
  return isResumed && latePauseUntil !== undefined
    ? { kind: 'late-desktop-pause', at: latePauseUntil }
    : withProblem({ kind: 'desktop-still-paused' }, problem);
}

// ── Shared ───────────────────────────────────────────────────────────────────────────────────

function trustedReading(state: RecorderState, leaseMs: number, now: number): Reading | undefined {
  if (state.line.failures >= FAILURES_UNTIL_SILENT) return undefined;
  return freshReading(state.audio, leaseMs, now);
}

function withProblem<R extends ClaimReason & { readonly problem?: ProblemText }>(
  reason: R,
  problem: ProblemText | undefined,
): R {
  return problem ? { ...reason, problem } : reason;
}

function planesOf(
  state: RecorderState,
  rules: RecorderRules,
  reading: Reading | undefined,
): readonly [PlaneClaim, PlaneClaim] {
  return [audioPlane(reading), desktopPlane(state, rules)];
}

const AUDIO_WORDS = {
  RECORD: 'recording',
  PAUSE: 'paused',
  SUSPENDED: 'on-hold',
  'NOT RECORDING': 'no-call',
} as const;

function audioPlane(reading: Reading | undefined): PlaneClaim {
  if (!reading) return { plane: 'audio', state: 'unknown', evidence: 'none' };
  return { plane: 'audio', state: AUDIO_WORDS[reading.state], evidence: 'read', at: reading.at };
}

function desktopPlane({ desktop, intent, owed }: RecorderState, rules: RecorderRules): PlaneClaim {
  const unknown: PlaneClaim = { plane: 'desktop', state: 'unknown', evidence: 'none' };
  if (!rules.desktop.recorded) return { plane: 'desktop', state: 'not-recorded', evidence: 'none' };
  if (rules.desktop.login === undefined) return unknown;
  if (intent.kind === 'protect') {
    return desktopHolds(desktop, intent.act)
      ? {
          plane: 'desktop',
          state: 'paused',
          evidence: 'acknowledged',
          at: desktop.pause?.sentAt ?? 0,
        }
      : unknown;
  }
  if (owed?.desktop) {
    const paused =
      desktop.pause?.outcome === 'acknowledged' &&
      desktop.pause.sentAt >= (desktop.lastResumeSentAt ?? 0);
    return paused
      ? { plane: 'desktop', state: 'paused', evidence: 'acknowledged', at: desktop.pause.sentAt }
      : unknown;
  }
  return desktop.resumedAt === undefined
    ? { plane: 'desktop', state: 'recording', evidence: 'assumed' }
    : { plane: 'desktop', state: 'recording', evidence: 'acknowledged', at: desktop.resumedAt };
}
