/**
 * Everything CI runs, in order, after doing all set-up itself: types, lint, format, unit tests,
 * builds, end-to-end tests. Stops at the first step that fails, with its exit code.
 *
 * `npm test -- --only unit` or `--only build,e2e` runs only the named steps.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { argv } from 'node:process';
import { ROOT, say, tool } from './run.mjs';
import { setUp } from './setup.mjs';

const RESULTS = resolve(ROOT, '.output', 'test-results');

const STEPS = [
  ['types', () => tool('typescript/bin/tsc', ['--noEmit'])],
  ['lint', () => tool('eslint/bin/eslint.js', ['.', '--max-warnings=0'])],
  ['format', () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])],
  ['unit', () => vitest('unit')],
  ['build', build],
  ['e2e', () => vitest('e2e')],
];

async function build() {
  const chromium = await tool('wxt/bin/wxt.mjs', ['build'], { quiet: true });
  if (chromium !== 0) return chromium;
  return tool('wxt/bin/wxt.mjs', ['build', '-b', 'firefox', '--mv3'], { quiet: true });
}

function vitest(project) {
  return tool('vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${resultsOf(project)}`,
  ]);
}

function resultsOf(project) {
  return resolve(RESULTS, `${project}.json`);
}

/**
 * How many tests of one project passed and failed; none when it did not run. A file that could
 * not even be read counts as one that failed.
 */
function countsOf(project) {
  if (!existsSync(resultsOf(project))) return { passed: 0, failed: 0 };
  const results = JSON.parse(readFileSync(resultsOf(project), 'utf8'));
  const unread = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: results.numPassedTests, failed: results.numFailedTests + unread.length };
}

function chosenSteps() {
  const at = argv.indexOf('--only');
  if (at === -1) return STEPS;
  const names = (argv[at + 1] ?? '').split(',');
  const chosen = STEPS.filter(([name]) => names.includes(name));
  if (chosen.length === names.length) return chosen;
  throw new Error(`--only takes some of: ${STEPS.map(([name]) => name).join(', ')}.`);
}

/** Runs one step between a headline and its time. Returns its exit code. */
async function announce(name, step) {
  say(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = Date.now();
  const exitCode = await step();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  say(exitCode === 0 ? `${name}: ok, ${seconds} s` : `${name}: FAILED, ${seconds} s`);
  return exitCode;
}

async function main() {
  const steps = chosenSteps();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const browsers = steps.some(([name]) => name === 'e2e');
  const paths = await setUp({ firefox: browsers });
  process.env.CHROME_PATH = paths.chrome;
  if (paths.firefox !== undefined) process.env.FIREFOX_PATH = paths.firefox;
  let exitCode = 0;
  for (const [name, step] of steps) {
    exitCode = await announce(name, step);
    if (exitCode !== 0) break;
  }
  const counts = ['unit', 'e2e'].map(countsOf);
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return exitCode;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
