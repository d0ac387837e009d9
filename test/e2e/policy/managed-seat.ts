import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findChromium, findFirefox } from '../../../scripts/browsers.mjs';
import type { SettingsLayer } from '../../../lib/settings/schema';
import { firefoxPoliciesFile, linuxChromium } from '../../../scripts/roll-out/files';
import type { RollOut } from '../../../scripts/roll-out/policies';
import { startDemoCrm } from '../../demo-crm/server';
import type { DemoCrm } from '../../demo-crm/server';
import { startSimulator } from '../../support/simulator';
import type { TestSimulator } from '../../support/simulator';
import type { BrowserName, TestBrowser } from '../harness';
import { firefoxId } from '../harness/extension-files';
import { seatSettings } from '../seat';
import { crxOf, idOf, zipOf } from './crx';
import { ManagedChromium, ManagedFirefox } from './managed-browsers';
import { makeOwnMachine } from './own-machine';
import { startUpdateServer } from './update-server';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A seat nobody has touched: the browser has got everything from the files of a roll-out. */
export interface ManagedSeat {
  readonly browser: TestBrowser;
  readonly simulator: TestSimulator;
  readonly crm: DemoCrm;
  /** What the organisation has set. */
  readonly settings: SettingsLayer;
  /** Rolls other settings out. `own`: what the extension is told in their place, good or bad. */
  rollOut(settings: SettingsLayer, own?: object): Promise<void>;
  leave(): Promise<void>;
}

export async function takeManagedSeat(name: BrowserName): Promise<ManagedSeat> {
  const simulator = await startSimulator();
  const crm = await startDemoCrm({ port: 0, simulatorDoor: new URL(simulator.address).origin });
  const settings = seatSettings(simulator.address, crm.address);
  const folder = buildFor(name, settings);
  const { pack, id } = packageOf(name, folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    version: string;
  };
  const server = await startUpdateServer(pack, { id, version });
  const executable = (name === 'chromium' ? findChromium : findFirefox)();
  if (executable === undefined) throw new Error(`No ${name} here.`);
  const machine = await makeOwnMachine(name, executable);
  const rollOut = async (layer: SettingsLayer, own?: object) => {
    const { updateUrl, installUrl } = server;
    const files: RollOut = {
      settings: layer,
      chromium: { id, updateUrl },
      firefox: { id, installUrl },
    };
    await machine.write(policiesOf(name, files, own));
  };
  await rollOut(settings);
  const setting = {
    ...{ extension: folder, loopbackNames: [], headed: false },
    language: 'en-US',
  } as const;
  const browser =
    name === 'chromium'
      ? new ManagedChromium({ ...setting, executable: machine.executable }, id)
      : new ManagedFirefox({ ...setting, executable: machine.executable });
  await browser.start();
  return {
    ...{ browser, simulator, crm, settings, rollOut },
    async leave() {
      await browser.close();
      await Promise.all([server.close(), crm.close(), simulator.close()]);
      await machine.remove();
    },
  };
}

/** The extension as the organisation builds it: with the hosts of its settings in the manifest. */
function buildFor(name: BrowserName, settings: SettingsLayer): string {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  const browser = name === 'firefox' ? ['-b', 'firefox', '--mv3'] : [];
  const wxt = resolve(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  execFileSync(process.execPath, [wxt, 'build', '--mode', 'organisation', ...browser], {
    cwd: ROOT,
    // Vitest's own NODE_ENV would make this another build than the real one.
    env: { ...process.env, NODE_ENV: 'production', ENCORE_SETTINGS: file },
  });
  rmSync(folder, { recursive: true });
  const kind = name === 'firefox' ? 'firefox' : 'chrome';
  return resolve(ROOT, '.output', `${kind}-mv3-organisation`);
}

function packageOf(name: BrowserName, folder: string): { pack: Buffer; id: string } {
  const zip = zipOf(folder);
  if (name === 'firefox') return { pack: zip, id: firefoxId(folder) };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { pack: crxOf(zip, privateKey), id: idOf(privateKey) };
}

function policiesOf(name: BrowserName, files: RollOut, own: object | undefined): object {
  const { id } = files[name];
  if (name === 'firefox') {
    const { policies } = firefoxPoliciesFile(files);
    return own
      ? { policies: { ...policies, '3rdparty': { Extensions: { [id]: own } } } }
      : { policies };
  }
  const policies = {
    ...linuxChromium(files),
    // Else no debugger, and so no driver, may see an extension that a policy has installed.
    DeveloperToolsAvailability: 1,
  };
  return own ? { ...policies, '3rdparty': { extensions: { [id]: own } } } : policies;
}
