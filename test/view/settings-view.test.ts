import { beforeEach, describe, expect, it } from 'vitest';
import type { SettingsLayer } from '../../lib/settings/schema';
import { createSettingsView, type SettingsView } from '../../lib/view/settings-view';
import { newSiteDraft } from '../../lib/view/settings-site-draft';
import { FakeBackground, fileOf } from './settings-background';

const SITE = {
  id: 'crm',
  name: 'CRM',
  matches: ['https://crm.example.com/app'],
  fields: [
    {
      column: 'fldA',
      from: ['#a', { by: 'label' as const, label: 'Account' }],
      allowCardLike: { length: 16, prefix: '9' },
    },
  ],
  tag: { readBack: true },
  link: { save: true },
};
const USER: SettingsLayer = {
  service: { address: 'https://r.example.com/ECAPI.svc' },
  protect: { maxSeconds: 60 },
  sites: [SITE],
};

let background: FakeBackground;
let files: { name: string; text: string }[];
let asked: (readonly string[])[];
let grant: (granted: boolean) => void;
let view: SettingsView;

beforeEach(() => {
  background = new FakeBackground();
  files = [];
  asked = [];
  view = createSettingsView({
    send: background.send,
    requestAccess: (hosts) => {
      asked.push(hosts);
      return new Promise((resolve) => (grant = resolve));
    },
    saveFile: (name, text) => files.push({ name, text }),
  });
});

async function loaded(user: SettingsLayer = USER, managed: SettingsLayer = {}) {
  background.user = user;
  background.managed = managed;
  await view.load();
}

const saves = () => background.sent.filter((each) => each.type === 'save-settings');

const editSite = (change: object) =>
  view.edit('sites.0', {
    sites: view.draft.value?.sites.map((site) => ({ ...site, ...change })) ?? [],
  });

describe('the form', () => {
  it('is filled with the settings in force, and clean', async () => {
    await loaded(USER, { identity: { by: 'extension', value: '0042' } });
    expect(view.draft.value).toMatchObject({
      address: 'https://r.example.com/ECAPI.svc',
      timeoutSeconds: '8',
      identityBy: 'extension',
      extension: '0042',
    });
    expect(view.dirty.value).toBe(false);
    expect(view.isLocked('identity.value')).toBe(true);
    expect(view.isLocked('identity.unit')).toBe(false);
  });

  it('locks everything below a managed list', async () => {
    await loaded({}, { sites: [SITE] });
    expect(view.isLocked('sites.0.fields.0.column')).toBe(true);
  });

  it('is clean again when what was typed is taken back', async () => {
    await loaded();
    view.edit('service.timeoutSeconds', { timeoutSeconds: '9' });
    expect(view.dirty.value).toBe(true);
    view.edit('service.timeoutSeconds', { timeoutSeconds: '8' });
    expect(view.dirty.value).toBe(false);
  });

  it('tells why there are no settings, and fetches them when asked again', async () => {
    background.silent = true;
    await view.load();
    expect(view.trouble.value?.what).toBe('The extension did not answer.');
    background.silent = false;
    await view.load();
    expect(view.trouble.value).toBeUndefined();
    expect(view.draft.value).toBeDefined();
  });

  it('follows a policy that arrives, but never over what was typed', async () => {
    await loaded();
    background.managed = { service: { timeoutSeconds: 5 } };
    await view.load();
    expect(view.draft.value?.timeoutSeconds).toBe('5');

    view.edit('identity.value', { login: 'ann' });
    background.managed = { service: { timeoutSeconds: 6 } };
    await view.load();
    expect(view.draft.value?.login).toBe('ann');
  });
});

describe('saving', () => {
  it('stores only what was changed, over what was said before', async () => {
    await loaded();
    view.edit('identity.value', { login: ' ann.lee ' });
    await view.save();
    expect(background.user).toEqual({ ...USER, identity: { value: 'ann.lee' } });
    expect(view.saving.value).toBe('saved');
    expect(view.dirty.value).toBe(false);
    expect(view.draft.value?.login).toBe('ann.lee');
  });

  it('keeps of an edited site what the form does not show', async () => {
    await loaded();
    editSite({ name: 'Our CRM' });
    await view.save();
    expect(background.user.sites).toEqual([
      {
        ...SITE,
        name: 'Our CRM',
        tag: { readBack: true, when: 'auto', which: 'confirm', holdSeconds: 0 },
        link: { save: true, to: [], when: 'call-end' },
      },
    ]);
  });

  it('stores a site that was not touched exactly as it was said', async () => {
    const other = { id: 'other', name: 'Other', matches: ['https://other.example.com/*'] };
    await loaded({ sites: [SITE, other] });
    view.edit('sites', { sites: view.draft.value?.sites.slice(1) ?? [] });
    await view.save();
    expect(background.user.sites).toEqual([other]);
  });

  it('turns a plain address into a pattern and drops rows that were never filled in', async () => {
    await loaded({});
    const site = { ...newSiteDraft('new'), id: 'a', name: 'A', matches: 'crm.example.com\n' };
    view.edit('sites', { sites: [site] });
    await view.save();
    expect(background.user.sites).toMatchObject([
      { id: 'a', matches: ['https://crm.example.com/*'], fields: [] },
    ]);
  });

  it('loses nothing typed when it is refused, and names each fault until its box is edited', async () => {
    await loaded();
    view.edit('service', { address: 'recorder', timeoutSeconds: 'soon' });
    view.edit('identity.value', { login: 'ann' });
    await view.save();
    expect(view.saving.value).toBe('refused');
    expect(view.faults.value.map((fault) => fault.path)).toEqual([
      'service.address',
      'service.timeoutSeconds',
    ]);
    expect(view.draft.value).toMatchObject({
      address: 'recorder',
      timeoutSeconds: 'soon',
      login: 'ann',
    });
    expect(background.user).toEqual(USER);

    view.edit('service.timeoutSeconds', { timeoutSeconds: '5' });
    expect(view.faults.value.map((fault) => fault.path)).toEqual(['service.address']);
  });

  it('loses nothing typed when nobody answers', async () => {
    await loaded();
    view.edit('identity.value', { login: 'ann' });
    background.silent = true;
    await view.save();
    expect(view.saving.value).toBe('lost');
    expect(view.draft.value?.login).toBe('ann');
    background.silent = false;
    await view.save();
    expect(background.user.identity).toEqual({ value: 'ann' });
  });

  it('keeps what is typed while it runs', async () => {
    await loaded();
    view.edit('identity.value', { login: 'ann' });
    const saved = view.save();
    view.edit('identity.value', { login: 'ann.lee' });
    await saved;
    expect(view.draft.value?.login).toBe('ann.lee');
    expect(view.dirty.value).toBe(true);
  });

  it('an emptied number goes back to its default', async () => {
    await loaded({ service: { timeoutSeconds: 20 } });
    view.edit('service.timeoutSeconds', { timeoutSeconds: '' });
    await view.save();
    expect(background.user).toEqual({ service: {} });
    expect(view.draft.value?.timeoutSeconds).toBe('8');
  });

  it('does not mix up login and extension when one changes one’s mind', async () => {
    await loaded({ identity: { by: 'windows-login', value: 'ann' } });
    view.edit('identity', { identityBy: 'extension' });
    expect(view.draft.value?.extension).toBe('');
    view.edit('identity', { extension: '0042' });
    await view.save();
    expect(background.user.identity).toEqual({ by: 'extension', value: '0042' });
  });

  it('discards on request', async () => {
    await loaded();
    view.edit('service.address', { address: 'recorder' });
    await view.save();
    view.discard();
    expect(view.draft.value?.address).toBe('https://r.example.com/ECAPI.svc');
    expect(view.faults.value).toEqual([]);
  });
});

describe('access', () => {
  it('is asked for before anything else happens, and looked at again afterwards', async () => {
    await loaded();
    const allowed = view.allowAccess();
    expect(asked).toEqual([['https://crm.example.com/*', 'https://r.example.com/*']]);
    expect(view.access.value).toBe('asking');
    background.granted = asked[0] ?? [];
    grant(true);
    await allowed;
    expect(view.missingHosts.value).toEqual([]);
    expect(view.access.value).toBe('idle');
  });

  it('that is declined is said', async () => {
    await loaded();
    const allowed = view.allowAccess();
    grant(false);
    await allowed;
    expect(view.access.value).toBe('declined');
    expect(view.missingHosts.value).toHaveLength(2);
  });
});

describe('the check', () => {
  it('shows what was found', async () => {
    await loaded();
    await view.checkService();
    expect(view.checking.value).toEqual({
      kind: 'done',
      result: { ok: true, unit: '1', port: '3' },
    });
  });

  it('is forgotten when other settings are saved', async () => {
    await loaded();
    await view.checkService();
    view.edit('identity.value', { login: 'ann' });
    await view.save();
    expect(view.checking.value).toEqual({ kind: 'idle' });
  });

  it('is forgotten when access was allowed', async () => {
    await loaded();
    await view.checkService();
    const allowed = view.allowAccess();
    grant(true);
    await allowed;
    expect(view.checking.value).toEqual({ kind: 'idle' });
  });

  it('that nobody answers is a problem, not a silence', async () => {
    await loaded();
    background.silent = true;
    await view.checkService();
    expect(view.checking.value).toMatchObject({ kind: 'done', result: { ok: false } });
  });
});

describe('the settings file', () => {
  it('goes out and comes in the same', async () => {
    await loaded();
    await view.exportFile();
    expect(files.map((file) => file.name)).toEqual(['encore-recording-control-settings.json']);
    background.user = {};
    await view.load();
    await view.importFile(fileOf(files[0]?.text));
    expect(view.importing.value.kind).toBe('imported');
    expect(background.user).toEqual({ version: 1, ...USER });
    expect(view.draft.value?.address).toBe('https://r.example.com/ECAPI.svc');

    await view.exportFile();
    expect(files[1]?.text).toBe(files[0]?.text);
  });

  it('with faults is refused whole, each by its path, and nothing is sent', async () => {
    await loaded();
    await view.importFile(fileOf({ service: { timeoutSeconds: 90 }, colour: 'red' }));
    const state = view.importing.value;
    expect(state.kind === 'refused' && state.faults.map((fault) => fault.path)).toEqual([
      'service.timeoutSeconds',
      'colour',
    ]);
    expect(saves()).toEqual([]);
  });

  it('does not come in over unsaved changes', async () => {
    await loaded();
    view.edit('identity.value', { login: 'ann' });
    await view.importFile(fileOf({}));
    expect(view.importing.value.kind).toBe('refused');
    expect(view.draft.value?.login).toBe('ann');
    expect(background.user).toEqual(USER);
  });
});
