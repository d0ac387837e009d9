// @vitest-environment happy-dom
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
  type Matcher,
} from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '../../../components/options/OptionsPage';
import type { SettingsLayer } from '../../../lib/settings/schema';
import { createSettingsView, type SettingsView } from '../../../lib/view/settings-view';
import { FakeBackground, fileOf } from '../../view/settings-background';

const USER: SettingsLayer = {
  service: { address: 'https://r.example.com/ECAPI.svc' },
  identity: { by: 'windows-login', value: 'ann' },
  sites: [{ id: 'crm', name: 'CRM', matches: ['https://crm.example.com/*'] }],
};

let background: FakeBackground;
let asked: (readonly string[])[];
let view: SettingsView;

beforeEach(() => {
  background = new FakeBackground();
  asked = [];
  view = createSettingsView({
    send: background.send,
    requestAccess: (hosts) => {
      asked.push(hosts);
      return Promise.resolve(false);
    },
    saveFile: () => undefined,
  });
});
afterEach(cleanup);

async function open(user: SettingsLayer = USER, managed: SettingsLayer = {}) {
  background.user = user;
  background.managed = managed;
  render(<OptionsPage view={view} />);
  await view.load();
  await screen.findByRole('region', { name: 'Service' });
}

const region = (name: string) => within(screen.getByRole('region', { name }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const box = (name: Matcher) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: Matcher, value: string) => fireEvent.input(box(name), { target: { value } });
/** What a screen reader says after a box's name. */
const description = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('the page', () => {
  it('has its regions, by name', async () => {
    await open();
    const names = screen
      .getAllByRole('region')
      .map(
        (each) => document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent,
      );
    expect(names).toEqual([
      'Service',
      'Identity',
      'Desktop',
      'Sites',
      'Console',
      'Activity',
      'Diagnostics',
      'Settings file',
    ]);
  });

  it('carries no style attribute, which its policy forbids', async () => {
    await open();
    fireEvent.click(button('Edit CRM'));
    await screen.findByLabelText('Addresses');
    expect(document.querySelectorAll('[style]')).toHaveLength(0);
  });
});

describe('a refused save', () => {
  beforeEach(async () => {
    await open();
    type('Address of the Web API', 'recorder');
    fireEvent.click(button('Edit CRM'));
    await screen.findByLabelText('Addresses');
    type('Addresses', 'our crm');
    fireEvent.click(button('Save'));
    await screen.findByText('Not saved: 2 settings need attention.');
  });

  it('shows each fault at its box, tied to it', () => {
    const address = box('Address of the Web API');
    expect(address.getAttribute('aria-invalid')).toBe('true');
    expect(description(address)).toContain('Must be an address');
    expect(description(box('Addresses'))).toContain('Must be a match pattern');
    expect(box('Time-out').getAttribute('aria-invalid')).toBeNull();
  });

  it('keeps what was typed', () => {
    expect(box('Address of the Web API').value).toBe('recorder');
    expect(box('Addresses').value).toBe('our crm');
  });

  it('brings the focus to a summary that leads to each box', async () => {
    const summary = screen.getByRole('region', { name: '2 settings need attention' });
    await waitFor(() => expect(document.activeElement).toBe(summary));
    fireEvent.click(within(summary).getByRole('link', { name: 'CRM: Addresses' }));
    expect(document.activeElement).toBe(box('Addresses'));
  });

  it('opens a site again that was closed over its fault', async () => {
    fireEvent.click(button('Close CRM'));
    await waitFor(() => expect(box('Addresses')).toBeDefined());
  });

  it('drops a fault when its box is edited', async () => {
    type('Address of the Web API', 'https://r2.example.com/ECAPI.svc');
    await waitFor(() =>
      expect(box('Address of the Web API').getAttribute('aria-invalid')).toBeNull(),
    );
    fireEvent.click(button('Discard'));
    await screen.findByText('No unsaved changes');
    expect(box('Address of the Web API').value).toBe('https://r.example.com/ECAPI.svc');
  });
});

describe('Service', () => {
  it('asks for missing hosts in the click itself', async () => {
    await open();
    fireEvent.click(button('Allow access'));
    expect(asked).toEqual([['https://crm.example.com/*', 'https://r.example.com/*']]);
    await screen.findByText(/Access was not allowed/);
  });

  it('does not ask while nothing is missing', async () => {
    background.granted = ['https://crm.example.com/*', 'https://r.example.com/*'];
    await open();
    expect(screen.queryByRole('button', { name: 'Allow access' })).toBeNull();
  });

  it('says what the check found', async () => {
    await open();
    fireEvent.click(button('Check the service'));
    const found = await region('Service').findByText('The service answered. Unit 1, port 3.');
    expect(found.closest('[role="status"]')).not.toBeNull();
  });

  it('says what went wrong, what it means and what to do', async () => {
    background.check = {
      ok: false,
      problem: { what: 'No port.', meaning: 'No pause.', action: 'Ask.', code: 655 },
    };
    await open();
    fireEvent.click(button('Check the service'));
    for (const words of ['No port.', 'No pause.', 'Ask.', 'Response code 655']) {
      await region('Service').findByText(words);
    }
  });

  it('offers the test service while there is no address', async () => {
    await open({});
    fireEvent.click(button('Use the vendor’s public test service'));
    await waitFor(() =>
      expect(box('Address of the Web API').value).toBe(
        'https://ecapturews.dvsanalytics.com/WebAPI/ECAPI.svc',
      ),
    );
    expect(screen.queryByRole('button', { name: /public test service/ })).toBeNull();
  });

  it('warns of an unencrypted address, but not of this computer', async () => {
    await open({});
    type('Address of the Web API', 'http://127.0.0.1:8080/ECAPI.svc');
    await screen.findByText('Unsaved changes');
    expect(screen.queryByText(/readable by anybody/)).toBeNull();
    type('Address of the Web API', 'http://r.example.com/ECAPI.svc');
    await screen.findByText(/readable by anybody/);
  });
});

describe('Identity and Desktop', () => {
  it('says that without a Windows login the desktop cannot be paused', async () => {
    await open();
    expect(screen.queryByText(/no pause counts as protected/)).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Extension' }));
    await region('Desktop').findByText(/no pause counts as protected/);
    type('Windows login ID of the desktop', 'ann');
    await waitFor(() => expect(screen.queryByText(/no pause counts as protected/)).toBeNull());
  });

  it('offers a lookup table, and says what it goes by', async () => {
    await open({ identity: { by: 'lookup', lookup: { key: 'email' } } });
    const lookup = screen.getByRole<HTMLInputElement>('radio', { name: 'Lookup table' });
    expect([lookup.checked, lookup.disabled]).toEqual([true, false]);
    expect(description(lookup)).toMatch(/page of the CRM says who/);
    expect(box('What the CRM’s page says').value).toBe('email');
    fireEvent.change(box('What the CRM’s page says'), { target: { value: 'user-id' } });
    await view.save();
    expect(background.user.identity?.lookup).toEqual({ key: 'user-id' });
  });

  it('locks what the organisation has set', async () => {
    await open({}, { identity: { by: 'extension', value: '0042' }, desktop: { recorded: true } });
    const extension = region('Identity').getByRole<HTMLInputElement>('textbox', {
      name: 'Extension',
    });
    expect(extension.readOnly).toBe(true);
    expect(description(extension)).toContain('Set by your organisation');
    expect(box('Encore records the desktop here').disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Extension' }).disabled).toBe(true);
    expect(box('Windows login ID of the desktop').readOnly).toBe(false);
  });
});

describe('Sites', () => {
  it('adds a site: the name first, the id from it, the address made a pattern', async () => {
    await open({});
    fireEvent.click(button('Add a site'));
    await waitFor(() => expect(document.activeElement).toBe(box('Name')));
    type('Name', 'Service Desk');
    await waitFor(() => expect(box('ID').value).toBe('service-desk'));
    type('Addresses', 'https://desk.example.com/start');
    type('Column', 'fldCampaign');
    await screen.findByText('24 on the vendor’s test system.');
    type('Read from', '#campaign\nlabel: Campaign');
    fireEvent.click(button('Save'));
    await screen.findByText('Saved.');
    expect(background.user.sites).toMatchObject([
      {
        id: 'service-desk',
        name: 'Service Desk',
        matches: ['https://desk.example.com/*'],
        fields: [
          { column: 'fldCampaign', from: ['#campaign', { by: 'label', label: 'Campaign' }] },
        ],
      },
    ]);
  });

  it('adds a site of a CRM that is known, with what is known of it', async () => {
    await open();
    fireEvent.change(box('CRM of the new site'), { target: { value: 'zendesk' } });
    fireEvent.click(button('Add a site'));
    const from = await screen.findByLabelText('Read from');
    expect(description(from)).toContain('as Admin Center shows it');
    fireEvent.input(from, { target: { value: 'field: 21818242478365' } });
    type('Column', 'fldAccount');
    fireEvent.click(button('Save'));
    await waitFor(() => expect(background.user.sites).toHaveLength(2));
    expect(background.user.sites?.[1]).toMatchObject({
      id: 'zendesk',
      adapter: 'zendesk',
      matches: ['https://*.zendesk.com/*'],
      fields: [{ column: 'fldAccount', from: [{ by: 'field', name: '21818242478365' }] }],
    });
  });

  it('says beside each site how its fields are found', async () => {
    background.found = {
      crm: { siteName: 'CRM', of: 2, missing: [{ column: 'fldCase', why: 'not-found' }] },
    };
    await open();
    const card = within(screen.getByRole('article', { name: 'CRM' }));
    expect(card.getByText(/1 of 2 fields found/).textContent).toContain('fldCase: not found.');
  });

  it('removes a site only after asking, and can keep it', async () => {
    await open();
    fireEvent.click(button('Edit CRM'));
    fireEvent.click(await screen.findByRole('button', { name: 'Remove site CRM' }));
    const keep = await screen.findByRole('button', { name: 'Keep site' });
    await waitFor(() => expect(document.activeElement).toBe(keep));
    fireEvent.click(keep);
    fireEvent.click(await screen.findByRole('button', { name: 'Remove site CRM' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    await screen.findByText(/^No site yet/);
    expect(document.activeElement).toBe(button('Add a site'));
    fireEvent.click(button('Save'));
    await screen.findByText('Saved.');
    expect(background.user.sites).toEqual([]);
  });

  it('that the organisation has set can be looked at and not changed', async () => {
    await open({}, USER);
    expect(screen.queryByRole('button', { name: 'Add a site' })).toBeNull();
    fireEvent.click(button('Edit CRM'));
    const addresses = await screen.findByLabelText<HTMLTextAreaElement>('Addresses');
    expect(addresses.readOnly).toBe(true);
    expect(description(addresses)).toContain('Set by your organisation');
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
  });
});

describe('Settings file', () => {
  const choose = (file: File) =>
    fireEvent.change(box('Import settings'), { target: { files: [file] } });

  it('says that it imported, and asks for access by a button of its own', async () => {
    await open({});
    choose(fileOf(USER, 'seat.json'));
    await screen.findByText('Imported seat.json.');
    fireEvent.click(region('Settings file').getByRole('button', { name: 'Allow access' }));
    expect(asked).toEqual([['https://crm.example.com/*', 'https://r.example.com/*']]);
    await waitFor(() => expect(box('Address of the Web API').value).toBe(USER.service?.address));
  });

  it('shows every fault of a refused file by its path', async () => {
    await open();
    choose(fileOf({ service: { timeoutSeconds: 90, adress: '' } }, 'seat.json'));
    await screen.findByText('seat.json was refused. Nothing has changed.');
    expect(screen.getByText('service.timeoutSeconds')).toBeDefined();
    expect(screen.getByText('service.adress')).toBeDefined();
    expect(background.user).toEqual(USER);
  });
});
