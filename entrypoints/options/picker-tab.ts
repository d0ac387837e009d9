import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { log } from '../../lib/log';
import { FromPickerMessageSchema } from '../../lib/picker-messages';
import type { FromPickerMessage } from '../../lib/picker-messages';
import { PICKER_PORT } from '../../lib/ports';
import type { PickerTab } from '../../lib/view/site-picking';

/** Opens an address in a tab of its own and keeps a picker in it, from page to page, until it is left. */
export async function openPickerTab(address: string): Promise<PickerTab> {
  const { id } = await browser.tabs.create({ url: address, active: true });
  if (id === undefined) throw new Error('The browser gave the tab no number.');
  return keepPicker(id);
}

function keepPicker(tab: number): PickerTab {
  let said: (message: FromPickerMessage) => void = () => undefined;
  let ready = (): void => undefined;
  let closed = (): void => undefined;
  let port: ReturnType<typeof browser.tabs.connect> | undefined;

  async function putIn(): Promise<void> {
    if (port) return;
    await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/picker.js'] });
    const opened = browser.tabs.connect(tab, { name: PICKER_PORT, frameId: 0 });
    port = opened;
    opened.onMessage.addListener((message: unknown) => {
      const checked = v.safeParse(FromPickerMessageSchema, message);
      if (checked.success) said(checked.output);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined;
    });
    ready();
  }

  function updated(changed: number, { status }: { readonly status?: string }): void {
    if (changed !== tab || status !== 'complete') return;
    // A page we may not enter, such as a sign-in on another host: the next one is tried again.
    putIn().catch((error: unknown) => {
      log.error('the picker could not be put into the page', error);
    });
  }
  function removed(gone: number): void {
    if (gone !== tab) return;
    leave();
    closed();
  }
  function leave(): void {
    browser.tabs.onUpdated.removeListener(updated);
    browser.tabs.onRemoved.removeListener(removed);
    port?.disconnect();
    port = undefined;
  }
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onRemoved.addListener(removed);
  // It may have been there before anybody listened.
  void browser.tabs.get(tab).then((found) => {
    updated(tab, found.status === undefined ? {} : { status: found.status });
  });

  return {
    post(message) {
      port?.postMessage(message);
    },
    on: {
      said: (taker) => void (said = taker),
      ready(taker) {
        ready = taker;
        if (port) taker();
      },
      closed: (taker) => void (closed = taker),
    },
    leave,
  };
}

/** Brings the tab or window of this page to the front. */
export async function comeBack(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.update(own.id, { active: true });
}
