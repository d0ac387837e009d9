import type { ElementHandle, Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { STATUS_WORDS } from '../../../lib/recorder/claim';
import { BROWSER_NAMES } from '../harness';
import { untilDoneHasFocus } from '../pages/by-keyboard';
import { clickButton, waitUntil } from '../pages/page-tools';
import type { RecorderScreenPage } from '../pages/recorder-screen';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

/** From an empty profile to all that the product does: no more than this. */
const MOST_CLICKS = 12;
const COLUMN = 'fldCustomerAccountNum';

let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

/** The hand on the mouse: the only way of this test to click anything. */
class Hand {
  readonly clicks: string[] = [];

  async button(page: Page, name: string): Promise<void> {
    this.clicks.push(name);
    await page.bringToFront();
    await clickButton(page, name);
  }

  async on(page: Page, what: string, selector: string, text?: string): Promise<void> {
    this.clicks.push(what);
    await page.bringToFront();
    const found = await page.waitForFunction(
      (wanted, words) =>
        [...document.querySelectorAll<HTMLElement>(wanted)].find(
          (each) => each.checkVisibility() && (words === '' || each.innerText.trim() === words),
        ),
      { timeout: 20_000 },
      selector,
      text ?? '',
    );
    await (found as unknown as ElementHandle<HTMLElement>).click();
  }

  /** The browser’s own question, which `grantHosts` answers: somebody would click there. */
  prompt(): void {
    this.clicks.push('Allow, in the browser’s own question');
  }
}

/** The picker’s panel is closed to scripts: its one button is reached as the keys reach it. */
async function pressDone(page: Page, hand: Hand): Promise<void> {
  hand.clicks.push('Done, in the page');
  await untilDoneHasFocus(page);
  await page.keyboard.press('Enter');
}

/** What of the background’s memory is of practice. */
function leftOf(screen: RecorderScreenPage): Promise<unknown> {
  return screen.page.evaluate(
    `browser.storage.session.get(null).then((all) => Object.keys(all).filter((key) => key.startsWith('practice')))`,
  );
}

async function pointAtTheCrm(taken: Seat, hand: Hand): Promise<void> {
  const { browser, crm } = taken;
  const options = await taken.openOptions();
  await hand.button(options.page, 'Add a site by pointing at it');
  await options.page.waitForFunction(() => document.activeElement?.id === 'picker-address');
  await options.page.keyboard.type(`${crm.address}/accounts/1001`);
  hand.prompt();
  await options.page.keyboard.press('Enter');
  const tab = await browser.tabAt(`${crm.address}/accounts/1001`);
  await options.tells('show it the account number', 20_000);
  await hand.on(tab, 'the account number', 'dd', '1001');
  await options.tells('show it the field for the recording link', 20_000);
  await hand.on(tab, 'the field for the link', 'input[name="recordingLink"]');
  await options.tells('open another customer there', 20_000);
  await options.tells('Customer 1', 20_000);
  await hand.on(tab, 'another customer', 'a', 'Next account');
  await options.tells('Right on each', 20_000);
  await pressDone(tab, hand);
  await options.page.bringToFront();
  await options.type('Column', COLUMN);
  await options.page.keyboard.press('Enter');
  await options.tells('Saved', 20_000);
  await options.page.close();
}

describe.each(BROWSER_NAMES)('practice in %s', (name) => {
  test('from an empty profile to a tagged, paused, resumed and linked call, and away again', async () => {
    const taken = await takeSeat(name, { bare: true });
    seat = taken;
    const { browser, crm, simulator } = taken;
    const { protocol, hostname } = new URL(crm.address);
    await browser.grantHosts([`${protocol}//${hostname}/*`]);
    const hand = new Hand();
    const screen = await taken.openScreen();
    const words = STATUS_WORDS.map((word) => `Practice: ${word}`);
    await screen.shows('Not set up');
    await hand.button(screen.page, 'Try it without a recorder');
    await screen.shows('Practice: No call recorded');
    await screen.listen(words);

    await hand.button(screen.page, 'Set up');
    await pointAtTheCrm(taken, hand);

    await hand.button(screen.page, 'Start a practice call');
    await screen.shows('Practice: Recording');
    expect(await browser.badgeText(screen.page)).toBe('P');
    const record = await taken.openCrm('/accounts/0429504.2640');
    await screen.tells('Acknowledged', 20_000);
    await screen.tells('0429504.2640');

    await hand.button(screen.page, 'Secure pause');
    await screen.shows('Practice: Protected');
    expect(await browser.badgeText(screen.page)).toBe('PII');
    const killed = Date.now();
    await browser.killBackground();
    await browser.untilBackground('started', { after: killed, withinMs: 15_000 });
    await screen.shows('Practice: Protected');
    await hand.button(screen.page, 'Resume recording');
    await screen.shows('Practice: Recording');
    await hand.button(screen.page, 'End the practice call');
    await screen.shows('Practice: No call recorded', 30_000);
    await record.page.bringToFront();
    await waitUntil(
      record.page,
      'the record holds the link of the practice',
      (wanted) =>
        [...document.querySelectorAll('input')].some((each) => each.value.includes(wanted)),
      'practice.invalid',
      30_000,
    );
    expect(hand.clicks.length, hand.clicks.join(', ')).toBeLessThanOrEqual(MOST_CLICKS);
    const heard = (await screen.heard()).map(({ word }) => word);
    expect(heard).toContain('Practice: Protected');
    expect(heard.filter((word) => !words.includes(word))).toEqual([]);
    expect(simulator.requests()).toEqual([]);
    await record.page.close();
    await screen.page.bringToFront();

    // A real address: practice is over, amid a call that is paused.
    await clickButton(screen.page, 'Start a practice call');
    await screen.shows('Practice: Recording');
    await clickButton(screen.page, 'Secure pause');
    await screen.shows('Practice: Protected');
    await browser.grantHosts([`${protocol}//${new URL(simulator.address).hostname}/*`]);
    const options = await taken.openOptions();
    await options.type('Address of the Web API', simulator.address);
    await options.type('Windows login ID', AGENT);
    await options.press('Save');
    await options.tells('Saved');
    await screen.page.bringToFront();
    await screen.shows('No call recorded', 30_000);
    expect(await leftOf(screen)).toEqual([]);
    expect(await screen.text()).not.toContain('Practice');
    const asked = simulator.requests().map(({ request }) => request);
    expect(asked).toContain('InitUser');
    for (const never of ['PauseRecording', 'DesktopPause', 'AssignField', 'LogEvent']) {
      expect(asked).not.toContain(never);
    }
    const users = simulator.truth().ports.map(({ user }) => user);
    expect(users).toEqual([AGENT]);

    // What is left is evidence that says what it is.
    await options.page.close();
    const activity = await taken.openOptions();
    await activity.tells('Practice ended');
    await activity.tells('Practice: Pause confirmed');
  }, 180_000);
});
