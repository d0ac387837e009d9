import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

/**
 * A database of the extension whose connection is kept open from its first use on.
 *
 * @param upgrade makes its stores, the first time.
 * @returns a function that gives the open connection. It rejects when the browser refuses the
 *   database; the next call tries again.
 */
export function keptOpen<Stores extends DBSchema>(
  name: string,
  upgrade: (database: IDBPDatabase<Stores>) => void,
): () => Promise<IDBPDatabase<Stores>> {
  let connection: Promise<IDBPDatabase<Stores>> | undefined;

  /** A connection that failed or was ended by the browser is of no more use: the next one is new. */
  function forget(): void {
    connection = undefined;
  }

  return () => {
    connection ??= openDB<Stores>(name, 1, {
      upgrade,
      // A newer version of this extension must not wait for a connection of the old one.
      blocking() {
        void connection?.then((open) => open.close());
        forget();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return connection;
  };
}
