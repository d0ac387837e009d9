import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { AGENT, seatSettings, takeSeat } from '../e2e/seat';
import type { Seat } from '../e2e/seat';
import { servePage } from '../support/serve-page';
import { inPairs } from './pairs';
import type { Comparison, Measure } from './pairs';

const ROWS = 2000;
const CHANGES = 4000;
const PAIRS = 15;

const SCRIPT = new URL('busy-page.mjs', import.meta.url);

/** A long list beside one record: what a CRM looks like. */
const HTML = `<!doctype html><html lang="en"><title>CRM</title><link rel="icon" href="data:,">
<main><h1>Account</h1><input name="account" value="1001"><input name="link"></main>
<table><tbody>${Array.from(
  { length: ROWS },
  (_, row) => `<tr><td>${String(row)}</td><td class="name">Name ${String(row)}</td></tr>`,
).join('')}</tbody></table>`;

/** How long the page's own thread was busy with it, ms. What an extension does there counts too. */
async function busyWith(page: Page): Promise<number> {
  await page.bringToFront();
  const before = await page.metrics();
  await page.evaluate(`changePage(${String(CHANGES)})`);
  const after = await page.metrics();
  return 1000 * ((after.TaskDuration ?? Number.NaN) - (before.TaskDuration ?? Number.NaN));
}

/** A CRM page that is read and tagged from, against the same page where the extension has no business. */
export async function busyPage(): Promise<Comparison> {
  const crm = await servePage(`${HTML}<script>${await readFile(SCRIPT, 'utf8')}</script>`);
  const seat = await takeSeat('chromium', { bare: true });
  try {
    await configure(seat, crm.origin);
    const { browser, simulator } = seat;
    const peer = await browser.newPage(`${crm.origin}/elsewhere/1`);
    const product = await browser.newPage(`${crm.origin}/crm/1`);
    // It is in the page and at work: it has read the account.
    await simulator.untilRequest('AssignField', undefined, { after: 0, withinMs: 40_000 });
    const measure =
      (page: Page): Measure =>
      () =>
        busyWith(page);
    return {
      name: `A page of ${String(ROWS)} rows with ${String(CHANGES)} changes, with the extension in it`,
      unit: 'ms of the page’s thread',
      limit: 1.05,
      ...(await inPairs(PAIRS, measure(product), measure(peer))),
    };
  } finally {
    await seat.leave();
    await crm.stop();
  }
}

async function configure({ simulator, crm, configure: set }: Seat, origin: string): Promise<void> {
  const settings = seatSettings(simulator.address, crm.address);
  const field = (column: string, from: string) => ({ column, from: [from] });
  await set({
    ...settings,
    sites: [
      {
        id: 'busy',
        name: 'Busy',
        matches: [`${origin}/crm/*`],
        fields: [field('fldCustomerAccountNum', 'input[name="account"]')],
        link: { to: ['input[name="link"]'] },
      },
    ],
  });
  simulator.ring({ user: AGENT });
  await simulator.untilRequest('GetURL', undefined, { after: 0, withinMs: 40_000 });
}
