/**
 * Everything a fresh clone needs: dependencies, WXT's generated types, browsers. Node built-ins
 * only. Runs by itself (`node scripts/setup.mjs`) and from the scripts behind `npm start` and
 * `npm test`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { argv, execPath, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { needChromium, needFirefox } from './browsers.mjs';
import { npm, ROOT, run, say, tool } from './run.mjs';

/** The frameworks that CRM pages of the tests are made with. The extension uses none of them. */
const FRAMEWORKS = resolve(ROOT, 'test', 'fixtures', 'frameworks');

/**
 * Makes this clone ready to build, run and test. Does nothing twice.
 *
 * @param {{ firefox?: boolean }} [options] whether what only the tests need is needed too: a
 *   Firefox, and the frameworks their pages are made with
 * @returns {Promise<{ chrome: string, firefox: string | undefined }>} paths of the executables
 * @throws an Error whose message says in one line what is missing and what to do
 */
export async function setUp({ firefox = false } = {}) {
  checkNode();
  await installDependencies(ROOT, 'the locked dependencies (about a minute)');
  await must(tool('wxt/bin/wxt.mjs', ['prepare'], { quiet: true }), 'wxt prepare failed.');
  const chrome = await needChromium();
  say(`Chromium: ${chrome}`);
  if (!firefox) return { chrome, firefox: undefined };
  const firefoxPath = await needFirefox();
  say(`Firefox: ${firefoxPath}`);
  await installDependencies(FRAMEWORKS, "the frameworks of the tests' pages (half a minute)");
  await must(
    run(execPath, [resolve(FRAMEWORKS, 'bundle.mjs')]),
    "The tests' pages cannot be made.",
  );
  return { chrome, firefox: firefoxPath };
}

function checkNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Node ${versions.node} is too old: install Node 22 or later (20.19 is the least).`,
  );
}

/**
 * Installs what a folder's lockfile says. Beside what was installed stands the hash of the lockfile
 * it was installed from, so that nothing is done twice.
 */
async function installDependencies(folder, what) {
  const lockfile = readFileSync(resolve(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lockfile).digest('hex');
  const stamp = resolve(folder, 'node_modules', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(`Installing ${what} …`);
  // No package may run code of its own while it is installed.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await must(npm(args, { quiet: true, cwd: folder }), 'npm ci failed: see above.');
  writeFileSync(stamp, wanted);
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
