/**
 * Mutation testing: `npm run mutants`, about 20 minutes on two cores that do nothing else. Ends with exit 1 when fewer
 * than 90 of 100 mutants are killed; the report is `.output/mutants/index.html`. Further arguments
 * go to Stryker: `npm run mutants -- --mutate lib/encore/answer.ts`.
 */
import { argv } from 'node:process';
import { say, tool } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
  process.exitCode = await tool('@stryker-mutator/core/bin/stryker.js', ['run', ...argv.slice(2)]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
