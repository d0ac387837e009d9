import type { DBSchema } from 'idb';
import { isRow } from '../../recorder/ledger/chain';
import type { Head, LedgerRow } from '../../recorder/ledger/entry';
import type { Anchor } from '../../recorder/ledger/verdict';
import { keptOpen } from '../kept-open';

/**
 * The stores of the ledger's database. Rows have no key but their sequence number, without gaps, so
 * that any of them is found at once however many there are.
 */
export interface LedgerDatabase extends DBSchema {
  rows: {
    key: number;
    value: unknown;
    indexes: {
      /** By time: `[at, sequence]`. */
      time: [number, number];
      /** By kind, then time: `[kind, at, sequence]`. */
      kind: [string, number, number];
    };
  };
  /** Heads that left this computer: `[sequence, hash]`, so that none can take another's place. */
  anchors: { key: [number, string]; value: unknown };
}

/** How many anchors are kept: each vouches for all before it, an older one for less. */
const KEPT_ANCHORS = 2000;
/** How many rows are read at once when all of them are read. */
const BATCH = 500;

/** The open database. Rejects when the browser refuses it; the next call tries again. */
export const openLedger = keptOpen<LedgerDatabase>(
  'encore-recording-control-ledger',
  (database) => {
    const rows = database.createObjectStore('rows', { keyPath: 'sequence' });
    rows.createIndex('time', ['entry.at', 'sequence']);
    rows.createIndex('kind', ['entry.kind', 'entry.at', 'sequence']);
    database.createObjectStore('anchors', { keyPath: ['sequence', 'hash'] });
  },
);

/** The oldest and the newest row there is, as they are stored; undefined for an empty ledger. */
export async function ends(): Promise<{ readonly first: number; readonly last: Head } | undefined> {
  const { store } = (await openLedger()).transaction('rows');
  const [first, last] = await Promise.all([store.openCursor(), store.openCursor(null, 'prev')]);
  if (!first || !last) return undefined;
  return { first: first.key, last: headOf(last.key, last.value) };
}

/** A row that somebody spoiled has no hash: the next one is linked to none, and the check says so. */
function headOf(sequence: number, row: unknown): Head {
  return { sequence, hash: isRow(row) ? row.hash : '' };
}

/** The newest rows, the oldest of them first. */
export async function newestRows(count: number): Promise<LedgerRow[]> {
  const found = await ends();
  return found ? rowsBetween(found.last.sequence - count + 1, found.last.sequence) : [];
}

/** The rows with these sequence numbers and all between, in their order. */
export async function rowsBetween(from: number, to: number): Promise<LedgerRow[]> {
  return (await storedBetween(from, to)).filter(isRow);
}

async function storedBetween(from: number, to: number): Promise<unknown[]> {
  if (from > to) return [];
  return (await openLedger()).getAll('rows', IDBKeyRange.bound(from, to));
}

/** All that is stored between two sequence numbers, in portions, whatever was made of it. */
export async function* allBetween(from: number, to: number): AsyncGenerator<unknown[]> {
  for (let start = from; start <= to; start += BATCH) {
    yield await storedBetween(start, Math.min(to, start + BATCH - 1));
  }
}

/**
 * Carries the chain on, and removes everything before `from` in the same breath.
 *
 * @returns false, with nothing done, where the chain does not end with `head` (any more): then
 *   somebody else wrote, such as the background of a moment ago.
 */
export async function putRows(
  head: Head | undefined,
  rows: readonly LedgerRow[],
  from = 0,
): Promise<boolean> {
  const db = await openLedger();
  const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  const last = await store.openCursor(null, 'prev');
  const found = last ? headOf(last.key, last.value) : undefined;
  if (found?.sequence !== head?.sequence || found?.hash !== head?.hash) return false;
  await Promise.all([
    ...(from > 0 ? [store.delete(IDBKeyRange.upperBound(from, true))] : []),
    ...rows.map((row) => store.add(row)),
    transaction.done,
  ]);
  return true;
}

export async function putAnchor(anchor: Anchor): Promise<void> {
  await (await openLedger()).put('anchors', anchor);
}

/** The anchors by their sequence number, the lowest first. */
export async function allAnchors(): Promise<Anchor[]> {
  return (await (await openLedger()).getAll('anchors')).filter(isAnchor);
}

/** Forgets anchors that nothing can be compared with any more, and the oldest of too many. */
export async function thinAnchors(first: number): Promise<void> {
  const db = await openLedger();
  const keys = await db.getAllKeys('anchors');
  const [excess = 0] = keys.at(-KEPT_ANCHORS - 1) ?? [];
  const kept = Math.max(first - 1, excess + 1);
  await db.delete('anchors', IDBKeyRange.upperBound([kept], true));
}

function isAnchor(stored: unknown): stored is Anchor {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'sequence' in stored &&
    typeof stored.sequence === 'number' &&
    'hash' in stored &&
    typeof stored.hash === 'string' &&
    'at' in stored &&
    typeof stored.at === 'number' &&
    'by' in stored &&
    (stored.by === 'export' || stored.by === 'log-event')
  );
}
