import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { clickButton, waitUntil } from '../pages/page-tools';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

describe.each(BROWSER_NAMES)('the diagnostics, in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('answer from what was found, and give nothing away', async () => {
    const { simulator, crm } = seat;
    const screen = await seat.openScreen();
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    const { page } = await seat.openOptions();
    await clickButton(page, 'Look at this seat');
    const says = (text: string) =>
      waitUntil(
        page,
        `the region says “${text}”`,
        (wanted) => document.body.innerText.includes(wanted),
        text,
      );
    await says('The recorder has named the port of this person.');
    await says('It last told the state of the port');

    const text = await page.$eval('.bundle', (element) => element.textContent);
    expect(JSON.parse(text)).toMatchObject({ status: 'Recording', port: 'known' });
    for (const secret of [AGENT, '127.0.0.1', 'ECAPI', new URL(crm.address).port]) {
      expect(text.includes(secret), secret).toBe(false);
    }

    await simulator.close();
    await screen.shows('Recorder not answering', 15_000);
    await clickButton(page, 'Look again');
    await waitUntil(
      page,
      'the file says that nobody answers',
      () => document.querySelector('.bundle')?.textContent.includes('not-answering') === true,
      '',
    );
  });
});
