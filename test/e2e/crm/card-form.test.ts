/** A card form on the screen starts a pause by itself. What closes the form never ends one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoSite } from '../../demo-crm/site-settings';
import { BROWSER_NAMES } from '../harness';
import { AGENT, seatSettings, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

describe.each(BROWSER_NAMES)('in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name, { bare: true });
    const { simulator, crm } = seat;
    const cardRules = [{ shows: ['[autocomplete^="cc-"]'], pause: true }];
    const sites = [{ ...demoSite(crm.address), cardRules }];
    await seat.configure({ ...seatSettings(simulator.address, crm.address), sites });
    simulator.ring({ user: AGENT });
    await simulator.untilRequest('GetURL', undefined, { after: 0, withinMs: 40_000 });
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('opening the card form pauses, closing it does not resume', async () => {
    const { simulator } = seat;
    const crm = await seat.openCrm('/accounts/1001');
    const screen = await seat.openScreen();
    // The CRM stays in front: a page that is out of sight is not looked at.
    const said = (words: string) =>
      expect.poll(() => screen.text(), { timeout: 20_000 }).toContain(words);
    await crm.page.bringToFront();
    expect(whatIsRecorded(simulator)).toEqual({ audio: true, desktop: true });

    await crm.follow('Take payment');
    await said('Protected');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });

    await crm.follow('Back to the account');
    await said('The page says that its card form is closed.');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    const names = simulator.requests().map(({ request }) => request);
    expect(names).not.toContain('ResumeRecording');
    expect(names).not.toContain('DesktopResume');

    // The agent's own word ends it, and a form that comes up anew starts another one.
    await screen.page.bringToFront();
    await screen.press('Resume recording');
    await screen.shows('Recording', 20_000);
    await crm.page.bringToFront();
    await crm.follow('Take payment');
    await said('Protected');
  });
});
