import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { findChromium } from '../../../scripts/browsers.mjs';
import { FIXTURES } from '../../crm/support/families';
import type { SiteRules } from '../../../lib/messages';
import type * as InPage from './in-page';
import type { Sight } from './in-page';

interface InTest {
  readonly adapters: typeof InPage;
  readonly crm: Readonly<Record<Act, (word?: string) => Promise<void> | undefined>> & {
    readonly ready: Promise<void> | undefined;
  };
}
type Act = 'leaveFor' | 'arrive' | 'speak' | 'dropField';

/** One page in one Chromium, without the extension, for all fixtures of a file. Nothing leaves it. */
export class FixtureBrowser {
  /** What is shown next: its markup, and the folder its frames come from. */
  private shown = { html: '', folder: 'custom' };

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly adapters: string,
  ) {}

  static async start(): Promise<FixtureBrowser> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('No Chromium: run node scripts/setup.mjs.');
    // Chromium refuses to run as root inside its sandbox.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const [browser, adapters] = await Promise.all([
      puppeteer.launch({ executablePath, args }),
      bundledAdapters(),
    ]);
    const page = await browser.newPage();
    const started = new FixtureBrowser(browser, page, adapters);
    await page.evaluateOnNewDocument(rememberClosedRoots);
    await page.setRequestInterception(true);
    page.on('request', (request) => void started.answer(request));
    return started;
  }

  /** Opens a file of the fixtures' folder at an address of its CRM. */
  async open(folder: string, file: string, address: string): Promise<void> {
    await this.show(await readFile(join(FIXTURES, folder, file), 'utf8'), address, folder);
    await this.page.evaluate(() => (window as unknown as InTest).crm.ready);
  }

  /** Opens a page that the test wrote itself. Frames get the folder's `form.part.html`. */
  async show(html: string, address: string, folder = 'custom'): Promise<void> {
    this.shown = { html, folder };
    await this.page.goto(address);
    await this.page.evaluate(this.adapters);
  }

  /**
   * Puts a body into the page that is shown, and waits until its frames have loaded. A
   * `<template data-shadow="open">` or `closed` becomes its parent's shadow root.
   */
  async fill(body: string): Promise<void> {
    await this.page.evaluate(async (markup) => {
      document.body.innerHTML = markup;
      const { hangShadowRoots, framesOf } = (window as unknown as InTest).adapters;
      hangShadowRoots(document);
      for (const each of document.querySelectorAll<HTMLElement>('[data-scroll]')) {
        each.scrollTop = Number(each.dataset['scroll']);
      }
      await Promise.all(
        framesOf(document).map(
          (frame) =>
            new Promise((done) => {
              frame.addEventListener('load', done, { once: true });
            }),
        ),
      );
    }, body);
  }

  /** Goes to another address without a load. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((given) => {
      history.pushState(null, '', given);
    }, path);
  }

  look(rules: SiteRules): Promise<Sight> {
    return this.page.evaluate((given) => (window as unknown as InTest).adapters.look(given), rules);
  }

  holds(text: string): Promise<boolean> {
    return this.page.evaluate((given) => (window as unknown as InTest).adapters.holds(given), text);
  }

  /** Lets the page act, and waits until it has. */
  act(act: Act, word?: string): Promise<void> {
    return this.page.evaluate(
      async (name, given) => {
        await (window as unknown as InTest).crm[name](given);
      },
      act,
      word,
    );
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async answer(request: HTTPRequest): Promise<void> {
    const contentType = 'text/html; charset=utf-8';
    if (new URL(request.url()).pathname === '/fake-crm.js') {
      const body = await readFile(join(FIXTURES, 'fake-crm.js'), 'utf8');
      await request.respond({ contentType: 'text/javascript', body });
    } else if (!request.isNavigationRequest()) {
      await request.respond({ status: 404, body: '' });
    } else if (request.frame() === this.page.mainFrame()) {
      await request.respond({ contentType, body: this.shown.html });
    } else {
      const part = join(FIXTURES, this.shown.folder, 'form.part.html');
      await request.respond({ contentType, body: await readFile(part, 'utf8') });
    }
  }
}

/** Runs in each new document: only an extension can open what a page has closed. */
function rememberClosedRoots(): void {
  const roots = new WeakMap<Element, ShadowRoot>();
  const { attachShadow } = Element.prototype;
  Object.assign(globalThis, { closedRoots: roots });
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.set(this, root);
    return root;
  };
}

async function bundledAdapters(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: 'test/e2e/crm/in-page.ts', formats: ['iife'], name: 'adapters' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The adapters were not built.');
  // `var adapters` of a script becomes a property of the window only outside of a function.
  return `${chunk.code}; window.adapters = adapters;`;
}
