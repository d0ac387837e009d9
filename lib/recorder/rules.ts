import type { ClaimReason } from './claim';
import type { DurationRule } from './duration';

/** What the core has to know of the settings: made by the station, plain data, no defaults here. */
export interface RecorderRules {
  /** The recorder is the one for practice, inside the extension: nothing is really recorded. */
  readonly practice?: true;
  /** Why nothing can be sent yet, or undefined when all is there. */
  readonly missing?: Extract<ClaimReason, { kind: 'no-address' | 'no-identity' | 'no-access' }>;
  readonly identity: Identity;
  readonly desktop: {
    /** False only where an administrator said that no desktop is recorded. */
    readonly recorded: boolean;
    /** The Windows login ID that desktop requests carry; without one the desktop cannot be paused. */
    readonly login?: string;
    readonly first: 'audio' | 'desktop';
    readonly quarantineMs: number;
    readonly resumeAtStart: boolean;
  };
  readonly protect: {
    readonly maxMs: number;
    /** After how long the end is announced, ms. */
    readonly warnMs: number;
    readonly onTimeout: 'remind' | 'resume';
    readonly resumeDesktopAtCallEnd: boolean;
    readonly carryMs: number;
    /** More pauses than this in one call are told, never refused. */
    readonly maxPerCall?: number;
  };
  /** What stateDuration counts in. */
  readonly durationUnit: DurationRule;
  /** Whether a pause may give up a running read after one second. */
  readonly interruptReads: boolean;
  /** How each configured site wants its values tagged and its link written, by site id. */
  readonly sites: Readonly<Record<string, SiteTagRules>>;
  /** Milliseconds a request other than a status read may take. */
  readonly timeoutMs: number;
}

/** Who the agent is to the recorder. */
export type Identity =
  | { readonly by: 'windows-login'; readonly login: string; readonly machine: string }
  | { readonly by: 'extension'; readonly extension: string }
  | { readonly by: 'manual'; readonly unit: string; readonly port: string };

export interface SiteTagRules {
  readonly name: string;
  readonly when: 'auto' | 'click';
  readonly which: 'first' | 'last' | 'confirm';
  readonly holdMs: number;
  /** Whether a tag is read back from the recorder before it counts as acknowledged. */
  readonly readBack: boolean;
  /** Whether a card form on one of its pages starts a pause. */
  readonly pauseOnCardForm: boolean;
  readonly linkWhen: 'call-end' | 'at-once' | 'never';
}

/** Who is looking: decides how fresh the state must be. */
export interface Presence {
  /** Popups, side panels and option pages that are open. */
  readonly screens: number;
  /** Configured CRM pages that are open. */
  readonly crmPages: number;
  /** The computer is locked: nobody is there to see or to pause. */
  readonly locked: boolean;
  /** This installation's own deviation, -1 to 1, so that thousands of seats never ask in step. */
  readonly spread: number;
}

/** How often PAUSE is read back while it is wanted, ms. */
export const PROTECT_READ_EVERY_MS = 2000;
/** How long a status read may take, ms. */
export const STATUS_TIMEOUT_MS = 3000;
/** How long a reading of PAUSE may carry a claim, ms, counted from when it was asked. */
export const LEASE_MS = 8000;
/** Longest lease of any claim, ms. */
export const LONGEST_LEASE_MS = 15_000;
/** How long a screen may say "Pausing…" before it must say "Not protected", ms. */
export const PAUSING_MS = 3000;
/** Within this time of the agent's word a resume may still be sent for the second plane, ms. */
export const RESUME_ACT_MS = 10_000;
/** Two readings of NOT RECORDING at least this far apart are the end of a call, ms. */
export const CALL_END_APART_MS = 5000;
/** Longest wait between two tries of a pause that does not hold, ms. */
export const LONGEST_PAUSE_RETRY_MS = 5000;
