import type { Page } from 'puppeteer-core';
import { clickButton, waitUntil } from './page-tools';

/** The options page as a person meets it. */
export class OptionsPage {
  constructor(readonly page: Page) {}

  press(button: string): Promise<void> {
    return clickButton(this.page, button);
  }

  async text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());
  }

  async tells(text: string, withinMs = 15_000): Promise<void> {
    await waitUntil(
      this.page,
      `the options tell “${text}”`,
      (wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted),
      text,
      withinMs,
    );
  }

  /** Presses *Allow access* wherever it is offered, until nothing is missing any more. */
  async allowAccess(): Promise<void> {
    await this.press('Allow access');
    await waitUntil(
      this.page,
      'no access is missing',
      (name) =>
        ![...document.querySelectorAll('button')].some((each) => each.innerText.trim() === name),
      'Allow access',
    );
  }

  /** Presses *Check the service* and waits for its answer: all that the check's status says. */
  async checkService(): Promise<string> {
    await this.press('Check the service');
    await waitUntil(
      this.page,
      'the check of the service is done',
      () => {
        const told = document.querySelector('section [role="status"]')?.textContent?.trim() ?? '';
        return told !== '' && !told.startsWith('Checking');
      },
      '',
      30_000,
    );
    return this.page.evaluate(() =>
      (document.querySelector('section [role="status"]')?.textContent ?? '').trim(),
    );
  }

  /** Replaces what stands in the field with this label, by typing. */
  async type(label: string, text: string): Promise<void> {
    await this.tells(label);
    const handle = await this.page.evaluateHandle((wanted) => {
      const tied = [...document.querySelectorAll('label')]
        .filter((each) => each.innerText.trim() === wanted)
        .map((each) => each.control)
        .find((each) => each?.matches('input:not([type="radio"], [type="checkbox"]), textarea'));
      return tied ?? null;
    }, label);
    const field = handle.asElement();
    if (!field) throw new Error(`No field “${label}”.`);
    await this.page.evaluate((element) => {
      (element as HTMLInputElement).select();
    }, field);
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.type(text);
  }

  /** What stands in the field with this label. */
  async value(label: string): Promise<string> {
    return this.page.evaluate((wanted) => {
      const tied = [...document.querySelectorAll('label')]
        .filter((each) => each.innerText.trim() === wanted)
        .map((each) => each.control)
        .find((each) => each?.matches('input:not([type="radio"], [type="checkbox"]), textarea'));
      return (tied as HTMLInputElement | undefined)?.value ?? '';
    }, label);
  }
}
