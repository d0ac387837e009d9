import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
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

/** Asked of the extension itself: a driver does not list every tab of an extension. */
function optionsAreOpen(screen: RecorderScreenPage): Promise<unknown> {
  return screen.page.evaluate(
    `chrome.extension.getViews({ type: 'tab' }).some((view) => view.location.href.includes('options.html'))`,
  );
}
