import { isRow, ORIGIN, seal } from './chain';
import type { Head, LedgerRow } from './entry';
import type { Anchor, LedgerFault, LedgerVerdict } from './verdict';

/** How many faults are told one by one. */
const TOLD_FAULTS = 20;

/**
 * Checks a chain: each entry against its own hash, against the one before it, and the whole against
 * the anchors, which alone can tell a chain that was cut off or made anew from a true one.
 *
 * @param batches rows from the oldest to the newest, in portions of any size, as they are stored.
 * @param anchors heads that left this computer. One that lies before the first row, because of a
 *   cut, can no longer be compared and counts for nothing.
 */
export async function verify(
  batches: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
  anchors: readonly Anchor[],
): Promise<LedgerVerdict> {
  const waiting = [...anchors].sort((a, b) => a.sequence - b.sequence);
  const check: Check = { faults: [], faultCount: 0, count: 0, waiting };
  for await (const batch of batches) {
    const sealed = await Promise.all(batch.map(sealOf));
    batch.forEach((row, index) => {
      look(check, row, sealed[index]);
    });
  }
  end(check);
  return verdictOf(check);
}

async function sealOf(row: unknown): Promise<string | undefined> {
  const { sequence, previous, entry } = linkOf(row);
  return sequence === undefined ? undefined : seal(sequence, previous, entry);
}

/** What of a stored row makes it a link of the chain, whatever was made of the row. */
interface Link {
  readonly sequence: number | undefined;
  readonly previous: string;
  readonly hash: string;
  readonly entry: unknown;
}

function linkOf(row: unknown): Link {
  const parts = new Map<string, unknown>(Object.entries(Object(row) as object));
  const text = (name: string) => {
    const part = parts.get(name);
    return typeof part === 'string' ? part : '';
  };
  const sequence = parts.get('sequence');
  return {
    sequence: typeof sequence === 'number' ? sequence : undefined,
    previous: text('previous'),
    hash: text('hash'),
    entry: parts.get('entry'),
  };
}

/** A check under way: what was seen up to now. */
interface Check {
  readonly faults: LedgerFault[];
  faultCount: number;
  count: number;
  first?: { readonly sequence: number; readonly previous: string };
  last?: Head;
  /** Anchors that were not come by yet, the lowest first. */
  readonly waiting: Anchor[];
  vouching?: Anchor;
  cut?: Extract<LedgerRow['entry'], { kind: 'cut' }> & { readonly sequence: number };
}

function look(check: Check, row: unknown, sealed: string | undefined): void {
  check.count += 1;
  const { previous, hash, sequence = (check.last?.sequence ?? 0) + 1 } = linkOf(row);
  const head: Head = { sequence, hash };
  if (check.last) follow(check, head, check.last);
  else begin(check, head, previous);
  if (sealed !== hash) tell(check, { kind: 'edited', sequence });
  // What an edited row says of the one before it proves nothing.
  else if (!continues(check.last, head, previous)) tell(check, { kind: 'unlinked', sequence });
  compare(check, head);
  if (isRow(row) && row.entry.kind === 'cut') check.cut = { ...row.entry, sequence };
  check.last = head;
}

/** The oldest row. What was anchored just before it is in its own hash. */
function begin(check: Check, { sequence }: Head, previous: string): void {
  check.first = { sequence, previous };
  const before = sequence - 1;
  while ((check.waiting[0]?.sequence ?? before) < before) check.waiting.shift();
  if (before > 0) compare(check, { sequence: before, hash: previous });
}

function follow(check: Check, { sequence }: Head, last: Head): void {
  const due = last.sequence + 1;
  if (sequence > due) tell(check, { kind: 'missing', from: due, to: sequence - 1 });
}

/** Whether a row carries on the one before. Across a gap nobody knows, and the gap is told. */
function continues(last: Head | undefined, { sequence }: Head, previous: string): boolean {
  if (!last) return sequence > 1 || previous === ORIGIN;
  return sequence > last.sequence + 1 || (sequence > last.sequence && previous === last.hash);
}

/** Takes the anchors up to here; those at this very place must fit. */
function compare(check: Check, head: Head): void {
  for (;;) {
    const anchor = check.waiting[0];
    if (!anchor || anchor.sequence > head.sequence) return;
    check.waiting.shift();
    if (anchor.sequence < head.sequence) continue;
    if (anchor.hash === head.hash) check.vouching = anchor;
    else tell(check, { kind: 'rewritten', anchor });
  }
}

/** What only the end tells: anchors that were never come by, and a beginning that is not the first. */
function end(check: Check): void {
  const { first, last, cut, waiting } = check;
  for (const anchor of waiting) {
    tell(check, { kind: 'cut-off', last: last?.sequence ?? 0, anchor });
  }
  if (!first || first.sequence === 1) return;
  const isExplained = cut?.first === first.sequence && cut.previous === first.previous;
  if (!isExplained) tell(check, { kind: 'beheaded', first: first.sequence });
}

function verdictOf({ first, last, count, faults, faultCount, vouching, cut }: Check) {
  const verdict: LedgerVerdict = {
    state: faultCount > 0 ? 'broken' : count === 0 ? 'empty' : vouching ? 'intact' : 'not anchored',
    count,
    faults,
    faultCount,
    ...(first ? { first: first.sequence } : {}),
    ...(last ? { last } : {}),
    ...(vouching ? { anchor: vouching } : {}),
    ...(cut
      ? { cut: { sequence: cut.sequence, at: cut.at, first: cut.first, days: cut.days } }
      : {}),
  };
  return verdict;
}

function tell(check: Check, fault: LedgerFault): void {
  check.faultCount += 1;
  if (check.faults.length < TOLD_FAULTS) check.faults.push(fault);
}
