/**
 * Two windows, each with a record in sight. Only Firefox has a window in front when nobody sees it:
 * in a headless Chromium every window has the keyboard.
 */
import { expect, test } from 'vitest';
import { CrmPage } from '../pages/crm-page';
import { waitUntil } from '../pages/page-tools';
import type { Seat } from '../seat';
import type { Part } from './at-one-seat';

export function windows(): Part {
  return {
    start: () => Promise.resolve([]),
    stop: () => Promise.resolve(),
    tests(seat) {
      test('a record in the other window is not assigned until the agent turns to it', () =>
        twoWindows(seat()));
    },
  };
}

async function twoWindows(seat: Seat): Promise<void> {
  const { simulator, crm } = seat;
  const after = simulator.requests().length;
  const assigned = (number: string) =>
    simulator.untilRequest('AssignField', ({ parameters }) => parameters['fieldValue'] === number, {
      after,
      withinMs: 20_000,
    });
  const values = () =>
    simulator
      .requests(after)
      .filter(({ request }) => request === 'AssignField')
      .map(({ parameters }) => parameters['fieldValue']);

  const first = await seat.openCrm('/accounts/1001');
  await assigned('1001');
  const window = await first.page.browser().newPage({ type: 'window' });
  await window.goto(new URL('/accounts/1002', crm.address).href);
  const second = new CrmPage(window);
  await second.page.bringToFront();
  await assigned('1002');

  // The record changes in the window behind; then, later, in the one in front.
  await first.page.bringToFront();
  await second.follow('Next account');
  await waitUntil(
    second.page,
    'it shows the next record',
    () => location.pathname === '/accounts/007',
    '',
  );
  await first.follow('Accounts');
  await first.follow('0429504.2640');
  await assigned('0429504.2640');
  expect(values()).not.toContain('007');

  await second.page.bringToFront();
  await assigned('007');
  expect(values().at(-1)).toBe('007');
  await second.page.close();
  await first.page.close();
}
