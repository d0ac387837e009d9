import { openDB, type DBSchema } from 'idb';

const DATABASE = 'encore-recording-control-settings';
const VERSION = 1;

/**
 * The user's own layer, the last good layer of the organisation, and why a newer one of theirs was
 * refused: a list of faults.
 */
export type LayerName = 'user' | 'managed' | 'refused';

interface Layers extends DBSchema {
  layers: { key: LayerName; value: unknown };
}

/**
 * The stored layers as they are: unchecked, undefined where nothing was ever stored. Rejects when
 * the browser refuses its database.
 */
export function readLayers(): Promise<Record<LayerName, unknown>> {
  return withDatabase(async (database) => {
    const [user, managed, refused] = await Promise.all([
      database.get('layers', 'user'),
      database.get('layers', 'managed'),
      database.get('layers', 'refused'),
    ]);
    return { user, managed, refused };
  });
}

/** Stores one of them, on disk when this resolves. Rejects when the browser refuses or the disk is full. */
export function writeLayer(name: LayerName, layer: unknown): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('layers', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(layer, name), transaction.done]);
  });
}

/** Opened for each use: settings change rarely, and an open connection would block an upgrade. */
async function withDatabase<T>(
  work: (database: Awaited<ReturnType<typeof open>>) => Promise<T>,
): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function open() {
  return openDB<Layers>(DATABASE, VERSION, {
    upgrade(database) {
      database.createObjectStore('layers');
    },
  });
}
