import { log } from '../../log';
import { linkAll } from '../../recorder/ledger/chain';
import type { Head, LedgerEntry, LedgerRow } from '../../recorder/ledger/entry';
import { newestRows, putRows } from './store';

/** Whose ids are remembered: what a dead background had told is among the newest entries. */
const REMEMBERED = 500;
/** How many entries wait in memory while the browser refuses its database. */
const WAITING_ENTRIES = 1000;
/** How often a write is tried anew because the chain went on meanwhile. */
const TRIES = 5;

export interface LedgerWriter {
  /** Entries that are not on the disk yet, the oldest first. */
  readonly unwritten: () => readonly LedgerEntry[];
  /** How many had to be dropped, which is not on the disk yet either. */
  readonly lost: () => number;
  /**
   * Takes entries to be written after all before them. Never waits and never throws.
   *
   * @param lost how many before these had to be dropped by a background that ended.
   */
  write(entries: readonly LedgerEntry[], lost?: number): void;
  /**
   * Resolves when all that was taken is on the disk. Rejects when the browser refuses; then it is
   * tried again at the next call of this or of `write`.
   */
  settle(): Promise<void>;
  /** Carries the chain on by one entry that is made of its head, and removes rows before `from`. */
  cut(make: (head: Head) => LedgerEntry, from: number): Promise<void>;
}

export interface LedgerWriterNeeds {
  /** Is told what is on the disk from now on. */
  readonly written?: ((rows: readonly LedgerRow[]) => void) | undefined;
  /** The entry that says how many had to be dropped. */
  readonly gap: (count: number) => LedgerEntry;
}

/** What is told by two at once, such as the end of a pause by the core and by a start, counts once. */
function firstOfEach(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const byId = new Map<string, LedgerEntry>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}

export function createLedgerWriter({ written, gap }: LedgerWriterNeeds): LedgerWriter {
  let waiting: readonly LedgerEntry[] = [];
  let lost = 0;
  let line: Promise<void> = Promise.resolve();
  /** The end of the chain and what was told lately, as far as is known; void once in doubt. */
  let known: { readonly head: Head | undefined; readonly ids: ReadonlySet<string> } | undefined;

  async function look(): Promise<NonNullable<typeof known>> {
    if (known) return known;
    const rows = await newestRows(REMEMBERED);
    known = { head: rows.at(-1), ids: new Set(rows.map(({ entry }) => entry.id)) };
    return known;
  }

  /** Writes what `entriesAfter` makes of the head, in one transaction. */
  async function put(
    entriesAfter: (head: Head | undefined) => readonly LedgerEntry[],
    from?: number,
  ): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { head, ids } = await look();
      const fresh = firstOfEach(entriesAfter(head)).filter(({ id }) => !ids.has(id));
      const rows = await linkAll(head, fresh);
      if (rows.length === 0) return;
      if (await putRows(head, rows, from)) {
        const told = [...ids, ...rows.map(({ entry }) => entry.id)].slice(-REMEMBERED);
        known = { head: rows.at(-1), ids: new Set(told) };
        tellWritten(rows);
        return;
      }
      known = undefined;
    }
    throw new Error('The ledger changes as fast as it is read.');
  }

  function tellWritten(rows: readonly LedgerRow[]): void {
    try {
      written?.(rows);
    } catch (error) {
      log.error('new entries of the ledger could not be told', error);
    }
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      const dropped = lost;
      await put(() => (dropped > 0 ? [gap(dropped), ...batch] : batch));
      lost -= dropped;
      // More may have come, or some been dropped, while these were written.
      waiting = waiting.filter((entry) => !batch.includes(entry));
    }
  }

  /** One after the other: what is not in order cannot be chained. */
  function inLine(work: () => Promise<void>): Promise<void> {
    const done = line.then(work).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    line = done.catch(() => undefined);
    return done;
  }

  return {
    unwritten: () => waiting,
    lost: () => lost,
    write(entries, before = 0) {
      if (entries.length === 0) return;
      const all = [...waiting, ...entries];
      lost += before + Math.max(0, all.length - WAITING_ENTRIES);
      waiting = all.slice(-WAITING_ENTRIES);
      inLine(writeWaiting).catch((error: unknown) => {
        log.error('the ledger could not be written', error);
      });
    },
    settle: () => inLine(writeWaiting),
    cut: (make, from) => inLine(() => put((head) => (head ? [make(head)] : []), from)),
  };
}
