import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator } from '../../support/simulator';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

const agent = { user: AGENT };

describe.each(BROWSER_NAMES)('a silent recorder in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('is told within ten seconds, and the truth is shown again without a click', async () => {
    const { simulator } = seat;
    const screen = await seat.openScreen();
    simulator.ring(agent);
    await screen.shows('Recording');

    const port = Number(new URL(simulator.address).port);
    await simulator.close();
    await screen.shows('Recorder not answering', 10_000);
    expect(await screen.plane('Audio and screen')).toContain('Unknown');

    const again = await startSimulator({ port });
    try {
      await screen.shows('No call recorded');
      again.ring(agent);
      await screen.shows('Recording');
    } finally {
      await again.close();
    }
  });
});
