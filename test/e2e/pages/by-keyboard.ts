import type { Page } from 'puppeteer-core';

/** Goes on with Tab until something of this accessible name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement) return '';
      const labels = [...((activeElement as HTMLInputElement).labels ?? [])];
      return (labels[0]?.innerText ?? (activeElement as HTMLElement).innerText).trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Tab never came to “${name}”.`);
}

/** The panel takes the focus as it comes up; the page itself then has none. */
export async function untilKeysAreHeard(tab: Page): Promise<void> {
  await tab.waitForFunction(
    () =>
      document.activeElement?.parentElement === document.documentElement &&
      document.activeElement !== document.body,
    { timeout: 20_000 },
  );
}

/** From where the focus is in the page, the panel comes next to last or last: Shift+Tab from the top. */
export async function untilDoneHasFocus(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    const panel = document.documentElement.lastElementChild as HTMLElement;
    panel.focus();
  });
  for (let presses = 0; presses < 60; presses += 1) {
    await tab.keyboard.press('Tab');
    if (
      await tab.evaluate(() => document.activeElement === document.documentElement.lastElementChild)
    )
      return;
  }
  throw new Error('Tab never came to the panel.');
}
