import type { PortState, RequestName } from '../encore/requests';
import type { Outcome } from '../encore/types';
import type { ProblemText } from './claim';
import type { CardForm } from './card-forms';
import type { EventWrite } from './event-log';
import type { Incident } from './incidents';
import type { LinkWrite } from './links';
import type { DurationUnit } from './duration';
import type { Binding, Offer, Tag } from './tags';

/** The form of the record below: to be raised whenever an older one could be misread. */
export const STATE_FORM = 2;

/**
 * Everything the core knows, as plain data: the intent, the evidence, and what became of each
 * request. It is written down before and after every request, so that the background may die
 * between any two steps and go on from here. All times are ms since the epoch.
 */
export interface RecorderState {
  /** Form of this record; a stored one of another form is not read. */
  readonly form: typeof STATE_FORM;
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
  /** The newest request the agent ordered by hand. */
  readonly control?: ControlAct;
  /** Why the newest pause was needed, once somebody said so: asked after it holds, never before. */
  readonly reason?: { readonly act: string; readonly given?: string };
  readonly cardForms: readonly CardForm[];
  readonly events: readonly EventWrite[];
  readonly incidents: readonly Incident[];
  /** The request that has left and is not answered. Found after a death: its outcome is unknown. */
  readonly inFlight?: InFlight;
}

/** Who or what asked. */
export type Trigger = 'agent' | 'hotkey' | 'page' | 'call-end' | 'maximum' | 'restart';

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

/** What an agent may order by hand, beside pause and resume. */
export const CONTROL_REQUESTS = [
  'StartRecording',
  'StopRecording',
  'CancelRecording',
  'DesktopPause',
  'DesktopResume',
] as const satisfies readonly RequestName[];
export type ControlRequest = (typeof CONTROL_REQUESTS)[number];

/** A request ordered by hand: sent at most once, within a short time of the word. */
export interface ControlAct {
  readonly act: string;
  readonly request: ControlRequest;
  readonly at: number;
  /** For StartRecording: maxRecordingTimeInSeconds; 0 or absent: the recorder's own. */
  readonly maxSeconds?: number;
  readonly state: 'due' | 'sent' | Outcome;
  readonly code?: number;
  readonly problem?: ProblemText;
}

export interface ProtectIntent {
  readonly kind: 'protect';
  readonly act: string;
  readonly since: number;
  readonly by: Trigger;
  /** A call was recorded during this act: its end may end the act. */
  readonly sawCall: boolean;
  /** The generation of the call that was paused first: another one may have come up since. */
  readonly ofCall?: number;
  /** The recorder's stateDuration when it first said PAUSE in this act, as it was read. */
  readonly firstPause?: string;
  /** Somebody else ended the pause of the audio, and it was paused again: when last, how often. */
  readonly lifted?: { readonly at: number; readonly times: number };
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
  /** An unanswered DesktopPause may still arrive until then. */
  readonly latePauseUntil?: number;
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
  /** Something happened since that may have moved the agent to another port: ask again. */
  readonly recheck?: true;
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
  /** Since when the same state has been read, for timers; and the reading that said so first. */
  readonly stateSince?: number;
  readonly firstOfState?: Reading;
  readonly pause?: Attempt;
  readonly pauseTries: number;
  /** What one of the recorder's durations is, found by comparing two readings with the clock. */
  readonly durationUnit?: DurationUnit;
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
  /** An unanswered DesktopPause may still arrive until then, after a resume too. */
  readonly latePauseUntil?: number;
  readonly problem?: ProblemText;
}

export interface LineHealth {
  readonly lastAskedAt?: number;
  readonly lastAnswerAt?: number;
  /** How long an answer took of late, smoothed, ms. */
  readonly roundTripMs?: number;
  /** Status reads in a row that brought no answer at all. */
  readonly failures: number;
  readonly problem?: ProblemText;
}

/** What is known of the call on the port. A new generation is a new recording. */
export interface CallKnowledge {
  readonly generation: number;
  /** The highest generation given so far. */
  readonly newest: number;
  /** Calls that were active before this one without a silence between: perhaps on hold. */
  readonly others: readonly OtherCall[];
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
  /** It is on hold: when it goes on, another call may be the active one. */
  readonly onHold?: true;
  /** How many pauses were wanted while it was on. */
  readonly pauses?: number;
  /** When the link was asked for, whether or not it came. */
  readonly urlAskedAt?: number;
}

/** A call that may come back from hold, known by its index. */
export interface OtherCall {
  readonly generation: number;
  readonly index: string;
  readonly startedAt?: number;
  readonly pauses?: number;
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
  | { readonly kind: 'tag-confirm'; readonly tag: string }
  | { readonly kind: 'tag-read-back'; readonly tag: string }
  | { readonly kind: 'control'; readonly act: string }
  | { readonly kind: 'event'; readonly event: string };

/** The state before anything is known. `at`: ms since the epoch. */
export function initialState(at: number): RecorderState {
  return {
    form: STATE_FORM,
    intent: { kind: 'record', since: at },
    port: { attempts: 0 },
    audio: { pauseTries: 0 },
    desktop: { pauseTries: 0 },
    line: { failures: 0 },
    call: { generation: 0, newest: 0, on: false, others: [] },
    offers: [],
    bindings: [],
    tags: [],
    links: [],
    cardForms: [],
    events: [],
    incidents: [],
  };
}
