/**
 * Every English word of the options page. Sentences are for somebody who sets a seat up: what a
 * setting does, what it costs, and who to ask.
 */
import type { ServiceCheck } from '../messages';
import type { ProblemText } from '../recorder/claim';
import { TEST_SERVICE_ADDRESS, TEST_SYSTEM_WIDTHS } from '../settings/test-system';
import { CONTRACT } from './contract-words';
import type { SettingsDraft } from './settings-draft';
import type { SaveState } from './settings-view';

export const PAGE = {
  product: 'Encore Recording Control',
  title: 'Options',
  loading: 'Reading the settings…',
  again: 'Try again',
} as const;

export const REGIONS = {
  service: {
    name: 'Service',
    about: 'Where the recorder’s Web API answers. Your administrator knows its address.',
  },
  identity: {
    name: 'Identity',
    about: 'How the recorder finds the port of the person who works at this computer.',
  },
  desktop: {
    name: 'Desktop',
    about: 'Encore can record the Windows desktop beside the call. A secure pause stops both.',
  },
  sites: {
    name: 'Sites',
    about:
      'The CRM pages whose values tag a recording, and that may receive its link. No other page is read.',
  },
  activity: {
    name: 'Activity',
    about:
      'The ledger: who paused and resumed, when, and what the recorder answered. It holds nothing of what pages showed.',
  },
  file: {
    name: 'Settings file',
    about: 'The same settings as a file: to keep, to hand on, or to roll out as a policy.',
  },
} as const;

export const FIELD = {
  address: 'Address of the Web API',
  addressForm: 'https://recorder.example.com/WebAPI/ECAPI.svc',
  usePreset: 'Use the vendor’s public test service',
  presetHelp: 'The test service is a simulation on the internet. It is no place for real accounts.',
  allowHttp: 'Allow an unencrypted address (http)',
  allowHttpHelp: 'Needed only where the recorder offers no https and is not on this computer.',
  timeout: 'Time-out',
  timeoutHelp: 'How long a request may take, 1 to 25. Reading the state never takes longer than 3.',
  seconds: 'seconds',
  by: 'The recorder knows this person by',
  byChoices: {
    'windows-login': 'Windows login ID',
    extension: 'Extension',
    manual: 'Unit and port typed by hand',
    lookup: 'Lookup table',
  },
  login: 'Windows login ID',
  loginHelp: 'As in the Computer Login ID of the Recorded User in Encore.',
  extension: 'Extension',
  extensionHelp: 'As in the Extension of the Recorded User in Encore.',
  unit: 'Unit',
  port: 'Port',
  recorded: 'Encore records the desktop here',
  recordedHelp:
    'Switch it off only if Encore records no desktops. Then a secure pause does not wait for one.',
  desktopLogin: 'Windows login ID of the desktop',
  desktopLoginSame: 'Only if it is not the Windows login ID above.',
  desktopLoginNeeded: 'Encore knows a desktop by its Windows login ID alone.',
  crm: 'CRM of the new site',
  siteName: 'Name',
  siteId: 'ID',
  siteIdHelp: 'Follows the name of a new site. Lower-case letters, digits and hyphens.',
  matches: 'Addresses',
  matchesHelp: 'One per line, e.g. https://crm.example.com. A pattern with * is kept as it is.',
  column: 'Column',
  columnHelp: 'The field’s name in the Encore database, e.g. fldCustomerAccountNum.',
  from: 'Read from',
  fromHelp:
    'One per line, tried in order: a CSS selector, “label: Account number”, “url: /accounts/(\\d+)”, ' +
    '“title: …”, or “#account @data-id” for an attribute.',
  fromNameHelp: (nameOfField: string) => `“field: ” and the CRM’s own name of it. ${nameOfField}`,
  pattern: 'Pattern',
  patternHelp: 'A regular expression for the whole value. Its first group, if any, is the value.',
  maxLength: 'Longest value',
  characters: 'characters',
  linkTo: 'Write the recording’s link to',
  linkToHelp: 'CSS selectors of an input, one per line. Empty: the link is only offered to copy.',
  linkWhen: 'Write the link',
  linkWhenChoices: { 'call-end': 'At the end of the call', 'at-once': 'At once' },
  tagWhen: 'Tag the recording',
  tagWhenChoices: { auto: 'By itself', click: 'When the agent clicks' },
  tagWhich: 'A second account in one call',
  tagWhichChoices: { confirm: 'Asks the agent', first: 'Is ignored', last: 'Replaces the first' },
  holdSeconds: 'Wait for a call',
  holdHelp: 'How long a record opened before the call may wait for it. 0: never.',
  import: 'Import settings',
  importHelp: 'Replaces everything you have set. What your organisation has set stays.',
} as const;

export const PRESET_ADDRESS = TEST_SERVICE_ADDRESS;

export const BUTTON = {
  save: 'Save',
  discard: 'Discard',
  allowAccess: 'Allow access',
  check: 'Check the service',
  addSite: 'Add a site',
  edit: 'Edit',
  close: 'Close',
  remove: 'Remove',
  removeSite: 'Remove site',
  keepSite: 'Keep site',
  addField: 'Add a field',
  removeField: 'Remove field',
  export: 'Export settings',
} as const;

export const NOTE = {
  locked: 'Set by your organisation',
  managed: import.meta.env.FIREFOX
    ? 'Your organisation has set what is locked here. What it changes is in force after the next start of Firefox.'
    : 'Your organisation has set what is locked here. What it changes is in force as soon as the browser tells, mostly within seconds.',
  unencrypted:
    'Login IDs and account numbers cross the network readable by anybody on it. Use this only inside a network you trust.',
  portNotChecked:
    'A unit and port typed by hand are not checked by the recorder. If they are another person’s, their calls are paused instead of yours.',
  noDesktopLogin:
    'Without a Windows login ID the desktop cannot be paused, and no pause counts as protected.',
  noDesktop:
    'From now on a secure pause is called protected although the desktop may still be recorded. Switch this off only if Encore records no desktops.',
  access: 'The browser does not allow access yet to:',
  accessDeclined: 'Access was not allowed. Nothing there can be reached until it is.',
  checkSaved: 'The check uses the saved settings. Save first to check what you typed.',
  checking: 'Checking the service…',
  noSites: 'No site yet. Recordings can be paused, but are neither tagged nor linked.',
  exportSaved: 'Unsaved changes are not in the file.',
  policyRefused: 'The policy of your organisation has faults. The last good one stays in force:',
  storedRefused: 'The stored settings could not be used, so the defaults are in force:',
  reading: (name: string) => `Reading ${name}…`,
  imported: (name: string) => `Imported ${name}.`,
  importRefused: (name: string) => `${name} was refused. Nothing has changed.`,
  code: (code: number) => `Response code ${code}`,
  newSite: 'New site',
  fieldLegend: (number: number) => `Field ${number}`,
  fieldCount: (count: number) => (count === 1 ? '1 field' : `${count || 'no'} fields`),
  removeQuestion: (name: string) => `Remove ${name}?`,
} as const;

export const IMPORT_NEEDS_SAVED =
  'There are unsaved changes on this page. Save or discard them first, then import.';

export const NO_ANSWER: ProblemText = {
  what: 'The extension did not answer.',
  meaning: 'Nothing has changed.',
  action: 'Try again; if it stays so, close this page and open it once more.',
};

/** The words of the save bar. */
export function saveWords(saving: SaveState, dirty: boolean, faults: number): string {
  if (saving === 'saving') return 'Saving…';
  if (saving === 'refused') return `Not saved: ${needAttention(faults)}.`;
  if (saving === 'lost') return `Not saved. ${NO_ANSWER.what} ${BUTTON.save} again.`;
  if (dirty) return 'Unsaved changes';
  return saving === 'saved' ? 'Saved.' : 'No unsaved changes';
}

/** e.g. "2 settings need attention". */
export function needAttention(count: number): string {
  return count === 1 ? '1 setting needs attention' : `${count} settings need attention`;
}

/** What a good check found. */
export function checkWords({ unit, port }: ServiceCheck): string {
  const found = unit !== undefined && port !== undefined ? ` Unit ${unit}, port ${port}.` : '';
  return `The service answered.${found}`;
}

/** What is known of a column's width on the vendor's test system; empty for any other. */
export function widthHint(column: string): string {
  const width = TEST_SYSTEM_WIDTHS.get(column.trim());
  return width === undefined ? '' : `${width} on the vendor’s test system.`;
}

/** The box a fault belongs to, named as on the page: `Address of the Web API`. */
export function faultLabel(path: string, draft: SettingsDraft): string {
  const [, site, part = ''] = /^sites\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (site === undefined) return LABELS[path] ?? path;
  const name = draft.sites[Number(site)]?.name.trim() || NOTE.newSite;
  const [, field, box = ''] = /^fields\.(\d+)\.?(\w*)/.exec(part) ?? [];
  if (field === undefined) return `${name}: ${SITE_LABELS[siteBox(part)] ?? part}`;
  return `${name}, field ${Number(field) + 1}: ${SITE_LABELS[box] ?? box}`;
}

/** `matches.0` and `link.to.1` belong to the box of the whole list. */
function siteBox(part: string): string {
  return part.replace(/\.\d+.*$/, '');
}

const LABELS: Readonly<Record<string, string>> = {
  '': 'Settings',
  'service.address': FIELD.address,
  'service.allowHttp': FIELD.allowHttp,
  'service.timeoutSeconds': FIELD.timeout,
  'service.wsdl': CONTRACT.paste,
  'identity.value': REGIONS.identity.name,
  'identity.unit': FIELD.unit,
  'identity.port': FIELD.port,
  'desktop.windowsLogin': FIELD.desktopLogin,
  sites: REGIONS.sites.name,
};

const SITE_LABELS: Readonly<Record<string, string>> = {
  id: FIELD.siteId,
  name: FIELD.siteName,
  matches: FIELD.matches,
  column: FIELD.column,
  from: FIELD.from,
  pattern: FIELD.pattern,
  maxLength: FIELD.maxLength,
  'link.to': FIELD.linkTo,
  'tag.holdSeconds': FIELD.holdSeconds,
};
