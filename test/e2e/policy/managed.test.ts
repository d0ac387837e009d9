/**
 * A seat that nobody has touched, in real browsers: an organisation's policy installs the
 * extension, grants its hosts and sets it up. Policies are put in place where only the browser
 * under test sees them.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SettingsReport } from '../../../lib/messages';
import type { SettingsLayer } from '../../../lib/settings/schema';
import { BROWSER_NAMES } from '../harness';
import { slowness } from '../machine';
import { AGENT, whatIsRecorded } from '../seat';
import { OptionsPage } from '../pages/options-page';
import { RecorderScreenPage } from '../pages/recorder-screen';
import { CrmPage } from '../pages/crm-page';
import { takeManagedSeat } from './managed-seat';
import type { ManagedSeat } from './managed-seat';
import { noPolicyHere } from './own-machine';

/** What the page's own world has of the extension's interface, as far as it is used here. */
declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly storage: {
    readonly onChanged: { addListener(told: (changes: unknown, area: string) => void): void };
  };
};

const why = noPolicyHere();
if (why !== undefined) {
  console.warn(`\nNOT TRIED: what an organisation's policy does in real browsers (${why}).\n`);
}

/** How long after the browser's own word a policy may take to be in force, ms. */
const IN_FORCE_MS = 2000;
/** Chromium looks at its folder of policies again some seconds after the last change. */
const TOLD_MS = 30_000;

const agent = { user: AGENT };

describe.runIf(why === undefined).each(BROWSER_NAMES)('by policy alone, in %s', (name) => {
  let seat: ManagedSeat;
  beforeAll(async () => {
    seat = await takeManagedSeat(name);
  }, 120_000);
  afterAll(async () => {
    await seat.leave();
  });

  const openOptions = async () =>
    new OptionsPage(await seat.browser.openExtensionPage('options.html'));

  /** Puts another policy in force: Chromium hears of it as it runs, Firefox at its next start. */
  async function change(settings: SettingsLayer, own?: object): Promise<void> {
    await seat.rollOut(settings, own);
    if (name === 'firefox') await seat.browser.restart();
  }

  test('a call is tagged, paused, resumed and linked, with no click to set anything up', async () => {
    const { browser, simulator, crm } = seat;
    const screen = new RecorderScreenPage(await browser.openExtensionPage('popup.html'));
    await screen.shows('No call recorded', 30_000);
    const page = new CrmPage(await browser.newPage(new URL('/accounts', crm.address).href));
    simulator.ring(agent);
    await screen.page.bringToFront();
    await screen.shows('Recording');

    await page.page.bringToFront();
    const after = simulator.requests().length;
    await page.follow('1001');
    const tagged = await simulator.untilRequest('AssignField', undefined, { after });
    expect(tagged.parameters).toMatchObject({ fieldValue: '1001' });

    await browser.pressShortcut('Alt+P');
    await screen.page.bringToFront();
    await screen.shows('Protected');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    await browser.pressShortcut('Alt+R');
    await screen.shows('Recording');
    expect(whatIsRecorded(simulator)).toEqual({ audio: true, desktop: true });

    await page.page.bringToFront();
    const callIndex = simulator.truth().ports[0]?.active?.callIndex ?? 'none';
    simulator.endCall(agent);
    await page.holdsLinkOf(callIndex);
    await Promise.all([screen.page.close(), page.page.close()]);
  });

  test('an agent cannot change what is locked, by the page or past it', async () => {
    const options = await openOptions();
    await options.tells('Your organisation has set what is locked here.');
    await options.tells('Set by your organisation');
    expect(await options.text()).not.toContain('Allow access');
    await expect(options.type('Address of the Web API', 'http://127.0.0.1:9/')).resolves.toBe(
      undefined,
    );
    expect(await options.value('Address of the Web API')).toBe(seat.simulator.address);

    const layer = { service: { address: 'http://127.0.0.1:9/', allowHttp: true } };
    await ask(options.page, { type: 'save-settings', layer });
    const { settings, managed } = await reportOf(options.page);
    expect(settings.service.address).toBe(seat.simulator.address);
    expect(managed).toContain('service.address');
    await options.page.close();
  });

  test('a policy that is changed is in force', async () => {
    const before = await openOptions();
    await listenToPolicy(before.page);
    await change({ ...seat.settings, protect: { maxSeconds: 77 } });
    const page = name === 'firefox' ? (await openOptions()).page : before.page;
    if (name === 'chromium') {
      await page.waitForFunction('window.policyTold', { timeout: TOLD_MS, polling: 20 });
    }
    await page.waitForFunction(
      async () => {
        const report = await chrome.runtime.sendMessage({ type: 'get-settings' });
        return (report as SettingsReport).settings.protect.maxSeconds === 77;
      },
      { timeout: 15_000, polling: 20 },
    );
    if (name === 'chromium') {
      const took = Number(await page.evaluate('Date.now() - window.policyTold'));
      console.log(`in force ${String(took)} ms after the browser's word`);
      expect(took).toBeLessThan(IN_FORCE_MS * slowness());
    }
    await page.close();
  });

  test.each([
    ['as one text', { settings: '{"protect":{"maxSeconds":1},"sevrice":{}}' }],
    ['as groups', { protect: { maxSeconds: 1 } }],
  ])(
    'a bad policy (%s) changes nothing and says why',
    async (_form, bad) => {
      const probe = await openOptions();
      const good = await reportOf(probe.page);
      const refused = await refusals(probe.page);
      await listenToPolicy(probe.page);
      await change(seat.settings, bad);
      if (name === 'chromium') {
        await probe.page.waitForFunction('window.policyTold', { timeout: TOLD_MS, polling: 20 });
      }
      const options = await openOptions();
      await expect
        .poll(async () => (await reportOf(options.page)).policyFaults?.length, { timeout: 15_000 })
        .toBe('settings' in bad ? 2 : 1);
      const { settings, managed, policyFaults } = await reportOf(options.page);
      expect({ settings, managed }).toEqual({ settings: good.settings, managed: good.managed });
      expect(policyFaults?.[0]?.path).toBe('protect.maxSeconds');
      await expect.poll(() => refusals(options.page)).toBe(refused + 1);
      await options.page.close();

      const shown = await openOptions();
      await shown.tells('The policy of your organisation has faults. The last good one stays');
      await shown.tells('Must be at least 10.');
      await shown.page.close();
      // A death of the background is no reason to tell it again.
      await seat.browser.killBackground();
      const later = await openOptions();
      await later.tells('Must be at least 10.');
      expect(await refusals(later.page)).toBe(refused + 1);
      await change({ ...seat.settings, protect: { maxSeconds: 77 } });
      await expect
        .poll(async () => (await reportOf((await openOptions()).page)).policyFaults?.length, {
          timeout: TOLD_MS,
          interval: 1000,
        })
        .toBe(0);
    },
    180_000,
  );
});

function ask(page: Page, message: object): Promise<unknown> {
  return page.evaluate((wanted) => chrome.runtime.sendMessage(wanted), message);
}

async function reportOf(page: Page): Promise<SettingsReport> {
  return (await ask(page, { type: 'get-settings' })) as SettingsReport;
}

/** How often the ledger says that a policy was refused. */
async function refusals(page: Page): Promise<number> {
  const filter = { kinds: ['policy-refused'] };
  const reply = await ask(page, { type: 'get-activity', filter, page: 'newest', size: 200 });
  return (reply as { readonly rows: readonly unknown[] }).rows.length;
}

/** From now on notes when the browser first tells that the policy has changed. */
function listenToPolicy(page: Page): Promise<void> {
  return page.evaluate(() => {
    chrome.storage.onChanged.addListener((_changes, area) => {
      if (area === 'managed') Object.assign(window, { policyTold: Date.now() });
    });
  });
}
