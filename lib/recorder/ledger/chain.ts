/**
 * The chain: every entry is sealed by a hash over itself and the hash before it, so that none can be
 * changed without changing all that follow.
 */
import type { Head, LedgerEntry, LedgerRow } from './entry';

/** What stands in the place of a hash before the first entry. */
export const ORIGIN = '0'.repeat(64);

/** Which way of sealing this is. It is sealed too, so that no other way can pass for it. */
const FORM = 1;
/** An entry is a flat record with lists in it at most. */
const DEEPEST = 4;

/**
 * The one text of a value: JSON without spaces, the names of every object in the order of their
 * UTF-16 code units. A string stays a string and a number a number, so `"007"` and `7` differ.
 *
 * @returns undefined for what is no such value: fractions, numbers that JavaScript cannot hold
 * exactly, anything but plain objects, lists, texts, truths and null.
 */
export function canonical(value: unknown, depth = 0): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? JSON.stringify(value) : undefined;
  }
  if (typeof value !== 'object' || depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((each) => canonical(each, depth + 1));
    return items.includes(undefined) ? undefined : `[${items.join()}]`;
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') return undefined;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => {
      const text = canonical(each, depth + 1);
      return text === undefined ? undefined : `${JSON.stringify(name)}:${text}`;
    });
  return members.includes(undefined) ? undefined : `{${members.join()}}`;
}

/**
 * The hash that seals an entry: SHA-256, as 64 hexadecimal digits in lower case, over the UTF-8
 * bytes of `canonical({ form, sequence, previous, entry })`. Undefined where there is no such text.
 */
export async function seal(
  sequence: number,
  previous: string,
  entry: unknown,
): Promise<string | undefined> {
  const text = canonical({ form: FORM, sequence, previous, entry });
  if (text === undefined) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The rows that carry on the chain from its head. An entry that cannot be sealed is left out; none
 * that is made here is such an entry.
 */
export async function linkAll(
  head: Head | undefined,
  entries: readonly LedgerEntry[],
): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (const entry of entries) {
    const last = rows.at(-1) ?? head;
    const sequence = (last?.sequence ?? 0) + 1;
    const previous = last?.hash ?? ORIGIN;
    const hash = await seal(sequence, previous, entry);
    if (hash !== undefined) rows.push({ sequence, previous, hash, entry });
  }
  return rows;
}

/** A head as a text of one word: `sequence:hash`. */
export function headText({ sequence, hash }: Head): string {
  return `${sequence}:${hash}`;
}

/** Letters that may stand for the digits 0 to 9 in a hash, which has only the letters a to f. */
const SPELLED = 'ghijklmnop';

/**
 * The same hash with no digit in it. One hash in several hundred would pass for a card number, and
 * the card guard lets no such text out.
 */
export function spell(text: string): string {
  return text.replace(/\d/g, (digit) => SPELLED.charAt(Number(digit)));
}

/** Reads `sequence:hash`, spelled or not; undefined where it is no head. */
export function readHead(text: string): Head | undefined {
  const [, sequence, spelled] = /^([1-9]\d{0,14}):([\da-p]{64})$/.exec(text.trim()) ?? [];
  if (sequence === undefined || spelled === undefined) return undefined;
  const hash = spelled.replace(/[g-p]/g, (letter) => String(SPELLED.indexOf(letter)));
  return { sequence: Number(sequence), hash };
}

/** Whether something that was stored has the shape of a row; whether it is true, `verify` says. */
export function isRow(stored: unknown): stored is LedgerRow {
  if (typeof stored !== 'object' || stored === null) return false;
  const { sequence, previous, hash, entry } = stored as Partial<Record<keyof LedgerRow, unknown>>;
  return (
    Number.isSafeInteger(sequence) &&
    typeof previous === 'string' &&
    typeof hash === 'string' &&
    typeof entry === 'object' &&
    entry !== null &&
    'id' in entry &&
    'kind' in entry &&
    'at' in entry &&
    typeof entry.id === 'string' &&
    typeof entry.kind === 'string' &&
    typeof entry.at === 'number'
  );
}
