/** A browser in Spanish: everything that people see of the product is Spanish too. */
import { afterEach, describe, expect, test } from 'vitest';
import spanish from '../../../public/_locales/es/messages.json';
import { BROWSER_NAMES, startBrowser } from '../harness';
import type { TestBrowser } from '../harness';
import { waitUntil } from '../pages/page-tools';

const FACTS = `(async () => ({
  lang: document.documentElement.lang,
  title: document.title,
  name: chrome.runtime.getManifest().name,
  description: chrome.runtime.getManifest().description,
  commands: (await chrome.commands.getAll()).map(({ description }) => description),
}))()`;

describe.each(BROWSER_NAMES)('a %s in Spanish', (name) => {
  let browser: TestBrowser | undefined;
  afterEach(async () => {
    await browser?.close();
    browser = undefined;
  });

  test('says the status, its name and its commands in Spanish', async () => {
    browser = await startBrowser(name, { language: 'es' });
    const popup = await browser.openExtensionPage('popup.html');
    await waitUntil(
      popup,
      'the popup says that nothing is set up',
      (wanted) => (document.querySelector('[role="status"]')?.textContent ?? '').startsWith(wanted),
      spanish.status_not_set_up.message,
      15_000,
    );
    expect(await popup.evaluate('document.body.innerText')).toContain(
      spanish.set_up_missing.message,
    );
    const facts = (await popup.evaluate(FACTS)) as { readonly commands: readonly string[] };
    expect(facts).toMatchObject({
      lang: 'es',
      name: spanish.product_name.message,
      description: spanish.product_description.message,
    });
    expect(facts.commands).toEqual(
      expect.arrayContaining([
        spanish.command_secure_pause.message,
        spanish.command_resume_recording.message,
        spanish.command_secure_pause_anywhere.message,
      ]),
    );
    const options = await browser.openExtensionPage('options.html');
    await waitUntil(
      options,
      'the options have their Spanish title',
      (wanted) => document.title === wanted,
      spanish.page_title_options.message,
      15_000,
    );
  });

  test('in English otherwise, whatever the machine speaks', async () => {
    browser = await startBrowser(name);
    const popup = await browser.openExtensionPage('popup.html');
    expect(await popup.evaluate('document.documentElement.lang')).toBe('en');
  });
});
