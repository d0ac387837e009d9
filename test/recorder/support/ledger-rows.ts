import { linkAll } from '../../../lib/recorder/ledger/chain';
import type { Deed, Head, LedgerEntry, LedgerRow } from '../../../lib/recorder/ledger/entry';
import type { Anchor, LedgerVerdict } from '../../../lib/recorder/ledger/verdict';
import { verify } from '../../../lib/recorder/ledger/verify';

export const FIRST_AT = 1_790_000_000_000;

/** An entry as the ledger writes it; the n-th is n minutes after the first. */
export function entryAt(number: number, deed: Deed = confirmed(number)): LedgerEntry {
  const around = { at: FIRST_AT + number * 60_000, offset: 60, who: 'ACME\\anna' };
  return { id: `event-${number}`, ...around, unit: '1', port: '007', ...deed };
}

export function confirmed(number: number): Deed {
  return { kind: 'pause-confirmed', act: `act-${number}`, ms: 800 + number };
}

/** A chain of so many entries. */
export function chainOf(count: number, head?: Head): Promise<LedgerRow[]> {
  const first = (head?.sequence ?? 0) + 1;
  return linkAll(
    head,
    Array.from({ length: count }, (_, index) => entryAt(first + index)),
  );
}

export function anchorAt(rows: readonly LedgerRow[], sequence: number): Anchor {
  const row = rows.find((each) => each.sequence === sequence);
  if (!row) throw new Error(`there is no entry ${sequence}`);
  return { sequence, hash: row.hash, by: 'log-event', at: FIRST_AT };
}

/** The verdict on these rows, given in portions of three. */
export function judge(
  rows: readonly unknown[],
  anchors: readonly Anchor[] = [],
): Promise<LedgerVerdict> {
  const portions = Array.from({ length: Math.ceil(rows.length / 3) }, (_, index) =>
    rows.slice(index * 3, index * 3 + 3),
  );
  return verify(portions, anchors);
}
