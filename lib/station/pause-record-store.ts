import type { DBSchema } from 'idb';
import * as v from 'valibot';
import type { PauseRecord } from '../recorder/state';
import { keptOpen } from './kept-open';

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

const open = keptOpen<StationDatabase>('encore-recording-control-station', (database) => {
  database.createObjectStore(STORE);
});

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
