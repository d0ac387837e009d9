import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkAll } from '../../../lib/recorder/ledger/chain';
import type { Head, LedgerRow } from '../../../lib/recorder/ledger/entry';
import type { ExportPlace } from '../../../lib/station/ledger/export';
import type { Ledger } from '../../../lib/station/ledger/ledger';
import { clearLedger, entriesOf, LedgerBench, NOW, tamper, wish } from '../support/ledger-bench';

let bench: LedgerBench;

beforeEach(async () => {
  await clearLedger();
  bench = new LedgerBench();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The whole file, as a page puts it together from its parts. */
async function fileOf(ledger: Ledger, form: ExportPlace['form']): Promise<string> {
  let place: ExportPlace = { form };
  for (let text = ''; ;) {
    const part = await ledger.export(place);
    text += part.text;
    if (!part.next) return text;
    place = { form, next: part.next };
  }
}

describe('writing', () => {
  it('keeps the order in which things happened, in one unbroken chain', async () => {
    const ledger = bench.ledger();
    wish(ledger, 'first');
    ledger.add({ kind: 'identity-changed' });
    wish(ledger, 'second');
    const { rows } = await ledger.page({ kinds: [] }, 'newest', 10);
    expect(rows.map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
    expect(rows.map(({ entry }) => entry.kind)).toEqual([
      'pause-wished',
      'pause-ended',
      'identity-changed',
      'pause-wished',
    ]);
    expect(await ledger.verify()).toMatchObject({ state: 'not anchored', count: 4, faults: [] });
  });

  it('says who it was, when and at what local time', async () => {
    const ledger = bench.ledger();
    wish(ledger, 'act', NOW - 5);
    const [entry] = await entriesOf(ledger);
    expect(entry).toMatchObject({ at: NOW - 5, offset: 60, who: 'ACME\\anna', id: 'act:wish' });
  });

  it('goes on with the chain that is there', async () => {
    await bench.fill(bench.ledger(), 3);
    const head = await bench.ledger().head();
    const ledger = bench.ledger();
    await bench.fill(ledger, 2);
    const { rows } = await ledger.page({ kinds: [] }, 'newest', 2);
    expect(rows.map(({ sequence }) => sequence)).toEqual([5, 4]);
    expect(rows[1]?.previous).toBe(head?.hash);
  });

  it('of two backgrounds at once, one dying and one just born, loses nothing and breaks nothing', async () => {
    const [old, young] = [bench.ledger(), bench.ledger()];
    await Promise.all([old.head(), young.head()]);
    for (let turn = 0; turn < 20; turn += 1) {
      wish(old, `old-${turn}`);
      wish(young, `young-${turn}`);
      if (turn % 3 === 0) await young.head();
    }
    await Promise.all([old.head(), young.head()]);
    const entries = await entriesOf(young);
    const wishes = entries.filter(({ kind }) => kind === 'pause-wished');
    expect(wishes).toHaveLength(40);
    expect(await young.verify()).toMatchObject({ state: 'not anchored', faults: [] });
  });

  it('takes what two told at once, under one id, for one', async () => {
    const dying = bench.ledger();
    wish(dying, 'act');
    const { told, unwritten } = dying.backlog();
    expect(unwritten).toHaveLength(1);
    await dying.head();
    await clearLedger();
    const ledger = bench.ledgerAfter({ told, unwritten: [...unwritten, ...unwritten], lost: 0 });
    expect((await entriesOf(ledger)).map(({ id }) => id)).toEqual(['act:wish']);
    expect(await ledger.verify()).toMatchObject({ faults: [] });
  });

  it('tells what is on the disk, in order', async () => {
    const told: LedgerRow[] = [];
    const ledger = bench.ledger({ written: (rows) => told.push(...rows) });
    await bench.fill(ledger, 3);
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(await ledger.head()).toEqual({ sequence: 3, hash: told[2]?.hash });
  });

  it('is not stopped by whoever is told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const ledger = bench.ledger({
      written: () => {
        throw new Error('no');
      },
    });
    await bench.fill(ledger, 2);
    expect(await entriesOf(ledger)).toHaveLength(2);
  });
});

describe('a browser that refuses its database', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  const refusing = {
    open: () => {
      throw new DOMException('no', 'InvalidStateError');
    },
  } as unknown as IDBFactory;

  it('loses nothing as long as it does not last, and never stops whoever acts', async () => {
    const good = globalThis.indexedDB;
    globalThis.indexedDB = refusing;
    const ledger = bench.ledger();
    wish(ledger, 'act');
    await expect(ledger.head()).rejects.toThrow();
    expect(ledger.backlog().unwritten).toHaveLength(1);
    globalThis.indexedDB = good;
    ledger.add({ kind: 'identity-changed' });
    expect((await entriesOf(ledger)).map(({ kind }) => kind)).toEqual([
      'pause-wished',
      'identity-changed',
    ]);
    expect(ledger.backlog().unwritten).toEqual([]);
  });

  it('for long drops the oldest, and says how many', async () => {
    const good = globalThis.indexedDB;
    globalThis.indexedDB = refusing;
    const ledger = bench.ledger();
    for (let number = 0; number < 1010; number += 1) ledger.add({ kind: 'identity-changed' });
    await expect(ledger.head()).rejects.toThrow();
    globalThis.indexedDB = good;
    ledger.add({ kind: 'identity-changed' });
    const entries = await entriesOf(ledger);
    expect(entries).toHaveLength(1001);
    expect(entries[0]).toMatchObject({ kind: 'entries-lost', count: 11 });
  });
});

describe('anchors', () => {
  it('make the ledger one that somebody else vouches for', async () => {
    const ledger = bench.ledger();
    await bench.fill(ledger, 3);
    const head = (await ledger.head()) as Head;
    await bench.fill(ledger, 2);
    expect((await ledger.verify())?.state).toBe('not anchored');
    await ledger.anchored(head.sequence, head.hash, 'log-event');
    expect(await ledger.verify()).toMatchObject({
      state: 'intact',
      anchor: { ...head, by: 'log-event' },
      last: { sequence: 5 },
    });
  });

  it('find what was cut off, and what was made anew', async () => {
    const ledger = bench.ledger();
    await bench.fill(ledger, 6);
    const head = (await ledger.head()) as Head;
    await ledger.anchored(head.sequence, head.hash, 'log-event');
    await tamper((rows) => rows.remove(6));
    expect((await ledger.verify())?.faults).toMatchObject([{ kind: 'cut-off', last: 5 }]);
    await bench.fill(ledger, 3);
    expect((await ledger.verify())?.faults).toMatchObject([{ kind: 'rewritten' }]);
  });

  it('that was anchored once is not replaced by another at its place', async () => {
    const ledger = bench.ledger();
    await bench.fill(ledger, 4);
    const { sequence, hash } = (await ledger.head()) as Head;
    await ledger.anchored(sequence, hash, 'log-event');
    await tamper(async (rows) => {
      const [first, ...others] = await rows.all();
      const entries = others.map(({ entry }) => ({ ...entry, at: 0 }));
      for (const row of await linkAll(first, entries)) await rows.put(row);
    });
    const again = (await ledger.head()) as Head;
    expect(again.sequence).toBe(sequence);
    await ledger.anchored(again.sequence, again.hash, 'export');
    expect((await ledger.verify())?.faults).toMatchObject([{ kind: 'rewritten' }]);
  });

  it('that somebody brought along count too; what is none is not taken for one', async () => {
    const ledger = bench.ledger();
    await bench.fill(ledger, 3);
    const { hash } = (await ledger.head()) as Head;
    expect(await ledger.verify(`3:${hash}`)).toMatchObject({
      state: 'intact',
      anchor: { by: 'given', sequence: 3 },
    });
    expect((await ledger.verify(`2:${hash}`))?.faults).toMatchObject([{ kind: 'rewritten' }]);
    expect((await ledger.verify(`4:${hash}`))?.faults).toMatchObject([{ kind: 'cut-off' }]);
    expect(await ledger.verify('three')).toBeUndefined();
    expect((await ledger.verify('  '))?.state).toBe('not anchored');
  });
});

describe('an export', () => {
  it('is whole however many parts it came in, anchors its head, and is an entry itself', async () => {
    const ledger = bench.ledger();
    await bench.fill(ledger, 2345);
    const file = JSON.parse(await fileOf(ledger, 'json')) as {
      head: Head;
      entries: LedgerRow[];
    };
    expect(file.entries.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 2345 }, (_, index) => index + 1),
    );
    const verdict = await ledger.verify();
    expect(verdict).toMatchObject({ state: 'intact', count: 2346, anchor: file.head });
    const newest = (await entriesOf(ledger)).at(-1);
    expect(newest).toMatchObject({ kind: 'exported', form: 'json', ...file.head });
  });

  it('ends with the entry that was the newest when it was begun', async () => {
    const ledger = bench.ledger();
    await bench.fill(ledger, 2001);
    const first = await ledger.export({ form: 'csv' });
    await bench.fill(ledger, 5);
    const last = await ledger.export({ form: 'csv', next: first.next as never });
    expect((first.text + last.text).trim().split('\r\n')).toHaveLength(2002);
    expect(last.done).toMatchObject({ sequence: 2001 });
    expect(await ledger.verify()).toMatchObject({ state: 'intact', anchor: { sequence: 2001 } });
  });

  it('of an empty ledger is a file with nothing in it, and anchors nothing', async () => {
    const ledger = bench.ledger();
    expect(JSON.parse(await fileOf(ledger, 'json'))).toMatchObject({ head: null, entries: [] });
    expect(await ledger.verify()).toMatchObject({ state: 'empty' });
  });
});
