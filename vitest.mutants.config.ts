import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * The tests that `npm run mutants` tries on each mutant: those of the reader, the writer, the codes
 * and the card guard, the slow ones in a short version that is the same each time. A mutant is
 * killed by the first test that fails, so what finds most comes first.
 */
const TESTS = [
  'recorder/card-guard',
  'recorder/write-guard',
  'encore/technical',
  'encore/spoiled',
  'encore/other-answers',
  'encore/response-codes',
  'encore/check-parameters',
  'encore/contract',
  'encore/xml-text',
  'encore/guard-xml',
  'encore/transport',
  'encore/wire',
  'encore/errors',
  'encore/client',
  'encore/hostile',
  'encore/fuzz',
  'recorder/card-guard.property',
].map((name) => `test/${name}.test.ts`);

class InThisOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      TESTS.findIndex((name) => moduleId.endsWith(`/${name}`));
    return Promise.resolve([...files].sort((a, b) => place(a) - place(b)));
  }
}

export default defineConfig({
  test: {
    include: TESTS,
    environment: 'node',
    testTimeout: 60_000,
    sequence: { sequencer: InThisOrder },
    env: { FUZZ_RUNS: '400', FUZZ_SEED: '1', PROPERTY_SCALE: '0.05' },
  },
});
