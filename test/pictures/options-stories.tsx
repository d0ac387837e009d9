/** The options page in its states, on a background that only pretends. */
import './words';
import { render } from 'preact';
import { OptionsPage } from '../../components/options/OptionsPage';
import '../../components/tokens.css';
import '../../entrypoints/options/options.css';
import { GOOD_SEAT } from '../support/diagnostics';
import type { Diagnostics } from '../../lib/diagnostics';
import { responseCode } from '../../lib/encore/errors';
import type {
  CheckStep,
  ContractView,
  PageMessage,
  ServiceCheck,
  SettingsFault,
  SettingsReport,
} from '../../lib/messages';
import { checkLayer } from '../../lib/settings/check';
import { whyUnreachable } from '../../lib/station/check-candidates';
import { layerWithoutTable, withoutTable } from '../../lib/settings/lookup-table';
import { neededHosts } from '../../lib/settings/hosts';
import { managedPaths, resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import type { LedgerRow } from '../../lib/recorder/ledger/entry';
import type { LedgerVerdict } from '../../lib/recorder/ledger/verdict';
import { BUTTON } from '../../lib/view/settings-words';
import { lookupFileText, readLookupFile } from '../../lib/view/lookup-file';
import { createSettingsView, type SettingsView } from '../../lib/view/settings-view';
import { BROKEN, INTACT, morning, NOT_ANCHORED } from './activity-rows';
import { problemText, say } from '../../lib/words';

interface Story {
  readonly user?: SettingsLayer;
  readonly managed?: SettingsLayer;
  readonly granted?: boolean;
  readonly check?: ServiceCheck;
  readonly contract?: ContractView;
  /** A page of the ledger, how many entries it has in all, and what a check of it finds. */
  readonly activity?: {
    readonly rows: readonly LedgerRow[];
    readonly first: number;
    readonly last: number;
  };
  readonly verdict?: LedgerVerdict;
  readonly silent?: boolean;
  readonly policyFaults?: readonly SettingsFault[];
  readonly practice?: SettingsReport['practice'];
  readonly act?: (view: SettingsView) => Promise<void> | void;
}

const USER: SettingsLayer = {
  service: { address: 'https://recorder.example.com/WebAPI/ECAPI.svc' },
  identity: { by: 'windows-login', value: 'ann.lee' },
  sites: [
    {
      id: 'service-desk',
      name: 'Service Desk',
      matches: ['https://crm.example.com/*'],
      fields: [
        { column: 'fldCustomerAccountNum', from: ['#account', { by: 'label', label: 'Account' }] },
        {
          column: 'fldCampaign',
          from: [{ by: 'url', pattern: String.raw`/campaign/(\w+)` }],
          maxLength: 24,
        },
      ],
      link: { to: ['#recording-link'] },
    },
    { id: 'orders', name: 'Orders', matches: ['https://orders.example.com/*'] },
  ],
};

const CONTRACT: ContractView = {
  source: 'wsdl',
  readAt: new Date().setHours(0, 3, 0, 0),
  soapVersion: '1.1',
  addressing: false,
  total: 15,
  missing: [],
  warnings: [],
  file: '{}',
};

const { readAt: _never, ...NOT_READ } = CONTRACT;

const PROBLEM = {
  what: say('wsdl_not_published_what'),
  meaning: say('wsdl_meaning'),
  action: say('wsdl_not_published_action'),
};

const PASTED: SettingsFault = {
  path: 'service.wsdl',
  message: `${say('wsdl_html_what')} ${say('wsdl_html_action')}`,
};

const SKIPPED = { state: 'skipped', what: say('check_not_looked') } as const;
const ok = (step: CheckStep['step'], what: string): CheckStep => ({ step, state: 'ok', what });

const GOOD_STEPS: readonly CheckStep[] = [
  ok('address', say('check_address_fine')),
  ok('access', say('check_access_fine')),
  ok('reachable', say('check_reachable_trusted', 'recorder.example.com')),
  ok('http', say('check_http_fine')),
  ok('soap', say('check_soap_version_fine', '1.1')),
  { step: 'wsdl', state: 'warning', ...PROBLEM, who: 'encore-admin' },
  {
    step: 'requests',
    state: 'warning',
    what: say('check_missing_what', 13, 15, 'GetURL, DesktopPause'),
    meaning: say('check_missing_meaning'),
    action: say('check_missing_action'),
    who: 'encore-admin',
  },
  ok('init', say('check_init_fine', 'InitUser', 1, 3)),
  ok('port-status', say('check_status_fine', 'NOT RECORDING')),
];

const NOT_FOUND = responseCode('InitUser', 655, '');

const NOT_FOUND_CHECK: ServiceCheck = {
  ok: false,
  problem: NOT_FOUND,
  steps: [
    ...GOOD_STEPS.slice(0, 5),
    {
      step: 'init',
      state: 'failed',
      what: NOT_FOUND.what,
      code: 655,
      who: 'encore-admin',
    },
  ],
};

const UNREACHABLE_CHECK: ServiceCheck = {
  ok: false,
  problem: {
    what: say('check_unreachable_what'),
    meaning: say('check_unreachable_meaning'),
    action: say('check_unreachable_action'),
  },
  steps: [
    ...GOOD_STEPS.slice(0, 2),
    {
      step: 'reachable',
      state: 'failed',
      what: say('check_unreachable_what'),
      who: 'network-admin',
      candidates: whyUnreachable('https://recorder.example.com/WebAPI/ECAPI.svc'),
    },
    ...GOOD_STEPS.slice(3).map(({ step }) => ({ step, ...SKIPPED })),
  ],
};

const press = (name: string, nth = 0) => {
  const found = [...document.querySelectorAll('button')].filter((each) =>
    each.textContent.startsWith(name),
  );
  found[nth]?.click();
};

/** A seat at which some is to be put right. */
const UNWELL: Partial<Diagnostics> = {
  ...{ desktop: 'no-login', sites: [] },
  settings: { ...GOOD_SEAT.settings, managed: ['protect.maxSeconds', 'controls.cancel'] },
};

const STORIES: Readonly<Record<string, Story>> = {
  fresh: {},
  'set-up': { user: USER },
  'checked-and-open': {
    user: USER,
    granted: true,
    check: { ok: true, unit: '1', port: '3' },
    act: async (view) => {
      await view.checkService();
      press(BUTTON.edit);
    },
  },
  'contract-known': { user: USER, granted: true, contract: CONTRACT },
  'contract-gaps': {
    user: USER,
    granted: true,
    check: { ok: true, unit: '1', port: '3', steps: GOOD_STEPS },
    contract: {
      ...CONTRACT,
      soapVersion: '1.2',
      addressing: true,
      missing: [
        { request: 'GetURL', off: say('off_without_get_url') },
        {
          request: 'DesktopPause',
          off: say('off_without_desktop_pause'),
        },
      ],
      warnings: [problemText('warning_path', '/WebAPI/ECAPI.svc/basic')],
    },
    act: async (view) => {
      await view.checkService();
      await settled();
      document.querySelector<HTMLElement>('.remarks summary')?.click();
    },
  },
  unreachable: {
    user: USER,
    granted: true,
    check: UNREACHABLE_CHECK,
    contract: { ...NOT_READ, source: 'assumed', problem: PROBLEM },
    act: (view) => view.checkService(),
  },
  'paste-refused': {
    user: USER,
    granted: true,
    contract: { ...CONTRACT, source: 'probed', problem: PROBLEM },
    act: async (view) => {
      document.querySelector<HTMLElement>('.pasted summary')?.click();
      view.edit('service.wsdl', { wsdl: '<html>\n  <body>Sign in</body>\n</html>' });
      await view.save();
    },
  },
  'site-removal': {
    user: USER,
    granted: true,
    act: async () => {
      press(BUTTON.edit, 1);
      await settled();
      press(BUTTON.removeSite);
    },
  },
  'check-problem': {
    user: { service: { ...USER.service, allowHttp: true }, identity: { by: 'extension' } },
    granted: true,
    check: {
      ok: false,
      problem: {
        what: say('error_code_what', say('request_init_user'), 655),
        meaning: say('code_655_meaning'),
        action: say('error_for_encore_admin', say('code_655_change')),
        code: 655,
      },
    },
    act: (view) => view.checkService(),
  },
  refused: {
    user: USER,
    granted: true,
    act: async (view) => {
      view.edit('service', { address: 'recorder', timeoutSeconds: 'soon' });
      const sites = view.draft.value?.sites ?? [];
      view.edit('sites', {
        sites: sites.map((site, index) =>
          index === 0
            ? { ...site, matches: 'the crm', fields: site.fields.map((f) => ({ ...f, from: '' })) }
            : site,
        ),
      });
      await view.save();
    },
  },
  unsaved: {
    user: USER,
    granted: true,
    act: (view) =>
      view.edit('identity', { identityBy: 'manual', unit: '1', desktopRecorded: false }),
  },
  managed: {
    user: {},
    managed: {
      ...USER,
      service: { ...USER.service, allowHttp: false },
      desktop: { recorded: true },
    },
    granted: true,
    policyFaults: [{ path: 'protect.maxSeconds', message: say('setting_too_large', 7200) }],
    act: () => press(BUTTON.edit),
  },
  imported: {
    act: (view) => view.importFile(file({ version: 1, ...USER })),
  },
  'import-refused': {
    user: USER,
    granted: true,
    act: (view) =>
      view.importFile(
        file({ service: { timeoutSeconds: 90, adress: '' }, sites: [{ id: 'X', name: 'X' }] }),
      ),
  },
  activity: {
    user: USER,
    granted: true,
    activity: { rows: morning(13_145), first: 801, last: 13_145 },
    verdict: INTACT,
    act: async (view) => {
      await view.activity.export('csv');
      await view.activity.verify('');
    },
  },
  'activity-broken': {
    user: USER,
    granted: true,
    activity: { rows: morning(12_340).slice(0, 8), first: 1, last: 12_340 },
    verdict: BROKEN,
    act: async (view) => {
      await view.activity.choose({ group: 'pauses', from: '2026-03-09' });
      document.querySelector<HTMLElement>('.activity-part summary')?.click();
      await view.activity.verify(`12345:${'5f0c'.repeat(16)}`);
    },
  },
  'activity-not-anchored': {
    user: USER,
    granted: true,
    activity: { rows: morning(18), first: 1, last: 18 },
    verdict: NOT_ANCHORED,
    act: (view) => view.activity.verify(''),
  },
  diagnosed: {
    user: USER,
    granted: true,
    act: async (view) => {
      await view.diagnosis.look();
      await settled();
      document.querySelector<HTMLElement>('.disclosure summary')?.click();
    },
  },
  'set-up-begins': { practice: 'possible' },
  'set-up-practising': { practice: 'on' },
  'set-up-not-found': {
    user: { service: USER.service ?? {} },
    granted: true,
    check: NOT_FOUND_CHECK,
    act: async (view) => {
      view.edit('identity.value', { login: 'ann.lee' });
      await view.save();
    },
  },
  'set-up-found': {
    user: { service: USER.service ?? {} },
    granted: true,
    check: { ok: true, unit: '2', port: '5', steps: GOOD_STEPS },
    act: async (view) => {
      view.edit('identity.value', { login: 'ann.lee' });
      await view.save();
    },
  },
  'lookup-read': {
    user: { ...USER, identity: { by: 'lookup' } },
    granted: true,
    act: (view) => view.lookup?.read(peopleFile(), 'crm-user'),
  },
  'lookup-refused': {
    user: { ...USER, identity: { by: 'lookup' } },
    granted: true,
    act: (view) => view.lookup?.read(new File(['name,age\nann,7'], 'people.csv'), 'crm-user'),
  },
  silent: { silent: true },
};

/** Every tenth line has neither login nor extension. */
function peopleFile(): File {
  const lines = Array.from({ length: 240 }, (_, index) =>
    index % 10 === 5 ? `user${index},,` : `user${index},ACME\\user${index},${index}`,
  );
  return new File([['key,windowsLogin,extension', ...lines].join('\n')], 'people.csv');
}

function file(content: object) {
  const text = JSON.stringify(content);
  return {
    name: 'encore-recording-control-settings.json',
    size: text.length,
    text: () => Promise.resolve(text),
  };
}

/** A background that keeps what it is given and answers at once. */
function background(story: Story) {
  let user = story.user ?? {};
  const report = (): SettingsReport => {
    const settings = resolveSettings([user, story.managed ?? {}]);
    return {
      settings: withoutTable(settings),
      layer: layerWithoutTable(user),
      people: settings.identity.lookup.table.length,
      ...(story.practice && { practice: story.practice }),
      managed: managedPaths(story.managed ?? {}),
      missingHosts: story.granted ? [] : neededHosts(settings),
      ...(story.policyFaults && { policyFaults: story.policyFaults }),
      ...(story.contract && { contract: story.contract }),
    };
  };
  return (message: PageMessage): unknown => {
    if (story.silent) return undefined;
    if (message.type === 'get-settings') return report();
    if (message.type === 'check-service') return story.check;
    if (message.type === 'get-activity') {
      return { rows: [], hasNewer: false, hasOlder: true, ...story.activity };
    }
    if (message.type === 'get-diagnostics') return { ...GOOD_SEAT, ...UNWELL };
    if (message.type === 'export-activity') return { text: '' };
    if (message.type === 'verify-activity') return { verdict: story.verdict };
    if (message.type === 'read-contract') return { read: true, contract: story.contract };
    if (message.type !== 'save-settings') return { missingHosts: report().missingHosts };
    const checked = checkLayer(message.layer);
    if (JSON.stringify(message.layer).includes('<html>')) return { saved: false, faults: [PASTED] };
    if (checked.ok) user = checked.value;
    return { saved: checked.ok, faults: checked.ok ? [] : checked.error };
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Draws the story that the address names; without one, lists their names for the photographer. */
async function draw(): Promise<void> {
  const name = new URLSearchParams(location.search).get('story') ?? '';
  const root = document.getElementById('app');
  const story = STORIES[name];
  document.documentElement.dataset['stories'] = Object.keys(STORIES).join(' ');
  if (!root || !story) return;
  const reply = background(story);
  const view = createSettingsView({
    send: (message) => Promise.resolve(reply(message)),
    requestAccess: () => Promise.resolve(false),
    saveFile: () => undefined,
    lookupFiles: { read: readLookupFile, text: lookupFileText },
  });
  render(<OptionsPage view={view} />, root);
  await view.load();
  await settled();
  await story.act?.(view);
  await settled();
  document.documentElement.dataset['shown'] = name;
}

void draw();
