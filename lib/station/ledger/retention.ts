import { ends, rowsBetween } from './store';

const DAY_MS = 86_400_000;
/** How many rows are looked at at once. */
const BATCH = 500;

/** What a cut would remove. */
export interface TooOld {
  /** The sequence number of the oldest entry that stays. */
  readonly first: number;
  /** The hash of the newest that goes. */
  readonly previous: string;
  readonly removed: number;
  /** The newest time among those that go, ms since the epoch. */
  readonly newest: number;
}

/**
 * The entries at the old end of the ledger that are older than `days`, or undefined where nothing
 * may be removed. Only what is older than everything kept goes: an entry that a wrong clock dated
 * back stays where it is. And a clock that has just jumped ahead removes nothing: an entry that
 * stays must have been there for a while. `now`: ms since the epoch.
 */
export async function tooOld(days: number, now: number): Promise<TooOld | undefined> {
  const found = await ends();
  if (!found) return undefined;
  const keptMs = days * DAY_MS;
  let due = found.first;
  let newest = Number.NEGATIVE_INFINITY;
  while (due <= found.last.sequence) {
    // Nearly always the first one says that there is nothing to do.
    const rows = await rowsBetween(due, due === found.first ? due : due + BATCH - 1);
    for (const { sequence, previous, entry } of rows) {
      // A ledger with a gap is left as it is: the gap must not look like a cut.
      if (sequence !== due) return undefined;
      if (entry.at >= now - keptMs) {
        const isVouchedFor = entry.at <= now - Math.min(DAY_MS, keptMs / 2);
        const removed = sequence - found.first;
        return removed > 0 && isVouchedFor
          ? { first: sequence, previous, removed, newest }
          : undefined;
      }
      newest = Math.max(newest, entry.at);
      due += 1;
    }
    if (rows.length === 0) return undefined;
  }
  return undefined;
}
