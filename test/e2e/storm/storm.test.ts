import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEASE_MS } from '../../../lib/recorder/rules';
import type { RecorderScreenPage } from '../pages/recorder-screen';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';
import { blowFrom, randomFrom } from './weather';

/** How many storms, and the first seed: `STORMS=200 SEED=1`. A failure names its seed. */
const STORMS = Number(process.env['STORMS'] ?? 4);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);
const BLOWS = 12;
const BETWEEN_MS = 1500;
const LOOK_EVERY_MS = 100;
/** A look itself, on a busy machine, ms. */
const LOOKING_MS = 1000;

const seeds = Array.from({ length: STORMS }, (_, index) => FIRST_SEED + index);

describe('in a storm of faults the screen', () => {
  let seat: Seat;
  let screen: RecorderScreenPage;

  beforeAll(async () => {
    seat = await takeSeat('chromium', { settings: { desktop: { quarantineSeconds: 10 } } });
    screen = await seat.openScreen();
    await screen.shows('No call recorded');
    seat.simulator.ring({ user: AGENT });
    await screen.shows('Recording');
  });
  afterAll(async () => {
    await seat.leave();
  });

  test.each(seeds)(
    'never says Protected while a plane records (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const story: string[] = [];
      const lie = watchForLies(seat, screen);
      for (let count = 0; count < BLOWS; count += 1) {
        const blow = blowFrom(random);
        story.push(blow.what);
        await blow.strike(seat);
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS * random()));
      }
      seat.simulator.clearFaults();
      seat.simulator.release();
      expect(await lie.found(), story.join('\n')).toBeUndefined();
      await endsWell(seat, screen);
    },
    120_000,
  );
});

/** Looks again and again at the screen and at what the recorder truly records. */
function watchForLies(seat: Seat, screen: RecorderScreenPage) {
  let since: number | undefined;
  let lie: string | undefined;
  let going = true;
  const look = async () => {
    while (going) {
      const recorded = whatIsRecorded(seat.simulator);
      const says = await screen.status();
      const contradicts = says.startsWith('Protected') && (recorded.audio || recorded.desktop);
      since = contradicts ? (since ?? Date.now()) : undefined;
      if (since !== undefined && Date.now() - since > LEASE_MS + LOOKING_MS) {
        lie ??= `“${says}” for ${String(Date.now() - since)} ms while recorded: ${JSON.stringify(recorded)}`;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  const looking = look();
  return {
    async found(): Promise<string | undefined> {
      // A lie that has just begun would show itself within a lease.
      const until = Date.now() + LEASE_MS + LOOKING_MS;
      while (since !== undefined && lie === undefined && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      going = false;
      await looking;
      return lie;
    },
  };
}

/**
 * The faults are over: a pause is reached and told, and so is its end. A claim from just before may
 * still stand, for as long as its lease.
 */
async function endsWell(seat: Seat, screen: RecorderScreenPage): Promise<void> {
  const { browser, simulator } = seat;
  const port = simulator.truth().ports[0];
  if (port?.held && !port.active) simulator.retrieve({ user: AGENT });
  await browser.pressShortcut('Alt+P');
  await isRecorded(simulator, { audio: false, desktop: false });
  await screen.shows('Protected', 40_000);
  await browser.pressShortcut('Alt+R');
  await isRecorded(simulator, { audio: true, desktop: true });
  await screen.shows('Recording', 20_000);
}

async function isRecorded(
  simulator: Seat['simulator'],
  wanted: ReturnType<typeof whatIsRecorded>,
): Promise<void> {
  await expect
    .poll(() => whatIsRecorded(simulator), { timeout: LEASE_MS + 12_000, interval: LOOK_EVERY_MS })
    .toEqual(wanted);
}
