import type { Page } from 'puppeteer-core';
import type { StatusWord } from '../../../lib/recorder/claim';
import type { Said } from '../../support/false-comfort';
import { clickButton, waitUntil } from './page-tools';

/** How often it is looked whether a view came; a view carries its own time, ms. */
const LOOK_EVERY_MS = 25;

/** The popup (or side panel) as a person meets it, opened in a tab. */
export class RecorderScreenPage {
  constructor(readonly page: Page) {}

  /** All the status region says, spaces folded. */
  async status(): Promise<string> {
    return this.page.evaluate(() =>
      (document.querySelector('[role="status"]')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  }

  /** All that stands on the screen, spaces folded. */
  async text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());
  }

  /** Waits until the status region begins with `word`. */
  async shows(word: StatusWord | `Practice: ${StatusWord}`, withinMs = 15_000): Promise<void> {
    await waitUntil(
      this.page,
      `the screen says “${word}”`,
      (wanted) =>
        (document.querySelector('[role="status"]')?.textContent ?? '').trim().startsWith(wanted),
      word,
      withinMs,
    );
  }

  /** Waits until `text` stands somewhere on the screen. */
  async tells(text: string, withinMs = 15_000): Promise<void> {
    await waitUntil(
      this.page,
      `the screen tells “${text}”`,
      (wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted),
      text,
      withinMs,
    );
  }

  /** The line of one plane, spaces folded. */
  async plane(label: 'Audio and screen' | 'Desktop'): Promise<string> {
    return this.page.evaluate((wanted) => {
      const lines = [...document.querySelectorAll('main li, main [role="listitem"]')];
      const line = lines.find((each) => (each.textContent ?? '').trim().startsWith(wanted));
      return ((line as HTMLElement | undefined)?.innerText ?? '').replace(/\s+/g, ' ').trim();
    }, label);
  }

  press(button: string): Promise<void> {
    return clickButton(this.page, button);
  }

  /** From now on writes down each word the status region begins with. */
  async listen(words: readonly string[]): Promise<void> {
    await this.page.evaluate((known) => {
      const heard: { word: string; at: number }[] = [];
      const note = () => {
        const text = (document.querySelector('[role="status"]')?.textContent ?? '').trim();
        const word = known.find((each) => text.startsWith(each)) ?? text;
        if (heard.at(-1)?.word !== word) heard.push({ word, at: Date.now() });
      };
      note();
      new MutationObserver(note).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      Object.assign(window, { heardWords: heard });
    }, words);
  }

  /** What was heard since `listen`, oldest first. */
  async heard(): Promise<Said[]> {
    return this.page.evaluate(
      () => (window as unknown as { heardWords?: { word: string; at: number }[] }).heardWords ?? [],
    );
  }

  /**
   * From now on writes down when each view of the background came. It only listens in on the ports
   * the screen itself opens.
   */
  async watchViews(): Promise<void> {
    await this.page.evaluate(`(() => {
      const times = (window.viewTimes = []);
      const connect = browser.runtime.connect;
      browser.runtime.connect = (...given) => {
        const port = connect.apply(browser.runtime, given);
        port.onMessage.addListener(() => times.push(Date.now()));
        return port;
      };
    })()`);
  }

  /**
   * When the first view after `since` came over a port opened since `watchViews`, ms since the
   * epoch: waits for it, and rejects when none came within `withinMs` of `since`.
   */
  async firstViewAfter(since: number, withinMs: number): Promise<number> {
    for (;;) {
      const times = (await this.page.evaluate('window.viewTimes')) as readonly number[];
      const first = times.find((at) => at > since);
      if (first !== undefined) return first;
      if (Date.now() > since + withinMs) {
        throw new Error(`No view came within ${String(withinMs)} ms.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
