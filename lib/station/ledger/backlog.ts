import { browser } from 'wxt/browser';
import { log } from '../../log';
import type { LedgerBacklog } from './ledger';

const KEY = 'ledger';

/** What of the ledger is written together with the journal, for `journalStore.save`. */
export function besideJournal(backlog: LedgerBacklog): Readonly<Record<string, unknown>> {
  return { [KEY]: backlog };
}

/** What was written with the journal last; undefined after a start of the browser. Never rejects. */
export async function loadBacklog(): Promise<LedgerBacklog | undefined> {
  try {
    const stored: Record<string, unknown> = await browser.storage.session.get(KEY);
    const backlog = stored[KEY];
    return isBacklog(backlog) ? backlog : undefined;
  } catch (error) {
    log.error('what the ledger had not written could not be read', error);
    return undefined;
  }
}

/** Only this extension's background can write there. */
function isBacklog(stored: unknown): stored is LedgerBacklog {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'told' in stored &&
    typeof stored.told === 'object' &&
    stored.told !== null &&
    'runs' in stored.told &&
    'lost' in stored &&
    typeof stored.lost === 'number' &&
    'unwritten' in stored &&
    Array.isArray(stored.unwritten)
  );
}
