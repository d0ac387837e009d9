import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

/**
 * The ledger in a real browser's database: what happened stands in it, nothing in it can be changed
 * unnoticed, and however long it gets, every page comes as fast as the first.
 */
const LONG = 100_000;
const FAR_PAGE = 1000;
/** Page 1 and the far one are asked for in turn, so often. */
const ROUNDS = 25;

/** What the page's own world has of the extension's interface, as far as it is used here. */
declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };

let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

interface Row {
  readonly sequence: number;
  readonly entry: { readonly kind: string };
}

/** The kinds of all entries, the oldest first. */
async function kinds(page: Page): Promise<string[]> {
  const rows = await page.evaluate(async () => {
    const message = { type: 'get-activity', filter: { kinds: [] }, page: 'newest', size: 200 };
    return ((await chrome.runtime.sendMessage(message)) as { rows: Row[] }).rows;
  });
  return rows.map(({ entry }) => entry.kind).reverse();
}

/** Writes into the ledger's database past the product, as somebody with a debugger would. */
function tamper(page: Page, how: 'edit the newest pause' | 'make it long', count = 0) {
  return page.evaluate(
    async (wanted, length) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => {
            resolve(request.result);
          };
          request.onerror = () => {
            reject(request.error ?? new Error('no reason given'));
          };
        });
      const database = await settled(indexedDB.open('encore-recording-control-ledger'));
      const rows = database.transaction('rows', 'readwrite').objectStore('rows');
      const keys = await settled(rows.getAllKeys());
      if (wanted === 'make it long') {
        const hash = 'a'.repeat(64);
        const last = Number(keys.at(-1) ?? 0);
        for (let sequence = last + 1; sequence <= length; sequence += 1) {
          const entry = { id: `e${sequence}`, at: sequence, offset: 0, kind: 'identity-changed' };
          rows.put({ sequence, previous: hash, hash, entry });
        }
        await new Promise((resolve) => {
          rows.transaction.oncomplete = resolve;
        });
      } else {
        const all = (await settled(rows.getAll())) as { entry: { kind: string; at: number } }[];
        const pause = all.filter(({ entry }) => entry.kind === 'pause-confirmed').at(-1);
        if (!pause) throw new Error('There is no pause to edit.');
        pause.entry.at -= 60_000;
        await settled(rows.put(pause));
      }
      database.close();
    },
    how,
    count,
  );
}

describe.each(BROWSER_NAMES)('the ledger in %s', (name) => {
  test('tells of a pause, of the death in it, and of an entry that was edited', async () => {
    const { simulator, browser, openScreen, openOptions } = (seat = await takeSeat(name));
    const screen = await openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    await screen.press('Secure pause');
    await screen.shows('Protected');
    const options = await openOptions();
    const since = Date.now();
    await browser.killBackground();
    await browser.untilBackground('started', { after: since, withinMs: 35_000 });
    await screen.shows('Protected');

    await expect.poll(() => kinds(options.page)).toContain('watch-gap');
    const told = await kinds(options.page);
    expect(told.filter((kind) => kind !== 'request' && kind !== 'settings-changed')).toEqual([
      'background-started',
      ...told.filter((kind) => kind === 'identity-changed'),
      'pause-wished',
      'pause-confirmed',
      'background-started',
      'watch-gap',
    ]);

    await options.press('Check the ledger');
    await options.tells('The ledger is not anchored');
    await tamper(options.page, 'edit the newest pause');
    await options.press('Check the ledger');
    await options.tells('The ledger was changed.');
    await options.tells('was edited.');
  });
});

test('page 1,000 of 100,000 entries comes within twice the time of page 1', async () => {
  const { openOptions } = (seat = await takeSeat('chromium'));
  const { page } = await openOptions();
  await tamper(page, 'make it long', LONG);
  const [first = NaN, far = NaN, lowest] = await page.evaluate(
    async (farPage, rounds) => {
      const ask = async (place: number) => {
        const message = { type: 'get-activity', filter: { kinds: [] }, page: place, size: 20 };
        const from = performance.now();
        const reply = (await chrome.runtime.sendMessage(message)) as { rows: Row[] };
        return { ms: performance.now() - from, newest: reply.rows[0]?.sequence };
      };
      const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;
      const times: [number[], number[]] = [[], []];
      let newest: number | undefined;
      for (let round = 0; round < rounds; round += 1) {
        times[0].push((await ask(1)).ms);
        const there = await ask(farPage);
        times[1].push(there.ms);
        newest = there.newest;
      }
      return [median(times[0]), median(times[1]), newest];
    },
    FAR_PAGE,
    ROUNDS,
  );
  expect(lowest).toBeLessThanOrEqual(LONG - (FAR_PAGE - 1) * 20 + 20);
  console.log(`Page 1: ${first.toFixed(1)} ms; page 1,000: ${far.toFixed(1)} ms (medians).`);
  expect(far / first).toBeLessThanOrEqual(2);
});
