import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import * as v from 'valibot';
import type { PauseRecord } from '../recorder/state';

const PauseRecordSchema = v.strictObject({
  act: v.string(),
  startedAt: v.number(),
  audio: v.boolean(),
  desktop: v.boolean(),
  lifted: v.exactOptional(v.literal(true)),
  quarantineUntil: v.exactOptional(v.number()),
  latePauseUntil: v.exactOptional(v.number()),
});

interface StationDatabase extends DBSchema {
  'pause-record': { key: string; value: unknown };
}

const STORE = 'pause-record';
const KEY = 'standing';

let database: Promise<IDBPDatabase<StationDatabase>> | undefined;

function open(): Promise<IDBPDatabase<StationDatabase>> {
  database ??= openDB<StationDatabase>('encore-recording-control-station', 1, {
    upgrade: (db) => void db.createObjectStore(STORE),
    terminated: forget,
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  return database;
}

/** A connection that failed or was ended by the browser is of no more use: the next one is new. */
function forget(): void {
  database = undefined;
}

/**
 * The durable note of a pause that is not yet resumed. It is written before the first pause
 * request leaves and cleared only when all is resumed, so that a pause stranded by a crash of the
 * browser, a restart or an update is found at the next start.
 */
export const pauseRecordStore = {
  async load(): Promise<PauseRecord | undefined> {
    const stored = await (await open()).get(STORE, KEY);
    const checked = v.safeParse(PauseRecordSchema, stored);
    return checked.success ? checked.output : undefined;
  },

  async save(record: PauseRecord | undefined): Promise<void> {
    const db = await open();
    await (record ? db.put(STORE, record, KEY) : db.delete(STORE, KEY));
  },
};
