/**
 * The files for Linux in `docs/roll-out`, as they are: each browser takes the policies in them, and
 * the extension every setting. (Where they install it from does not exist: here it is there already.)
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findChromium, findFirefox } from '../../../scripts/browsers.mjs';
import type { PageMessage, SettingsReport } from '../../../lib/messages';
import type { TestBrowser } from '../harness';
import { Chromium } from '../harness/chromium';
import { productBuild } from '../harness/extension-files';
import { Firefox } from '../harness/firefox';
import { makeOwnMachine, noPolicyHere } from './own-machine';
import type { OwnMachine } from './own-machine';

/** What the page's own world has of the extension's interface, as far as it is used here. */
declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };

const FOLDER = resolve(import.meta.dirname, '../../../docs/roll-out');
const read = (path: string): unknown => JSON.parse(readFileSync(resolve(FOLDER, path), 'utf8'));
type Policies = Readonly<Record<string, unknown>>;
const ADDRESS = 'https://recorder.example.com/WebAPI/ECAPI.svc';

let machine: OwnMachine | undefined;
let browser: TestBrowser | undefined;

afterEach(async () => {
  await browser?.close();
  await machine?.remove();
});

/** Lets Firefox say what became of its policies. */
class LookedInto extends Firefox {
  /** The names of those in force; throws when Firefox refused any. */
  async policiesInForce(): Promise<string[]> {
    const told = await this.window.run(`
      const refused = Services.console.getMessageArray().map(String)
        .filter((line) => /Policies.*(invalid|error|unknown)/i.test(line));
      if (refused.length > 0) throw new Error(refused.join());
      return JSON.stringify(Services.policies.getActivePolicies());
    `);
    return Object.keys(JSON.parse(String(told)) as object).sort();
  }
}

describe.runIf(noPolicyHere() === undefined)('the files for Linux', () => {
  test('chromium.json in Chromium', async () => {
    const executable = findChromium() ?? '';
    machine = await makeOwnMachine('chromium', executable);
    // Where a policy installs an extension, Chromium loads it from nowhere else: `managed.test.ts`
    // is about that one.
    const { ExtensionSettings: _installs, ...others } = read('linux/chromium.json') as Policies;
    await machine.write(others);
    const setting = {
      extension: productBuild('chromium'),
      loopbackNames: [],
      headed: false,
      language: 'en-US',
    } as const;
    browser = await new Chromium({ ...setting, executable: machine.executable }).start();
    const page = await browser.newPage('chrome://policy');
    await page.waitForFunction(statusOf, { polling: 100 }, 'AuthServerAllowlist');
    expect(await page.evaluate(statusOf, 'AuthServerAllowlist')).toContain('Mandatory OK');
    await arrived(browser);
  });

  test('policies.json in Firefox', async () => {
    const executable = findFirefox() ?? '';
    machine = await makeOwnMachine('firefox', executable);
    const file = read('linux/policies.json') as { policies: object };
    await machine.write(file);
    const setting = {
      extension: productBuild('firefox'),
      loopbackNames: [],
      headed: false,
      language: 'en-US',
    } as const;
    const firefox = new LookedInto({ ...setting, executable: machine.executable });
    browser = firefox;
    await firefox.start();
    expect(await firefox.policiesInForce()).toEqual(Object.keys(file.policies).sort());
    await arrived(browser);
  });
});

/** The extension has taken the policy's settings. */
async function arrived(own: TestBrowser): Promise<void> {
  const page = await own.openExtensionPage('options.html');
  const ask = (message: PageMessage): Promise<unknown> =>
    page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  const report = async () => (await ask({ type: 'get-settings' })) as SettingsReport;
  const address = async () => (await report()).settings.service.address;
  await expect.poll(address, { timeout: 20_000 }).toBe(ADDRESS);
  expect((await report()).policyFaults).toEqual([]);
  const { table } = (await ask({ type: 'get-lookup-table', of: 'force' })) as {
    readonly table: readonly { readonly key: string }[];
  };
  expect(table[1]?.key).toBe('ömer.kaya@example.com');
}

/** What `chrome://policy` says of a policy by its name; empty while it says nothing. */
function statusOf(name: string): string {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (!element.shadowRoot) continue;
      const text = element.shadowRoot.textContent.replace(/\s+/g, ' ').trim();
      if (element.localName === 'policy-row' && text.startsWith(`${name} `)) found.push(text);
      walk(element.shadowRoot);
    }
  };
  walk(document);
  return found.filter((text) => !text.includes('Not set.')).join('\n');
}
