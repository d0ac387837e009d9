/** Where the extension has no business it leaves nothing; where it has, it is there once. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Seat } from '../seat';
import { servePage } from '../../support/serve-page';
import type { Part } from './at-one-seat';

const HTML = `<!doctype html><html lang="en"><title>CRM</title><link rel="icon" href="data:,">
<input name="account" value="1001"><input name="link"></html>`;

/** How many worlds of the extension's scripts a page has: without one, nothing of it is there. */
async function worldsIn(page: Page, extension: string): Promise<number> {
  const session = await page.createCDPSession();
  let worlds = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === extension.replace(/\/$/, '')) worlds += 1;
  });
  // Answers only after every context that is there was told.
  await session.send('Runtime.enable');
  await session.detach();
  return worlds;
}

export function quiet(): Part {
  let crm: Awaited<ReturnType<typeof servePage>>;
  let other: Awaited<ReturnType<typeof servePage>>;

  function tests(seat: () => Seat): void {
    const extension = () => seat().browser.extensionUrl('');

    test('a page that is not configured has nothing of the extension in it', async () => {
      const page = await seat().browser.newPage(`${crm.origin}/crm/1`);
      await expect.poll(() => worldsIn(page, extension()), { timeout: 10_000 }).toBe(1);
      for (const address of [`${crm.origin}/shop/1`, `${other.origin}/crm/1`]) {
        const quiet = await seat().browser.newPage(address);
        // The script comes when a page is idle, so it had its time as soon as another page has it.
        await page.reload();
        await expect.poll(() => worldsIn(page, extension()), { timeout: 10_000 }).toBe(1);
        expect(await worldsIn(quiet, extension())).toBe(0);
        await quiet.close();
      }
      await page.close();
    });

    test('an update takes over in an open page, and leaves the agent’s typing alone', async () => {
      const { simulator, browser } = seat();
      const from = simulator.requests().length;
      const page = await browser.newPage(`${crm.origin}/crm/1`);
      await simulator.untilRequest('AssignField', undefined, { after: from, withinMs: 20_000 });

      await page.focus('input[name="account"]');
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
      const after = simulator.requests().length;
      await update(seat());
      await page.bringToFront();
      await expect.poll(() => worldsIn(page, extension()), { timeout: 20_000 }).toBe(2);
      await simulator.untilRequest('PortStatusEX', undefined, { after, withinMs: 30_000 });
      await page.keyboard.type('2');
      expect(await page.$eval('input[name="account"]', (input) => input.value)).toBe('1002');

      await page.keyboard.press('Tab');
      const isNew = ({ parameters }: { parameters: Readonly<Record<string, string>> }) =>
        parameters['fieldValue'] === '1002';
      await simulator.untilRequest('AssignField', isNew, { after, withinMs: 20_000 });
      const values = simulator
        .requests(after)
        .filter(({ request }) => request === 'AssignField')
        .map(({ parameters }) => parameters['fieldValue']);
      expect(values).toEqual(['1002']);
    });
  }

  return {
    async start() {
      [crm, other] = await Promise.all([servePage(HTML), servePage(HTML)]);
      return [
        {
          id: 'quiet',
          name: 'Quiet',
          matches: [`${crm.origin}/crm/*`],
          fields: [{ column: 'fldCustomerAccountNum', from: ['input[name="account"]'] }],
          tag: { which: 'last' },
        },
      ];
    },
    stop: async () => void (await Promise.all([crm.stop(), other.stop()])),
    tests,
  };
}

/** What the browser does when a new version of the extension has come. */
async function update({ browser }: Seat): Promise<void> {
  const page = await browser.newPage('chrome://extensions');
  const id = new URL(browser.extensionUrl('')).hostname;
  // Without developer mode an unpacked extension is not started again.
  await page.evaluate(
    'chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })',
  );
  await page.evaluate(`chrome.developerPrivate.reload(${JSON.stringify(id)})`);
  await page.close();
}
