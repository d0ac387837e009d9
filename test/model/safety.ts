import fc from 'fast-check';
import { commands, setups } from './lives';
import { liveThrough } from './run';
import { RUNS, SEED, tellSeed } from './run-by';

/**
 * Half of all runs, so that two processes can share them. The first half takes the seed as it is:
 * whichever half fails prints its own, and given as MODEL_SEED that is the first half's.
 */
export async function checkHalf(half: 0 | 1): Promise<void> {
  const by = { numRuns: Math.ceil(RUNS / 2), seed: SEED + half };
  tellSeed('worlds', by);
  await fc.assert(
    fc.asyncProperty(setups, commands, async (setup, happenings) => {
      await liveThrough(setup, happenings);
    }),
    by,
  );
}
