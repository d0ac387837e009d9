import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkAll } from '../../../lib/recorder/ledger/chain';
import type { LedgerEntry, LedgerRow } from '../../../lib/recorder/ledger/entry';
import type { LedgerVerdict } from '../../../lib/recorder/ledger/verdict';
import { anchorAt, chainOf, entryAt, FIRST_AT, judge } from '../support/ledger-rows';

let rows: LedgerRow[];
beforeAll(async () => {
  rows = await chainOf(20);
});

const kinds = ({ faults }: LedgerVerdict) => faults.map(({ kind }) => kind);

/** The chain as somebody would make it who changes one entry and hashes all that follow anew. */
async function remade(from: number, change: (entry: LedgerEntry) => LedgerEntry) {
  const kept = rows.filter(({ sequence }) => sequence < from);
  const rest = rows
    .slice(kept.length)
    .map(({ entry }, index) => (index === 0 ? change(entry) : entry));
  return [...kept, ...(await linkAll(kept.at(-1), rest))];
}

const lie = (entry: LedgerEntry): LedgerEntry => ({ ...entry, at: entry.at - 1 });
const edit = (sequence: number, change: (row: LedgerRow) => unknown) =>
  rows.map((row) => (row.sequence === sequence ? change(row) : row));

describe('a chain that nobody touched', () => {
  it('is intact where an anchor vouches for it, and says up to where', async () => {
    const verdict = await judge(rows, [anchorAt(rows, 4), anchorAt(rows, 17)]);
    expect(verdict).toEqual({
      state: 'intact',
      count: 20,
      first: 1,
      last: { sequence: 20, hash: rows[19]?.hash },
      anchor: anchorAt(rows, 17),
      faults: [],
      faultCount: 0,
    });
  });

  it('is not anchored where nobody vouches for it', async () => {
    expect(await judge(rows)).toMatchObject({ state: 'not anchored', count: 20, faults: [] });
  });

  it('that has no entries is empty', async () => {
    expect(await judge([])).toMatchObject({ state: 'empty', count: 0 });
  });
});

describe('what was done to a chain is found, and where', () => {
  it.each<[string, (row: LedgerRow) => LedgerRow]>([
    ['a time', (row) => ({ ...row, entry: lie(row.entry) })],
    [
      'a text that becomes a number',
      (row) => ({ ...row, entry: { ...row.entry, port: 7 } }) as never,
    ],
    ['a member added', (row) => ({ ...row, entry: { ...row.entry, note: '' } }) as never],
    [
      'its hash',
      (row) => ({ ...row, hash: row.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) }),
    ],
    ['all of it', () => null as never],
    ['its shape', (row) => ({ sequence: row.sequence, hash: row.hash }) as never],
    ['something that has no text', (row) => ({ ...row, entry: { a: new Map() } }) as never],
  ])('editing %s', async (_, change) => {
    const verdict = await judge(edit(8, change), [anchorAt(rows, 20)]);
    expect(verdict.state).toBe('broken');
    expect(verdict.faults[0]).toEqual({ kind: 'edited', sequence: 8 });
  });

  it('editing an entry together with its hash', async () => {
    const [forged] = await linkAll(rows[6], [lie(entryAt(8))]);
    const verdict = await judge(edit(8, () => forged));
    expect(verdict.faults).toEqual([{ kind: 'unlinked', sequence: 9 }]);
  });

  it('deleting from the middle', async () => {
    const without = rows.filter(({ sequence }) => sequence !== 8 && sequence !== 9);
    const verdict = await judge(without, [anchorAt(rows, 20)]);
    expect(verdict.faults).toEqual([{ kind: 'missing', from: 8, to: 9 }]);
  });

  it('deleting from the middle and closing the gap', async () => {
    const without = rows
      .filter(({ sequence }) => sequence !== 8)
      .map((row) => (row.sequence > 8 ? { ...row, sequence: row.sequence - 1 } : row));
    const verdict = await judge(without, [anchorAt(rows, 20)]);
    expect(verdict.state).toBe('broken');
    // The sequence number is sealed with the entry.
    expect(verdict.faults[0]).toEqual({ kind: 'edited', sequence: 8 });
  });

  it('putting one in twice, or two in the wrong order', async () => {
    const [a, b, c] = rows as [LedgerRow, LedgerRow, LedgerRow];
    expect((await judge([a, b, b, c])).faults).toEqual([{ kind: 'unlinked', sequence: 2 }]);
    expect(kinds(await judge([a, c, b]))).toEqual(['missing', 'unlinked']);
  });

  it('deleting the oldest, which no cut tells of', async () => {
    expect((await judge(rows.slice(5))).faults).toEqual([{ kind: 'beheaded', first: 6 }]);
    const anchor = anchorAt(rows, 20);
    expect((await judge(rows.slice(5), [anchor])).faults).toEqual([{ kind: 'beheaded', first: 6 }]);
  });

  it('a beginning that is none', async () => {
    const [first] = rows as [LedgerRow];
    const [forged] = await linkAll({ sequence: 0, hash: first.hash }, [first.entry]);
    expect((await judge([forged])).faults).toEqual([{ kind: 'unlinked', sequence: 1 }]);
  });

  it('cutting off the newest, against an anchor; without one it is not anchored', async () => {
    const cut = rows.slice(0, 15);
    const anchor = anchorAt(rows, 17);
    const verdict = await judge(cut, [anchor]);
    expect(verdict).toMatchObject({
      state: 'broken',
      faults: [{ kind: 'cut-off', last: 15, anchor }],
    });
    expect(await judge(cut)).toMatchObject({ state: 'not anchored' });
  });

  it('deleting all, against an anchor', async () => {
    const anchor = anchorAt(rows, 17);
    expect((await judge([], [anchor])).faults).toEqual([{ kind: 'cut-off', last: 0, anchor }]);
  });

  it('making the chain anew, against an anchor; without one it is not anchored', async () => {
    const forged = await remade(8, lie);
    const anchor = anchorAt(rows, 17);
    expect((await judge(forged, [anchor])).faults).toEqual([{ kind: 'rewritten', anchor }]);
    expect(await judge(forged)).toMatchObject({ state: 'not anchored', faults: [] });
  });

  it('making it anew, though a later head was anchored since', async () => {
    const forged = await remade(8, lie);
    const verdict = await judge(forged, [anchorAt(rows, 9), anchorAt(forged, 20)]);
    expect(verdict.state).toBe('broken');
    expect(kinds(verdict)).toEqual(['rewritten']);
  });

  it('is not found in what was written before the change alone: an anchor vouches up to itself', async () => {
    const forged = await remade(8, lie);
    const verdict = await judge(forged, [anchorAt(rows, 7)]);
    expect(verdict).toMatchObject({ state: 'intact', anchor: { sequence: 7 } });
  });

  it('many faults are counted, and the first are told', async () => {
    const spoiled = rows.concat(rows, rows).map((row) => ({ ...row, hash: '' }));
    const verdict = await judge(spoiled);
    expect(verdict.faultCount).toBe(60);
    expect(verdict.faults).toHaveLength(20);
  });
});

describe('a cut', () => {
  /** The ledger after its entries before `first` were removed for their age. */
  async function cutTo(first: number, more: Partial<Extract<LedgerEntry, { kind: 'cut' }>> = {}) {
    const kept = rows.filter(({ sequence }) => sequence >= first);
    const previous = kept[0]?.previous ?? '';
    const removed = first - 1;
    const deed = { kind: 'cut', first, previous, removed, days: 365, newest: FIRST_AT } as const;
    const entry: LedgerEntry = { ...entryAt(21), ...deed, ...more };
    return [...kept, ...(await linkAll(rows[19], [entry]))];
  }

  it('by the rules is told from a deletion', async () => {
    const verdict = await judge(await cutTo(6), [anchorAt(rows, 20)]);
    expect(verdict).toMatchObject({
      state: 'intact',
      first: 6,
      cut: { sequence: 21, first: 6, days: 365 },
    });
  });

  it('does not excuse that more is gone than it says', async () => {
    const more = (await cutTo(6)).slice(2);
    expect((await judge(more)).faults).toEqual([{ kind: 'beheaded', first: 8 }]);
  });

  it('does not excuse another beginning than the one it names', async () => {
    const other = await cutTo(6, { previous: rows[2]?.hash ?? '' });
    expect((await judge(other)).faults).toEqual([{ kind: 'beheaded', first: 6 }]);
  });

  it('leaves only anchors that can still be compared', async () => {
    const after = await cutTo(6);
    expect(await judge(after, [anchorAt(rows, 3)])).toMatchObject({ state: 'not anchored' });
    // The hash of the last entry that was removed stands in the first that was kept.
    expect(await judge(after, [anchorAt(rows, 5)])).toMatchObject({ state: 'intact' });
    const wrong = { ...anchorAt(rows, 5), hash: rows[6]?.hash ?? '' };
    expect(kinds(await judge(after, [wrong]))).toEqual(['rewritten']);
  });
});

describe('whatever is done to a chain of which the newest entry is anchored', () => {
  it('is found', async () => {
    const at = fc.integer({ min: 0, max: 19 });
    const deeds = fc.oneof(
      fc.record({ do: fc.constant('delete' as const), at }),
      fc.record({ do: fc.constant('swap' as const), at, with: at }),
      fc.record({ do: fc.constant('remake' as const), at }),
      fc.record({ do: fc.constant('cut-off' as const), at }),
    );
    await fc.assert(
      fc.asyncProperty(deeds, async (deed) => {
        const forged = await forge(deed);
        fc.pre(JSON.stringify(forged) !== JSON.stringify(rows));
        expect((await judge(forged, [anchorAt(rows, 20)])).state).toBe('broken');
      }),
      { numRuns: 100 },
    );
  });

  type Forgery =
    | { readonly do: 'delete' | 'remake' | 'cut-off'; readonly at: number }
    | { readonly do: 'swap'; readonly at: number; readonly with: number };

  async function forge(deed: Forgery): Promise<readonly unknown[]> {
    switch (deed.do) {
      case 'delete':
        return rows.filter((_, index) => index !== deed.at);
      case 'cut-off':
        return rows.slice(0, deed.at);
      case 'remake':
        return remade(deed.at + 1, lie);
      case 'swap':
        return rows.map((row, index) => {
          if (index === deed.at) return rows[deed.with];
          return index === deed.with ? rows[deed.at] : row;
        });
    }
  }
});
