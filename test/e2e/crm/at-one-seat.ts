import { afterAll, beforeAll, describe } from 'vitest';
import type { SettingsLayer } from '../../../lib/settings/schema';
import { demoSite } from '../../demo-crm/site-settings';
import type { BrowserName } from '../harness';
import { AGENT, seatSettings, takeSeat } from '../seat';
import type { Seat } from '../seat';

export type Site = NonNullable<SettingsLayer['sites']>[number];

/** Tests that share a seat with others: a browser takes longer to start than most of them to run. */
export interface Part {
  /** Starts what its pages come from, and says which sites the settings must name. */
  start(): Promise<readonly Site[]>;
  /** Declares its tests; they leave the seat as they found it: in a call that is recorded. */
  tests(seat: () => Seat): void;
  stop(): Promise<void>;
}

/** Runs some parts one after the other at one seat, whose agent has a call all the time. */
export function atOneSeat(name: BrowserName, parts: readonly Part[]): void {
  describe(`in ${name}`, () => {
    let seat: Seat;

    beforeAll(async () => {
      seat = await takeSeat(name, { bare: true });
      const { simulator, crm } = seat;
      const started = await Promise.all(parts.map((part) => part.start()));
      const sites = [demoSiteOf(crm.address), ...started.flat()];
      await seat.configure({ ...seatSettings(simulator.address, crm.address), sites });
      simulator.ring({ user: AGENT });
      // The last that is asked for at a new call: from here on it can be tagged and linked.
      await simulator.untilRequest('GetURL', undefined, { after: 0, withinMs: 40_000 });
    });
    afterAll(async () => {
      await seat.leave();
      await Promise.all(parts.map((part) => part.stop()));
    });

    for (const part of parts) part.tests(() => seat);
  });
}

function demoSiteOf(address: string): Site {
  const cardRules = [{ shows: ['[autocomplete^="cc-"]'], pause: true }];
  return { ...demoSite(address), tag: { which: 'last' }, cardRules };
}
