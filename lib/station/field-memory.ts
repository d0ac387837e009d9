import type { DBSchema } from 'idb';
import * as v from 'valibot';
import { keptOpen } from './kept-open';

const RememberedSchema = v.strictObject({
  /** When a page last said that it found the field, ms since the epoch; to the hour. */
  foundAt: v.number(),
  /** When the ledger was last told that it is found no more. */
  toldAt: v.exactOptional(v.number()),
});
export type Remembered = v.InferOutput<typeof RememberedSchema>;

interface FieldDatabase extends DBSchema {
  fields: { key: [site: string, column: string]; value: unknown };
}

const open = keptOpen<FieldDatabase>('encore-recording-control-fields', (database) => {
  database.createObjectStore('fields');
});

/**
 * Which fields were ever found on a site's pages: a selector that stopped to match did so while
 * the browser was closed, as often as not. No values are in it. Rejects when the browser refuses
 * its database.
 */
export const fieldMemory = {
  async load(site: string, column: string): Promise<Remembered | undefined> {
    const checked = v.safeParse(
      RememberedSchema,
      await (await open()).get('fields', [site, column]),
    );
    return checked.success ? checked.output : undefined;
  },
  async save(site: string, column: string, remembered: Remembered): Promise<void> {
    await (await open()).put('fields', remembered, [site, column]);
  },
};
