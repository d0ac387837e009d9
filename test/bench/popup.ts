import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { startBrowser } from '../e2e/harness';
import type { TestBrowser } from '../e2e/harness';
import { AGENT, takeSeat } from '../e2e/seat';
import { inPairs } from './pairs';
import type { Comparison, Measure } from './pairs';

const PAIRS = 21;
const BARE = fileURLToPath(new URL('../e2e/harness/fixture-extension', import.meta.url));

/** The product's popup says what is true; the bare page has its only button. */
const POPUP = { file: 'popup.html', selector: '.status-word', says: 'Recording' };
const PAGE = { file: 'page.html', selector: '#request', says: 'Request access' };

/** In every document from now on: `painted` is when an element with this text was painted, ms. */
async function watch(page: Page, { selector, says }: typeof POPUP): Promise<void> {
  const wanted = [selector, says].map((word) => JSON.stringify(word)).join(', ');
  const script = await readFile(new URL('watch-paint.mjs', import.meta.url), 'utf8');
  await page.evaluateOnNewDocument(`${script}; window.painted = whenPainted(${wanted});`);
}

async function opening(browser: TestBrowser, page: Page, shown: typeof POPUP): Promise<Measure> {
  await watch(page, shown);
  return async () => {
    await page.bringToFront();
    await page.goto(browser.extensionUrl(shown.file));
    return Number(await page.evaluate('painted'));
  };
}

/** The popup, from the navigation to the true state of a call, against an extension page that is bare. */
export async function popup(): Promise<Comparison> {
  const seat = await takeSeat('chromium');
  const bare = await startBrowser('chromium', { extension: BARE });
  try {
    const { simulator, browser } = seat;
    const screen = await seat.openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    const peer = await bare.openExtensionPage(PAGE.file);
    const ours = await opening(browser, screen.page, POPUP);
    const theirs = await opening(bare, peer, PAGE);
    return {
      name: 'The popup, until the true state is painted',
      unit: 'ms',
      limit: 1.4,
      ...(await inPairs(PAIRS, ours, theirs)),
    };
  } finally {
    await bare.close();
    await seat.leave();
  }
}
