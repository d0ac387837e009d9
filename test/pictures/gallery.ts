import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import type { Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { needChromium } from '../../scripts/browsers.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = resolve(HERE, '../..');
/** The policy of the extension's own pages: a style or script it forbids is a fault here too. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The screens, each a page that draws one state of it, and the sizes it is looked at in, CSS px. */
const SCREENS: Readonly<Record<string, Readonly<Record<string, Size>>>> = {
  recorder: {
    popup: { width: 360, height: 600 },
    narrow: { width: 320, height: 600 },
  },
  options: {
    wide: { width: 1280, height: 900 },
    narrow: { width: 320, height: 800 },
  },
  console: {
    wide: { width: 1280, height: 900 },
    narrow: { width: 320, height: 800 },
  },
};
export const THEMES = ['light', 'dark'] as const;

/** One state of one screen, as somebody would see it. */
export interface Picture {
  readonly screen: string;
  readonly story: string;
  readonly size: string;
  readonly theme: (typeof THEMES)[number];
  /** Whose texts: `es`, or made longer; English unless given. */
  readonly words?: 'es' | 'long';
}

/** Every state of every screen, drawn by the real components from states made up for it. */
export interface Gallery {
  readonly page: Page;
  readonly pictures: readonly Picture[];
  /** What the pages complained of so far: errors, and breaches of the extension's policy. */
  readonly complaints: readonly string[];
  /** Draws it, in a window as high as it needs. */
  show(picture: Picture): Promise<void>;
  /** What is wrong with the layout of what is shown; empty when nothing is. */
  layoutFaults(picture: Picture): Promise<string[]>;
  close(): Promise<void>;
}

async function serve() {
  const outDir = join(ROOT, '.output/gallery');
  const common = { root: HERE, configFile: false as const, logLevel: 'warn' as const };
  const input = Object.keys(SCREENS).map((screen) => join(HERE, `${screen}.html`));
  await build({
    ...common,
    plugins: [preact()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input } },
  });
  return preview({
    ...common,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
  });
}

/** The texts of buttons, labels and headings that their boxes do not show whole. */
const CUT_OFF = `[...document.querySelectorAll('button, button *, label, legend, summary, h1, h2, h3, th, [role=status]')]
  .filter((each) => !each.classList.contains('unseen') && each.clientWidth > 0)
  .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .filter((each) => getComputedStyle(each).display !== 'inline')
  .map((each) => each.textContent)`;

/** Whoever calls this closes it. */
export async function openGallery(): Promise<Gallery> {
  const server = await serve();
  const [address = ''] = server.resolvedUrls?.local ?? [];
  const browser = await puppeteer.launch({
    executablePath: await needChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('404')) complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  // A page with unsaved changes asks before it is left.
  page.on('dialog', (dialog) => void dialog.accept());
  const pictures: Picture[] = [];
  for (const screen of Object.keys(SCREENS)) {
    await page.goto(`${address}${screen}.html`);
    const stories = await page.evaluate('document.documentElement.dataset.stories');
    pictures.push(...picturesOf(screen, String(stories).split(' ')));
  }
  let actionsTop: number | undefined;
  return {
    page,
    pictures,
    complaints,
    async show({ screen, story, size, theme, words = '' }) {
      const { width, height } = sizeOf(screen, size);
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await page.goto(`${address}${screen}.html?story=${story}&words=${words}`);
      await page.waitForSelector(`html[data-shown="${story}"]`);
      const needed = Number(await page.evaluate('document.documentElement.scrollHeight'));
      await page.setViewport({ width, height: Math.max(height, needed) });
    },
    async layoutFaults({ screen, size, words }) {
      const { width } = sizeOf(screen, size);
      const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
      const top = await page.evaluate(
        'document.querySelector(".actions")?.getBoundingClientRect().top',
      );
      const faults = needed > width ? [`scrolls sideways: ${String(needed)} px wide`] : [];
      const cut = (await page.evaluate(CUT_OFF)) as string[];
      faults.push(...cut.map((text) => `cut off: ${text}`));
      // The agent's hand knows where the button is.
      if (size === 'popup' && !words && typeof top === 'number') {
        actionsTop ??= top;
        if (top !== actionsTop) {
          faults.push(`buttons moved from ${String(actionsTop)} to ${String(top)} px`);
        }
      }
      return faults;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

function picturesOf(screen: string, stories: readonly string[]): Picture[] {
  return Object.keys(SCREENS[screen] ?? {}).flatMap((size) =>
    THEMES.flatMap((theme) => stories.map((story) => ({ screen, story, size, theme }))),
  );
}

function sizeOf(screen: string, size: string): Size {
  const found = SCREENS[screen]?.[size];
  if (!found) throw new Error(`There is no ${screen} of the size ${size}.`);
  return found;
}

/** A file's name, and what a fault is told by. */
export const nameOf = ({ screen, story, size, theme, words }: Picture): string =>
  [screen, story, size, theme, ...(words ? [words] : [])].join('-');
