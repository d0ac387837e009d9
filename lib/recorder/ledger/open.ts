import type { LedgerEntry } from './entry';

/** A pause that the ledger tells of and never ends. */
export interface OpenPause {
  readonly act: string;
  /** When its wish, or what a start found of it, was told, ms since the epoch. */
  readonly at: number;
  /** How long it was confirmed, as far as that is known, ms. */
  readonly heldMs: number;
}

/**
 * The newest pause that has no end among these entries. A background can die after a wish was told
 * and before anything else knew of it: then nobody pauses, and somebody must say so.
 *
 * @param entries in their order, the oldest first.
 */
export function openPause(entries: readonly LedgerEntry[]): OpenPause | undefined {
  let open: OpenPause | undefined;
  for (const entry of entries) {
    // What was practised is over with the practice, and owes nobody an end.
    if (entry.practice) continue;
    switch (entry.kind) {
      case 'pause-wished':
        if (!entry.again) open = { act: entry.act, at: entry.at, heldMs: 0 };
        break;
      case 'pause-lost':
        if (open?.act === entry.act) open = { ...open, heldMs: open.heldMs + entry.ms };
        break;
      case 'pause-ended':
        if (open?.act === entry.act) open = undefined;
        break;
      default:
    }
  }
  return open;
}
