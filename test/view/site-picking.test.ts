import { beforeEach, describe, expect, it } from 'vitest';
import type { FromPickerMessage, ToPickerMessage } from '../../lib/picker-messages';
import { createSitePicking } from '../../lib/view/site-picking';
import type { SitePicking } from '../../lib/view/site-picking';
import type { SiteDraft } from '../../lib/view/settings-site-draft';

/** A tab whose page the test plays. */
class FakeTab {
  readonly asked: ToPickerMessage[] = [];
  left = false;
  say: (message: FromPickerMessage) => void = () => undefined;
  load = () => {};
  close = () => {};
  readonly on = {
    said: (taker: (message: FromPickerMessage) => void) => void (this.say = taker),
    ready: (taker: () => void) => void (this.load = taker),
    closed: (taker: () => void) => void (this.close = taker),
  };
  post(message: ToPickerMessage): void {
    this.asked.push(message);
  }
  leave(): void {
    this.left = true;
  }
}

const WAYS: Extract<FromPickerMessage, { type: 'picked' }> = {
  type: 'picked',
  value: '1001',
  proposals: [
    { source: { by: 'url', pattern: '/accounts/([^/?#]+)' }, trust: 'address' },
    { source: '.banner', trust: 'class' },
    { source: 'main > p', trust: 'place' },
  ],
};
const FIELD: FromPickerMessage = {
  type: 'picked',
  value: 'Recording link',
  proposals: [{ source: '#link', trust: 'id' }],
};

let tab: FakeTab;
let picking: SitePicking;
let hosts: string[];
let allowed: boolean;
let sites: SiteDraft[];

beforeEach(() => {
  tab = new FakeTab();
  hosts = [];
  allowed = true;
  sites = [];
  picking = createSitePicking({
    requestAccess(wanted) {
      hosts.push(...wanted);
      return Promise.resolve(allowed);
    },
    openTab: () => Promise.resolve(tab),
    comeBack: () => undefined,
  });
});

const begin = async (address = 'https://crm.example/accounts/1001') => {
  await picking.begin(address, (site) => sites.push(site));
  tab.load();
};
const read = (number: number, ...values: (string | null)[]) => {
  tab.say({ type: 'read', address: `https://crm.example/accounts/${number}`, values });
};

describe('from an address to a site', () => {
  it('asks for the number, the field, another record, and makes a site of it', async () => {
    await begin();
    expect(hosts).toEqual(['https://crm.example/*']);
    tab.say(WAYS);
    tab.say(FIELD);
    expect(tab.asked.map(({ step }) => step)).toEqual(['value', 'link', 'compare']);
    expect(tab.asked[2]?.sources).toHaveLength(3);
    read(1001, '1001', '1001', '1001');
    read(1002, '1002', '1001', '1002');
    tab.say({ type: 'done' });
    expect(sites).toMatchObject([
      {
        name: 'crm.example',
        matches: 'https://crm.example/*',
        fields: [{ column: '', from: 'url: /accounts/([^/?#]+)' }],
        linkTo: '#link',
      },
    ]);
    expect([picking.step.value, tab.left]).toEqual(['idle', true]);
  });

  it('keeps a mere place only where there is nothing better', async () => {
    await begin();
    tab.say(WAYS);
    tab.say({ type: 'skipped' });
    read(1001, '1001', '1001', '1001');
    read(1002, null, '1001', '1002');
    tab.say({ type: 'done' });
    expect(sites[0]?.fields[0]?.from).toBe('main > p');
    expect(sites[0]?.linkTo).toBe('');
  });

  it('goes on where it was when the page is loaded anew', async () => {
    await begin();
    tab.say(WAYS);
    tab.load();
    expect(tab.asked.map(({ step }) => step)).toEqual(['value', 'link', 'link']);
  });

  it('reads a record that comes back anew instead of counting it twice', async () => {
    await begin();
    tab.say(WAYS);
    tab.say(FIELD);
    read(1001, null, null, null);
    read(1001, '1001', '1001', '1001');
    expect(picking.records.value).toHaveLength(1);
  });
});

describe('nothing is added', () => {
  it.each(['', 'two words', 'https://'])('by %j, which is no address', async (address) => {
    await begin(address);
    expect([picking.step.value, hosts]).toEqual(['not-an-address', []]);
  });

  it('where the browser does not let the extension in', async () => {
    allowed = false;
    await begin();
    expect([picking.step.value, tab.asked]).toEqual(['declined', []]);
  });

  it('when the page is closed, or the person thinks better of it', async () => {
    await begin();
    tab.close();
    expect(picking.step.value).toBe('closed');
    await begin();
    tab.say(WAYS);
    tab.say({ type: 'cancelled' });
    tab.say({ type: 'done' });
    expect([picking.step.value, sites]).toEqual(['idle', []]);
  });

  it('out of turn', async () => {
    await begin();
    tab.say({ type: 'done' });
    read(1001, '1001');
    expect([picking.step.value, sites, picking.records.value]).toEqual(['value', [], []]);
  });
});
