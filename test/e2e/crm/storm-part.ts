/**
 * An agent who clicks through a CRM faster than it answers: 200 records in at most 20 seconds, their
 * data 40 to 720 ms behind their addresses and out of order. What the recorder hears must be true of
 * the record in front at that moment, and nothing else may be written anywhere.
 */
import { readFileSync } from 'node:fs';
import type { RequestEntry } from '../../../lib/simulator/journal';
import { expect, test } from 'vitest';
import type { Seat } from '../seat';
import { randomFrom } from '../../support/random';
import { servePage } from '../../support/serve-page';
import type { Part } from './at-one-seat';

const CHANGES = 200;
/** `MATRIX=all` is the whole storm; a short run has all records and fewer stops. */
const IS_WHOLE = process.env['MATRIX'] === 'all';
/** In all, ms. */
const LASTS_MS = IS_WHOLE ? 20_000 : 15_000;
/** The agent stays with so many records, each for so long that it can be believed, ms. */
const STAYS = IS_WHOLE ? 3 : 2;
const STAY_MS = 4500;
/** Before each, with another for so long, ms. */
const GLANCE_MS = 600;
const SOONEST_MS = 40;
const LATEST_MS = 720;

/** A record's number, how long it is in front, and how long its data takes, ms. */
type Way = readonly [number: string, stayMs: number, answerAfterMs: number];

interface Seen {
  readonly routes: readonly { readonly at: number; readonly number: string }[];
  readonly written: readonly { readonly number: string; readonly drawn: string }[];
  /** Answers that were drawn under an address they did not belong to. */
  readonly strays: number;
}
declare global {
  // What the page tells of itself; an interface can only be added to in this way.
  interface Window {
    readonly storm: Seen;
  }
}
declare function blow(ways: readonly Way[]): Promise<void>;

/** `SEED=2` is another storm. */
const seed = Number(process.env['SEED'] ?? 1);
const ways = waysOf(seed);
const stayedWith = ways.filter(([, stayMs]) => stayMs === STAY_MS).map(([number]) => number);

export function storm(): Part {
  let server: Awaited<ReturnType<typeof servePage>>;
  return {
    async start() {
      server = await servePage(readFileSync('test/fixtures/storm/page.html', 'utf8'));
      return [
        {
          id: 'storm',
          name: 'Storm',
          matches: [`${server.origin}/*`],
          fields: [{ column: 'fldCustomerAccountNum', from: ['input[name="account"]'] }],
          tag: { which: 'last' },
          link: { to: ['input[name="link"]'], when: 'at-once' },
        },
      ];
    },
    stop: () => server.stop(),
    tests(seat) {
      test(`in a storm of addresses every tag and link is true (seed ${String(seed)})`, () =>
        weather(seat(), server.origin));
    },
  };
}

async function weather(seat: Seat, origin: string): Promise<void> {
  const page = await seat.browser.newPage(`${origin}/storm/S-0`);
  const { simulator } = seat;
  const after = simulator.requests().length;
  await page.evaluate((list) => blow(list), ways);
  // The agent stays with the last one for as long as it takes.
  const last = stayedWith.at(-1);
  const isLast = ({ parameters }: RequestEntry) => parameters['fieldValue'] === last;
  await simulator.untilRequest('AssignField', isLast, { after, withinMs: 10_000 });
  const written = () => page.evaluate(() => window.storm.written);
  await expect.poll(async () => (await written()).at(-1)?.number, { timeout: 10_000 }).toBe(last);

  const { routes, strays } = await page.evaluate(() => window.storm);
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
  await page.close();
}

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
