import type { LedgerRow } from '../../recorder/ledger/entry';
import { isRow } from '../../recorder/ledger/chain';
import { ends, openLedger, rowsBetween } from './store';

/** Which entries are wanted. Times in ms since the epoch, both included; no kinds: all. */
export interface PageFilter {
  readonly kinds: readonly string[];
  readonly from?: number;
  readonly to?: number;
}

/** An entry's place in the order of a page. */
export interface PageKey {
  readonly at: number;
  readonly sequence: number;
}

/** Which page: the first or last, one by its number (1 is the newest), or the one next to an entry. */
export type PagePlace =
  'newest' | 'oldest' | number | { readonly olderThan: PageKey } | { readonly newerThan: PageKey };

export interface Page {
  /** The newest first. */
  readonly rows: readonly LedgerRow[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** Sequence numbers of the oldest and the newest entry of the whole ledger; absent: it is empty. */
  readonly first?: number;
  readonly last?: number;
}

/**
 * A page of the ledger. Without a filter the order is that in which entries were written and every
 * page is found by arithmetic on sequence numbers; with one the order is by time, and a page is
 * found by the entry it is next to (a page's number then counts for nothing). Either way the
 * thousandth page costs what the first one does.
 *
 * @param size rows on a page.
 */
export async function readPage(filter: PageFilter, place: PagePlace, size: number): Promise<Page> {
  const found = await ends();
  if (!found) return { rows: [], hasOlder: false, hasNewer: false };
  const { first, last } = { first: found.first, last: found.last.sequence };
  const isFiltered =
    filter.kinds.length > 0 || filter.from !== undefined || filter.to !== undefined;
  const page = isFiltered
    ? await readFiltered(filter, place, size)
    : await readBySequence(first, last, place, size);
  return { ...page, first, last };
}

async function readBySequence(
  first: number,
  last: number,
  place: PagePlace,
  size: number,
): Promise<Page> {
  const newest = newestOf(first, last, place, size);
  const oldest = Math.max(first, newest - size + 1);
  const rows = await rowsBetween(oldest, newest);
  return { rows: rows.reverse(), hasOlder: oldest > first, hasNewer: newest < last };
}

/** The sequence number a page begins with, from the newest end. */
function newestOf(first: number, last: number, place: PagePlace, size: number): number {
  if (place === 'newest') return last;
  // As many as are left over stand on the last page, so that pages have the same bounds both ways.
  if (place === 'oldest') return first + ((last - first) % size);
  if (typeof place === 'number') return last - (place - 1) * size;
  return 'olderThan' in place
    ? place.olderThan.sequence - 1
    : Math.min(last, place.newerThan.sequence + size);
}

// ── With a filter ────────────────────────────────────────────────────────────────────────────

/** Reads on from a place in one direction, one row more than wanted to know whether there are more. */
async function readFiltered(filter: PageFilter, place: PagePlace, size: number): Promise<Page> {
  const isUpward = place === 'oldest' || (typeof place === 'object' && 'newerThan' in place);
  const { kinds } = filter;
  const each = kinds.length === 0 ? [undefined] : kinds;
  const found = await Promise.all(
    each.map((kind) => readIndex(kind, filter, place, isUpward, size + 1)),
  );
  const merged = found.flat().sort(isUpward ? byTime : (a, b) => byTime(b, a));
  const rows = merged.slice(0, size);
  const more = merged.length > size;
  const isAtEnd = typeof place !== 'object';
  return isUpward
    ? { rows: rows.reverse(), hasNewer: more, hasOlder: !isAtEnd }
    : { rows, hasOlder: more, hasNewer: !isAtEnd };
}

function byTime(a: LedgerRow, b: LedgerRow): number {
  return a.entry.at - b.entry.at || a.sequence - b.sequence;
}

/** Up to `count` rows of one kind, or of all, from a place on. */
async function readIndex(
  kind: string | undefined,
  filter: PageFilter,
  place: PagePlace,
  isUpward: boolean,
  count: number,
): Promise<LedgerRow[]> {
  const [low, high] = boundsOf(filter, place);
  if (low[0] > high[0]) return [];
  const { store } = (await openLedger()).transaction('rows');
  const direction = isUpward ? 'next' : 'prev';
  // Bounds are open: a whole key is that of the entry the page is next to.
  let cursor =
    kind === undefined
      ? await store.index('time').openCursor(IDBKeyRange.bound(low, high, true, true), direction)
      : await store
          .index('kind')
          .openCursor(IDBKeyRange.bound([kind, ...low], [kind, ...high], true, true), direction);
  const rows: LedgerRow[] = [];
  while (cursor && rows.length < count) {
    if (isRow(cursor.value)) rows.push(cursor.value);
    if (rows.length < count) cursor = await cursor.continue();
  }
  return rows;
}

type Bound = readonly [at: number, sequence: number];

function boundsOf({ from, to }: PageFilter, place: PagePlace): readonly [Bound, Bound] {
  const low: Bound = [from ?? Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const high: Bound = [to ?? Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (typeof place !== 'object') return [low, high];
  if ('olderThan' in place) {
    const key = boundOf(place.olderThan);
    return [low, isBefore(key, high) ? key : high];
  }
  const key = boundOf(place.newerThan);
  return [isBefore(low, key) ? key : low, high];
}

function boundOf({ at, sequence }: PageKey): Bound {
  return [at, sequence];
}

function isBefore(a: Bound, b: Bound): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
