/**
 * The long versions of what `npm test` samples: `node scripts/long.mjs model`, `kill`, `fuzz` and so on.
 * Does all set-up itself and ends with the exit code of the tests.
 */
import { argv, env, exit } from 'node:process';
import { say, tool } from './run.mjs';
import { setUp } from './setup.mjs';

const BUILDS = [['build'], ['build', '-b', 'firefox', '--mv3']];

/** By name: what must be built before, which tests run, and what makes them long. */
const LONG = {
  model: {
    builds: [],
    // Its two halves are files of their own, so that both cores have one.
    tests: ['--project=unit', '--maxWorkers=2', 'test/model'],
    env: { MODEL_RUNS: '100000' },
  },
  fuzz: {
    builds: [],
    tests: ['--project=unit', 'test/encore/fuzz.test.ts', '--disable-console-intercept'],
    // A seed that was printed, as FUZZ_SEED, repeats a run.
    env: { FUZZ_RUNS: env.FUZZ_RUNS ?? '1000000' },
  },
  storm: { builds: BUILDS, tests: ['--project=e2e', 'test/e2e/storm'], env: { STORMS: '200' } },
  matrix: { builds: BUILDS, tests: ['--project=e2e', 'test/e2e/crm'], env: { MATRIX: 'all' } },
  kill: { builds: BUILDS, tests: ['--project=e2e', 'test/e2e/kill'], env: { KILL: 'all' } },
};

const chosen = LONG[argv[2] ?? ''];
if (!chosen) {
  say(`Say which: ${Object.keys(LONG).join(', ')}.`);
  exit(2);
}
try {
  await setUp({ firefox: chosen.builds.length > 0 });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  exit(1);
}
for (const build of chosen.builds) {
  const code = await tool('wxt/bin/wxt.mjs', build, { quiet: true });
  if (code !== 0) exit(code);
}
exit(await tool('vitest/vitest.mjs', ['run', ...chosen.tests], { env: chosen.env }));
