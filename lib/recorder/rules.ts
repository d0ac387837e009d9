import type { ClaimReason } from './claim';

/** What the core has to know of the settings: made by the station, plain data, no defaults here. */
export interface RecorderRules {
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
    readonly onTimeout: 'remind' | 'resume';
    readonly resumeDesktopAtCallEnd: boolean;
    readonly carryMs: number;
  };
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
  readonly linkWhen: 'call-end' | 'at-once' | 'never';
}

/** Who is looking: decides how fresh the state must be. */
export interface Presence {
  /** Popups, side panels and option pages that are open. */
  readonly screens: number;
  /** Configured CRM pages that are open. */
  readonly crmPages: number;
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
