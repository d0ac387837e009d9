import { deleteDB, openDB } from 'idb';
import type { Deed, LedgerEntry, LedgerRow } from '../../../lib/recorder/ledger/entry';
import { initialState } from '../../../lib/recorder/state';
import { createLedger } from '../../../lib/station/ledger/ledger';
import type { Ledger, LedgerBacklog, LedgerNeeds } from '../../../lib/station/ledger/ledger';
import { rulesWith } from '../../recorder/support/scene';

export const NOW = 1_790_000_000_000;
export const DAY = 86_400_000;

/** A clock, settings and ids that a test moves by hand, and ledgers in one database. */
export class LedgerBench {
  now = NOW;
  days = 365;
  private ids = 0;

  readonly needs: LedgerNeeds = {
    now: () => this.now,
    newId: () => `id-${(this.ids += 1)}`,
    offset: () => 60,
    rules: rulesWith,
    retainDays: () => this.days,
  };

  /** The ledger of one life of the background. */
  ledger(more: Partial<LedgerNeeds> = {}): Ledger {
    const ledger = createLedger({ ...this.needs, ...more });
    ledger.start(undefined);
    return ledger;
  }

  /** The ledger of the next life, with what the last one left beside the journal. */
  ledgerAfter(backlog: LedgerBacklog | undefined): Ledger {
    const ledger = createLedger(this.needs);
    ledger.start(backlog);
    return ledger;
  }

  /** Adds so many entries, a minute after one another, and waits until they are written. */
  async fill(ledger: Ledger, count: number, deed: Deed = { kind: 'identity-changed' }) {
    for (let number = 0; number < count; number += 1) {
      this.now += 60_000;
      ledger.add(deed);
      if (number % 500 === 499) await ledger.head();
    }
    await ledger.head();
  }
}

/** A step of the core that wishes a pause. */
export function wish(ledger: Ledger, act: string, at = NOW): void {
  const before = initialState(at);
  const intent = { kind: 'protect', act, since: at, by: 'agent', sawCall: false } as const;
  const event = { type: 'secure-pause', act, at, by: 'agent' } as const;
  ledger.happened(before, event, { ...before, intent });
}

/** All that is in the ledger, the oldest first. */
export async function entriesOf(ledger: Ledger): Promise<LedgerEntry[]> {
  const { rows } = await ledger.page({ kinds: [] }, 'newest', 10_000);
  return rows.map(({ entry }) => entry).reverse();
}

/** A browser in which there never was a ledger. */
export async function clearLedger(): Promise<void> {
  await deleteDB('encore-recording-control-ledger');
}

/** Somebody at the database itself, past the ledger. */
export async function tamper(
  work: (rows: {
    all(): Promise<LedgerRow[]>;
    put(row: unknown): Promise<void>;
    remove(sequence: number): Promise<void>;
  }) => Promise<void>,
): Promise<void> {
  const db = await openDB('encore-recording-control-ledger');
  await work({
    all: () => db.getAll('rows') as Promise<LedgerRow[]>,
    put: async (row) => void (await db.put('rows', row)),
    remove: (sequence) => db.delete('rows', sequence),
  });
  db.close();
}
