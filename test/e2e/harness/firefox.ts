import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { DrivenBrowser } from './driven-browser';
import type { CommonOptions } from './driven-browser';
import { firefoxId } from './extension-files';
import { BrowserWindow } from './firefox-window';
import { parseKeys } from './keys';
import { forgetBackups } from './profile';
import type { LifeEvent } from './test-browser';

/** The host of the extension's pages. Firefox picks one at random unless it is told. */
const UUID = '5f3c1e0a-7f53-4b0e-9b51-6a3f4f1f2c11';
const PROMPTS = 'extensions.webextOptionalPermissionPrompts';

/** A Firefox driven by WebDriver BiDi, with the reach into the browser's own window it allows. */
export class Firefox extends DrivenBrowser {
  override readonly name = 'firefox';
  /** Whether permission requests are accepted. */
  private accepting = false;
  /** The grants at the last end of the browser, as JSON. */
  private grants: string | undefined;

  override extensionUrl(path: string): string {
    return `moz-extension://${UUID}/${path}`;
  }

  override async openExtensionPage(path: string): Promise<Page> {
    const url = this.extensionUrl(path);
    const page = await this.browser.newPage();
    // Firefox never reports the end of this navigation, so it is waited for in the page; the
    // pending promise is rejected when the page goes.
    page.goto(url, { timeout: 0 }).catch(() => undefined);
    await hasArrived(page, url);
    return page;
  }

  override async pressShortcut(keys: string): Promise<void> {
    await this.window.press(parseKeys(keys));
  }

  override async grantHosts(): Promise<void> {
    this.accepting = true;
    await this.window.run(`Services.prefs.setBoolPref('${PROMPTS}', false)`);
  }

  override async killBackground(): Promise<void> {
    await this.window.run(`
      const { extension } = WebExtensionPolicy.getByID('${this.id}');
      await extension.terminateBackground({ disableResetIdleForTest: true });
      if (extension.backgroundState !== 'stopped') throw new Error(extension.backgroundState);
    `);
  }

  override async reloadExtension(): Promise<void> {
    await this.browser.installExtension(this.setting.extension);
    await this.watchBackground();
  }

  override async setExtensionEnabled(enabled: boolean): Promise<void> {
    await this.window.run(`
      const addon = await AddonManager.getAddonByID('${this.id}');
      await addon.${enabled ? 'enable' : 'disable'}();
    `);
    if (enabled) await this.watchBackground();
  }

  protected override launch(common: CommonOptions): Promise<Browser> {
    return puppeteer.launch({
      browser: 'firefox',
      ...common,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [this.id]: UUID }),
        // An extension loaded for a test is uninstalled at shutdown, an installed one is not.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'intl.locale.requested': this.setting.language,
        'network.dns.localDomains': this.setting.loopbackNames.join(','),
        [PROMPTS]: !this.accepting,
        ...this.morePreferences(),
      },
    });
  }

  /** Preferences that another way to install the extension needs. */
  protected morePreferences(): Readonly<Record<string, boolean>> {
    return {};
  }

  protected override async install(): Promise<void> {
    await this.speakItsLanguage();
    if (this.grants !== undefined) {
      await this.runWithGrants(`await ExtensionPermissions.add('${this.id}', ${this.grants});`);
    }
    await this.browser.installExtension(this.setting.extension);
    await this.watchBackground();
  }

  /**
   * A Firefox without the package of a language falls back to English, also for its extensions. It
   * is told that it has the package, as Firefox's own tests do.
   */
  private async speakItsLanguage(): Promise<void> {
    const { language } = this.setting;
    await this.window.run(`
      Services.locale.availableLocales = ['en-US', '${language}'];
      Services.locale.requestedLocales = ['${language}'];
    `);
  }

  protected override async lifeOfBackground(): Promise<readonly LifeEvent[]> {
    const told = String(await this.window.run(`return JSON.stringify(window.lifeOfBackground);`));
    return JSON.parse(told) as LifeEvent[];
  }

  /** Listens to what Firefox tells its own tests; a background that runs already has started. */
  protected async watchBackground(): Promise<void> {
    await this.window.run(`
      window.lifeOfBackground ??= [];
      const note = (what) => window.lifeOfBackground.push({ what, at: Date.now() });
      const { extension } = WebExtensionPolicy.getByID('${this.id}');
      extension.on('background-script-started', () => note('started'));
      extension.on('shutdown-background-script', () => note('ended'));
      if (extension.backgroundState === 'running') note('started');
    `);
  }

  /** Uninstalling takes the grants away, which no preference prevents: carry them over. */
  protected override async beforeEnd(): Promise<void> {
    await forgetBackups(this.profileFolder);
    const grants = `return JSON.stringify(await ExtensionPermissions.get('${this.id}'));`;
    this.grants = String(await this.runWithGrants(grants));
  }

  protected get id(): string {
    return firefoxId(this.setting.extension);
  }

  protected get window(): BrowserWindow {
    return new BrowserWindow(this.browser);
  }

  private runWithGrants(script: string): Promise<unknown> {
    const module = 'resource://gre/modules/ExtensionPermissions.sys.mjs';
    return this.window.run(`
      const { ExtensionPermissions } = ChromeUtils.importESModule('${module}');
      ${script}
    `);
  }
}

const ARRIVAL_MS = 15_000;

/**
 * Resolves when the page stands at `url`, loaded. A look that falls into the change of documents
 * fails in Firefox with an error of its own; the next look tells.
 */
async function hasArrived(page: Page, url: string): Promise<void> {
  const deadline = Date.now() + ARRIVAL_MS;
  const look = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
  while (!(await page.evaluate(look).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${url} did not load within ${ARRIVAL_MS} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
