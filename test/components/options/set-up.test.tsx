// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '../../../components/options/OptionsPage';
import type { CheckStep, ServiceCheck } from '../../../lib/messages';
import type { SettingsLayer } from '../../../lib/settings/schema';
import { createSettingsView, type SettingsView } from '../../../lib/view/settings-view';
import { FakeBackground } from '../../view/settings-background';

const ADDRESS = 'https://r.example.com/WebAPI/ECAPI.svc';
const HOST = 'https://r.example.com/*';
const SITE = { id: 'crm', name: 'CRM', matches: [HOST] };

let background: FakeBackground;
let view: SettingsView;

beforeEach(() => {
  background = new FakeBackground();
  view = createSettingsView({
    send: background.send,
    requestAccess: (hosts) => {
      background.granted = hosts;
      return Promise.resolve(true);
    },
    saveFile: () => undefined,
  });
});
afterEach(cleanup);

async function open(user: SettingsLayer = {}, managed: SettingsLayer = {}) {
  background.user = user;
  background.managed = managed;
  render(<OptionsPage view={view} />);
  await view.load();
  await screen.findByRole('region', { name: 'Service' });
}

const guide = () => within(screen.getByRole('navigation', { name: 'Set-up in three steps' }));
/** What is said of each step: its name, its state and its sentence. */
const steps = () =>
  guide()
    .getAllByRole('listitem')
    .map((each) => (each.textContent ?? '').replace(/^\W/, ''));
const focused = () => document.activeElement?.id;
const failing = (step: CheckStep['step'], code?: number): ServiceCheck => ({
  ok: false,
  steps: [
    { step: 'address', state: 'ok', what: 'Fine.' },
    { step, state: 'failed', what: 'It failed.', ...(code === undefined ? {} : { code }) },
  ],
});
const good: ServiceCheck = {
  ok: true,
  unit: '2',
  port: '5',
  steps: [{ step: 'init', state: 'ok', what: 'Found.' }],
};
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('the set-up of a new seat', () => {
  it('begins at the address, with the focus there, and says what is to do', async () => {
    await open();
    expect(steps()).toEqual([
      expect.stringMatching(/^ServiceTo doEnter the address/),
      expect.stringMatching(/^Who you areTo do/),
      expect.stringMatching(/^First siteTo do/),
    ]);
    await waitFor(() => expect(focused()).toBe('setting-service-address'));
  });

  it('goes on to the browser’s leave, checks by itself, and leads to the person', async () => {
    background.check = failing('init');
    await open();
    await waitFor(() => expect(focused()).toBe('setting-service-address'));
    // Saved by Enter, from within the box.
    type('Address of the Web API', ADDRESS);
    save();
    await waitFor(() => expect(focused()).toBe('allow-access'));
    expect(background.sent.map((each) => each.type)).not.toContain('check-service');
    fireEvent.click(screen.getByRole('button', { name: 'Allow access' }));
    await waitFor(() => expect(steps()[0]).toMatch(/^ServiceDoneThe service answers/));
    await waitFor(() => expect(focused()).toBe('setting-identity-value'));
  });

  it('tells unit and port of the person, checked as it is saved', async () => {
    background.granted = [HOST];
    background.check = good;
    await open({ service: { address: ADDRESS } });
    view.edit('identity.value', { login: 'ann.lee' });
    await view.save();
    await waitFor(() => expect(steps()[1]).toMatch(/^Who you areDone.*unit 2, port 5/));
  });

  it.each([
    [655, 'windows-login', /Computer Login ID “ann” a recording port.*InitUser.*655/],
    [656, 'windows-login', /only one recording port.*“ann”.*656/],
    [660, 'extension', /Extension “ann” a recording port.*InitStation.*660/],
    [661, 'extension', /only one recording port.*Extension “ann”.*661/],
  ] as const)(
    'with code %i says what the Encore administrator is to be sent',
    async (code, by, words) => {
      background.granted = [HOST];
      background.check = failing('init', code);
      await open({ service: { address: ADDRESS } });
      view.edit('identity', { identityBy: by, login: 'ann', extension: 'ann' });
      await view.save();
      await waitFor(() => expect(steps()[1]).toMatch(words));
      expect(steps()[1]).toMatch(/^Who you areFault/);
      expect(steps()[0]).toMatch(/^ServiceDone/);
    },
  );

  it('tells a fault of the service at the service', async () => {
    background.granted = [HOST];
    background.check = failing('reachable');
    await open();
    type('Address of the Web API', ADDRESS);
    save();
    await waitFor(() => expect(steps()[0]).toMatch(/^ServiceFaultIt failed/));
  });

  it('says what the organisation has set', async () => {
    background.granted = [HOST];
    await open({}, { service: { address: ADDRESS } });
    expect(steps()[0]).toMatch(/^ServiceDone.*Set by your organisation/);
    expect(steps()[1]).not.toMatch(/organisation/);
  });

  it('goes away when all is done, and can be opened again and hidden', async () => {
    background.granted = [HOST];
    background.check = good;
    await open({ service: { address: ADDRESS }, sites: [SITE] });
    view.edit('identity.value', { login: 'ann.lee' });
    await view.save();
    await waitFor(() => expect(screen.queryByRole('navigation')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Show the set-up steps' }));
    expect(steps().map((each) => /Done/.test(each))).toEqual([true, true, true]);
    fireEvent.click(screen.getByRole('button', { name: 'Hide these steps' }));
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('takes nobody out of a box that is being filled in', async () => {
    background.granted = [HOST];
    background.check = good;
    await open();
    type('Address of the Web API', ADDRESS);
    screen.getByLabelText<HTMLInputElement>('Time-out').focus();
    save();
    await waitFor(() => expect(steps()[0]).toMatch(/^ServiceDone/));
    expect(focused()).toBe('setting-service-timeoutSeconds');
  });

  it('is not in the way of a seat that works', async () => {
    await open({ service: { address: ADDRESS }, identity: { value: 'ann' } });
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('ignores a check that newer settings have overtaken', async () => {
    background.granted = [HOST];
    await open({ service: { address: ADDRESS } });
    let answer = (result: ServiceCheck): void => void result;
    const { send } = background;
    const slow = createSettingsView({
      send: (message) =>
        message.type === 'check-service'
          ? new Promise((resolve) => (answer = resolve))
          : send(message),
      requestAccess: () => Promise.resolve(true),
      saveFile: () => undefined,
    });
    await slow.load();
    slow.showSetUp(false);
    const first = slow.checkService();
    slow.edit('identity.value', { login: 'bob' });
    await slow.save();
    answer(good);
    await first;
    expect(slow.checking.value).toEqual({ kind: 'idle' });
  });
});

describe('practice in the options', () => {
  it('is offered where there is no recorder, and can be left', async () => {
    background.practice = 'possible';
    await open();
    fireEvent.click(guide().getByRole('button', { name: 'Try it without a recorder' }));
    await waitFor(() => guide().getByRole('button', { name: 'Leave practice' }));
    fireEvent.click(guide().getByRole('button', { name: 'Leave practice' }));
    await waitFor(() => guide().getByRole('button', { name: 'Try it without a recorder' }));
  });
});
