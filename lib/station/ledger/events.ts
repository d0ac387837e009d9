import { readHead } from '../../recorder/ledger/chain';
import { isForRecorder, ledgerEvent } from '../../recorder/ledger/event';
import type { LedgerRow } from '../../recorder/ledger/entry';
import type { QueuedEvent } from '../../recorder/events';
import type { RecorderState } from '../../recorder/state';
import type { Settings } from '../../settings/schema';
import { eventTime } from '../event-time';

/**
 * What of newly written rows goes to the recorder by LogEvent, oldest first; nothing unless the
 * settings say so. Each carries the newest row as the ledger's head.
 */
export function eventsOf(rows: readonly LedgerRow[], { events }: Settings): QueuedEvent[] {
  const head = rows.at(-1);
  if (!events.logToRecorder || !head) return [];
  return rows.flatMap(({ entry }) => {
    if (!isForRecorder(entry)) return [];
    const { id, eventType, Parm1, Parm2, Parm3 } = ledgerEvent(entry, head, events.eventTypes);
    const eventTimestamp = eventTime(entry.at, events.timestampFormat);
    return [{ id, eventTimestamp, eventType, parms: [Parm1, Parm2, Parm3] as const }];
  });
}

/** The heads of the ledger that the recorder has taken between two states of the core. */
export function headsTaken(before: RecorderState, after: RecorderState) {
  if (before.events === after.events) return [];
  const taken = (state: RecorderState) =>
    state.events.filter((event) => event.state === 'acknowledged');
  const known = new Set(taken(before).map(({ id }) => id));
  return taken(after)
    .filter(({ id }) => !known.has(id))
    .flatMap(({ parms }) => readHead(parms[2]) ?? []);
}
