/**
 * The claim: the only words a screen may show, and until when. Made by the core, carried to every
 * screen, and dropped by every screen's own clock when nobody renews it.
 */
import { say } from '../words';

/** The words of the status region. Fixed, so that people, tests and screen readers meet the same ones. */
export const STATUS_WORDS = [
  'Recording',
  'On hold',
  'No call recorded',
  'Pausing…',
  'Protected',
  'Not protected',
  'Resuming…',
  'Partly recording',
  'Paused elsewhere',
  'Recorder not answering',
  'Not set up',
] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];

/**
 * One plane and its evidence. Audio (with the screen recording tied to it) can be read back from
 * the recorder; the desktop recording can only be acknowledged.
 */
export interface PlaneClaim {
  readonly plane: 'audio' | 'desktop';
  readonly state: 'recording' | 'paused' | 'on-hold' | 'no-call' | 'not-recorded' | 'unknown';
  /** `read`: the recorder reported it; `acknowledged`: a request for it got 100; `assumed`: nothing was ever said. */
  readonly evidence: 'read' | 'acknowledged' | 'assumed' | 'none';
  /** When that evidence was got, ms since the epoch. */
  readonly at?: number;
}

/** Why the claim is what it is, for the screens to put in words. */
export type ClaimReason =
  /** No service address, or one that may not be used. */
  | { readonly kind: 'no-address'; readonly problem?: ProblemText }
  /** `crm`: the CRM's page is to say who the agent is, and has not, or nobody knows whom it names. */
  | { readonly kind: 'no-identity'; readonly from?: 'crm' }
  | { readonly kind: 'no-access' }
  | { readonly kind: 'starting' }
  /** Unit and port could not be had: InitUser or InitStation failed. */
  | { readonly kind: 'no-port'; readonly problem?: ProblemText }
  /** The recorder gave no usable answer. */
  | { readonly kind: 'not-answering'; readonly problem?: ProblemText }
  /** The audio pause is not confirmed. */
  | { readonly kind: 'audio-not-paused'; readonly problem?: ProblemText }
  /** The desktop pause is not acknowledged, or no longer trustworthy. */
  | { readonly kind: 'desktop-not-paused'; readonly problem?: ProblemText }
  | { readonly kind: 'no-desktop-login' }
  | { readonly kind: 'port-not-checked' }
  | { readonly kind: 'no-call-to-pause' }
  | { readonly kind: 'audio-still-paused'; readonly problem?: ProblemText }
  | { readonly kind: 'desktop-still-paused'; readonly problem?: ProblemText }
  /** A pause from before the browser or the extension was restarted. */
  | { readonly kind: 'stranded-pause'; readonly since: number }
  /** The pause has lasted longer than the settings allow. */
  | { readonly kind: 'pause-too-long'; readonly since: number }
  /** The pause reaches its longest time at `at`; `resumes`: it then ends by itself. */
  | { readonly kind: 'pause-ends-soon'; readonly at: number; readonly resumes: boolean }
  /** Another call than the one that was paused is on, and is not recorded either. */
  | { readonly kind: 'another-call'; readonly since?: number }
  /** Somebody else ended the pause of the audio; it was paused again. */
  | { readonly kind: 'paused-again'; readonly since: number; readonly times: number }
  /** The page says that its card form is gone: its word alone. */
  | { readonly kind: 'card-form-gone' }
  /** More pauses in this call than the settings allow. */
  | { readonly kind: 'many-pauses'; readonly pauses: number }
  /** A DesktopPause that went unanswered may still take effect until `at`, or has. */
  | { readonly kind: 'late-desktop-pause'; readonly at: number }
  /** ResumeRecording was carried out, and PAUSE is read all the same: StartRecording is the way out. */
  | { readonly kind: 'pause-will-not-lift' }
  /** Nobody renewed the claim: the screen dropped it by its own clock. */
  | { readonly kind: 'lease-over' };

/** An error on its way to a screen: plain words, with the response code where there is one. */
export interface ProblemText {
  readonly what: string;
  readonly meaning: string;
  readonly action: string;
  readonly code?: number;
}

export interface Claim {
  readonly word: StatusWord;
  /** It is about the recorder for practice. Whatever is shown of the claim says so first. */
  readonly practice?: true;
  /** When this word became true, ms since the epoch: the running timer counts from here. */
  readonly since: number;
  /** When the claim was made, ms since the epoch. A clock that is before this has jumped: the claim is void. */
  readonly madeAt: number;
  /** ms since the epoch: from here on the screen says `afterwards`. */
  readonly until: number;
  readonly afterwards: StatusWord;
  readonly planes: readonly [PlaneClaim, PlaneClaim];
  readonly reasons: readonly ClaimReason[];
}

/**
 * What is shown or said of a claim: its word, or a title made of it. The one place where practice
 * is told from what is so.
 */
export function shownOf({ practice }: Pick<Claim, 'practice'>, text: string): string {
  return practice ? say('practice_word', text) : text;
}

/**
 * The claim as a screen may show it at `now` (ms since the epoch): itself until its end, then the
 * honest word for "nobody has told me since".
 */
export function claimAt(claim: Claim, now: number): Claim {
  if (now < claim.until && now >= claim.madeAt) return claim;
  const word = claim.afterwards;
  return {
    ...claim,
    word,
    since: claim.word === word ? claim.since : Math.min(now, claim.until),
    until: Number.POSITIVE_INFINITY,
    madeAt: Number.NEGATIVE_INFINITY,
    planes: [
      { plane: 'audio', state: 'unknown', evidence: 'none' },
      claim.planes[1].state === 'not-recorded'
        ? claim.planes[1]
        : { plane: 'desktop', state: 'unknown', evidence: 'none' },
    ],
    reasons: [
      ...claim.reasons.filter((reason) => reason.kind !== 'lease-over'),
      { kind: 'lease-over' },
    ],
  };
}
