/**
 * Where browsers are, and how to get them. Node built-ins only: this runs before dependencies
 * exist.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, say } from './run.mjs';

const LOCAL = process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
const PROGRAMS = [
  process.env.PROGRAMFILES ?? 'C:\\Program Files',
  process.env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)',
];

/**
 * Chromium comes first: Chrome's own builds no longer load an extension from the command line
 * (since Chrome 137), so that the tests' fallback forgets its permissions at a restart.
 */
const CHROMIUM = {
  name: 'Chromium',
  variable: 'CHROME_PATH',
  aptPackage: 'chromium',
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  places: {
    darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
    win32: [LOCAL, ...PROGRAMS].flatMap((folder) => [
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  },
};

const FIREFOX = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  aptPackage: 'firefox-esr',
  commands: ['firefox-esr', 'firefox'],
  places: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [LOCAL, ...PROGRAMS].map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
  },
};

/**
 * A Chromium, Chrome or Edge on this machine: CHROME_PATH, else an installed one, else one that
 * Playwright has downloaded.
 *
 * @returns {string | undefined} the path of its executable
 */
export function findChromium() {
  return find(CHROMIUM) ?? findInPlaywrightCache();
}

/**
 * A Firefox on this machine: FIREFOX_PATH, else an installed one. (Playwright's Firefox is a
 * patched build that speaks a protocol of its own.)
 *
 * @returns {string | undefined} the path of its executable
 */
export function findFirefox() {
  return find(FIREFOX);
}

/** Finds a Chromium or installs one. Throws an error that says what to do when neither works. */
export function needChromium() {
  return need(CHROMIUM, findChromium);
}

/** Finds a Firefox or installs one. Throws an error that says what to do when neither works. */
export function needFirefox() {
  return need(FIREFOX, findFirefox);
}

function find({ variable, commands, places }) {
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`${variable} is set to ${named}, but there is no such file.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...(places[process.platform] ?? [])].find((path) => existsSync(path));
}

/** Newest first. Source of the folders: Playwright's documentation, "Managing browser binaries". */
function findInPlaywrightCache() {
  const standard = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(LOCAL, 'ms-playwright'),
  };
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    standard[process.platform] ??
    join(homedir(), '.cache', 'ms-playwright');
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  const builds = existsSync(cache)
    ? readdirSync(cache)
        .filter((name) => /^chromium-\d+$/.test(name))
        .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    : [];
  return builds
    .flatMap((build) => inside.map((path) => join(cache, build, path)))
    .find((path) => existsSync(path));
}

async function need(browser, findIt) {
  const found = findIt();
  if (found !== undefined) return found;
  if (canUseApt()) {
    say(`No ${browser.name} here: installing ${browser.aptPackage} with apt (a few minutes) …`);
    await installWithApt(browser.aptPackage);
    const installed = findIt();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `No ${browser.name} found: install one, or set ${browser.variable} to its executable, and run this again.`,
  );
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Without a font, pictures of the screens would show boxes instead of letters. */
async function installWithApt(name) {
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const packages = [name, 'fonts-liberation'];
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}
