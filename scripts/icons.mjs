/**
 * Draws the toolbar icons from their SVG sources into public/icon. Only needed after a change of
 * scripts/icon.svg or scripts/icon-small.svg; the pictures are kept in the repository.
 *
 *   node scripts/icons.mjs
 *
 * CHROME_PATH names the browser that draws; without it, an installed one is taken.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { needChromium } from './browsers.mjs';

/** At 16 px a ring would blur into its dot, so the smallest size has a drawing of its own. */
const SOURCES = { 16: 'icon-small.svg', 32: 'icon.svg', 48: 'icon.svg', 128: 'icon.svg' };

const folder = fileURLToPath(new URL('../public/icon/', import.meta.url));
await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: await needChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  for (const [size, source] of Object.entries(SOURCES)) {
    const drawing = await readFile(new URL(source, import.meta.url), 'utf8');
    await page.setViewport({ width: Number(size), height: Number(size) });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
    await page.screenshot({ path: `${folder}${size}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
