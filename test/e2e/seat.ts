import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { neededHosts } from '../../lib/settings/hosts';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer, Site } from '../../lib/settings/schema';
import type { SimulatorOptions } from '../../lib/simulator/server';
import { startDemoCrm } from '../demo-crm/server';
import type { DemoCrm } from '../demo-crm/server';
import { demoSite } from '../demo-crm/site-settings';
import { startSimulator } from '../support/simulator';
import type { TestSimulator } from '../support/simulator';
import { startBrowser } from './harness';
import type { BrowserName, TestBrowser } from './harness';
import { CrmPage } from './pages/crm-page';
import { OptionsPage } from './pages/options-page';
import { RecorderScreenPage } from './pages/recorder-screen';

export const AGENT = 'agent1';
/** The port the simulator gives to the first who asks. */
export const PORT = '1';

export interface SeatOptions {
  /** What kind of service the recorder is. */
  readonly service?: SimulatorOptions;
  /** The extension is installed but not configured. */
  readonly bare?: boolean;
  /** Folder of the extension; absent: the product as it is built. */
  readonly extension?: string;
  /** Added to the settings that lead to this recorder and this CRM. */
  readonly settings?: SettingsLayer;
  /** What is different about the site that is the demo CRM. */
  readonly site?: (demo: Site) => Site;
  /** A host name, not a loopback one, under which the recorder is reached over plain HTTP. */
  readonly recorderName?: string;
  /** With a window, for a person. */
  readonly headed?: boolean;
}

/** An agent's seat: a recorder, a CRM, and a real browser with the extension configured for them. */
export interface Seat {
  readonly browser: TestBrowser;
  readonly simulator: TestSimulator;
  readonly crm: DemoCrm;
  /** Replaces the settings by importing a file, as an administrator does. */
  configure(settings: SettingsLayer): Promise<void>;
  openScreen(): Promise<RecorderScreenPage>;
  openOptions(): Promise<OptionsPage>;
  openCrm(path: string): Promise<CrmPage>;
  leave(): Promise<void>;
}

/** Settings that lead to this recorder and this CRM. */
export function seatSettings(
  simulatorAddress: string,
  crmAddress: string,
  change: (demo: Site) => Site = (demo) => demo,
): SettingsLayer {
  return {
    version: 1,
    service: { address: simulatorAddress, allowHttp: true },
    identity: { by: 'windows-login', value: AGENT },
    sites: [change(demoSite(crmAddress))],
  };
}

export async function takeSeat(name: BrowserName, options: SeatOptions = {}): Promise<Seat> {
  const simulator = await startSimulator(options.service);
  const crm = await startDemoCrm({ port: 0, simulatorDoor: new URL(simulator.address).origin });
  const { headed = false, recorderName, extension } = options;
  const loopbackNames = recorderName === undefined ? [] : [recorderName];
  const browser = await startBrowser(name, {
    headed,
    loopbackNames,
    ...(extension === undefined ? {} : { extension }),
  });
  const seat = createSeat(browser, simulator, crm);
  if (!options.bare) {
    const address = new URL(simulator.address);
    if (recorderName !== undefined) address.hostname = recorderName;
    const leading = seatSettings(address.href, crm.address, options.site);
    const service = { ...leading.service, ...options.settings?.service };
    await seat.configure({ ...leading, ...options.settings, service });
  }
  return seat;
}

function createSeat(browser: TestBrowser, simulator: TestSimulator, crm: DemoCrm): Seat {
  const openOptions = async () => new OptionsPage(await browser.openExtensionPage('options.html'));
  return {
    browser,
    simulator,
    crm,
    openOptions,
    async configure(settings) {
      await browser.grantHosts(neededHosts(resolveSettings([settings])));
      const options = await openOptions();
      await importSettings(options.page, settings);
      await options.allowAccess();
      await options.page.close();
    },
    async openScreen() {
      return new RecorderScreenPage(await browser.openExtensionPage('popup.html'));
    },
    async openCrm(path) {
      return new CrmPage(await browser.newPage(new URL(path, crm.address).href));
    },
    async leave() {
      await browser.close();
      await crm.close();
      await simulator.close();
    },
  };
}

async function importSettings(page: Page, settings: SettingsLayer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  const file = join(folder, 'settings.json');
  await writeFile(file, JSON.stringify(settings));
  await page.waitForSelector('input[type="file"]');
  const input = await page.$('input[type="file"]');
  if (!input) throw new Error('The options page has no file input.');
  await input.uploadFile(file);
  await page.waitForFunction(() => /Imported/i.test(document.body.innerText), { timeout: 15_000 });
  await rm(folder, { recursive: true });
}

/** What the recorder itself says is being recorded of this agent at this moment. */
export function whatIsRecorded(simulator: TestSimulator): { audio: boolean; desktop: boolean } {
  const { ports, desktops } = simulator.truth();
  return {
    audio: ports.some((port) => port.user === AGENT && port.audioRecordedNow),
    desktop: desktops.some((desktop) => desktop.user === AGENT && desktop.recordedNow),
  };
}
