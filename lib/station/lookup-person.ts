import { plainKey } from '../settings/lookup-table';
import type { LookupKey, LookupRow, LookupTable } from '../settings/lookup-table';
import type { Settings } from '../settings/schema';

/** By plain key; undefined for a person on rows that say different things. */
type Index = ReadonlyMap<string, LookupRow | undefined>;

/** One index for each table: the settings are looked at often, and the table seldom changes. */
const indexes = new WeakMap<LookupTable, { readonly key: LookupKey; readonly index: Index }>();

/**
 * Finds in the lookup table who is meant by what the CRMs' pages say. A person on two rows that say
 * different things is nobody: a wrong port is worse than none.
 *
 * @param users CRM users or e-mail addresses; the last one that the table knows counts
 */
export function personOf(
  { key, table }: Settings['identity']['lookup'],
  users: readonly string[],
): LookupRow | undefined {
  if (users.length === 0) return undefined;
  const index = indexFor(key, table);
  const user = users.findLast((each) => index.has(plainKey(key, each)));
  return user === undefined ? undefined : index.get(plainKey(key, user));
}

function indexFor(key: LookupKey, table: LookupTable): Index {
  const known = indexes.get(table);
  if (known?.key === key) return known.index;
  const index = new Map<string, LookupRow | undefined>();
  for (const row of table) {
    const name = plainKey(key, row.key);
    index.set(name, index.has(name) && !isSame(index.get(name), row) ? undefined : row);
  }
  indexes.set(table, { key, index });
  return index;
}

function isSame(one: LookupRow | undefined, other: LookupRow): boolean {
  return one?.windowsLogin === other.windowsLogin && one?.extension === other.extension;
}
