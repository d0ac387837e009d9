/** The CRM's page says who is logged in, and how its fields are found. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { SettingsLayer } from '../../../lib/settings/schema';
import { AGENT, seatSettings } from '../seat';
import { servePage } from '../../support/serve-page';
import type { Part } from './at-one-seat';

const HTML = `<!doctype html><html lang="en"><title>CRM</title><link rel="icon" href="data:,">
<p>Logged in: <b id="me">agent-7</b></p><p id="account">1001</p></html>`;

/** It changes the settings of its seat, so it must be the last part there. */
export function who(): Part {
  let crm: Awaited<ReturnType<typeof servePage>>;
  return {
    async start() {
      crm = await servePage(HTML);
      return [];
    },
    stop: () => crm.stop(),
    tests(seatOf) {
      test('a login is found in the lookup table, and a field that is not there is told', async () => {
        const { simulator, ...seat } = seatOf();
        const columns = { fldCustomerAccountNum: '#account', fldClientID: '#client' };
        const screen = await seat.openScreen();
        // As the options do. The hosts are granted already.
        const saved = await save(screen.page, {
          ...seatSettings(simulator.address, crm.origin),
          identity: {
            by: 'lookup',
            lookup: { table: [{ key: 'agent-7', windowsLogin: AGENT, extension: '0042' }] },
          },
          sites: [
            {
              id: 'who',
              name: 'Who CRM',
              matches: [`${crm.origin}/*`],
              fields: Object.entries(columns).map(([column, from]) => ({ column, from: [from] })),
              identity: { from: ['#me'] },
            },
          ],
        });
        expect(saved).toMatchObject({ saved: true });
        await screen.shows('Not set up');
        const after = simulator.requests().length;
        const page = await seat.browser.newPage(`${crm.origin}/1`);
        const { parameters } = await simulator.untilRequest('InitUser', undefined, {
          after,
          withinMs: 15_000,
        });
        expect(parameters['User']).toBe(AGENT);
        const said = () => expect.poll(() => screen.text(), { timeout: 15_000 });
        await said().toContain('Who CRM: 1 of 2 fields found, last read');
        await said().toContain('fldClientID: not found.');
        await page.close();
      });
    },
  };
}

function save(page: Page, layer: SettingsLayer): Promise<unknown> {
  const message = JSON.stringify({ type: 'save-settings', layer });
  return page.evaluate(`chrome.runtime.sendMessage(${message})`);
}
