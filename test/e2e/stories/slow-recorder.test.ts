import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

const agent = { user: AGENT };
/** How long a pause may wait for a running read, and what a busy machine adds, ms. */
const PATIENCE_MS = 1000;
const MACHINE_MS = 500;

describe.each(BROWSER_NAMES)('a recorder that keeps a GetURL for 20 s, in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('does not hold back a pause for more than a second', async () => {
    const { simulator, browser } = seat;
    const screen = await seat.openScreen();
    await screen.shows('No call recorded');
    simulator.fault({ kind: 'delay', request: 'GetURL', ms: 20_000, times: 1 });
    const after = simulator.requests().length;
    simulator.ring(agent);
    await simulator.untilRequest('GetURL', ({ fate }) => fate === 'delayed', { after });
    await screen.shows('Recording');

    const pressedAt = Date.now();
    await browser.pressShortcut('Alt+P');
    const pause = await simulator.untilRequest('PauseRecording', undefined, { after });
    expect(pause.at - pressedAt).toBeLessThanOrEqual(PATIENCE_MS + MACHINE_MS);
    await screen.shows('Protected');
  });
});
