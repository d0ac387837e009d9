import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Deed } from '../../../lib/recorder/ledger/entry';
import type { Ledger } from '../../../lib/station/ledger/ledger';
import type { Page, PageFilter, PagePlace } from '../../../lib/station/ledger/pages';
import { clearLedger, LedgerBench, NOW, tamper } from '../support/ledger-bench';

let bench: LedgerBench;
let ledger: Ledger;

const ALL: PageFilter = { kinds: [] };
const LOST: Deed = { kind: 'entries-lost', count: 1 };
const OTHER: Deed = { kind: 'identity-changed' };
const EXPORTED: Deed = { kind: 'exported', form: 'csv', sequence: 1, hash: '' };

beforeEach(async () => {
  await clearLedger();
  bench = new LedgerBench();
  ledger = bench.ledger();
});

const read = (filter: PageFilter, place: PagePlace, size = 10) => ledger.page(filter, place, size);
const numbers = ({ rows }: Page) => rows.map(({ sequence }) => sequence);
const down = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index);

/** All pages, one after the other, by the entry each is next to. */
async function walk(
  filter: PageFilter,
  from: 'newest' | 'oldest',
  size: number,
): Promise<number[]> {
  const found: number[] = [];
  let place: PagePlace = from;
  for (;;) {
    const page = await read(filter, place, size);
    const edge = from === 'newest' ? page.rows.at(-1) : page.rows[0];
    found.push(...(from === 'newest' ? numbers(page) : numbers(page).reverse()));
    if (!edge || !(from === 'newest' ? page.hasOlder : page.hasNewer)) return found;
    const key = { at: edge.entry.at, sequence: edge.sequence };
    place = from === 'newest' ? { olderThan: key } : { newerThan: key };
  }
}

describe('without a filter', () => {
  beforeEach(() => bench.fill(ledger, 47, OTHER));

  it('pages are numbered from the newest', async () => {
    expect(await read(ALL, 1)).toMatchObject({
      hasOlder: true,
      hasNewer: false,
      first: 1,
      last: 47,
    });
    expect(numbers(await read(ALL, 1))).toEqual(down(47, 38));
    expect(numbers(await read(ALL, 'newest'))).toEqual(down(47, 38));
    expect(numbers(await read(ALL, 3))).toEqual(down(27, 18));
    expect(await read(ALL, 3)).toMatchObject({ hasOlder: true, hasNewer: true });
    expect(numbers(await read(ALL, 5))).toEqual(down(7, 1));
    expect(await read(ALL, 5)).toMatchObject({ hasOlder: false, hasNewer: true });
    expect(numbers(await read(ALL, 6))).toEqual([]);
  });

  it('the oldest page has the bounds it has by its number', async () => {
    expect(numbers(await read(ALL, 'oldest'))).toEqual(numbers(await read(ALL, 5)));
    expect(numbers(await read(ALL, 'oldest', 47))).toEqual(down(47, 1));
    expect(numbers(await read(ALL, 'oldest', 1))).toEqual([1]);
  });

  it('each entry is met once on the way, though new ones come', async () => {
    expect(await walk(ALL, 'newest', 9)).toEqual(down(47, 1));
    expect(await walk(ALL, 'oldest', 9)).toEqual(down(47, 1).reverse());
    const page = await read(ALL, 1);
    const last = page.rows.at(-1);
    await bench.fill(ledger, 5, OTHER);
    const next = await read(ALL, { olderThan: { at: 0, sequence: last?.sequence ?? 0 } });
    expect(numbers(next)).toEqual(down(37, 28));
  });

  it('what was deleted or spoiled is left out, and keeps nothing else away', async () => {
    await tamper(async (rows) => {
      await rows.remove(46);
      await rows.put({ sequence: 45, entry: 'nothing' });
    });
    expect(numbers(await read(ALL, 1))).toEqual([47, ...down(44, 38)]);
  });
});

describe('with a filter', () => {
  beforeEach(async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await bench.fill(ledger, 1, LOST);
      await bench.fill(ledger, 2, OTHER);
      await bench.fill(ledger, 1, EXPORTED);
    }
  });
  const every = (each: readonly number[]) =>
    Array.from({ length: 40 }, (_, index) => index + 1).filter((n) => each.includes((n - 1) % 4));

  it('by kind finds exactly these, either way', async () => {
    const filter = { kinds: ['entries-lost'] };
    expect(await walk(filter, 'newest', 3)).toEqual(every([0]).reverse());
    expect(await walk(filter, 'oldest', 3)).toEqual(every([0]));
  });

  it('by several kinds finds them in one order', async () => {
    const filter = { kinds: ['entries-lost', 'exported'] };
    expect(await walk(filter, 'newest', 7)).toEqual(every([0, 3]).reverse());
    expect(await walk(filter, 'oldest', 7)).toEqual(every([0, 3]));
  });

  it('by a kind that nobody knows finds nothing', async () => {
    expect(await read({ kinds: ['no-such'] }, 'newest')).toMatchObject({
      rows: [],
      hasOlder: false,
    });
  });

  it('by time finds both ends included', async () => {
    const at = (sequence: number) => NOW + sequence * 60_000;
    expect(await walk({ kinds: [], from: at(5), to: at(9) }, 'newest', 2)).toEqual(down(9, 5));
    expect(await walk({ kinds: [], from: at(5) + 1, to: at(9) - 1 }, 'oldest', 2)).toEqual([
      6, 7, 8,
    ]);
    expect(await walk({ kinds: [], from: at(38) }, 'newest', 2)).toEqual([40, 39, 38]);
    expect(await walk({ kinds: [], to: at(3) }, 'newest', 2)).toEqual([3, 2, 1]);
    expect(await walk({ kinds: [], from: at(9), to: at(5) }, 'newest', 2)).toEqual([]);
  });

  it('by time and kind finds what is both', async () => {
    const from = NOW + 9 * 60_000;
    const filter = { kinds: ['entries-lost'], from, to: from + 8 * 60_000 };
    expect(await walk(filter, 'newest', 2)).toEqual([17, 13, 9]);
    expect(await walk(filter, 'oldest', 2)).toEqual([9, 13, 17]);
  });

  it('puts an entry that a wrong clock dated back where its time is', async () => {
    bench.now = NOW + 30_000;
    ledger.add(LOST);
    const page = await read({ kinds: ['entries-lost'] }, 'oldest', 2);
    expect(numbers(page)).toEqual([1, 41]);
    expect(numbers(await read(ALL, 1, 1))).toEqual([41]);
  });

  it('a place outside the wanted time is no fault', async () => {
    const filter = { kinds: [], from: NOW + 5 * 60_000, to: NOW + 9 * 60_000 };
    const early = { at: NOW, sequence: 1 };
    const late = { at: NOW + 3_600_000, sequence: 40 };
    expect(numbers(await read(filter, { olderThan: early }))).toEqual([]);
    expect(numbers(await read(filter, { newerThan: late }))).toEqual([]);
    expect(numbers(await read(filter, { newerThan: early }))).toEqual(down(9, 5));
    expect(numbers(await read(filter, { olderThan: late }))).toEqual(down(9, 5));
  });
});

it('an empty ledger has an empty page', async () => {
  expect(await read(ALL, 1)).toEqual({ rows: [], hasOlder: false, hasNewer: false });
  expect(await read({ kinds: ['tag'] }, 'oldest')).toMatchObject({ rows: [] });
});
