import type { Proposal } from '../picker-messages';
import type { Source } from '../settings/schema';

/** What each proposal said of one record; null where it said nothing. In the proposals' order. */
export interface PickedRecord {
  readonly address: string;
  readonly values: readonly (string | null)[];
}

/** How a proposal did: on the first record alone, or on others too. */
export type Verdict = 'one-record' | 'fits' | 'same' | 'missing';

/** More than these are not kept: the first to find something counts, and each is a risk. */
const MOST_KEPT = 3;

/**
 * Judges a proposal by what it said of each record. The same value on two records is that of
 * neither; nothing on one of them is a place that is not always there.
 */
export function verdictOf(index: number, records: readonly PickedRecord[]): Verdict {
  const values = records.map((record) => record.values[index] ?? null);
  if (values.includes(null)) return 'missing';
  if (records.length < 2) return 'one-record';
  return new Set(values).size < values.length ? 'same' : 'fits';
}

/** The sources to keep, the most trusted first. A mere place only where there is nothing better. */
export function sourcesToKeep(
  proposals: readonly Proposal[],
  records: readonly PickedRecord[],
): Source[] {
  const right = proposals.filter((_, index) =>
    ['fits', 'one-record'].includes(verdictOf(index, records)),
  );
  const better = right.filter(({ trust }) => trust !== 'place');
  return (better.length > 0 ? better : right).slice(0, MOST_KEPT).map(({ source }) => source);
}

/** With what another record says: one that was read before is read anew, not counted twice. */
export function withRecord(
  records: readonly PickedRecord[],
  record: PickedRecord,
): readonly PickedRecord[] {
  const at = records.findIndex(({ address }) => address === record.address);
  return at === -1 ? [...records, record] : records.with(at, record);
}
