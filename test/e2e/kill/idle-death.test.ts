import { describe, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import { startSimulator } from '../../support/simulator';
import type { BrowserName } from '../harness';
import { slowness } from '../machine';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

/**
 * No page is open that would call a dead background back: there is only the watch, an alarm that
 * rings every 30 seconds. Each of these takes the better part of a minute, so they run side by
 * side; without `KILL=all` each in one browser.
 */
const ALL = process.env['KILL'] === 'all';
const both = (one: BrowserName): readonly BrowserName[] => (ALL ? ['chromium', 'firefox'] : [one]);

/** The product's word: with no page open a dead background is back within this, ms. */
const BACK_WITHIN_MS = 31_000;
/** Browsers end an idle background after 30 s. Sooner, it did not die of that; ms. */
const IDLE_MS = 25_000;
const IDLE_AT_MOST_MS = 45_000;
/** When the watch rings in the test in which it is late, minutes. */
const LATE_MINUTES = 0.75;
const TEST_MS = 180_000 * slowness();

async function seatFor(name: BrowserName, { onTestFinished }: TestContext): Promise<Seat> {
  const seat = await takeSeat(name);
  onTestFinished(() => seat.leave());
  return seat;
}

describe.concurrent('with no page open', () => {
  test.for(both('chromium'))(
    'a background that died of idleness is brought back by the watch, in %s',
    { timeout: TEST_MS },
    async (name, context) => {
      const { browser, simulator, openScreen } = await seatFor(name, context);
      const screen = await openScreen();
      await screen.shows('No call recorded');
      // A recorder that answers is read every 25 s, which keeps the background awake; one that does
      // not is left alone for a minute.
      const port = Number(new URL(simulator.address).port);
      await simulator.close();
      await screen.shows('Recorder not answering', 20_000);
      // The watch rings just before a browser loses its patience. On a busy computer it is late.
      await screen.page.evaluate(
        `chrome.alarms.create('watch', { delayInMinutes: ${String(LATE_MINUTES)}, periodInMinutes: 0.5 })`,
      );
      const since = Date.now();
      await screen.page.close();

      const ended = await browser.untilBackground('ended', {
        after: since,
        withinMs: IDLE_AT_MOST_MS,
      });
      expect(ended.at - since).toBeGreaterThan(IDLE_MS);
      const started = await browser.untilBackground('started', {
        after: ended.at,
        withinMs: BACK_WITHIN_MS * slowness(),
      });
      expect(started.at - ended.at).toBeLessThanOrEqual(BACK_WITHIN_MS * slowness());

      const again = await startSimulator({ port });
      context.onTestFinished(() => again.close());
      const found = await openScreen();
      await found.shows('No call recorded', 20_000);
      expect(await found.text()).not.toContain('before a restart');
    },
  );

  test.for(both('firefox'))(
    'the watch brings a background back that died while a pause stood, in %s',
    { timeout: TEST_MS },
    async (name, context) => {
      const { browser, simulator, openScreen } = await seatFor(name, context);
      const screen = await openScreen();
      simulator.ring({ user: AGENT });
      await screen.shows('Recording');
      await screen.press('Secure pause');
      await screen.shows('Protected');
      await screen.page.close();
      const wasRecorded: string[] = [];
      simulator.watch(() => {
        const recorded = whatIsRecorded(simulator);
        if (recorded.audio || recorded.desktop) wasRecorded.push(JSON.stringify(recorded));
      });

      const killedAt = Date.now();
      await browser.killBackground();
      const after = simulator.requests().length;
      const reading = await simulator.untilRequest('PortStatusEX', undefined, {
        after,
        withinMs: BACK_WITHIN_MS * slowness(),
      });
      expect(reading.at - killedAt).toBeLessThanOrEqual(BACK_WITHIN_MS * slowness());

      const found = await openScreen();
      await found.shows('Protected');
      const requests = simulator.requests(after).map(({ request }) => request);
      expect(requests.filter((request) => /Resume|Start/.test(request))).toEqual([]);
      expect(wasRecorded).toEqual([]);
      await found.press('Resume recording');
      await found.shows('Recording');
    },
  );
});
