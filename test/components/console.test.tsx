// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsolePage } from '../../components/console/ConsolePage';
import type { ConsoleReply } from '../../lib/console-messages';
import type { PageMessage } from '../../lib/messages';
import { systemClock } from '../../lib/view/clock';
import { createConsole } from '../../lib/view/console';
import { createConsoleSeat } from '../../lib/view/console-seat';
import { createRecorderView } from '../../lib/view/recorder-view';
import { createSettingsView } from '../../lib/view/settings-view';
import { consoleReplyOf, exchangeOf } from '../view/console-background';
import { FakePort, protectedClaim, viewOf } from '../view/fakes';
import { FakeBackground } from '../view/settings-background';

let background: FakeBackground;
let sent: PageMessage[];
let copied: string[];
let saved: string[];
let reply: (message: PageMessage) => ConsoleReply | undefined | Promise<ConsoleReply>;
let port: FakePort;

beforeEach(async () => {
  background = new FakeBackground();
  background.user = {
    service: { address: 'https://recorder.example.com/ECAPI.svc' },
    controls: { stop: true, cancel: true },
  };
  background.granted = ['https://recorder.example.com/*'];
  [sent, copied, saved] = [[], [], []];
  reply = consoleReplyOf;
  port = new FakePort();
  await open();
});
afterEach(cleanup);

async function open() {
  const send = async (message: PageMessage): Promise<unknown> => {
    if (message.type !== 'console-read' && message.type !== 'console-order') {
      return background.send(message);
    }
    sent.push(message);
    return reply(message);
  };
  const parts = {
    send,
    copy: async (text: string) => void copied.push(text),
    saveFile: (_name: string, text: string) => void saved.push(text),
  };
  const settings = createSettingsView({ ...parts, requestAccess: async () => false });
  const recorder = createRecorderView({ ...parts, connect: () => port, clock: systemClock });
  const store = createConsole({ ...parts, clock: systemClock, contract: () => undefined });
  const seat = createConsoleSeat(settings);
  render(<ConsolePage {...{ console: store, seat, recorder, settings }} />);
  await settings.load();
  await screen.findByRole('form', { name: 'InitUser' });
}

const form = (name: string) => within(screen.getByRole('form', { name }));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (where: string, label: string, value: string) =>
  fireEvent.input(form(where).getByLabelText(label), { target: { value } });
const says = (text: string) =>
  waitFor(() => expect(document.querySelector('.console-said')?.textContent).toContain(text));

describe('the console', () => {
  it('shows request and answer of what was sent to the letter, and tells the result', async () => {
    press('Send GetURL');
    await says('GetURL: 100 Command executed as expected, 12 ms.');
    const exchange = exchangeOf('GetURL');
    const side = (name: string) => screen.getByRole('region', { name });
    expect(side('Request').textContent).toContain(exchange.xml);
    expect(side('Answer').textContent).toContain(exchange.answer?.text);
    const cells = screen.getAllByRole('row')[1]?.textContent;
    expect(cells).toContain('GetURL100Command executed as expected12');
  });

  it('says at its box what is missing, and sends nothing', () => {
    press('Send InitUser');
    const box = form('InitUser').getByLabelText('User');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    const described = box.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('User is needed.');
    expect(sent).toEqual([]);
  });

  it('names the setting that keeps an order from the seat, and gives none', () => {
    form('StartRecording').getByText('This seat does not have the right to it: controls.start.');
    press('Order StartRecording');
    press('Order LogEvent');
    expect(sent).toEqual([]);
  });

  it('takes one at a time', async () => {
    let answer: (came: ConsoleReply) => void = () => undefined;
    reply = () => new Promise((resolve) => (answer = resolve));
    press('Send GetURL');
    await says('GetURL on its way…');
    press('Order PauseRecording');
    expect(sent).toHaveLength(1);
    answer({ exchanges: [exchangeOf('GetURL')] });
    await says('GetURL: 100');
  });

  it('shows all that was sent for one order', async () => {
    press('Order PauseRecording');
    await says('PauseRecording: 100 Command executed as expected, 12 ms. DesktopPause: 100');
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });

  it('says that an order may have been carried out when no reply came', async () => {
    reply = () => Promise.reject(new Error('The message port closed.'));
    press('Order StopRecording');
    await says('StopRecording: unknown. The extension did not answer');
    screen.getByText('An order may have been carried out all the same.');
  });

  it('says why nothing was sent', async () => {
    const problem = { what: 'No right.', meaning: 'Nothing was sent.', action: 'Ask for it.' };
    reply = () => ({ exchanges: [], problem });
    press('Order StopRecording');
    await says('StopRecording: not sent. No right');
    screen.getByText('Ask for it.');
  });

  it('never holds on to a claim that is over', async () => {
    port.say(viewOf(protectedClaim(Date.now() - 9000)));
    await waitFor(() => expect(document.querySelector('.seat-status strong')).not.toBeNull());
    expect(document.querySelector('.seat-status strong')?.textContent).toBe('Not protected');
  });
});

describe('Cancel', () => {
  it('asks twice, and is sent after two answers alone', async () => {
    press('Order CancelRecording');
    const first = await screen.findByRole('alertdialog', { name: 'Cancel the recording?' });
    await waitFor(() => expect(document.activeElement).toBe(first));
    expect(sent).toEqual([]);
    press('Cancel recording');
    await screen.findByRole('alertdialog', { name: 'Discard it for good?' });
    expect(sent).toMatchObject([{ sure: [] }]);
    press('Discard recording');
    await says('CancelRecording: 100');
    expect(sent).toMatchObject([{ sure: [] }, { sure: ['discards'] }]);
  });

  it.each([1, 2])('is not sent after a no to question %i', async (which) => {
    press('Order CancelRecording');
    await screen.findByRole('alertdialog', { name: 'Cancel the recording?' });
    if (which === 2) {
      press('Cancel recording');
      await screen.findByRole('alertdialog', { name: 'Discard it for good?' });
    }
    fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(JSON.stringify(sent)).not.toContain('discards');
  });
});

describe('unit and port', () => {
  it('come from an Init, are asked for their state, and become the seat’s own', async () => {
    type('InitUser', 'User', 'ann.lee');
    press('Send InitUser');
    await says('InitUser: 100');
    const boxes = form('Unit and port by hand');
    const value = (name: string) => boxes.getByLabelText<HTMLInputElement>(name).value;
    await waitFor(() => expect([value('Unit'), value('Port')]).toEqual(['1', '17']));
    press('Send PortStatusEX');
    await says('PortStatusEX: 100');
    expect(sent.at(-1)).toMatchObject({ read: { Unit: '1', Port: '17' } });
    press('Use for this seat');
    await waitFor(() =>
      expect(background.report().settings.identity).toMatchObject({
        ...{ by: 'windows-login', value: 'ann.lee' },
      }),
    );
  });

  it('typed by hand become the seat’s own as they are', async () => {
    type('Unit and port by hand', 'Unit', '1');
    type('Unit and port by hand', 'Port', '9');
    press('Use for this seat');
    await waitFor(() =>
      expect(background.user.identity).toEqual({ by: 'manual', unit: '1', port: '9' }),
    );
  });

  it('of the seat stay while a secure pause is on', async () => {
    port.say(viewOf(protectedClaim(Date.now()), { pauseWanted: { reasons: [] } }));
    type('Unit and port by hand', 'Unit', '1');
    type('Unit and port by hand', 'Port', '9');
    await waitFor(() =>
      expect(screen.getAllByText('Cannot be changed while a secure pause is on.')).toHaveLength(2),
    );
    press('Use for this seat');
    type('Service', 'Address of the Web API', 'https://other.example.com/ECAPI.svc');
    press('Save address');
    await says('');
    expect(background.sent.map((each) => each.type)).not.toContain('save-settings');
  });

  it('are emptied by an Init that failed', async () => {
    type('Unit and port by hand', 'Unit', '1');
    reply = (message) => consoleReplyOf(message, { code: 655 });
    type('InitStation', 'Extension', '0429');
    press('Send InitStation');
    await says('InitStation: 655');
    const unit = form('Unit and port by hand').getByLabelText<HTMLInputElement>('Unit');
    await waitFor(() => expect(unit.value).toBe(''));
  });
});

describe('an exchange', () => {
  beforeEach(async () => {
    press('Send GetURL');
    await says('GetURL: 100');
  });

  it('is copied as curl', async () => {
    press('Copy as curl');
    await says('Copied.');
    expect(copied[0]).toMatch(/^curl .*--data-raw '<\?xml/s);
  });

  it('is shown as a sample, with what is left out, before it is saved', async () => {
    press('Sample for support');
    const sample = await screen.findByRole('region', { name: 'Sample for support' });
    expect(sample.textContent).toContain('Left out: host name, login');
    expect(saved).toEqual([]);
    press('Save this file');
    expect(saved).toHaveLength(1);
    expect(sample.textContent).toContain(saved[0]);
    expect(saved[0]).not.toContain('recorder.example.com');
  });
});
