import type { Page } from 'puppeteer-core';
import type { StatusWord } from '../../../lib/recorder/claim';
import { clickButton, waitUntil } from './page-tools';

/** One line of the grid, as it is read. */
export interface ShownRow {
  readonly request: string;
  readonly code: string;
  readonly message: string;
  readonly ms: string;
}

/** The console as a person meets it. */
export class ConsolePage {
  constructor(readonly page: Page) {}

  press(button: string): Promise<void> {
    return clickButton(this.page, button);
  }

  async tells(text: string, withinMs = 15_000): Promise<void> {
    await waitUntil(
      this.page,
      `the console tells “${text}”`,
      (wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted),
      text,
      withinMs,
    );
  }

  /** Waits until the seat's own status begins with `word`. */
  async shows(word: StatusWord, withinMs = 25_000): Promise<void> {
    await waitUntil(
      this.page,
      `the seat is “${word}”`,
      (wanted) =>
        (document.querySelector('.seat-status [role="status"]')?.textContent ?? '').startsWith(
          wanted,
        ),
      word,
      withinMs,
    );
  }

  /** Waits until the last result, as it is read out, has `text` in it. */
  async says(text: string, withinMs = 25_000): Promise<void> {
    await waitUntil(
      this.page,
      `the live region says “${text}”`,
      (wanted) => (document.querySelector('.console-said')?.textContent ?? '').includes(wanted),
      text,
      withinMs,
    );
  }

  /** Replaces what stands in a box of the form with this name. */
  async type(form: string, label: string, text: string): Promise<void> {
    const handle = await this.page.waitForFunction(
      (wantedForm, wantedLabel) => {
        const named = [...document.querySelectorAll('form')].find((each) => {
          const by = document.getElementById(each.getAttribute('aria-labelledby') ?? '');
          return (each.getAttribute('aria-label') ?? by?.textContent ?? '').trim() === wantedForm;
        });
        const tied = [...(named?.querySelectorAll('label') ?? [])].find(
          (each) => each.innerText.trim() === wantedLabel,
        );
        return tied?.control instanceof HTMLInputElement && tied.control;
      },
      {},
      form,
      label,
    );
    const box = handle.asElement();
    if (!box) throw new Error(`No box “${label}” in “${form}”.`);
    await this.page.evaluate((element) => {
      (element as HTMLInputElement).focus();
      (element as HTMLInputElement).select();
    }, box);
    await this.page.keyboard.press('Backspace');
    if (text !== '') await this.page.keyboard.type(text);
  }

  /** The grid, the newest first. */
  async rows(): Promise<ShownRow[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.result-grid tbody tr')].map((row) => {
        const [, request = '', code = '', message = '', ms = ''] = [...row.children].map((cell) =>
          (cell as HTMLElement).innerText.trim(),
        );
        return { request, code, message, ms };
      }),
    );
  }

  /** Request and answer of the line `index` of the grid, to the letter. */
  async exchange(index: number): Promise<{ request: string; answer: string }> {
    return this.page.evaluate(async (wanted) => {
      const buttons = document.querySelectorAll<HTMLButtonElement>('.result-grid tbody button');
      buttons[wanted]?.click();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const [request = '', answer = ''] = [
        ...document.querySelectorAll('.exchange-side .exchange-text'),
      ].map((text) => text.textContent ?? '');
      return { request, answer };
    }, index);
  }
}
