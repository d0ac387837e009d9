import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

// A Firefox without a desktop has nowhere to show a notice, and keeps none.
describe('what must not be missed in chromium', () => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat('chromium');
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('is a notice of the system too, and is taken away when it is over', async () => {
    const { simulator } = seat;
    const screen = await seat.openScreen();
    const notices = () => screen.page.evaluate('chrome.notifications.getAll()');
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    expect(await notices()).toEqual({});
    simulator.fault({ kind: 'code', request: 'PauseRecording', code: 699, times: 3 });
    await screen.press('Secure pause');
    await screen.shows('Not protected', 20_000);
    await expect.poll(notices).toEqual({ 'not-protected': expect.anything() });
    await screen.shows('Protected', 20_000);
    await expect.poll(notices).toEqual({});
  });
});
