import { hasCardNumber } from '../card-guard';
import type { Around, LedgerEntry } from './entry';
import type { Draft } from './step';
import type { Identity } from '../rules';

/** What stands where a text looked like a card number. */
export const WITHHELD = 'withheld';

/** Texts that are made here, of names and hashes of our own: no person can write into them. */
const OWN: ReadonlySet<string> = new Set([
  ...['id', 'act', 'kind', 'by', 'request', 'outcome', 'start', 'form'],
  ...['hash', 'previous'],
]);

/** The entry that is written for a draft. Every text from outside passes the card guard. */
export function entryOf(
  { id, deed, ...place }: Draft,
  around: Pick<Around, 'at' | 'offset' | 'who'>,
): LedgerEntry {
  return guarded({ id, ...around, ...place, ...deed });
}

/** The same entry with no card number in it; on its way in, and once more on its way out. */
export function guarded<E extends LedgerEntry>(entry: E): E {
  const pairs = Object.entries<unknown>({ ...entry }).map(([name, value]) => [
    name,
    OWN.has(name) ? value : withoutCards(value),
  ]);
  // Sound: the same names, and in place of a text another text.
  return Object.fromEntries(pairs) as E;
}

function withoutCards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => withoutCards(each));
  return typeof value === 'string' && hasCardNumber(value) ? WITHHELD : value;
}

/** The name the recorder knows the agent by; none for a port typed by hand, which is in the entry. */
export function whoIs(identity: Identity): Pick<Around, 'who'> {
  switch (identity.by) {
    case 'windows-login':
      return { who: identity.login };
    case 'extension':
      return { who: identity.extension };
    case 'manual':
      return {};
  }
}
