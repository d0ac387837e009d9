import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBroken } from './broken/bundle';
import { BROKEN_VERSIONS } from './broken/versions';
import { commands, setups } from './lives';
import { liveThrough } from './run';
import { BrokenPromise } from './world';

const MOST_RUNS = Number(process.env['BROKEN_RUNS'] ?? 3000);
const SEED = Number(process.env['BROKEN_SEED'] ?? 1);

describe('the checker finds', () => {
  it.each(BROKEN_VERSIONS)(
    '$name',
    async (version) => {
      const product = await makeBroken(version);
      const found = await fc.check(
        fc.asyncProperty(setups, commands, async (setup, happenings) => {
          await liveThrough(setup, happenings, { product });
        }),
        { numRuns: MOST_RUNS, seed: SEED, endOnFailure: true },
      );
      console.log(
        `${version.name}: ${found.failed ? `run ${String(found.numRuns)}` : 'NOT FOUND'}: ${String(found.errorInstance).split('\n')[0] ?? ''}`,
      );
      expect(found.failed).toBe(true);
      expect(found.errorInstance).toBeInstanceOf(BrokenPromise);
    },
    600_000,
  );
});
