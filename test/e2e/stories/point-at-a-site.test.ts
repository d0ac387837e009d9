import { afterEach, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { tabTo, untilDoneHasFocus, untilKeysAreHeard } from '../pages/by-keyboard';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

/**
 * An administrator who has no mouse, and a CRM that the product was never told of: from no site at
 * all to a tagged and linked call, with keys alone.
 */
let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

describe.each(BROWSER_NAMES)('adding a site by pointing at it, in %s', (name) => {
  test('with the keyboard alone, from nothing to a call that is tagged and linked', async () => {
    const taken = await takeSeat(name, { settings: { sites: [] } });
    seat = taken;
    const { browser, crm, simulator } = taken;
    await browser.grantHosts([
      `${new URL(crm.address).protocol}//${new URL(crm.address).hostname}/*`,
    ]);
    const { page, tells } = await optionsOf(taken);

    await tabTo(page, 'Add a site by pointing at it');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'picker-address');
    await page.keyboard.type(`${crm.address}/accounts/1001`);
    await page.keyboard.press('Enter');
    const tab = await browser.tabAt(`${crm.address}/accounts/1001`);
    await tells('show it the account number');
    await tab.bringToFront();
    await untilKeysAreHeard(tab);
    await tab.waitForFunction(() => document.querySelector('dd')?.innerText === '1001');
    await tab.keyboard.type('1001');
    await tab.keyboard.press('Enter');
    await tells('show it the field for the recording link');
    await tab.keyboard.type('recording');
    await tab.keyboard.press('Enter');
    await tells('open another customer there');
    await tells('Customer 1');

    // As an agent without a mouse does it: to the link in the page, and with Enter after it.
    await tab.evaluate(() => {
      [...document.querySelectorAll('a')].find((a) => a.innerText === 'Next account')?.focus();
    });
    await tab.keyboard.press('Enter');
    await tells('Customer 2');
    await tells('Right on each');
    await untilDoneHasFocus(tab);
    await tab.keyboard.press('Enter');

    await page.bringToFront();
    await tells('Column');
    await tabTo(page, 'Column');
    await page.keyboard.type('fldCustomerAccountNum');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await tells('Saved');

    const screen = await taken.openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    const record = await taken.openCrm('/accounts/0429504.2640');
    await screen.tells('Acknowledged', 20_000);
    const call = simulator.truth().ports[0]?.active;
    expect(call?.fields).toEqual({ fldCustomerAccountNum: '0429504.2640' });
    simulator.endCall({ user: AGENT });
    await record.holdsLinkOf(call?.callIndex ?? 'none', 30_000);
  }, 120_000);
});

async function optionsOf({ openOptions }: Seat) {
  const options = await openOptions();
  return {
    page: options.page,
    tells: (text: string) => options.tells(text, 20_000),
  };
}
