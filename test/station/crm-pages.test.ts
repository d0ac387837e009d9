import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecorderEvent } from '../../lib/recorder/events';
import type { LinkWrite } from '../../lib/recorder/links';
import type { SettingsLayer } from '../../lib/settings/schema';
import { resolveSettings } from '../../lib/settings/resolve';
import { createCrmPages } from '../../lib/station/crm-pages';
import { holdPort } from '../../lib/station/held-port';
import { FakePort } from './support/fake-port';

const NOW = 1_700_000_000_000;
const FIELD = { column: 'fldAccount', from: ['#account'], maxLength: 16 };
const SITE = {
  id: 'demo',
  name: 'Demo CRM',
  matches: ['https://crm.example.com/app/*'],
  fields: [{ ...FIELD, allowCardLike: { length: 16, prefix: '99' } }],
  link: { to: ['#link'] },
};
const ADDRESS = 'https://crm.example.com/app/cases/17';
const OPENED = {
  type: 'record-opened',
  record: '/app/cases/17',
  visit: 'visit-00000001',
  openedAt: NOW - 5,
  values: [{ column: 'fldAccount', value: '007' }],
};

function station(
  layer: SettingsLayer = { sites: [SITE] },
  addressOf: (tab: number) => Promise<string | null | undefined> = async () => undefined,
) {
  let settings = resolveSettings([layer]);
  let names = 0;
  const events: RecorderEvent[] = [];
  const tabs: RecorderEvent[] = [];
  const users: string[] = [];
  const healths: string[] = [];
  const apis: string[] = [];
  const refusals: string[] = [];
  const changes = { count: 0 };
  const pages = createCrmPages({
    now: () => NOW,
    newId: () => `page-${String((names += 1))}`,
    settings: () => settings,
    note: (event) => {
      // Each page that connects tells which document its tab shows: see the test of that alone.
      if (event.type === 'tab-left') tabs.push(event);
      else events.push(event);
    },
    changed: () => (changes.count += 1),
    fields: {
      reported: async ({ page, tab }, { id }, { fields }) =>
        void healths.push(
          `${page} ${String(tab)} ${id} ${fields.map(({ column }) => column).join()}`,
        ),
      gone: (page) => void healths.push(`${page} gone`),
    },
    setByPageApi: async (tab, { adapter }, { record, url }) => {
      apis.push(`${String(tab)} ${adapter} ${record} ${url}`);
      return true;
    },
    refused: (why) => void refusals.push(why),
    identitySeen: (site, user) => users.push(`${site} ${user}`),
    addressOf,
  });
  return {
    pages,
    events,
    tabs,
    users,
    healths,
    apis,
    refusals,
    changes,
    connect(sender: ConstructorParameters<typeof FakePort>[0] = sent()) {
      const port = new FakePort(sender);
      pages.add(holdPort(port.asPort));
      return port;
    },
    changeSettings(changed: SettingsLayer) {
      settings = resolveSettings([changed]);
      pages.settingsChanged();
    },
  };
}

/** The top document of a tab. */
const sent = (more: object = {}) => ({
  url: ADDRESS,
  frameId: 0,
  tab: { id: 7, windowId: 1, url: ADDRESS } as never,
  ...more,
});
const inTab = (id: number, windowId: number) =>
  sent({ tab: { id, windowId, url: ADDRESS } as never });
/** The agent turns to a page, or it comes into sight without the keyboard. */
const IN_FRONT = { type: 'in-front', focusedAt: NOW };
const IN_SIGHT = { type: 'in-front', focusedAt: 0 };
const types = (events: readonly RecorderEvent[]) => events.map(({ type }) => type);

describe('a page that connects', () => {
  it('of a configured site is told the rules of that site, and nothing else', () => {
    const { connect, pages } = station({
      sites: [{ ...SITE, id: 'other', matches: ['https://other.example.com/*'] }, SITE],
      service: { address: 'https://recorder.example.com/WebAPI/ECAPI.svc' },
    });
    const [message] = connect().posted as { type: string; site: object }[];
    expect(message?.type).toBe('rules');
    expect(Object.keys(message?.site ?? {}).sort()).toEqual([
      'adapter',
      'cardRules',
      'fields',
      'id',
      'link',
    ]);
    expect(message?.site).toMatchObject({ id: 'demo' });
    expect(JSON.stringify(message)).not.toContain('recorder.example.com');
    expect(pages.count()).toBe(1);
  });

  it.each([
    ['a frame within a page', sent({ frameId: 3 })],
    ['no tab', { url: ADDRESS, frameId: 0 }],
    ['a document that is only prepared', sent({ documentLifecycle: 'prerender' })],
    ['a document that is kept for the Back button', sent({ documentLifecycle: 'cached' })],
    ['no address', sent({ url: undefined })],
    ['an address that no site names', sent({ url: 'https://crm.example.com/other' })],
    ['another host', sent({ url: 'https://crm.example.com.evil.test/app/1' })],
  ])('from %s is sent away', (_, sender) => {
    const { connect, pages, events } = station();
    const port = connect(sender);
    expect(port.posted).toEqual([{ type: 'dismissed' }]);
    expect(port.disconnected).toBe(true);
    expect(pages.count()).toBe(0);
    port.says(OPENED);
    expect(types(events)).not.toContain('record-opened');
  });

  it('is sent away when its site is configured no more, and its record is left', () => {
    const { connect, pages, events, changeSettings } = station();
    const port = connect();
    changeSettings({});
    expect(port.posted.at(-1)).toEqual({ type: 'dismissed' });
    expect([pages.count(), types(events)]).toEqual([0, ['record-left']]);
    port.says(OPENED);
    expect(types(events)).toEqual(['record-left']);
  });

  it('is told its new rules when they change', () => {
    const { connect, changeSettings } = station();
    const port = connect();
    changeSettings({ sites: [{ ...SITE, fields: [] }] });
    expect(port.posted.at(-1)).toMatchObject({ type: 'rules', site: { fields: [] } });
  });

  it('is told how its records are found and whether somebody asks who is logged in', () => {
    const more = { record: { url: '/cases/' }, identity: { from: ['#me'] } };
    const { connect } = station({ sites: [{ ...SITE, ...more }] });
    expect(connect().posted).toMatchObject([{ type: 'rules', site: more }]);
  });

  it('may report who is logged in and how its fields are found, which is no event', () => {
    const { connect, events, users, healths } = station({
      sites: [{ ...SITE, identity: { from: ['#me'] } }],
    });
    const port = connect();
    port.says({ type: 'identity-seen', value: 'agent-7' });
    port.says({ type: 'field-health', at: NOW, fields: [{ column: 'fldAccount' }] });
    expect(types(events)).toEqual([]);
    expect(users).toEqual(['demo agent-7']);
    port.goes();
    expect(healths).toEqual(['page-1 7 demo fldAccount', 'page-1 gone']);
  });

  it('is not heard on who is logged in where nobody asked', () => {
    const { connect, users } = station();
    connect().says({ type: 'identity-seen', value: 'agent-7' });
    expect(users).toEqual([]);
  });

  it('that goes leaves its record, once', () => {
    const { connect, events, changes } = station();
    const port = connect();
    const before = changes.count;
    port.goes();
    expect(types(events)).toEqual(['record-left']);
    expect(changes.count).toBe(before + 1);
  });
});

describe('what a page says', () => {
  it('is an offer, with the site it belongs to and the form its column allows', () => {
    const { connect, events } = station();
    const page = connect();
    page.says(IN_FRONT);
    page.says(OPENED);
    expect(events).toEqual([
      {
        ...OPENED,
        at: NOW,
        page: 'page-1',
        site: 'demo',
        values: [
          { column: 'fldAccount', value: '007', allowCardLike: { length: 16, prefix: '99' } },
        ],
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['a column that the rules do not name', [{ column: 'fldSecret', value: '1' }]],
    ['no value', [{ column: 'fldAccount', value: '' }]],
    ['a value wider than its column', [{ column: 'fldAccount', value: 'x'.repeat(17) }]],
  ])('with %s offers nothing of it', (_, values) => {
    const { connect, events } = station();
    const page = connect();
    page.says(IN_FRONT);
    page.says({ ...OPENED, values });
    expect(events).toMatchObject([{ type: 'record-opened', values: [] }]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'record-opened'],
    ['an unknown word', { type: 'resume-recording' }],
    ['a command of our own pages', { type: 'secure-pause' }],
    ['a member too many', { ...OPENED, site: 'other' }],
    ['a member too few', { type: 'record-opened', record: '/a' }],
    [
      'a value with a member too many',
      { ...OPENED, values: [{ column: 'a', value: 'b', allowCardLike: {} }] },
    ],
    ['a number for a value', { ...OPENED, values: [{ column: 'fldAccount', value: 7 }] }],
    [
      'more values than any record has',
      { ...OPENED, values: Array(33).fill({ column: 'a', value: 'b' }) },
    ],
    ['a record name without end', { ...OPENED, record: 'x'.repeat(2001) }],
    ['a visit that is no name', { ...OPENED, visit: '<script>' }],
    ['a time that is none', { ...OPENED, openedAt: Number.NaN }],
    ['a turn at no time', { type: 'in-front' }],
    ['a turn before all time', { type: 'in-front', focusedAt: -1 }],
    ['a move that says where to', { type: 'moved', to: '/a' }],
    [
      'an invented state',
      { type: 'link-written', record: '/a', url: 'https://x', state: 'perhaps' },
    ],
    [
      'an invented reason',
      { type: 'link-refused', record: '/a', url: 'https://x', reason: 'because' },
    ],
  ])('in the shape of %s is not heard', (_, message) => {
    const { connect, events } = station();
    connect().says(message);
    expect(events).toEqual([]);
  });

  it('of a link is told with the page it came from', () => {
    const { connect, events } = station();
    connect();
    const second = connect(inTab(8, 1));
    second.says({ type: 'link-written', record: '/a', url: 'https://r.test/1' });
    second.says({ type: 'link-written', record: '/a', url: 'https://r.test/1', state: 'saved' });
    second.says({
      type: 'link-refused',
      record: '/a',
      url: 'https://r.test/1',
      reason: 'not-empty',
    });
    expect(events).toMatchObject([
      { type: 'link-written', page: 'page-2', url: 'https://r.test/1' },
      { type: 'link-written', page: 'page-2', url: 'https://r.test/1', saved: true },
      { type: 'link-refused', page: 'page-2', reason: 'not-empty' },
    ]);
    expect(events[0]).not.toHaveProperty('saved');
  });
});

describe('of several pages that show a record', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const opened = (n: number) => ({
    ...OPENED,
    visit: `visit-0000000${String(n)}`,
    values: [{ column: 'fldAccount', value: String(n) }],
  });
  const told = (events: readonly RecorderEvent[]) =>
    events.map((event) => {
      if (event.type === 'record-opened') return `${event.page} ${event.values[0]?.value ?? ''}`;
      return 'page' in event ? `${event.page} ${event.type}` : event.type;
    });

  it('only the one in the window the agent turned to last offers it', () => {
    const { connect, events } = station();
    const [first, second] = [connect(inTab(7, 1)), connect(inTab(8, 2))];
    first.says({ type: 'in-front', focusedAt: NOW - 5000 });
    first.says(opened(1));
    vi.advanceTimersByTime(500);
    second.says({ type: 'in-front', focusedAt: NOW - 9000 });
    second.says(opened(2));
    vi.advanceTimersByTime(5000);
    expect(told(events)).toEqual(['page-1 1']);

    second.says(IN_FRONT);
    expect(told(events).slice(1)).toEqual(['page-1 record-left', 'page-2 2']);
    first.says({ type: 'record-left' });
    first.says(opened(3));
    expect(told(events)).toHaveLength(3);
  });

  it('the tab that came into sight last counts in its window, keyboard or not', () => {
    const { connect, events } = station();
    const [first, second] = [connect(inTab(7, 1)), connect(inTab(8, 1))];
    first.says(IN_FRONT);
    first.says(opened(1));
    second.says(IN_SIGHT);
    expect(told(events)).toEqual(['page-1 1', 'page-1 record-left']);
    second.says(opened(2));
    expect(told(events).at(-1)).toBe('page-2 2');
  });

  it('one without the keyboard waits a moment for one that had it later', () => {
    const { connect, events } = station();
    const [first, second] = [connect(inTab(7, 1)), connect(inTab(8, 2))];
    first.says(IN_SIGHT);
    first.says(opened(1));
    vi.advanceTimersByTime(400);
    second.says({ type: 'in-front', focusedAt: NOW - 60_000 });
    second.says(opened(2));
    expect(events).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(told(events)).toEqual(['page-2 2']);
  });

  it('a page cannot claim the keyboard for a time to come', () => {
    const { connect, events } = station();
    const [first, second] = [connect(inTab(7, 1)), connect(inTab(8, 2))];
    first.says({ type: 'in-front', focusedAt: NOW + 3_600_000 });
    second.says(IN_FRONT);
    second.says(opened(2));
    expect(told(events)).toEqual(['page-2 2']);
  });

  it('after the tab in front has gone, none is, until the agent turns to one', () => {
    const { connect, events } = station();
    const [first, second] = [connect(inTab(7, 1)), connect(inTab(8, 2))];
    second.says(IN_SIGHT);
    second.says(opened(2));
    first.says(IN_FRONT);
    first.says(opened(1));
    first.goes();
    vi.advanceTimersByTime(5000);
    expect(told(events)).toEqual(['page-1 1', 'page-1 record-left']);
    second.says(IN_FRONT);
    expect(told(events).at(-1)).toBe('page-2 2');
  });
});

describe('a frame', () => {
  const FRAME = 'https://forms.example.net/inner/17';
  const FRAMED = {
    ...SITE,
    frames: true,
    matches: [...SITE.matches, 'https://forms.example.net/*'],
  };
  const inFrame = (topUrl: string | undefined, url = FRAME) =>
    sent({ frameId: 3, url, tab: { id: 7, windowId: 1, url: topUrl } as never });

  it('of a site that wants frames is a page like any other', () => {
    const { connect, events } = station({ sites: [FRAMED] });
    const [top, frame] = [connect(), connect(inFrame(ADDRESS))];
    expect(frame.posted).toMatchObject([{ type: 'rules', site: { id: 'demo', frames: true } }]);
    top.says(IN_FRONT);
    frame.says({ ...OPENED, record: '/inner/17' });
    expect(events).toMatchObject([{ type: 'record-opened', page: 'page-2', record: '/inner/17' }]);
  });

  it.each([
    ['whose site wants no frames', SITE, inFrame(ADDRESS, ADDRESS)],
    ['of an address that no site names', FRAMED, inFrame(ADDRESS, 'https://ads.example.org/')],
    ['in a page of somebody else', FRAMED, inFrame('https://evil.test/')],
    ['in a page whose address nobody tells', FRAMED, inFrame(undefined)],
  ])('%s is sent away', (_, site, sender) => {
    const { connect, pages } = station({ sites: [site] });
    expect(connect(sender).posted).toEqual([{ type: 'dismissed' }]);
    expect(pages.count()).toBe(0);
  });

  it('leaves its record when the page around it moves, and hears of it', () => {
    const { connect, events } = station({ sites: [FRAMED] });
    const [top, frame] = [connect(), connect(inFrame(ADDRESS))];
    const elsewhere = connect(
      sent({ frameId: 4, url: FRAME, tab: { id: 8, windowId: 1, url: ADDRESS } as never }),
    );
    top.says(IN_FRONT);
    frame.says(OPENED);
    top.says({ type: 'moved' });
    expect(types(events)).toEqual(['record-opened', 'record-left']);
    expect(frame.posted.at(-1)).toEqual({ type: 'moved' });
    expect(top.posted).toHaveLength(1);
    expect(elsewhere.posted).toHaveLength(1);
    top.says(IN_FRONT);
    expect(events).toHaveLength(2);
  });

  it('cannot say that the page around it moved', () => {
    const { connect } = station({ sites: [FRAMED] });
    const [frame, other] = [
      connect(inFrame(ADDRESS)),
      connect({ ...inFrame(ADDRESS), frameId: 4 }),
    ];
    frame.says({ type: 'moved' });
    expect(other.posted).toHaveLength(1);
  });
});

describe('a link to write', () => {
  const link: LinkWrite = {
    id: 'link:1',
    generation: 1,
    url: 'https://r.test/1',
    site: 'demo',
    record: '/app/cases/17',
    values: [{ column: 'fldAccount', value: '007' }],
    state: 'waiting',
  };

  it('goes to the page that has its record in front, with what must be in it', () => {
    const { connect, pages, events } = station();
    const [first, second] = [connect(), connect(inTab(8, 1))];
    pages.writeLink({ link, page: 'page-2' });
    expect(first?.posted).toHaveLength(1);
    const { record, values, url } = link;
    expect(second?.posted.at(-1)).toEqual({ type: 'write-link', record, values, url });
    expect(events).toMatchObject([{ type: 'link-handed-over', link: 'link:1', page: 'page-2' }]);
  });

  it('is set through the CRM’s own interface only by the page that was ordered to write it', async () => {
    const { connect, pages, apis } = station();
    const [first, second] = [connect(), connect(inTab(8, 1))];
    pages.writeLink({ link, page: 'page-2' });
    const word = { type: 'use-page-api', record: link.record, url: link.url };
    first.says(word);
    second.says({ ...word, url: 'https://r.test/2' });
    second.says({ ...word, record: '/app/cases/18' });
    second.says(word);
    const answer = { type: 'page-api-used', url: link.url };
    await vi.waitFor(() => expect(second.posted.at(-1)).toEqual({ ...answer, set: true }));
    expect(first.posted.at(-1)).toEqual({ ...answer, set: false });
    expect(apis).toEqual([`8 custom ${link.record} ${link.url}`]);
  });

  it('for a page that is gone is not handed over', () => {
    const { pages, events } = station();
    pages.writeLink({ link, page: 'page-1' });
    expect(events).toEqual([]);
  });
});

describe('a page that speaks of a card form', () => {
  const form = (present: boolean) => ({ type: 'card-form', present });
  const PAY = 'https://crm.example.com/pay';

  function paying(address: () => string | null) {
    const site = station(undefined, () => Promise.resolve(address()));
    const port = site.connect(sent({ documentId: 'doc-1' }));
    site.tabs.splice(0);
    return { ...site, port };
  }
  const lookedAround = () => new Promise((resolve) => setTimeout(resolve));

  it('is told with its tab and document, by the browser’s word', () => {
    const { port, events } = paying(() => PAY);
    port.says(form(true));
    expect(events).toMatchObject([
      { type: 'card-form', tab: 7, document: 'doc-1', site: 'demo', present: true },
    ]);
  });

  it('is not believed that it left while the tab still shows the same address', async () => {
    const { port, tabs } = paying(() => PAY);
    port.says(form(true));
    port.says(form(false));
    port.goes();
    await lookedAround();
    expect(tabs).toEqual([]);
  });

  it.each([
    ['another address', 'https://crm.example.com/accounts'],
    ['nothing any more', null],
  ])('has left once the browser says that its tab shows %s', async (_, later) => {
    let address: string | null = PAY;
    const { port, tabs } = paying(() => address);
    port.says(form(true));
    address = later;
    port.goes();
    await lookedAround();
    expect(tabs).toMatchObject([{ type: 'tab-left', tab: 7 }]);
  });

  it('a new document in the tab is told with its name', () => {
    const site = station();
    site.connect(sent({ documentId: 'doc-2' }));
    expect(site.tabs).toMatchObject([{ type: 'tab-left', tab: 7, stays: 'doc-2' }]);
  });

  it('that talks without end is not heard', () => {
    const { port, events } = paying(() => PAY);
    for (let count = 0; count < 500; count += 1) port.says(form(count % 2 === 0));
    expect(events.length).toBeLessThanOrEqual(30);
  });

  it('that talks without end still takes its record back', () => {
    const { connect, events } = station();
    const port = connect();
    port.says(IN_FRONT);
    port.says(OPENED);
    for (let count = 0; count < 500; count += 1) port.says(IN_FRONT);
    port.says({ type: 'record-left' });
    expect(types(events)).toEqual(['record-opened', 'record-left']);
  });
});

describe('a page that does what ours never does', () => {
  it('is told of: a message of no known shape', () => {
    const { connect, refusals, events } = station();
    const port = connect();
    port.says({ ...OPENED, extra: 1 });
    port.says({ type: 'resume-recording' });
    port.says(null);
    expect(refusals).toEqual(['shape', 'shape', 'shape']);
    expect(events).toEqual([]);
  });

  it('is told of: more messages than a page may send, over however many ports', () => {
    const { connect, refusals } = station();
    for (let ports = 0; ports < 10; ports += 1) {
      const port = connect();
      for (let words = 0; words < 10; words += 1) port.says(IN_SIGHT);
    }
    expect(refusals).toHaveLength(70);
    expect(new Set(refusals)).toEqual(new Set(['too-much']));
  });

  it('is one page, however many ports it opens', () => {
    const { connect, pages, events } = station();
    const first = connect();
    first.says(IN_FRONT);
    first.says(OPENED);
    connect();
    expect(pages.count()).toBe(1);
    expect(types(events)).toEqual(['record-opened', 'record-left']);
    connect({ ...sent(), frameId: 3 });
    expect(pages.count()).toBe(1);
  });
});
