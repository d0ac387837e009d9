/**
 * An entry of the ledger: one act or one finding, with all that an auditor needs to prove a pause
 * and nothing of what a page showed (no account values, no addresses or titles of records).
 *
 * `ms` always counts up to the entry's own time; each kind says what from.
 */
import type { ClaimReason } from '../claim';
import type { Answer } from '../events';
import type { InFlight, Trigger } from '../state';

export const LEDGER_KINDS = [
  'pause-wished',
  'pause-confirmed',
  'pause-lost',
  'pause-regained',
  'pause-reason',
  'pause-ended',
  'longest-reached',
  'pause-stranded',
  'watch-gap',
  'resume-wished',
  'resume-confirmed',
  'resume-partly',
  'request',
  'port-moved',
  'tag',
  'link',
  'field-lost',
  'settings-changed',
  'policy-refused',
  'page-refused',
  'identity-changed',
  'practice-began',
  'practice-ended',
  'background-started',
  'extension-updated',
  'exported',
  'cut',
  'entries-lost',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** What happened. `act` names the pause or resume it belongs to. */
export type Deed =
  /** Somebody or something wants a pause. `again`: while it was wanted already. */
  | {
      readonly kind: 'pause-wished';
      readonly act: string;
      readonly by: Trigger;
      readonly again?: true;
    }
  /** For the first time the claim could say *Protected*: every plane is paused. `ms`: from the wish. */
  | { readonly kind: 'pause-confirmed'; readonly act: string; readonly ms: number }
  /** It was confirmed and is not any more. `ms`: how long it had been. */
  | {
      readonly kind: 'pause-lost';
      readonly act: string;
      readonly ms: number;
      readonly why: ClaimReason['kind'];
    }
  /** Confirmed once more. `ms`: how long it had not been. */
  | { readonly kind: 'pause-regained'; readonly act: string; readonly ms: number }
  /** Why the agent paused, asked for after the pause held. Free text, so the card guard reads it. */
  | { readonly kind: 'pause-reason'; readonly act: string; readonly reason: string }
  /** The pause is not wanted any more. `ms`: how long it was wanted; `heldMs`: confirmed in all. */
  | {
      readonly kind: 'pause-ended';
      readonly act: string;
      readonly by: Trigger;
      readonly ms: number;
      readonly heldMs: number;
    }
  /** It has lasted as long as the settings allow. `ms`: from the wish. */
  | { readonly kind: 'longest-reached'; readonly act: string; readonly ms: number }
  /** A start of the browser or the extension found a pause that was never ended. `ms`: from its wish. */
  | {
      readonly kind: 'pause-stranded';
      readonly act: string;
      readonly ms: number;
      /** It is made good again; otherwise it is only owed. */
      readonly wanted: boolean;
    }
  /** Nobody watched while a pause was wanted. `ms`: from the background's last sign of life. */
  | { readonly kind: 'watch-gap'; readonly act: string; readonly ms: number }
  | { readonly kind: 'resume-wished'; readonly act: string; readonly by: Trigger }
  /** Nothing is paused any more. `ms`: from the wish. */
  | { readonly kind: 'resume-confirmed'; readonly act: string; readonly ms: number }
  /** Something is still paused, or nobody knows. `ms`: from the wish. */
  | {
      readonly kind: 'resume-partly';
      readonly act: string;
      readonly ms: number;
      readonly why?: ClaimReason['kind'];
    }
  /** A request that changes or stores something was answered, or was not. `ms`: from its sending. */
  | {
      readonly kind: 'request';
      readonly request: InFlight['request'];
      readonly outcome: Answer['outcome'];
      readonly act?: string;
      readonly code?: number;
      readonly ms?: number;
      /** It was not wanted any more when its turn came, so it never left. */
      readonly unsent?: true;
      /** How often in a row it ended like this: long runs are not told one by one. */
      readonly tries?: number;
    }
  /** The recorder gave the agent another port, named by the entry, than this one. */
  | { readonly kind: 'port-moved'; readonly fromUnit: string; readonly fromPort: string }
  /** A tag came to its end. Its column only, never its value. `ms`: since it was read. */
  | {
      readonly kind: 'tag';
      readonly column: string;
      readonly outcome: Answer['outcome'];
      readonly code?: number;
      readonly ms: number;
    }
  /** The recording's link stands in its record's field, is saved there, or cannot be. */
  | {
      readonly kind: 'link';
      readonly outcome: 'acknowledged' | 'saved' | 'refused';
      readonly why?: string;
    }
  /** A field that used to be found on a site's pages is found no more. */
  | {
      readonly kind: 'field-lost';
      readonly site: string;
      readonly column: string;
      readonly why: string;
    }
  /** Paths of what is set differently now; never what it is set to. */
  | { readonly kind: 'settings-changed'; readonly paths: readonly string[] }
  /** The organisation's newest policy has faults there, so the last good one stays in force. */
  | { readonly kind: 'policy-refused'; readonly paths: readonly string[] }
  /**
   * What runs in pages did what ours never does there. `order`: it sent what only the extension's own
   * pages may send; `port`: it opened a port that is not for pages; `shape`: a message of no known
   * shape; `too-much`: more messages than a page may send. `times`: since the last such entry.
   */
  | {
      readonly kind: 'page-refused';
      readonly why: 'order' | 'port' | 'shape' | 'too-much';
      readonly times: number;
    }
  | { readonly kind: 'identity-changed' }
  /** From here to its end everything that is marked so happened on the recorder for practice. */
  | { readonly kind: 'practice-began' }
  | { readonly kind: 'practice-ended' }
  /** `browser`: the browser or the extension started. `woken`: only the background, amid an act. */
  | { readonly kind: 'background-started'; readonly start: 'browser' | 'woken' }
  | { readonly kind: 'extension-updated'; readonly from: string; readonly to: string }
  /** The ledger was handed out up to this entry, which from then on is an anchor. */
  | {
      readonly kind: 'exported';
      readonly form: 'csv' | 'json';
      readonly sequence: number;
      readonly hash: string;
    }
  /** Entries older than the settings keep were removed: the ledger now starts with `first`. */
  | {
      readonly kind: 'cut';
      readonly first: number;
      /** The hash of the last entry that was removed. */
      readonly previous: string;
      readonly removed: number;
      /** The longest that entries are kept, days. */
      readonly days: number;
      /** The newest time among the removed entries, ms since the epoch. */
      readonly newest: number;
    }
  /** The browser refused its database for so long that entries had to be dropped. */
  | { readonly kind: 'entries-lost'; readonly count: number };

/** Where and when an entry belongs. */
export interface Around {
  /** When, ms since the epoch (UTC). */
  readonly at: number;
  /** What local time was then: minutes east of UTC. */
  readonly offset: number;
  /** It happened on the recorder for practice: no proof of anything. */
  readonly practice?: true;
  /** The Windows login or extension the recorder knows the agent by. */
  readonly who?: string;
  readonly unit?: string;
  readonly port?: string;
  /** The call index of the recording, where the recorder gave one. */
  readonly call?: string;
}

/** `id` names the event: should one be told twice, both entries have the same. */
export type LedgerEntry = { readonly id: string } & Around & Deed;

/** The newest entry of a ledger, or another that is named like it. */
export interface Head {
  readonly sequence: number;
  /** SHA-256 over all up to and including this entry, 64 hexadecimal digits. */
  readonly hash: string;
}

/** An entry in its place in the chain. */
export interface LedgerRow extends Head {
  /** The hash of the entry before; 64 zeros before the first. */
  readonly previous: string;
  readonly entry: LedgerEntry;
}
