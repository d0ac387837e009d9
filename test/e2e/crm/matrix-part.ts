/**
 * What the extension can read and write in pages that are made as real CRMs are: each with the real
 * framework, in real browsers, from the page to the recorder and back.
 */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../harness';
import type { Seat } from '../seat';
import { randomFrom } from '../../support/random';
import type { Part } from './at-one-seat';
import { KINDS, numberOf, sitesFor } from './matrix-kinds';
import type { Kind } from './matrix-kinds';
import { startMatrixServer } from './matrix-server';
import type { MatrixServer } from './matrix-server';

/** What a page lets the test do, in the page's own world. */
interface Desk {
  open(number: string): void;
  draft(): string;
  redraw(): void;
  save(): void;
  stored(number: string): string;
}
declare const desk: Desk;

const table: string[] = [];
const LINK = /fldCallIndex=/;

/** What of the matrix a short run leaves out is drawn by this: `SEED=2`. All of it: `MATRIX=all`. */
const SEED = Number(process.env['SEED'] ?? 1);
/** The way into it is another one in each browser. */
const IN_BOTH = 'closed-root';
/** Where the tests run faster most of them run. */
const SHARE_OF_CHROMIUM = 0.6;

/** Each kind of page in one of the browsers, which one by the seed; in a long run all in both. */
function kindsIn(name: BrowserName): readonly Kind[] {
  if (process.env['MATRIX'] === 'all') return KINDS;
  const random = randomFrom(SEED);
  const drawn = KINDS.map((kind) => ({ kind, at: random() })).sort((a, b) => a.at - b.at);
  const places = new Map(drawn.map(({ kind }, place) => [kind, place]));
  const inChromium = Math.round(KINDS.length * SHARE_OF_CHROMIUM);
  return KINDS.filter(
    (kind) =>
      kind.name === IN_BOTH || (places.get(kind) ?? 0) < inChromium === (name === 'chromium'),
  );
}

export function matrix(name: BrowserName): Part {
  let server: MatrixServer;
  let page: Page;
  return {
    async start() {
      server = await startMatrixServer();
      return sitesFor(server);
    },
    stop: () => server.close(),
    tests(seat) {
      describe(`reading and writing (seed ${String(SEED)})`, () => {
        beforeAll(async () => {
          page = await seat().browser.newPage('about:blank');
        });
        afterAll(async () => {
          await page.close();
          console.log(tableOf(name));
        });
        test.each(kindsIn(name))('$what', async (kind) => {
          const address = `${server.origin}/${kind.name}/${numberOf(kind)}`;
          const write = await readAndWrite(kind, seat(), page, address);
          table.push(row(name, kind, 'yes', write));
        });
      });
    },
  };
}

/** Returns what became of the link. */
async function readAndWrite(kind: Kind, seat: Seat, page: Page, address: string): Promise<string> {
  const number = numberOf(kind);
  const after = seat.simulator.requests().length;
  await page.goto(address);
  await seat.simulator.untilRequest(
    'AssignField',
    ({ parameters }) => parameters['fieldValue'] === number,
    { after, withinMs: 10_000 },
  );
  if (kind.refuses !== undefined) {
    await expect.poll(() => reasonOf(seat), { timeout: 10_000 }).toBe(kind.refuses);
    expect(await frameOf(page, kind).evaluate(() => desk.draft())).toBe('');
    return `cannot: ${kind.refuses}`;
  }
  const record = frameOf(page, kind);
  await expect.poll(() => record.evaluate(() => desk.draft()), { timeout: 10_000 }).toMatch(LINK);
  await expect.poll(() => shownIn(record, kind, number), { timeout: 10_000 }).toMatch(LINK);
  return kind.saves ? 'yes, and saved' : 'yes';
}

/** The link as it stands in the record after the page drew it anew, saved it and opened it again. */
async function shownIn(record: Frame, kind: Kind, number: string): Promise<string> {
  if (kind.saves) return record.evaluate((which) => desk.stored(which), number);
  return record.evaluate(async (which) => {
    desk.redraw();
    desk.save();
    desk.open('other');
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (desk.draft() !== '') return 'the next record has it too';
    desk.open(which);
    await new Promise((resolve) => setTimeout(resolve, 150));
    return desk.draft();
  }, number);
}

function frameOf(page: Page, { inFrame }: Kind): Frame {
  const inner = page.frames().find((each) => each.url().includes('/inner/'));
  return inFrame && inner ? inner : page.mainFrame();
}

/** Why the last link was not written, as the background was told. */
async function reasonOf(seat: Seat): Promise<string | undefined> {
  const screen = await seat.browser.openExtensionPage('popup.html');
  const journal = String(
    await screen.evaluate(`chrome.storage.session.get().then((all) => JSON.stringify(all))`),
  );
  await screen.close();
  return /"reason":"([a-z-]+)"/.exec(journal)?.[1];
}

function row(browser: string, kind: Kind, read: string, write: string): string {
  return `${browser.padEnd(9)} ${kind.what.padEnd(54)} ${read.padEnd(5)} ${write}`;
}

function tableOf(browser: string): string {
  const rows = table.filter((each) => each.startsWith(browser));
  return ['', `${'browser'.padEnd(9)} ${'page'.padEnd(54)} read  write`, ...rows, ''].join('\n');
}
