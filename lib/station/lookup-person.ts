import type { Settings } from '../settings/schema';

type Row = Settings['identity']['lookup']['table'][number];

/**
 * Finds in the lookup table who is meant by what the CRMs' pages say. A person on two rows that say
 * different things is nobody: a wrong port is worse than none.
 *
 * @param users CRM users or e-mail addresses; the last one that the table knows counts
 */
export function personOf(
  { key, table }: Settings['identity']['lookup'],
  users: readonly string[],
): Row | undefined {
  const plain = (name: string) => (key === 'email' ? name.trim().toLowerCase() : name.trim());
  const rowsOf = (user: string) => table.filter((row) => plain(row.key) === plain(user));
  const user = users.findLast((each) => rowsOf(each).length > 0);
  if (user === undefined) return undefined;
  const [row, ...others] = rowsOf(user);
  const isOne = others.every(
    (each) => each.windowsLogin === row?.windowsLogin && each.extension === row?.extension,
  );
  return isOne ? row : undefined;
}
