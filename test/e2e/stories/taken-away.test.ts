import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

/** The longest time between two polls of a call, and what a browser needs to tell of a change, ms. */
const ONE_POLL_MS = 6000;

/** Takes hosts away, as a person does in the browser's list of extensions. */
function takeAway(page: Page, origins: readonly string[]): Promise<unknown> {
  return page.evaluate(
    (taken) =>
      (
        globalThis as unknown as {
          chrome: { permissions: { remove(what: { origins: string[] }): Promise<boolean> } };
        }
      ).chrome.permissions.remove({ origins: taken }),
    [...origins],
  );
}

const patternOf = (address: string) => `http://${new URL(address).hostname}/*`;

describe.each(BROWSER_NAMES)('access that is taken away, in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('is told at once, also in a secure pause, and made good with a click', async () => {
    const { simulator, crm } = seat;
    const screen = await seat.openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    await screen.press('Secure pause');
    await screen.shows('Protected');

    await takeAway(screen.page, [patternOf(simulator.address), patternOf(crm.address)]);
    await screen.shows('Not protected', ONE_POLL_MS);
    await screen.tells('The browser does not let this extension reach the recorder yet.');
    await screen.tells('The browser has to allow these addresses once:');
    await screen.tells('127.0.0.1');
    // What is paused stays paused: nobody has said that it may be recorded.
    const resumed = simulator.requests().filter(({ request }) => /Resume|Start/.test(request));
    expect(resumed).toEqual([]);

    await screen.press('Allow access');
    await screen.shows('Protected', 20_000);
    await screen.press('Resume recording');
    await screen.shows('Recording');

    await takeAway(screen.page, [patternOf(simulator.address), patternOf(crm.address)]);
    await screen.shows('Not set up', ONE_POLL_MS);
    await screen.press('Allow access');
    await screen.shows('Recording', 20_000);
  });
});
