import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Head } from '../../../lib/recorder/ledger/entry';
import type { Ledger } from '../../../lib/station/ledger/ledger';
import { clearLedger, DAY, entriesOf, LedgerBench, NOW, tamper } from '../support/ledger-bench';

let bench: LedgerBench;
let ledger: Ledger;

beforeEach(async () => {
  await clearLedger();
  bench = new LedgerBench();
  bench.days = 30;
  ledger = bench.ledger();
});

/** An entry on each of so many days. */
async function days(count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    bench.now += DAY;
    ledger.add({ kind: 'identity-changed' });
  }
  await ledger.head();
}

async function oldest(): Promise<number | undefined> {
  return (await ledger.page({ kinds: [] }, 1, 1)).first;
}

describe('entries that are older than the settings keep', () => {
  it('are removed at the start, and the ledger says so and stays whole', async () => {
    await days(40);
    await ledger.look();
    const entries = await entriesOf(ledger);
    expect(entries).toHaveLength(32);
    expect(entries[0]?.at).toBe(NOW + 10 * DAY);
    expect(entries.at(-1)).toMatchObject({
      kind: 'cut',
      first: 10,
      removed: 9,
      days: 30,
      newest: NOW + 9 * DAY,
    });
    expect(await ledger.verify()).toMatchObject({
      state: 'not anchored',
      first: 10,
      faults: [],
      cut: { first: 10, days: 30, sequence: 41 },
    });
  });

  it('are looked for once a day', async () => {
    await days(40);
    await ledger.look();
    await days(1);
    bench.now -= DAY - 1;
    await ledger.look();
    expect(await oldest()).toBe(10);
    bench.now += DAY;
    await ledger.look();
    expect(await oldest()).toBeGreaterThan(10);
    expect(await ledger.verify()).toMatchObject({ faults: [] });
  });

  it('take their anchors with them, and leave the others', async () => {
    await days(3);
    const gone = (await ledger.head()) as Head;
    await ledger.anchored(gone.sequence, gone.hash, 'log-event');
    await days(37);
    const kept = (await ledger.head()) as Head;
    await ledger.anchored(kept.sequence, kept.hash, 'log-event');
    await ledger.look();
    expect(await ledger.verify()).toMatchObject({ state: 'intact', anchor: { sequence: 40 } });
    // What was deleted beyond the cut is still found.
    await tamper((rows) => rows.remove(10));
    expect((await ledger.verify())?.faults).toMatchObject([{ kind: 'beheaded', first: 11 }]);
  });

  it('stay as long as nothing younger is there', async () => {
    await days(5);
    bench.now += 400 * DAY;
    await ledger.look();
    expect(await oldest()).toBe(1);
  });

  it('stay when the clock has just jumped ahead, and go once it has been so for a day', async () => {
    await days(5);
    bench.now += 400 * DAY;
    ledger.add({ kind: 'background-started', start: 'browser' });
    await ledger.look();
    expect(await oldest()).toBe(1);
    bench.now += DAY;
    await ledger.look();
    expect(await oldest()).toBe(6);
  });

  it('stay behind a younger one: an entry that was dated back by a wrong clock takes nothing along', async () => {
    await days(2);
    bench.now -= 1000 * DAY;
    ledger.add({ kind: 'identity-changed' });
    bench.now += 1000 * DAY;
    await days(20);
    await ledger.look();
    expect(await oldest()).toBe(1);
    await days(15);
    await ledger.look();
    expect(await oldest()).toBe(8);
    expect(await ledger.verify()).toMatchObject({ faults: [] });
  });

  it('stay where something is missing among them, for that must not look like a cut', async () => {
    await days(40);
    await tamper((rows) => rows.remove(5));
    await ledger.look();
    expect(await oldest()).toBe(1);
    expect((await ledger.verify())?.faults).toEqual([{ kind: 'missing', from: 5, to: 5 }]);
  });

  it('stay where the oldest is spoiled', async () => {
    await days(40);
    await tamper((rows) => rows.put({ sequence: 1, entry: { at: 0, kind: 'x' } }));
    await ledger.look();
    expect(await oldest()).toBe(1);
  });

  it('are removed by the thousand', async () => {
    await bench.fill(ledger, 1200);
    bench.now += 31 * DAY;
    await days(3);
    await ledger.look();
    expect(await oldest()).toBe(1201);
    expect(await ledger.verify()).toMatchObject({ faults: [], count: 4 });
  });
});

it('a cut names the longest that entries are kept as it was then', async () => {
  await days(40);
  await ledger.look();
  bench.days = 10;
  bench.now += DAY;
  await ledger.look();
  const cuts = (await entriesOf(ledger)).flatMap((each) => (each.kind === 'cut' ? [each] : []));
  expect(cuts.map((cut) => cut.days)).toEqual([30, 10]);
  expect(await ledger.verify()).toMatchObject({ faults: [], cut: { days: 10 } });
});
