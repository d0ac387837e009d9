import type { Page } from 'puppeteer-core';
import { clickButton, waitUntil } from './page-tools';

/** The demo CRM as an agent meets it. */
export class CrmPage {
  constructor(readonly page: Page) {}

  press(button: string): Promise<void> {
    return clickButton(this.page, button);
  }

  /** Follows the link with this text, inside the page: nothing is loaded anew. */
  async follow(text: string): Promise<void> {
    await waitUntil(
      this.page,
      `the link “${text}” is there`,
      (wanted) => [...document.querySelectorAll('a')].some((a) => a.innerText.trim() === wanted),
      text,
    );
    await this.page.evaluate((wanted) => {
      [...document.querySelectorAll('a')].find((a) => a.innerText.trim() === wanted)?.click();
    }, text);
  }

  /** What stands in the record's link field. */
  async recordingLink(): Promise<string> {
    return this.page.evaluate(() => {
      const tied = [...document.querySelectorAll('label')].find((each) =>
        each.innerText.trim().startsWith('Recording link'),
      );
      return (tied?.control as HTMLInputElement | null)?.value ?? '';
    });
  }

  /** Waits until the link of this recording stands in the record's field. */
  async holdsLinkOf(callIndex: string, withinMs = 20_000): Promise<void> {
    await waitUntil(
      this.page,
      `the record holds the link of the recording ${callIndex}`,
      (wanted) =>
        [...document.querySelectorAll('input')].some((input) =>
          input.value.includes(`fldCallIndex=${wanted}&`),
        ),
      callIndex,
      withinMs,
    );
  }
}
