import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATUS_WORDS } from '../../../lib/recorder/claim';
import { BROWSER_NAMES } from '../harness';
import { AGENT, PORT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

const agent = { user: AGENT };

describe.each(BROWSER_NAMES)('one call in %s', (name) => {
  let seat: Seat;

  beforeAll(async () => {
    seat = await takeSeat(name);
  });
  afterAll(async () => {
    await seat.leave();
  });

  test('is shown, tagged, paused by the key, resumed by the key, and linked', async () => {
    const { browser, simulator } = seat;
    const crm = await seat.openCrm('/accounts');
    const screen = await seat.openScreen();
    await screen.shows('No call recorded');

    simulator.ring(agent);
    await screen.shows('Recording');
    expect(await browser.badgeText(screen.page)).toBe('');

    await crm.page.bringToFront();
    const before = simulator.requests().length;
    await crm.follow('1001');
    const tagged = await simulator.untilRequest('AssignField', undefined, { after: before });
    expect(tagged.parameters).toMatchObject({
      Unit: '1',
      Port: PORT,
      fieldName: 'fldCustomerAccountNum',
      fieldValue: '1001',
    });

    await screen.listen(STATUS_WORDS);
    await crm.follow('Take payment');
    await browser.pressShortcut('Alt+P');
    await screen.page.bringToFront();
    await screen.shows('Protected');
    expect(await screen.plane('Audio and screen')).toContain('Paused');
    expect(await screen.plane('Desktop')).toContain('acknowledged');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    expect(await browser.badgeText(screen.page)).toBe('II');

    await browser.pressShortcut('Alt+R');
    await screen.shows('Recording');
    expect(whatIsRecorded(simulator)).toEqual({ audio: true, desktop: true });

    await crm.page.bringToFront();
    await crm.follow('Accounts');
    await crm.follow('1001');
    const callIndex = simulator.truth().ports[0]?.active?.callIndex ?? 'none';
    simulator.endCall(agent);
    await crm.holdsLinkOf(callIndex);
    await screen.page.bringToFront();
    await screen.shows('No call recorded');
  });

  test('asks before a second, different account is assigned', async () => {
    const { simulator } = seat;
    const screen = await seat.openScreen();
    const crm = await seat.openCrm('/accounts');
    const after = simulator.requests().length;
    simulator.ring(agent);
    await screen.page.bringToFront();
    await screen.shows('Recording');
    await crm.page.bringToFront();
    await crm.follow('1001');
    await simulator.untilRequest('AssignField', ofAccount('1001'), { after });

    await crm.follow('Accounts');
    await crm.follow('1002');
    // The CRM stays in front: a page that is hidden before its record has settled offers nothing.
    await screen.tells('1002');
    expect(assigned(after)).toEqual(['1001']);
    await screen.page.bringToFront();

    await screen.press('Assign field');
    await simulator.untilRequest('AssignField', ofAccount('1002'), { after });
    simulator.endCall(agent);

    function assigned(from: number) {
      return simulator
        .requests(from)
        .filter(({ request }) => request === 'AssignField')
        .map(({ parameters }) => parameters['fieldValue']);
    }
  });
});

function ofAccount(number: string) {
  return (entry: { parameters: Readonly<Record<string, string>> }) =>
    entry.parameters['fieldValue'] === number;
}
