import type { PortState, RequestName } from '../encore/requests';
import type { Outcome } from '../encore/types';
import type { ProblemText } from './claim';
import type { LinkWrite } from './links';
import type { Binding, Offer, Tag } from './tags';

/**
 * Everything the core knows, as plain data: the intent, the evidence, and what became of each
 * request. It is written down before and after every request, so that the background may die
 * between any two steps and go on from here. All times are ms since the epoch.
 */
export interface RecorderState {
  /** Form of this record; a stored one of another form is not read. */
  readonly form: 1;
  readonly intent: Intent;
  readonly port: PortKnowledge;
  readonly audio: AudioEvidence;
  readonly desktop: DesktopEvidence;
  readonly line: LineHealth;
  readonly call: CallKnowledge;
  /** What was paused and must be resumed some day. Also kept durably, outside this record. */
  readonly owed?: PauseRecord;
  readonly offers: readonly Offer[];
  /** Which openings of records were bound to which call. */
  readonly bindings: readonly Binding[];
  readonly tags: readonly Tag[];
  readonly links: readonly LinkWrite[];
  /** The request that has left and is not answered. Found after a death: its outcome is unknown. */
  readonly inFlight?: InFlight;
}

/** Who or what asked. */
export type Trigger = 'agent' | 'hotkey' | 'call-end' | 'maximum' | 'restart';

export type Intent = RecordIntent | ProtectIntent;

export interface RecordIntent {
  readonly kind: 'record';
  readonly since: number;
  readonly resume?: ResumeAct;
}

/** A resume in the making: each plane is sent at most once, and only within a short time of the word. */
export interface ResumeAct {
  readonly act: string;
  readonly at: number;
  readonly by: Trigger;
  readonly audio: ResumeStep;
  readonly desktop: ResumeStep;
}
export type ResumeStep = 'due' | 'sent' | 'not-needed' | Outcome;

export interface ProtectIntent {
  readonly kind: 'protect';
  readonly act: string;
  readonly since: number;
  readonly by: Trigger;
  /** A call was recorded during this act: its end may end the act. */
  readonly sawCall: boolean;
}

/** The durable note of a pause: written before the first pause request leaves. */
export interface PauseRecord {
  readonly act: string;
  readonly startedAt: number;
  readonly audio: boolean;
  readonly desktop: boolean;
  /** The pause is not wanted any more: what is named here is still to be resumed, never to be paused. */
  readonly lifted?: true;
  /** An unanswered DesktopResume may still arrive until then. */
  readonly quarantineUntil?: number;
}

export interface PortKnowledge {
  readonly known?: {
    readonly unit: string;
    readonly port: string;
    readonly checked: boolean;
    readonly at: number;
  };
  /** The protect act and the call in which the port was last checked. */
  readonly checkedInAct?: string;
  readonly checkedInCall?: number;
  /** The port that the recorder does not know any more. */
  readonly lost?: { readonly unit: string; readonly port: string };
  readonly problem?: ProblemText;
  readonly attempts: number;
  readonly lastAttemptAt?: number;
}

/** A reading of PortStatusEX. What it says was true at some moment between `askedAt` and `at`. */
export interface Reading {
  readonly state: PortState;
  readonly askedAt: number;
  readonly at: number;
  readonly duration?: string;
}

export interface Attempt {
  readonly act: string;
  readonly sentAt: number;
  readonly outcome: Outcome | 'running';
  readonly code?: number;
  readonly problem?: ProblemText;
}

export interface AudioEvidence {
  /** The newest reading; dropped as soon as a control request leaves. */
  readonly reading?: Reading;
  /** Since when the same state has been read, for timers. */
  readonly stateSince?: number;
  readonly pause?: Attempt;
  readonly pauseTries: number;
  /** An answer to a status read that was an error: evidence too. */
  readonly refusal?: { readonly at: number; readonly problem: ProblemText };
}

export interface DesktopEvidence {
  readonly pause?: Attempt;
  readonly pauseTries: number;
  readonly lastResumeSentAt?: number;
  readonly resumedAt?: number;
  /** Something since then may have started a desktop recording (restart, unlock, wake). */
  readonly doubtAt?: number;
  /** An unanswered DesktopResume may still arrive until then. */
  readonly quarantineUntil?: number;
  readonly problem?: ProblemText;
}

export interface LineHealth {
  readonly lastAskedAt?: number;
  readonly lastAnswerAt?: number;
  /** Status reads in a row that brought no answer at all. */
  readonly failures: number;
  readonly problem?: ProblemText;
}

/** What is known of the call on the port. A new generation is a new recording. */
export interface CallKnowledge {
  readonly generation: number;
  readonly on: boolean;
  readonly startedAt?: number;
  /** When NOT RECORDING was first read in a row; the end of a call is read twice. */
  readonly silentSince?: number;
  readonly endedAt?: number;
  /** The recording's link and the call index inside it. */
  readonly url?: string;
  readonly index?: string;
  /** When the call itself was last seen, and when last after a gap that could hide another one. */
  readonly seenAt?: number;
  readonly gapAt?: number;
  /** When the link was asked for, whether or not it came. */
  readonly urlAskedAt?: number;
}

export interface InFlight {
  readonly request: RequestName;
  readonly sentAt: number;
  readonly purpose: Purpose;
}

/** Why a request is sent: decides how its answer is read. */
export type Purpose =
  | { readonly kind: 'init' }
  | { readonly kind: 'status' }
  | { readonly kind: 'pause'; readonly act: string }
  | { readonly kind: 'resume'; readonly act: string }
  | { readonly kind: 'link' }
  | { readonly kind: 'tag-check'; readonly tag: string }
  | { readonly kind: 'tag-assign'; readonly tag: string }
  | { readonly kind: 'tag-confirm'; readonly tag: string };

/** The state before anything is known. `at`: ms since the epoch. */
export function initialState(at: number): RecorderState {
  return {
    form: 1,
    intent: { kind: 'record', since: at },
    port: { attempts: 0 },
    audio: { pauseTries: 0 },
    desktop: { pauseTries: 0 },
    line: { failures: 0 },
    call: { generation: 0, on: false },
    offers: [],
    bindings: [],
    tags: [],
    links: [],
  };
}
