/**
 * Everything a fresh clone needs: dependencies, WXT's generated types, browsers. Node built-ins
 * only. Runs by itself (`node scripts/setup.mjs`) and from the scripts behind `npm start` and
 * `npm test`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { argv, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { needChromium, needFirefox } from './browsers.mjs';
import { npm, ROOT, say, tool } from './run.mjs';

const LOCKFILE = resolve(ROOT, 'package-lock.json');
/** Holds the hash of the lockfile that node_modules was installed from. */
const STAMP = resolve(ROOT, 'node_modules', '.installed-from');

/**
 * Makes this clone ready to build, run and test. Does nothing twice.
 *
 * @param {{ firefox?: boolean }} [options] whether a Firefox is needed too (the tests do)
 * @returns {Promise<{ chrome: string, firefox: string | undefined }>} paths of the executables
 * @throws an Error whose message says in one line what is missing and what to do
 */
export async function setUp({ firefox = false } = {}) {
  checkNode();
  await installDependencies();
  await must(tool('wxt/bin/wxt.mjs', ['prepare'], { quiet: true }), 'wxt prepare failed.');
  const chrome = await needChromium();
  say(`Chromium: ${chrome}`);
  if (!firefox) return { chrome, firefox: undefined };
  const firefoxPath = await needFirefox();
  say(`Firefox: ${firefoxPath}`);
  return { chrome, firefox: firefoxPath };
}

function checkNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Node ${versions.node} is too old: install Node 22 or later (20.19 is the least).`,
  );
}

async function installDependencies() {
  const wanted = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('Installing the locked dependencies (about a minute) …');
  // No package may run code of its own while it is installed.
  await must(
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }),
    'npm ci failed: see above.',
  );
  writeFileSync(STAMP, wanted);
}

async function must(exitCode, message) {
  if ((await exitCode) !== 0) throw new Error(message);
}

if (argv[1] !== undefined && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await setUp({ firefox: argv.includes('--firefox') });
    say('Ready.');
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
