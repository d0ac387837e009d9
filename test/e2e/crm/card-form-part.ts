/** A card form on the screen starts a pause by itself. What closes the form never ends one. */
import { expect, test } from 'vitest';
import { whatIsRecorded } from '../seat';
import type { Part } from './at-one-seat';

export function cardForm(): Part {
  return {
    start: () => Promise.resolve([]),
    stop: () => Promise.resolve(),
    tests(seatOf) {
      test('opening the card form pauses, closing it does not resume', async () => {
        const { simulator, ...seat } = seatOf();
        const crm = await seat.openCrm('/accounts/1001');
        const screen = await seat.openScreen();
        // The CRM stays in front: a page that is out of sight is not looked at.
        const said = (words: string) =>
          expect.poll(() => screen.text(), { timeout: 20_000 }).toContain(words);
        const after = simulator.requests().length;
        await crm.page.bringToFront();
        expect(whatIsRecorded(simulator)).toEqual({ audio: true, desktop: true });

        await crm.follow('Take payment');
        await said('Protected');
        expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });

        await crm.follow('Back to the account');
        await said('The page says that its card form is closed.');
        expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
        const names = simulator.requests(after).map(({ request }) => request);
        expect(names).not.toContain('ResumeRecording');
        expect(names).not.toContain('DesktopResume');

        // The agent's own word ends it, and a form that comes up anew starts another one.
        const resume = async () => {
          await screen.page.bringToFront();
          await screen.press('Resume recording');
          await screen.shows('Recording', 20_000);
          await crm.page.bringToFront();
        };
        await resume();
        await crm.follow('Take payment');
        await said('Protected');
        await resume();
        await crm.page.close();
        await screen.page.close();
      });
    },
  };
}
