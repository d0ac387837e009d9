/**
 * What the extension can read and write in pages that are made as real CRMs are: each with the real
 * framework, in real browsers, from the page to the recorder and back.
 */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';
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

describe.each(BROWSER_NAMES)('reading and writing in %s', (name) => {
  let seat: Seat;
  let server: MatrixServer;
  let page: Page;

  beforeAll(async () => {
    server = await startMatrixServer();
    seat = await takeSeat(name, { settings: { sites: sitesFor(server) } });
    seat.simulator.ring({ user: AGENT });
    // The last that is asked for at a new call: from here on it can be tagged and linked.
    await seat.simulator.untilRequest('GetURL', undefined, { after: 0, withinMs: 40_000 });
    page = await seat.browser.newPage('about:blank');
  });
  afterAll(async () => {
    await seat.leave();
    await server.close();
    console.log(tableOf(name));
  });

  test.each(KINDS)('$what', async (kind) => {
    const number = numberOf(kind);
    const after = seat.simulator.requests().length;
    await page.goto(`${server.origin}/${kind.name}/${number}`);
    const sent = await seat.simulator.untilRequest(
      'AssignField',
      ({ parameters }) => parameters['fieldValue'] === number,
      { after, withinMs: 10_000 },
    );
    expect(sent.parameters['fieldValue']).toBe(number);

    if (kind.refuses !== undefined) {
      await expect.poll(() => reasonOf(seat), { timeout: 10_000 }).toBe(kind.refuses);
      expect(await frameOf(page, kind).evaluate(() => desk.draft())).toBe('');
      table.push(row(name, kind, 'yes', `cannot: ${kind.refuses}`));
      return;
    }
    const record = frameOf(page, kind);
    await expect.poll(() => record.evaluate(() => desk.draft()), { timeout: 10_000 }).toMatch(LINK);
    await expect.poll(() => shownIn(record, kind, number), { timeout: 10_000 }).toMatch(LINK);
    table.push(row(name, kind, 'yes', kind.saves ? 'yes, and saved' : 'yes'));
  });
});

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
