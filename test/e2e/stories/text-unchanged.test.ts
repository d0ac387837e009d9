import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

const ACCOUNTS = ['007', '0429504.2640', 'A&B <x> "é"'];

describe.each(BROWSER_NAMES)('account numbers in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test.each(ACCOUNTS)('%s arrives unchanged', async (account) => {
    const { simulator } = seat;
    const screen = await seat.openScreen();
    const crm = await seat.openCrm('/accounts');
    await screen.page.bringToFront();
    await screen.shows('No call recorded');
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    const after = simulator.requests().length;
    await crm.page.bringToFront();
    await crm.follow(account);
    const sent = await simulator.untilRequest('AssignField', undefined, { after });
    expect(sent.parameters['fieldValue']).toBe(account);
    await screen.page.bringToFront();
    await screen.tells(account);
    simulator.endCall({ user: AGENT });
    await screen.shows('No call recorded', 20_000);
    await crm.page.close();
    await screen.page.close();
  });
});

describe.each(BROWSER_NAMES)("the vendor's test service in %s", (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name, { service: { vendor: true } });
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('the same call works, though its durations never move', async () => {
    const { simulator, browser } = seat;
    const screen = await seat.openScreen();
    await screen.shows('No call recorded');
    // Nothing rings there: a recording begins with StartRecording.
    simulator.recorder.answer('StartRecording', {
      Unit: '1',
      Port: '1',
      maxRecordingTimeInSeconds: '0',
    });
    await screen.shows('Recording');

    const crm = await seat.openCrm('/accounts');
    const after = simulator.requests().length;
    await crm.follow('1001');
    const sent = await simulator.untilRequest('AssignField', undefined, { after });
    expect(sent.parameters['fieldValue']).toBe('1001');
    await browser.pressShortcut('Alt+P');
    await screen.page.bringToFront();
    await screen.shows('Protected');
    await browser.pressShortcut('Alt+R');
    await screen.shows('Recording');
  });
});
