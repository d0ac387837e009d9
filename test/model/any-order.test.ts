import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineInAnyOrder } from './any-order';
import type { Fate, Word } from './any-order';
import { LONG_MS, RUNS, SEED, tellSeed } from './run-by';
import { settled } from './time';

const STEPS = 150;
/** One line in any order for so many whole worlds. */
const WORLDS_PER_LINE = 4;

const words = fc.array(fc.constantFrom<Word>('pause', 'pause', 'resume', 'record'), {
  minLength: 1,
  maxLength: 8,
});
const fates = fc.array(
  fc.constantFrom<Fate>('answered', 'answered', 'answered', 'refused', 'unanswered'),
  { minLength: 1, maxLength: 30 },
);
const scheduler = fc.scheduler({
  act: async (step) => {
    await step();
    await settled();
  },
});

describe('words, answers and disk writes in any order', () => {
  it(
    'one request at a time, the record first, the pause before all, no resume without a word',
    async () => {
      const by = { numRuns: Math.ceil(RUNS / WORLDS_PER_LINE), seed: SEED };
      tellSeed('lines in any order', by);
      await fc.assert(
        fc.asyncProperty(scheduler, words, fates, async (order, said, fate) => {
          const line = new LineInAnyOrder(order, fate);
          await line.live(said, STEPS);
          expect(line.verdict).toBeUndefined();
        }),
        by,
      );
    },
    LONG_MS,
  );
});
