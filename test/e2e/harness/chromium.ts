import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { DrivenBrowser } from './driven-browser';
import type { CommonOptions } from './driven-browser';
import { chromiumId } from './extension-files';
import { parseKeys } from './keys';
import type { LifeEvent } from './test-browser';

/** Modifier bits of the DevTools protocol's Input domain. */
const ALT = 1;
const CTRL = 2;
const SHIFT = 8;

/** How long the driver may stay attached to a worker that has just started, ms. */
const DETACHED_WITHIN_MS = 2000;
/** Without it an unpacked extension that is loaded anew stays off. */
const DEVELOPER_MODE = 'developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })';

/** A Chromium driven by the DevTools protocol, whose debugger never attaches to the worker. */
export class Chromium extends DrivenBrowser {
  override readonly name = 'chromium';
  private readonly life: LifeEvent[] = [];

  override extensionUrl(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  override openExtensionPage(path: string): Promise<Page> {
    return this.newPage(this.extensionUrl(path));
  }

  /**
   * Only a raw key press with a native key code passes through the browser's own shortcuts;
   * `page.keyboard` goes to the page alone.
   */
  override async pressShortcut(keys: string): Promise<void> {
    const { alt, ctrl, shift, character, code, keyCode } = parseKeys(keys);
    const key = {
      modifiers: (alt ? ALT : 0) | (ctrl ? CTRL : 0) | (shift ? SHIFT : 0),
      windowsVirtualKeyCode: keyCode,
      nativeVirtualKeyCode: keyCode,
      code,
      key: shift ? character : character.toLowerCase(),
    };
    const session = await (await this.pageInFront()).createCDPSession();
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await session.detach();
  }

  override async grantHosts(patterns: readonly string[]): Promise<void> {
    await this.onExtensionsPage(
      patterns.map((each) => `developerPrivate.addHostPermission(${this.quoted(each)})`),
    );
  }

  override async reloadExtension(): Promise<void> {
    await this.onExtensionsPage([
      DEVELOPER_MODE,
      `developerPrivate.reload(${this.quoted()}, { failQuietly: true })`,
      this.untilEnabled(),
    ]);
  }

  override async setExtensionEnabled(enabled: boolean): Promise<void> {
    await this.onExtensionsPage([
      DEVELOPER_MODE,
      `management.setEnabled(${this.quoted()}, ${String(enabled)})`,
      ...(enabled ? [this.untilEnabled()] : []),
    ]);
  }

  override async killBackground(): Promise<void> {
    const session = await this.browser.target().createCDPSession();
    const worker = await this.findWorker(session);
    if (worker !== undefined) {
      await Promise.all([
        targetGone(session, worker.targetId),
        session.send('Target.closeTarget', { targetId: worker.targetId }),
      ]);
    }
    await session.detach();
  }

  protected override launch(common: CommonOptions): Promise<Browser> {
    const { extension, language, loopbackNames } = this.setting;
    const rules = loopbackNames.map((name) => `MAP ${name} 127.0.0.1`).join(', ');
    return puppeteer.launch({
      ...common,
      pipe: true,
      enableExtensions: true,
      // On Linux the system's languages count more than the switch.
      env: { ...process.env, LANGUAGE: language },
      args: [
        // Loaded this way (and not by the protocol) the extension keeps its grants at a restart.
        `--load-extension=${extension}`,
        `--lang=${language}`,
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
        ...(rules === '' ? [] : [`--host-resolver-rules=${rules}`]),
        // Chromium refuses to run as root inside its sandbox.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  }

  protected override async install(): Promise<void> {
    const loaded = await this.browser.extensions();
    await this.watchBackground();
    // Chrome's own builds ignore the switch.
    if (!loaded.has(this.id)) await this.browser.installExtension(this.setting.extension);
  }

  protected override beforeEnd(): Promise<void> {
    return Promise.resolve();
  }

  protected override lifeOfBackground(): Promise<readonly LifeEvent[]> {
    return Promise.resolve(this.life);
  }

  /** Listens to the browser's list of targets, which attaches to none of them. */
  protected async watchBackground(): Promise<void> {
    const session = await this.browser.target().createCDPSession();
    const workers = new Set<string>();
    session.on('Target.targetCreated', ({ targetInfo: { targetId, type, url } }) => {
      if (type !== 'service_worker' || !url.startsWith(this.extensionUrl(''))) return;
      workers.add(targetId);
      this.life.push({ what: 'started', at: Date.now() });
    });
    session.on('Target.targetDestroyed', ({ targetId }) => {
      if (workers.delete(targetId)) this.life.push({ what: 'ended', at: Date.now() });
    });
    await session.send('Target.setDiscoverTargets', { discover: true });
  }

  /** Calls the browser's own page of extensions can make; what was in front is so again afterwards. */
  private async onExtensionsPage(calls: readonly string[]): Promise<void> {
    const before = await this.pageInFront();
    const page = await this.newPage('chrome://extensions');
    for (const call of calls) await page.evaluate(`chrome.${call}`);
    await page.close();
    if (!before.isClosed()) await before.bringToFront();
  }

  /** A call that ends when the extension is on, for it is loaded after a reload has been answered. */
  private untilEnabled(): string {
    return `developerPrivate.getExtensionInfo(${this.quoted()}).then(async ({ state }) => {
      while (state !== 'ENABLED') {
        await new Promise((done) => setTimeout(done, 20));
        ({ state } = await chrome.developerPrivate.getExtensionInfo(${this.quoted()}));
      }
    })`;
  }

  /** The extension's id and more arguments, as a script writes them. */
  private quoted(...more: readonly string[]): string {
    return [this.id, ...more].map((each) => JSON.stringify(each)).join(', ');
  }

  /**
   * The running service worker. An attached debugger keeps a worker alive: what is tested then is
   * not what agents have. The driver attaches to each new worker, and lets go at once.
   */
  private async findWorker(session: CDPSession): Promise<{ targetId: string } | undefined> {
    const deadline = Date.now() + DETACHED_WITHIN_MS;
    for (;;) {
      const { targetInfos } = await session.send('Target.getTargets');
      const worker = targetInfos.find(
        ({ type, url }) => type === 'service_worker' && url.startsWith(this.extensionUrl('')),
      );
      if (!worker?.attached) return worker;
      if (Date.now() > deadline) throw new Error('A debugger is attached to the service worker.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  protected get id(): string {
    return chromiumId(this.setting.extension);
  }

  private async pageInFront(): Promise<Page> {
    for (const page of await this.browser.pages()) {
      if ((await page.evaluate('document.visibilityState')) === 'visible') return page;
    }
    throw new Error('No page is in front.');
  }
}

/** Resolves when the target is gone. */
async function targetGone(session: CDPSession, targetId: string): Promise<void> {
  await session.send('Target.setDiscoverTargets', { discover: true });
  await new Promise<void>((done) => {
    session.on('Target.targetDestroyed', (event) => {
      if (event.targetId === targetId) done();
    });
  });
}
