/** Browsers that get the extension by policy alone, as an organisation's computers do. */
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { Chromium } from '../harness/chromium';
import type { CommonOptions, Setting } from '../harness/driven-browser';
import { Firefox } from '../harness/firefox';

/** A browser asks for what it is to install when it has started, and takes it from this computer. */
const INSTALLED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

export class ManagedChromium extends Chromium {
  constructor(
    setting: Setting,
    private readonly signedId: string,
  ) {
    super(setting);
  }

  protected override get id(): string {
    return this.signedId;
  }

  protected override launch(common: CommonOptions): Promise<Browser> {
    return puppeteer.launch({
      ...common,
      pipe: true,
      enableExtensions: true,
      // The driver's own argument keeps Chromium from looking for updates, installations among them.
      ignoreDefaultArgs: ['--disable-background-networking'],
      // In a name space of its own it is root, and refuses to run so inside its sandbox.
      args: ['--no-sandbox', `--lang=${this.setting.language}`],
      env: { ...process.env, LANGUAGE: this.setting.language },
    });
  }

  protected override async install(): Promise<void> {
    await until(async () => {
      const page = await this.browser.newPage();
      const arrived = await page.goto(this.extensionUrl('popup.html')).then(
        () => true,
        () => false,
      );
      await page.close();
      return arrived;
    });
    await this.watchBackground();
  }
}

export class ManagedFirefox extends Firefox {
  protected override morePreferences(): Readonly<Record<string, boolean>> {
    // The package is not signed by Mozilla; Firefox ESR lets an administrator allow that.
    return { 'xpinstall.signatures.required': false };
  }

  protected override async install(): Promise<void> {
    const look = `return Boolean(WebExtensionPolicy.getByID('${this.id}')?.extension.backgroundState)`;
    await until(async () => (await this.window.run(look)) === true);
    await this.watchBackground();
  }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + INSTALLED_WITHIN_MS;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error('The policy has not installed the extension.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
