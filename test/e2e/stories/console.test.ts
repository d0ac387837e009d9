import { afterEach, describe, expect, test } from 'vitest';
import { demoSite } from '../../demo-crm/site-settings';
import { BROWSER_NAMES } from '../harness';
import { ConsolePage } from '../pages/console-page';
import { AGENT, takeSeat } from '../seat';
import type { Seat } from '../seat';

/**
 * Everything the vendor's sample application does, done through the console: from setting the
 * address to the last of the 15 requests, each compared with what the recorder received.
 */
let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

const ALL_REQUESTS = [
  ...['InitUser', 'InitStation', 'PortStatus', 'PortStatusEX', 'StartRecording'],
  ...['PauseRecording', 'ResumeRecording', 'DesktopPause', 'DesktopResume', 'AssignField'],
  ...['GetField', 'GetURL', 'StopRecording', 'CancelRecording', 'LogEvent'],
];

describe.each(BROWSER_NAMES)('the console in %s', (name) => {
  test('does all that the vendor’s sample does, and shows the XML that was sent', async () => {
    const taken = await takeSeat(name, { bare: true });
    seat = taken;
    const { simulator, browser, crm } = taken;
    await taken.configure({
      version: 1,
      controls: { start: true, stop: true, cancel: true, desktop: true, logEvent: true },
      events: { logToRecorder: true },
      sites: [demoSite(crm.address)],
    });
    // The CRM and the recorder are on one host, so that access is allowed by now.
    const view = new ConsolePage(await browser.openExtensionPage('console.html'));

    // Nothing can be sent before the address is set.
    await view.type('InitUser', 'User', AGENT);
    await view.press('Send InitUser');
    await view.says('There is no service that may be reached.');
    expect(simulator.requests()).toEqual([]);
    await view.type('Service', 'Address of the Web API', simulator.address);
    await view.press('Save address');
    await view.tells('Saved.');

    // Three ways to unit and port.
    await view.press('Send InitUser');
    await view.says('InitUser: 100 Command executed as expected');
    await view.type('InitStation', 'Extension', '0429');
    await view.press('Send InitStation');
    await view.says('InitStation: 100');
    await view.type('Unit and port by hand', 'Unit', '1');
    await view.type('Unit and port by hand', 'Port', '2');
    await view.press('Send PortStatus');
    await view.says('PortStatus: 100');
    await view.press('Send PortStatusEX');
    await view.says('PortStatusEX: 100');
    await view.press('Send InitUser');
    await view.says('InitUser: 100');
    await view.press('Use for this seat');
    await view.shows('No call recorded');
    await view.tells('Unit 1 · Port 1');

    // Recording control.
    await view.press('Order StartRecording');
    await view.says('StartRecording: 100');
    await view.shows('Recording');
    await view.press('Order PauseRecording');
    await view.says('PauseRecording: 100');
    await view.says('DesktopPause: 100');
    await view.shows('Protected');
    await view.press('Order ResumeRecording');
    await view.says('ResumeRecording: 100');
    await view.says('DesktopResume: 100');
    await view.press('Order DesktopPause');
    await view.says('DesktopPause: 100');
    await view.press('Order DesktopResume');
    await view.says('DesktopResume: 100');
    await view.type('AssignField', 'fieldName', 'fldCustomerAccountNum');
    await view.type('AssignField', 'fieldValue', '429504.2640');
    await view.press('Order AssignField');
    await view.says('AssignField: 100');
    await view.type('GetField', 'fieldName', 'fldCustomerAccountNum');
    await view.press('Send GetField');
    await view.says('GetField: 100');
    await view.press('Send GetURL');
    await view.says('GetURL: 100');
    await view.press('Order StopRecording');
    await view.says('StopRecording: 100');
    await view.shows('No call recorded');

    // Cancel asks twice.
    await view.press('Order StartRecording');
    await view.says('StartRecording: 100');
    await view.press('Order CancelRecording');
    await view.press('Cancel recording');
    await view.tells('Discard it for good?');
    expect(simulator.requests().map(({ request }) => request)).not.toContain('CancelRecording');
    await view.press('Discard recording');
    await view.says('CancelRecording: 100');

    await view.type('LogEvent', 'eventType', 'Test');
    await view.type('LogEvent', 'Parm1', 'from <the> console & back');
    await view.press('Order LogEvent');
    await view.says('LogEvent: 100');

    // The grid, and every XML in it, against what the recorder received and answered.
    const rows = await view.rows();
    expect(new Set(rows.map(({ request }) => request))).toEqual(new Set(ALL_REQUESTS));
    const received = simulator.requests().map(({ xml, answerXml }) => ({
      ...{ request: xml, answer: answerXml },
    }));
    for (const [index, row] of rows.entries()) {
      if (row.code === 'not sent') continue;
      expect(row).toMatchObject({ code: '100', message: 'Command executed as expected' });
      expect(row.ms).toMatch(/^\d+$/);
      expect(received).toContainEqual(await view.exchange(index));
    }
    expect((await view.exchange(0)).request).toContain('from &lt;the&gt; console &amp; back');
  }, 180_000);
});
