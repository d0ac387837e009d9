import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_SETUP } from './commands';
import { commands, setups } from './lives';
import { liveThrough } from './run';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000);
/** The sample is the same each time; `MODEL_SEED` gives another one. */
const SEED = Number(process.env['MODEL_SEED'] ?? 7);

describe('whatever happens to network, recorder, browser and clock', () => {
  it('no promise is broken, and with a healthy recorder all ends well', async () => {
    await fc.assert(
      fc.asyncProperty(setups, commands, async (setup, happenings) => {
        await liveThrough(setup, happenings);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: false },
    );
  }, 600_000);

  it('a world without faults is lived through to the end', async () => {
    const world = await liveThrough(PLAIN_SETUP, [{ do: 'call-starts' }, { do: 'pass', ms: 6000 }]);
    expect(world.seat.shown()?.word).toBe('Recording');
  });
});
