/**
 * An agent who clicks through a CRM faster than it answers: 200 records in 20 seconds, their data 40
 * to 720 ms behind their addresses and out of order. What the recorder hears must be true of the
 * record in front at that moment, and nothing else may be written anywhere.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import type { SettingsLayer } from '../../../lib/settings/schema';
import type { RequestEntry } from '../../../lib/simulator/journal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';
import { randomFrom } from '../storm/weather';

const CHANGES = 200;
/** In the whole storm, ms. */
const LASTS_MS = 20_000;
/** The agent stays with so many records, each for so long that it can be believed, ms. */
const STAYS = 3;
const STAY_MS = 4500;
/** Before each, with another for so long, ms. */
const GLANCE_MS = 600;
const SOONEST_MS = 40;
const LATEST_MS = 720;

/** A record's number, how long it is in front, and how long its data takes, ms. */
type Way = readonly [number: string, stayMs: number, answerAfterMs: number];

type Site = NonNullable<SettingsLayer['sites']>[number];

interface Storm {
  readonly routes: readonly { readonly at: number; readonly number: string }[];
  readonly written: readonly { readonly number: string; readonly drawn: string }[];
  /** Answers that were drawn under an address they did not belong to. */
  readonly strays: number;
}
declare const storm: Storm;
declare function blow(ways: readonly Way[]): Promise<void>;

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const ways = waysOf(seed);
const stayedWith = ways.filter(([, stayMs]) => stayMs === STAY_MS).map(([number]) => number);

let seat: Seat;
let server: Server;
let page: Page;

beforeAll(async () => {
  const html = readFileSync('test/fixtures/storm/page.html');
  server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end(html),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const site: Site = {
    id: 'storm',
    name: 'Storm',
    matches: [`${origin}/*`],
    fields: [{ column: 'fldCustomerAccountNum', from: ['input[name="account"]'] }],
    tag: { which: 'last' },
    link: { to: ['input[name="link"]'], when: 'at-once' },
  };
  seat = await takeSeat('chromium', { settings: { sites: [site] } });
  seat.simulator.ring({ user: AGENT });
  page = await seat.browser.newPage(`${origin}/storm/S-0`);
  await seat.simulator.untilRequest('PortStatusEX', undefined, { withinMs: 30_000 });
});
afterAll(async () => {
  await seat.leave();
  server.close();
  server.closeAllConnections();
});

test(`in a storm of addresses every tag and link is true (seed ${String(seed)})`, async () => {
  const { simulator } = seat;
  const after = simulator.requests().length;
  await page.evaluate((list) => blow(list), ways);
  // The agent stays with the last one for as long as it takes.
  const last = stayedWith.at(-1);
  const isLast = ({ parameters }: RequestEntry) => parameters['fieldValue'] === last;
  await simulator.untilRequest('AssignField', isLast, { after, withinMs: 10_000 });
  const written = () => page.evaluate(() => storm.written);
  await expect.poll(async () => (await written()).at(-1)?.number, { timeout: 10_000 }).toBe(last);

  const { routes, strays } = await page.evaluate(() => storm);
  expect(routes).toHaveLength(CHANGES);
  // Else the storm was none.
  expect(strays).toBeGreaterThan(10);

  const numberAt = (at: number) => routes.findLast((route) => route.at <= at)?.number;
  const assigned = simulator.requests(after).filter(({ request }) => request === 'AssignField');
  const values = assigned.map(({ parameters }) => parameters['fieldValue']);
  expect(values).toEqual(assigned.map(({ at }) => numberAt(at)));
  expect(values).toEqual([...new Set(values)]);
  expect(stayedWith).toEqual(expect.arrayContaining(values));

  const links = (await written()).map(({ number }) => number);
  expect(links).toEqual((await written()).map(({ drawn }) => drawn));
  expect(links).toEqual([...new Set(links)]);
  expect(values).toEqual(expect.arrayContaining(links));
  console.log(
    `${String(CHANGES)} records in ${String(LASTS_MS / 1000)} s, ${String(strays)} strays drawn: ` +
      `${String(values.length)} tags and ${String(links.length)} links, each true`,
  );
});

function waysOf(from: number): Way[] {
  const random = randomFrom(from);
  const between = (low: number, high: number) => Math.round(low + (high - low) * random());
  const quickMs = (LASTS_MS - STAYS * (STAY_MS + GLANCE_MS)) / (CHANGES - 2 * STAYS);
  const every = Math.ceil(CHANGES / STAYS);
  return Array.from({ length: CHANGES }, (_, index) => {
    const number = `S-${String(index + 1)}`;
    const untilStay = (CHANGES - 1 - index) % every;
    // The worst: the answer for a record just glanced at stands long under the address of the next.
    if (untilStay === 0) return [number, STAY_MS, LATEST_MS];
    if (untilStay === 1) return [number, GLANCE_MS, LATEST_MS];
    return [number, between(0.2 * quickMs, 1.8 * quickMs), between(SOONEST_MS, LATEST_MS)];
  });
}
