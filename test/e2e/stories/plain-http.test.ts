import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

/**
 * Browsers treat loopback addresses as safe and so hide what happens to others: by its default
 * policy Firefox upgrades every plain HTTP request of an extension to HTTPS.
 */
describe.each(BROWSER_NAMES)(
  'a recorder on plain HTTP that is not on this computer, in %s',
  (name) => {
    let seat: Seat;

    beforeAll(async () => {
      seat = await takeSeat(name, { recorderName: 'encore.test' });
    });
    afterAll(async () => {
      await seat.leave();
    });

    test('is reached, paused, and warned of', async () => {
      const { simulator, browser } = seat;
      const screen = await seat.openScreen();
      await screen.shows('No call recorded');
      simulator.ring({ user: AGENT });
      await screen.shows('Recording');
      await browser.pressShortcut('Alt+P');
      await screen.shows('Protected');
      expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
      expect(await screen.text()).toMatch(/not encrypted|unencrypted/i);
    });
  },
);
