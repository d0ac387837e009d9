import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { tabTo, untilDoneHasFocus, untilKeysAreHeard } from '../pages/by-keyboard';
import { waitUntil } from '../pages/page-tools';
import { AGENT, takeSeat } from '../seat';
import type { RecorderScreenPage } from '../pages/recorder-screen';
import type { Seat } from '../seat';

/** A web page where a service should be, and a SOAP service that is another one. */
async function startStrangers(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url?.startsWith('/web-page')) {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><html><body><h1>Intranet sign-in</h1></body></html>');
      return;
    }
    response.writeHead(500, { 'Content-Type': 'text/xml; charset=utf-8' });
    response.end(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>' +
        '<faultcode xmlns:a="http://schemas.microsoft.com/ws/2005/05/addressing/none">a:ActionNotSupported</faultcode>' +
        '<faultstring xml:lang="en-US">The message cannot be processed at the receiver.</faultstring>' +
        '</s:Fault></s:Body></s:Envelope>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${String(port)}` };
}

describe.each(BROWSER_NAMES)('set-up in %s', (name) => {
  let seat: Seat;
  let strangers: Awaited<ReturnType<typeof startStrangers>>;

  beforeAll(async () => {
    strangers = await startStrangers();
    seat = await takeSeat(name, { bare: true });
  });
  afterAll(async () => {
    await seat.leave();
    strangers.server.close();
  });

  test('a screen opened for the first time says what to do and gets there in one click', async () => {
    const screen = await seat.openScreen();
    await screen.shows('Not set up');
    await screen.press('Set up');
    await expect.poll(() => optionsAreOpen(screen), { timeout: 10_000 }).toBe(true);
  });

  test('four wrong addresses give four different messages, and the settings are kept', async () => {
    await seat.configure({
      version: 1,
      service: { address: seat.simulator.address },
      identity: { by: 'windows-login', value: AGENT },
    });
    const options = await seat.openOptions();
    const messages = new Set<string>();
    const port = new URL(seat.simulator.address).port;
    for (const address of [
      '',
      `http://127.0.0.1:${port}/WebAPI/ECAPJ.svc`,
      `${strangers.address}/web-page`,
      `${strangers.address}/Weather.svc`,
    ]) {
      await options.type('Address of the Web API', address);
      await options.press('Save');
      await options.tells('Saved');
      messages.add(await options.checkService());
      expect(await options.value('Address of the Web API')).toBe(address);
    }
    expect(messages.size).toBe(4);
    expect([...messages].join(' ')).not.toMatch(/The service answered/);

    await options.type('Address of the Web API', seat.simulator.address);
    await options.press('Save');
    await options.tells('Saved');
    expect(await options.checkService()).toMatch(/The service answered/);
    expect(await options.value('Windows login ID')).toBe(AGENT);
  });
});

describe.each(BROWSER_NAMES)('the whole set-up by keyboard alone, in %s', (name) => {
  let taken: Seat | undefined;
  afterAll(async () => {
    await taken?.leave();
  });

  test('the focus leads from step to step, each checked as it is saved, to a tagged call', async () => {
    const seat = (taken = await takeSeat(name, { bare: true }));
    const { browser, crm, simulator } = seat;
    const hostOf = (address: string) => `http://${new URL(address).hostname}/*`;
    await browser.grantHosts([hostOf(simulator.address), hostOf(crm.address)]);
    const options = await seat.openOptions();
    const { page } = options;
    const type = (text: string) => page.keyboard.type(text);
    const enter = () => page.keyboard.press('Enter');

    await focusIsOn(page, 'setting-service-address');
    await type(simulator.address);
    await enter();
    await focusIsOn(page, 'allow-access');
    await enter();
    await focusIsOn(page, 'setting-identity-value');
    await options.tells('The service answers.');
    await type(AGENT);
    await enter();
    await focusIsOn(page, 'add-by-pointing');
    await options.tells('The recorder found you: unit 1, port 1.');

    await enter();
    await focusIsOn(page, 'picker-address');
    await type(`${crm.address}/accounts/1001`);
    await enter();
    const tab = await browser.tabAt(`${crm.address}/accounts/1001`);
    await options.tells('show it the account number');
    await tab.bringToFront();
    await untilKeysAreHeard(tab);
    await tab.waitForFunction(() => document.querySelector('dd')?.innerText === '1001');
    await tab.keyboard.type('1001');
    await tab.keyboard.press('Enter');
    await options.tells('show it the field for the recording link');
    await tab.keyboard.type('recording');
    await tab.keyboard.press('Enter');
    await options.tells('open another customer there');
    await options.tells('Customer 1');
    await tab.evaluate(() => {
      [...document.querySelectorAll('a')].find((a) => a.innerText === 'Next account')?.focus();
    });
    await tab.keyboard.press('Enter');
    await options.tells('Right on each');
    await untilDoneHasFocus(tab);
    await tab.keyboard.press('Enter');

    await page.bringToFront();
    await options.tells('Column');
    await tabTo(page, 'Column');
    await type('fldCustomerAccountNum');
    await enter();
    await options.tells('Saved');
    await page.waitForFunction(() => document.querySelector('nav.guide') === null);

    const screen = await seat.openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    await seat.openCrm('/accounts/0429504.2640');
    await screen.tells('Acknowledged', 20_000);
    expect(simulator.truth().ports[0]?.active?.fields).toEqual({
      fldCustomerAccountNum: '0429504.2640',
    });
  }, 150_000);
});

/** Waits until the element of this id has the focus. */
async function focusIsOn(page: Page, id: string): Promise<void> {
  await waitUntil(
    page,
    `the focus is on ${id}`,
    (wanted) => document.activeElement?.id === wanted,
    id,
    20_000,
  );
}

/** Asked of the extension itself: a driver does not list every tab of an extension. */
function optionsAreOpen(screen: RecorderScreenPage): Promise<unknown> {
  return screen.page.evaluate(
    `chrome.extension.getViews({ type: 'tab' }).some((view) => view.location.href.includes('options.html'))`,
  );
}
