/** A content script that somebody has taken over: a CRM page is not trusted, nor what runs in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';
import { HostilePage, takenOver } from './hostile-page';
import type { Loot } from './hostile-page';
import { allOrders, allWords, OTHER } from './messages';

const CUSTOMER = 'ACC-4711-0815';
const COLLEAGUE = 'login.of.a.colleague';
/** Requests that the extension may make by itself while a call is on. */
const READS = ['InitUser', 'PortStatusEX', 'PortStatus', 'GetURL', 'GetField'];
const AREAS = ['local', 'session', 'sync', 'managed'] as const;

describe.each(BROWSER_NAMES)('a content script that somebody has taken over, in %s', (name) => {
  let seat: Seat;
  let extension: Awaited<ReturnType<typeof takenOver>>;
  let own: Page;
  let page: HostilePage;
  let before: { readonly settings: string; readonly requests: number };

  beforeAll(async () => {
    extension = await takenOver(name);
    const table = [{ key: 'colleague', windowsLogin: COLLEAGUE }];
    seat = await takeSeat(name, {
      extension: extension.folder,
      settings: {
        identity: { by: 'windows-login', value: AGENT, lookup: { key: 'crm-user', table } },
      },
    });
    const { simulator } = seat;
    const screen = await seat.openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    own = screen.page;
    // Something of a customer that is there to be stolen.
    const note = { request: 'AssignField', fieldName: 'fldCustomer', fieldValue: CUSTOMER };
    await tell(own, { type: 'console-order', order: note, sure: [] });
    await simulator.untilRequest('AssignField', undefined, { after: 0 });
    page = new HostilePage((await seat.openCrm('/accounts/0042')).page);
    await page.ready();
    before = {
      settings: await settingsOf(own),
      requests: simulator.requests().at(-1)?.index ?? 0,
    };
  });
  afterAll(async () => {
    await seat.leave();
    await extension.remove();
  });

  test('gets no answer to any order, right or wrong in form', async () => {
    for (const order of [...allOrders(), ...OTHER]) {
      const got = await page.attempt('send', order);
      expect(isNothing(got), `${JSON.stringify(order).slice(0, 200)}: ${lootText(got)}`).toBe(true);
    }
  });

  test('is cut off from every port but that of pages', async () => {
    for (const port of ['view', 'picker', '', 'console', 'x']) {
      const got = await page.attempt('port', port, OTHER, 3000);
      expect(lootText(got), port).toBe(JSON.stringify({ heard: [], closed: true }));
    }
  });

  test('hears over the port of pages its own site’s rules, and nothing more', async () => {
    const flood = Array.from({ length: 200 }, () => ({ type: 'in-front', focusedAt: 0 }));
    const all = [...flood, ...allWords(), ...allOrders()];
    for (let from = 0; from < all.length; from += 100) {
      const got = await page.attempt('port', 'crm', all.slice(from, from + 100), 500);
      const { heard } = JSON.parse(lootText(got)) as { heard: { type: string }[] };
      const types = new Set(heard.map(({ type }) => type));
      types.delete('rules');
      // That it was not done: the link was not this page's to write.
      types.delete('page-api-used');
      expect([...types]).toEqual([]);
    }
  });

  test('finds nothing in any storage, and what it writes there changes nothing', async () => {
    const bait = { settings: { version: 1, identity: { by: 'manual' } }, journal: {}, policy: {} };
    for (const area of AREAS) {
      const found = await page.attempt('read', area);
      expect(['{}', 'refused'], `${area}: ${lootText(found)}`).toContain(
        'error' in found ? 'refused' : found.value,
      );
      await page.attempt('write', area, bait);
    }
    await seat.browser.killBackground();
    own = (await seat.openScreen()).page;
    expect(await settingsOf(own)).toBe(before.settings);
  });

  test('can load none of the extension’s files', async () => {
    for (const file of ['popup.html', 'options.html', 'background.js', 'managed-schema.json']) {
      expect(await page.attempt('file', file)).toHaveProperty('error');
    }
  });

  test('has changed nothing and read nothing, and is in the ledger', async () => {
    const { simulator } = seat;
    const sent = simulator
      .requests(before.requests)
      .map(({ request }) => request)
      .filter((request) => request !== undefined && !READS.includes(request));
    expect(sent).toEqual([]);
    expect(await settingsOf(own)).toBe(before.settings);
    const stolen = page.loot.map(lootText).join('\n');
    const { host } = new URL(simulator.address);
    for (const secret of [host, 'ECAPI.svc', AGENT, COLLEAGUE, CUSTOMER, 'fldCallIndex=']) {
      expect(stolen.includes(secret), secret).toBe(false);
    }
    const activity = await tell(own, {
      ...{ type: 'get-activity', filter: { kinds: ['page-refused'] } },
      ...{ page: 'newest', size: 200 },
    });
    const { rows } = activity as { rows: { entry: { why: string } }[] };
    const reasons = new Set(rows.map(({ entry }) => entry.why));
    expect([...reasons].sort()).toEqual(['order', 'port', 'shape', 'too-much']);
  });
});

const lootText = (loot: Loot): string => ('error' in loot ? loot.error : loot.value);

/** No answer at all: the background let go of the message, or never gave one. */
function isNothing(loot: Loot): boolean {
  return 'error' in loot || ['nothing', 'null', '"no answer"'].includes(loot.value);
}

/** Sends a message from one of the extension's own pages. */
function tell(page: Page, message: object): Promise<unknown> {
  return page.evaluate(
    (given) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): unknown } } }
      ).chrome.runtime.sendMessage(given),
    message,
  );
}

async function settingsOf(page: Page): Promise<string> {
  const { settings, layer, managed } = (await tell(page, { type: 'get-settings' })) as Record<
    string,
    unknown
  >;
  return JSON.stringify({ settings, layer, managed });
}
