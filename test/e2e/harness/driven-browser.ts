import type { Browser, LaunchOptions, Page } from 'puppeteer-core';
import { killProcess, makeProfile, removeProfile } from './profile';
import type { BrowserLanguage, BrowserName, LifeEvent, TestBrowser } from './test-browser';

/** What a browser is started with, the same at each start. */
export interface Setting {
  /** Path of the browser's executable. */
  readonly executable: string;
  /** Folder of the unpacked extension. */
  readonly extension: string;
  readonly loopbackNames: readonly string[];
  readonly language: BrowserLanguage;
  readonly headed: boolean;
}

/** What both browsers are launched with. */
export type CommonOptions = Pick<
  LaunchOptions,
  'executablePath' | 'userDataDir' | 'headless' | 'defaultViewport'
>;

/** How often it is looked whether the background started or ended; the event carries its own time, ms. */
const LOOK_EVERY_MS = 25;
/** A tab that is opened by a click is there within this, ms. */
const TAB_WITHIN_MS = 15_000;

/** What both browsers do alike; each adds what only it can tell. */
export abstract class DrivenBrowser implements TestBrowser {
  abstract readonly name: BrowserName;
  /** Undefined while no browser runs. */
  private running: Browser | undefined;
  private profile = '';

  constructor(protected readonly setting: Setting) {}

  abstract extensionUrl(path: string): string;
  abstract openExtensionPage(path: string): Promise<Page>;
  abstract pressShortcut(keys: string): Promise<void>;
  abstract grantHosts(patterns: readonly string[]): Promise<void>;
  abstract killBackground(): Promise<void>;
  abstract reloadExtension(): Promise<void>;
  abstract setExtensionEnabled(enabled: boolean): Promise<void>;

  /** When the background started and ended since it was first watched, oldest first. */
  protected abstract lifeOfBackground(): Promise<readonly LifeEvent[]>;

  /** Starts the browser with this profile and what it has in common with the other. */
  protected abstract launch(common: CommonOptions): Promise<Browser>;
  /** Called once the browser runs, to bring the extension into it. */
  protected abstract install(): Promise<void>;
  /** Called before the browser ends, however it ends. */
  protected abstract beforeEnd(): Promise<void>;

  async start(): Promise<this> {
    if (this.profile === '') this.profile = await makeProfile(this.name);
    this.running = await this.launch({
      executablePath: this.setting.executable,
      userDataDir: this.profile,
      headless: !this.setting.headed,
      // A person's window is as large as the person makes it.
      defaultViewport: this.setting.headed ? null : { width: 1280, height: 800 },
    });
    try {
      await this.install();
    } catch (error) {
      await this.close();
      throw error;
    }
    return this;
  }

  async newPage(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  async untilBackground(
    what: LifeEvent['what'],
    { after, withinMs }: { readonly after: number; readonly withinMs: number },
  ): Promise<LifeEvent> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const life = await this.lifeOfBackground();
      const found = life.find((each) => each.what === what && each.at >= after);
      if (found) return found;
      if (Date.now() > deadline) {
        const told = life.map((each) => `${each.what} at ${String(each.at - after)} ms`).join(', ');
        throw new Error(`The background has not ${what} in ${String(withinMs)} ms; it ${told}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async tabAt(beginning: string): Promise<Page> {
    const deadline = Date.now() + TAB_WITHIN_MS;
    for (;;) {
      const pages = await this.browser.pages();
      const found = pages.find((page) => page.url().startsWith(beginning));
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`No tab was opened at ${beginning}.`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async badgeText(page: Page): Promise<string> {
    return String(await page.evaluate('chrome.action.getBadgeText({})'));
  }

  async screenshot(page: Page, path: `${string}.png`): Promise<void> {
    await page.screenshot({ path });
  }

  async killHard(): Promise<void> {
    await this.beforeEnd();
    await killProcess(this.browser);
    this.running = undefined;
  }

  async restart(): Promise<void> {
    if (this.running !== undefined) {
      await this.beforeEnd();
      await this.end();
    }
    await this.start();
  }

  async closed(): Promise<void> {
    const browser = this.browser;
    if (browser.connected) await new Promise((done) => browser.once('disconnected', done));
  }

  async close(): Promise<void> {
    await this.end();
    await removeProfile(this.profile);
  }

  protected get profileFolder(): string {
    return this.profile;
  }

  protected get browser(): Browser {
    if (this.running === undefined) throw new Error('The browser is not running.');
    return this.running;
  }

  private async end(): Promise<void> {
    if (this.running?.connected) await this.running.close();
    this.running = undefined;
  }
}
