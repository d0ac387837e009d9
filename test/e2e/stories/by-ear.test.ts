/**
 * The agent's story by keyboard alone, and as it is heard: what a screen reader would announce of the
 * live regions, and the names and states it reads from the accessibility tree.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import { BROWSER_NAMES } from '../harness';
import { tabTo } from '../pages/by-keyboard';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

const agent = { user: AGENT };

/** From now on writes down what each live region says whenever its text changes. */
async function listenToRegions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: string[] = [];
    const note = () => {
      for (const region of document.querySelectorAll('[role="status"], [role="alert"]')) {
        const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
        if (text !== '' && said.at(-1) !== text) said.push(text);
      }
    };
    note();
    new MutationObserver(note).observe(document.body, {
      ...{ childList: true, subtree: true, characterData: true },
    });
    Object.assign(window, { saidByRegions: said });
  });
}

const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(window as unknown as { saidByRegions: string[] }).saidByRegions]);

/** Each name in the accessibility tree with its role, in the order in which it is read. */
async function read(page: Page): Promise<string[]> {
  const lines: string[] = [];
  const walk = (node: SerializedAXNode) => {
    if (node.name) lines.push(`${node.role}: ${node.name}${node.disabled ? ' (unavailable)' : ''}`);
    node.children?.forEach(walk);
  };
  const tree = await page.accessibility.snapshot();
  if (tree) walk(tree);
  return lines;
}

describe.each(BROWSER_NAMES)('the agent’s story in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('by keyboard alone, each change of state is said once, and says what is so', async () => {
    const { simulator } = seat;
    const screen = await seat.openScreen();
    const { page } = screen;
    await screen.shows('No call recorded');
    await listenToRegions(page);

    simulator.ring(agent);
    await screen.shows('Recording');
    await page.bringToFront();
    // A popup is opened in order to act at once: the focus is there already.
    await page.waitForFunction(
      () => document.hasFocus() && document.activeElement?.textContent === 'Secure pause',
      { timeout: 10_000 },
    );
    await page.keyboard.press('Enter');
    await screen.shows('Protected');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    // Several seconds of a running timer and of new readings: none of it is said.
    await screen.tells('0:03');

    await tabTo(page, 'Resume recording');
    await page.keyboard.press(' ');
    await screen.shows('Recording');
    expect(whatIsRecorded(simulator)).toEqual({ audio: true, desktop: true });
    await tabTo(page, 'Copy link');
    simulator.endCall(agent);
    await screen.shows('No call recorded');

    const words = (await said(page)).map((line) => line.split(/(?<=…|\w) (?=\p{Lu})/u)[0]);
    // What passes too quickly may be missed; what stands is heard, once and in its order.
    expect(words.filter((word) => !['Pausing…', 'Resuming…'].includes(word ?? ''))).toEqual([
      ...['No call recorded', 'Recording', 'Protected', 'Recording', 'No call recorded'],
    ]);
  });

  test.runIf(name === 'chromium')(
    'is read with its evidence, and with what can be done',
    async () => {
      const { simulator } = seat;
      const screen = await seat.openScreen();
      simulator.ring(agent);
      await screen.shows('Recording');
      await tabTo(screen.page, 'Secure pause');
      await screen.page.keyboard.press('Enter');
      await screen.shows('Protected');
      const lines = await read(screen.page);
      const order = [
        /^heading: Encore Recording Control$/,
        /: Protected/,
        /Paused on your port\. After a transfer, a colleague’s port records on\./,
        /Audio and screen/,
        /Desktop/,
        /^button: Secure pause/,
        /^button: Resume recording$/,
      ];
      let from = 0;
      for (const wanted of order) {
        const at = lines.findIndex((line, index) => index >= from && wanted.test(line));
        expect(at, `${String(wanted)} in ${lines.join(' | ')}`).toBeGreaterThanOrEqual(0);
        from = at;
      }
      expect(lines.filter((line) => /^image/i.test(line))).toEqual([]);
      simulator.endCall(agent);
    },
  );
});
