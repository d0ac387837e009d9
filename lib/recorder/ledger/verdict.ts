/** What a check of the ledger found. */
import type { Head } from './entry';

/** A head that left this computer, so that somebody else can vouch for it. */
export interface Anchor extends Head {
  /**
   * How it left: with an event stored by the recorder, or with an export. `given`: somebody who
   * checks brought it along.
   */
  readonly by: 'log-event' | 'export' | 'given';
  /** When it left or was brought, ms since the epoch. */
  readonly at: number;
}

/** What is wrong, and where. */
export type LedgerFault =
  /** The entry does not fit its own hash. */
  | { readonly kind: 'edited'; readonly sequence: number }
  /** The entry does not follow from the one before: one of the two was replaced. */
  | { readonly kind: 'unlinked'; readonly sequence: number }
  /** Entries are gone from the middle. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** The oldest entries are gone, and no cut says so. */
  | { readonly kind: 'beheaded'; readonly first: number }
  /** An anchor knows of entries after the last one there is. */
  | { readonly kind: 'cut-off'; readonly last: number; readonly anchor: Anchor }
  /** At an anchor stands another entry than the one that was anchored: the chain was made anew. */
  | { readonly kind: 'rewritten'; readonly anchor: Anchor };

export interface LedgerVerdict {
  /**
   * `intact`: the entries fit together, and an anchor vouches for them up to its own place.
   * `not anchored`: the entries fit together, but so would a chain that was made anew as a whole.
   * `broken`: something was changed; see the faults. `empty`: there is no entry.
   */
  readonly state: 'intact' | 'not anchored' | 'broken' | 'empty';
  /** How many entries were looked at. */
  readonly count: number;
  readonly first?: number;
  readonly last?: Head;
  /** The newest anchor that fits: up to there somebody else vouches for the entries. */
  readonly anchor?: Anchor;
  /** The newest cut: entries before `first` were removed because of their age. */
  readonly cut?: {
    readonly sequence: number;
    readonly at: number;
    readonly first: number;
    readonly days: number;
  };
  /** The first faults, in the order of the entries. */
  readonly faults: readonly LedgerFault[];
  /** How many faults there are in all. */
  readonly faultCount: number;
}
