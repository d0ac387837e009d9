import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { clickButton } from '../pages/page-tools';
import { takeSeat } from '../seat';
import type { Seat } from '../seat';

const PEOPLE = 20_000;

let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

/** Every thousandth line has neither login nor extension. */
function people(): string {
  const lines = Array.from({ length: PEOPLE }, (_, index) => {
    const number = String(index).padStart(5, '0');
    return index % 1000 === 15 ? `user${number};;` : `user${number};ACME\\user${number};${number}`;
  });
  return `\uFEFF${['key;windowsLogin;extension', ...lines].join('\r\n')}\r\n`;
}

/** From now on notes every gap between two turns of the page, ms, and each value of the progress. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const seen = (window.seen = { gaps: [], progress: [], since: performance.now() });
    const channel = new MessageChannel();
    let last = performance.now();
    channel.port1.onmessage = () => {
      const now = performance.now();
      seen.gaps.push(now - last);
      last = now;
      const bar = document.querySelector('progress');
      if (bar && seen.progress.at(-1) !== bar.value) seen.progress.push(bar.value);
      if (!seen.stop) channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  })()`);
}

interface Seen {
  readonly longest: number;
  readonly all: number;
  readonly progress: readonly number[];
}

function seenSince(page: Page): Promise<Seen> {
  return page.evaluate(`(() => {
    const { seen } = window;
    seen.stop = true;
    const all = performance.now() - seen.since;
    return { longest: Math.max(...seen.gaps), all, progress: seen.progress };
  })()`) as Promise<Seen>;
}

/** What the options page is given when it asks for the settings, and how long that takes, ms. */
function settingsMessage(page: Page): Promise<{ readonly size: number; readonly ms: number }> {
  return page.evaluate(`(async () => {
    const since = performance.now();
    const report = await browser.runtime.sendMessage({ type: 'get-settings' });
    return { size: JSON.stringify(report).length, ms: performance.now() - since };
  })()`) as Promise<{ readonly size: number; readonly ms: number }>;
}

describe.each(BROWSER_NAMES)('a lookup table of 20,000 people in %s', (name) => {
  test('is read with the page in use, shown before it is applied, and no burden afterwards', async () => {
    const taken = await takeSeat(name);
    seat = taken;
    const options = await taken.openOptions();
    const { page } = options;
    const tells = (text: string) => options.tells(text, 30_000);
    const folder = await mkdtemp(join(tmpdir(), 'lookup-'));
    const file = join(folder, 'people.csv');
    await writeFile(file, people());
    const before = await settingsMessage(page);

    await page.waitForSelector('#setting-identity-by-lookup');
    await page.click('#setting-identity-by-lookup');
    const input = (await page.waitForSelector('#import-lookup')) as ElementHandle<HTMLInputElement>;
    await watch(page);
    await input.uploadFile(file);
    await tells('19,980 people can be imported.');
    const seen = await seenSince(page);
    await tells('20 lines cannot be used.');
    await tells('line 17: no login and no extension');
    await tells('Nothing has been imported yet.');
    await tells('0 people are in the table.');
    expect(seen.progress.length).toBeGreaterThan(2);
    // Whatever the machine: the page had its say again and again.
    expect(seen.longest).toBeLessThan(seen.all / 2);

    await clickButton(page, 'Import the others');
    await tells('Imported people.csv.');
    await tells('19,980 people are in the table.');
    const after = await settingsMessage(page);
    expect(after.size).toBeLessThan(before.size + 1000);
    await rm(folder, { recursive: true });
  }, 120_000);
});
