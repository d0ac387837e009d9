import { env } from 'node:process';
import type fc from 'fast-check';

const RUNS = 2000;

/**
 * How often the checker runs, and from which seed. A failure is printed with its seed: given as
 * MODEL_SEED, with the same MODEL_RUNS, it repeats the run.
 */
export const RUN_BY: fc.Parameters<unknown> = {
  numRuns: Number(env['MODEL_RUNS'] ?? RUNS),
  ...(env['MODEL_SEED'] === undefined ? {} : { seed: Number(env['MODEL_SEED']) }),
};
