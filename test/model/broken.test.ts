/**
 * Is the checker any good? Versions of the product that were broken on purpose, each in one promise,
 * must be found by it; and the same build with nothing broken must not.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeBroken } from './broken/bundle';
import { BROKEN_VERSIONS } from './broken/versions';
import { commands, setups } from './lives';
import type { Product } from './product';
import { liveThrough } from './run';
import { BrokenPromise } from './world';

const SEED = Number(process.env['BROKEN_SEED'] ?? 1);
const MOST_RUNS = Number(process.env['BROKEN_RUNS'] ?? 400);

interface Search {
  readonly name: string;
  readonly runs: number;
  readonly error: unknown;
}

/** Lives through one world after the other until a promise is broken. */
async function search(name: string, product: Product, numRuns: number): Promise<Search> {
  const found = await fc.check(
    fc.asyncProperty(setups, commands, async (setup, happenings) => {
      await liveThrough(setup, happenings, { product });
    }),
    { numRuns, seed: SEED, endOnFailure: true },
  );
  return { name, runs: found.numRuns, error: found.errorInstance };
}

describe('the checker finds', () => {
  const searches: Search[] = [];

  it.each(BROKEN_VERSIONS)(
    '$name',
    async (version) => {
      const made = await search(version.name, await makeBroken(version.patches), MOST_RUNS);
      searches.push(made);
      expect(made.error).toBeInstanceOf(BrokenPromise);
    },
    120_000,
  );

  it('nothing in the version that is not broken, in as many runs as the longest search took', async () => {
    const runs = Math.max(1, ...searches.map((each) => each.runs));
    const made = await search('not broken', await makeBroken([]), runs);
    searches.push(made);
    expect(made.error).toBeNull();
  }, 120_000);

  afterAll(() => {
    const lines = searches.map(
      ({ name, runs, error }) => `${String(runs).padStart(6)}  ${name}: ${verdictOf(error)}`,
    );
    console.info([`runs until found, from seed ${String(SEED)}:`, ...lines].join('\n'));
  });
});

function verdictOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'nothing found';
}
