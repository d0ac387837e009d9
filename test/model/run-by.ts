import { env } from 'node:process';

/** How often the checker runs, all files together. */
export const RUNS = Number(env['MODEL_RUNS'] ?? 2000);

/** Another seed each time, printed; given as MODEL_SEED, with the same MODEL_RUNS, it repeats a run. */
export const SEED = Number(env['MODEL_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

/** For a test that may run for as long as `npm run model` does, ms. */
export const LONG_MS = 3_600_000;

/** Tells what to give as MODEL_SEED, whether or not anything fails. */
export function tellSeed(what: string, { numRuns, seed }: { numRuns: number; seed: number }): void {
  console.info(`${String(numRuns)} ${what} from MODEL_SEED=${String(seed)}`);
}
