/**
 * The harness proves itself on a small extension of its own, so that a red story is never the
 * harness's fault.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES, startBrowser, type TestBrowser } from './harness';

const FIXTURE = resolve(import.meta.dirname, 'harness', 'fixture-extension');
/** A name that leads to this computer but is not loopback to the browser. */
const HOST = 'encore.test';
const PATTERN = `http://${HOST}/*`;
const PAGE = `page.html#${encodeURIComponent(PATTERN)}`;

describe.each(BROWSER_NAMES)('%s', (name) => {
  let browser: TestBrowser;
  let server: Server;
  let address: string;
  let page: Page;

  beforeAll(async () => {
    server = createServer((_request, response) => response.end('<title>hello</title>'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://${HOST}:${(server.address() as AddressInfo).port}/`;
    browser = await startBrowser(name, { extension: FIXTURE, loopbackNames: [HOST] });
    page = await browser.openExtensionPage(PAGE);
  });

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test('a real key press reaches commands, from the page of a website too', async () => {
    await browser.pressShortcut('Alt+P');
    expect(await badge('letter')).toBe('letter');
    const website = await browser.newPage(address);
    await browser.pressShortcut('Ctrl+Shift+9');
    expect(await badge('digit')).toBe('digit');
    await website.close();
  });

  test('a click on a button gets the hosts that were granted', async () => {
    expect(await holdsHost()).toBe(false);
    await browser.grantHosts([PATTERN]);
    expect(await holdsHost()).toBe(false);
    await page.bringToFront();
    await page.click('#request');
    await page.waitForFunction(`document.getElementById('result').textContent !== ''`);
    expect(await holdsHost()).toBe(true);
    expect(await ask({ type: 'fetch', url: address })).toBe('<title>hello</title>');
  });

  test('a killed background wakes at the next message and finds its session storage', async () => {
    const before = await ask({ type: 'life' });
    expect(await ask({ type: 'life' })).toBe(before);
    await browser.killBackground();
    await browser.killBackground();
    expect(await ask({ type: 'life' })).not.toBe(before);
    expect(await page.evaluate(`chrome.storage.session.get()`)).toEqual({ lastCommand: 'digit' });
    await browser.killBackground();
    await browser.pressShortcut('Alt+P');
    expect(await badge('letter')).toBe('letter');
  });

  test('it tells when the background ends and starts', async () => {
    await ask({ type: 'life' });
    const before = Date.now();
    await browser.killBackground();
    const ended = await browser.untilBackground('ended', { after: before, withinMs: 1000 });
    await expect(
      browser.untilBackground('started', { after: ended.at, withinMs: 200 }),
    ).rejects.toThrow('The background has not started in 200 ms');
    await ask({ type: 'life' });
    const started = await browser.untilBackground('started', { after: ended.at, withinMs: 5000 });
    expect(started.at).toBeGreaterThanOrEqual(ended.at + 200);
  });

  test('a picture is saved', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'encore-e2e-picture-'));
    const path = `${folder}/page.png` as const;
    await browser.screenshot(page, path);
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
    await rm(folder, { recursive: true });
  });

  test.each(['reloaded', 'disabled and enabled'] as const)(
    'after the extension was %s databases and grants are there, the session is not',
    async (how) => {
      await writeDatabase(how);
      await page.evaluate(`chrome.storage.session.set({ written: true })`);
      const before = await ask({ type: 'life' });
      // A tab of its own keeps the window open: the extension's tabs go with it.
      await browser.newPage(address);
      if (how === 'reloaded') await browser.reloadExtension();
      else {
        await browser.setExtensionEnabled(false);
        await browser.setExtensionEnabled(true);
      }
      page = await browser.openExtensionPage(PAGE);
      expect(await ask({ type: 'life' })).not.toBe(before);
      expect(await readDatabase()).toBe(how);
      expect(await page.evaluate(`chrome.storage.session.get()`)).toEqual({});
      expect(await holdsHost()).toBe(true);
      const since = Date.now();
      await browser.killBackground();
      await browser.untilBackground('ended', { after: since, withinMs: 5000 });
    },
  );

  test.each(['restart', 'killHard'] as const)(
    'after %s databases and grants are there, the session is not',
    async (ending) => {
      await writeDatabase(ending);
      await page.evaluate(`chrome.storage.session.set({ written: true })`);
      const closed = browser.closed();
      if (ending === 'killHard') await browser.killHard();
      await browser.restart();
      await closed;
      page = await browser.openExtensionPage(PAGE);
      expect(await readDatabase()).toBe(ending);
      expect(await page.evaluate(`chrome.storage.session.get()`)).toEqual({});
      expect(await holdsHost()).toBe(true);
      expect(await ask({ type: 'fetch', url: address })).toBe('<title>hello</title>');
    },
  );

  /** The badge's text once it is `expected`, or whatever it is after two seconds. */
  async function badge(expected: string): Promise<string> {
    const wanted = `chrome.action.getBadgeText({}).then((text) => text === '${expected}')`;
    await page.waitForFunction(wanted, { timeout: 2000, polling: 20 }).catch(() => undefined);
    return browser.badgeText(page);
  }

  function holdsHost(): Promise<unknown> {
    return page.evaluate(`chrome.permissions.contains({ origins: ['${PATTERN}'] })`);
  }

  function ask(message: object): Promise<unknown> {
    return page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  }

  function writeDatabase(value: string): Promise<unknown> {
    return page.evaluate(`${OPEN_DATABASE}.then((database) => new Promise((done) => {
      const writing = database.transaction('store', 'readwrite', { durability: 'strict' });
      writing.objectStore('store').put('${value}', 'key');
      writing.oncomplete = () => { database.close(); done(); };
    }))`);
  }

  function readDatabase(): Promise<unknown> {
    return page.evaluate(`${OPEN_DATABASE}.then((database) => new Promise((done) => {
      const reading = database.transaction('store').objectStore('store').get('key');
      reading.onsuccess = () => { database.close(); done(reading.result); };
    }))`);
  }
});

const OPEN_DATABASE = `new Promise((done) => {
  const opening = indexedDB.open('harness', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('store');
  opening.onsuccess = () => done(opening.result);
})`;
