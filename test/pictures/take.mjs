/**
 * Takes a picture of the recorder's screen in every state and theme, and fails if one of them moves
 * the buttons, scrolls sideways, or breaks the extension's content security policy.
 *
 *   node test/pictures/take.mjs [folder, default .output/pictures] [part of a story's name]
 *
 * CHROME_PATH names the browser; without it, an installed one is taken.
 */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';
import { needChromium } from '../../scripts/browsers.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const folder = resolve(process.argv[2] ?? join(ROOT, '.output/pictures'));
const wanted = process.argv[3] ?? '';
const WIDTH = 360;
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";

async function serve() {
  const common = { root: HERE, configFile: false, logLevel: 'warn', plugins: [preact()] };
  const outDir = join(ROOT, '.output/pictures-page');
  await build({ ...common, build: { outDir, emptyOutDir: true } });
  return preview({
    ...common,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
  });
}

/** What is wrong with the screen as it stands in the page now; empty when nothing is. */
async function faultsOf(page) {
  const { width, pauseTop } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    pauseTop: document.querySelector('.actions')?.getBoundingClientRect().top,
  }));
  const faults = [];
  if (width > WIDTH) faults.push(`scrolls sideways: ${width} px wide`);
  if (pauseTop !== undefined) {
    faultsOf.pauseTop ??= pauseTop;
    if (pauseTop !== faultsOf.pauseTop) {
      faults.push(`buttons moved from ${faultsOf.pauseTop} to ${pauseTop} px`);
    }
  }
  return faults;
}

const server = await serve();
const browser = await puppeteer.launch({
  executablePath: await needChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const faults = [];
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('404')) faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.setViewport({ width: WIDTH, height: 200, deviceScaleFactor: 2 });
  const address = server.resolvedUrls.local[0];
  await page.goto(address);
  const names = await page.evaluate(() => document.documentElement.dataset['stories'].split(' '));
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    for (const name of names.filter((each) => each.includes(wanted))) {
      await page.evaluate((hash) => (location.hash = hash), name);
      await page.waitForFunction(
        (shown) => document.documentElement.dataset['shown'] === shown,
        {},
        name,
      );
      const height = await page.evaluate(() => document.body.offsetHeight);
      await page.setViewport({ width: WIDTH, height, deviceScaleFactor: 2 });
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(faults.length === 0 ? `Pictures in ${folder}` : [...new Set(faults)].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
