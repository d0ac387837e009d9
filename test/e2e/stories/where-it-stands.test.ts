import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

const agent = { user: AGENT };

/** Where a CRM may keep the number of an account, and how an agent gets there. */
const PLACES = [
  { place: 'a frame', path: '/cases', way: ['C-501 Delivery arrived twice'] },
  { place: 'a shadow root', path: '/accounts', way: ['1001', 'Loyalty'] },
];

describe.each(BROWSER_NAMES)('an account number in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test.each(PLACES)('is read inside $place', async ({ path, way }) => {
    const { simulator } = seat;
    const screen = await seat.openScreen();
    await screen.shows('No call recorded');
    const crm = await seat.openCrm(path);
    for (const link of way) await crm.follow(link);
    simulator.ring(agent);
    await screen.page.bringToFront();
    await screen.shows('Recording');

    // A record that stood open before the call is only offered: open it anew during the call.
    const after = simulator.requests().length;
    await crm.page.bringToFront();
    await crm.follow('Cases');
    await crm.page.goto(new URL(path, seat.crm.address).href);
    for (const link of way) await crm.follow(link);
    const sent = await simulator.untilRequest('AssignField', undefined, { after });
    expect(sent.parameters['fieldValue']).toBe('1001');
    simulator.endCall(agent);
    await screen.page.bringToFront();
    await screen.shows('No call recorded', 20_000);
    await crm.page.close();
    await screen.page.close();
  });
});
