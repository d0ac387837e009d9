import type { Page } from 'puppeteer-core';

/**
 * Waits until `holds` is true in the page. When it does not come true in time, says what was
 * waited for and what the page showed instead.
 */
export async function waitUntil(
  page: Page,
  what: string,
  holds: (wanted: string) => boolean,
  wanted: string,
  withinMs = 15_000,
): Promise<void> {
  try {
    await page.waitForFunction(holds, { timeout: withinMs, polling: 50 }, wanted);
  } catch (error) {
    const shown = await page
      .evaluate(() => document.body.innerText.replace(/\s+/g, ' ').slice(0, 600))
      .catch(() => 'nothing that could be read');
    throw new Error(`Waited ${String(withinMs)} ms until ${what}; the page shows: ${shown}`, {
      cause: error,
    });
  }
}

/** Clicks the button of this accessible name with the mouse, once it can be clicked. */
export async function clickButton(page: Page, name: string): Promise<void> {
  await waitUntil(
    page,
    `the button “${name}” can be pressed`,
    (wanted) =>
      [...document.querySelectorAll('button')].some(
        (each) =>
          (each.getAttribute('aria-label') ?? each.innerText).trim() === wanted && !each.disabled,
      ),
    name,
  );
  const handle = await page.evaluateHandle(
    (wanted) =>
      [...document.querySelectorAll('button')].find(
        (each) =>
          (each.getAttribute('aria-label') ?? each.innerText).trim() === wanted && !each.disabled,
      ) ?? null,
    name,
  );
  const button = handle.asElement();
  if (!button) throw new Error(`No button “${name}”.`);
  await (button as unknown as { click(): Promise<void> }).click();
}
