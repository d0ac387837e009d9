/**
 * Takes a picture of the options page, or of the console, in every state, theme and width, and fails
 * if one of them scrolls sideways or breaks the extension's content security policy.
 *
 *   node test/pictures/take-options.mjs [folder, default .output/pictures] [part of a story's name]
 *     [options or console]
 *
 * CHROME_PATH names the browser; default /usr/bin/chromium.
 */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const folder = resolve(process.argv[2] ?? join(ROOT, '.output/pictures'));
const wanted = process.argv[3] ?? '';
const shown = process.argv[4] === 'console' ? 'console' : 'options';
const SIZES = {
  wide: { width: 1280, height: 900 },
  narrow: { width: shown === 'console' ? 320 : 400, height: 800 },
};
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";

async function serve() {
  const common = { root: HERE, configFile: false, logLevel: 'warn', plugins: [preact()] };
  const outDir = join(ROOT, `.output/${shown}-pictures-page`);
  const rolldownOptions = { input: join(HERE, `${shown}.html`) };
  await build({ ...common, build: { outDir, emptyOutDir: true, rolldownOptions } });
  return preview({
    ...common,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
  });
}

const server = await serve();
const browser = await puppeteer.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const faults = [];
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('404')) faults.push(line.text());
  });
  // A page with unsaved changes asks before it is left.
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('pageerror', (error) => faults.push(String(error)));
  const address = `${server.resolvedUrls.local[0]}${shown}.html`;
  await page.goto(address);
  const names = await page.evaluate(() => document.documentElement.dataset['stories'].split(' '));
  for (const [size, { width, height }] of Object.entries(SIZES)) {
    for (const theme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      for (const name of names.filter((each) => each.includes(wanted))) {
        await page.setViewport({ width, height });
        await page.goto(`${address}?story=${name}`);
        await page.waitForFunction(() => document.documentElement.dataset['shown'] !== undefined);
        const path = (part) => join(folder, `${shown}-${name}-${size}-${theme}${part}.png`);
        await page.screenshot({ path: path('') });
        // The whole page in a window of its height, for the save bar sticks to the window's foot.
        const whole = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewport({ width, height: Math.max(height, whole) });
        await page.screenshot({ path: path('-whole') });
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        if (needed > width) faults.push(`${name} at ${width} px scrolls sideways: ${needed} px`);
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(faults.length === 0 ? `Pictures in ${folder}` : [...new Set(faults)].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
