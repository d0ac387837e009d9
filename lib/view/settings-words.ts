/**
 * The words of the options page. Sentences are for somebody who sets a seat up: what a
 * setting does, what it costs, and who to ask.
 */
import type { ServiceCheck } from '../messages';
import type { ProblemText } from '../recorder/claim';
import { TEST_SERVICE_ADDRESS, TEST_SYSTEM_WIDTHS } from '../settings/test-system';
import { problemText, say, sayCount, wording, type WordKey } from '../words';
import type { SettingsDraft } from './settings-draft';
import type { SaveState } from './settings-view';

export const PAGE = wording({
  product: 'product_name',
  title: 'page_options',
  loading: 'page_loading',
  again: 'activity_again',
});

export const REGIONS = {
  service: wording({ name: 'region_service_name', about: 'region_service_about' }),
  identity: wording({ name: 'region_identity_name', about: 'region_identity_about' }),
  desktop: wording({ name: 'region_desktop_name', about: 'region_desktop_about' }),
  sites: wording({ name: 'region_sites_name', about: 'region_sites_about' }),
  activity: wording({ name: 'region_activity_name', about: 'region_activity_about' }),
  diagnostics: wording({ name: 'region_diagnostics_name', about: 'region_diagnostics_about' }),
  file: wording({ name: 'region_file_name', about: 'region_file_about' }),
} as const;

export const FIELD = Object.assign(
  wording({
    address: 'field_address',
    usePreset: 'field_use_preset',
    presetHelp: 'field_preset_help',
    allowHttp: 'field_allow_http',
    allowHttpHelp: 'field_allow_http_help',
    timeout: 'field_timeout',
    timeoutHelp: 'field_timeout_help',
    seconds: 'field_seconds',
    by: 'field_by',
    login: 'identity_windows_login',
    loginHelp: 'field_login_help',
    extension: 'identity_extension',
    extensionHelp: 'field_extension_help',
    unit: 'field_unit',
    port: 'field_port',
    recorded: 'field_recorded',
    recordedHelp: 'field_recorded_help',
    desktopLogin: 'field_desktop_login',
    desktopLoginSame: 'field_desktop_login_same',
    desktopLoginNeeded: 'field_desktop_login_needed',
    crm: 'field_crm',
    siteName: 'field_site_name',
    siteId: 'field_site_id',
    siteIdHelp: 'field_site_id_help',
    matches: 'field_matches',
    matchesHelp: 'field_matches_help',
    column: 'field_column',
    columnHelp: 'field_column_help',
    from: 'field_from',
    fromHelp: 'field_from_help',
    pattern: 'field_pattern_box',
    patternHelp: 'field_pattern_help',
    maxLength: 'field_max_length',
    characters: 'field_characters',
    linkTo: 'field_link_to',
    linkToHelp: 'field_link_to_help',
    linkWhen: 'field_link_when',
    tagWhen: 'field_tag_when',
    tagWhich: 'field_tag_which',
    holdSeconds: 'field_hold_seconds',
    holdHelp: 'field_hold_help',
    import: 'field_import',
    importHelp: 'field_import_help',
  }),
  {
    addressForm: 'https://recorder.example.com/WebAPI/ECAPI.svc',
    byChoices: wording({
      'windows-login': 'identity_windows_login',
      extension: 'identity_extension',
      manual: 'identity_manual',
      lookup: 'identity_lookup',
    }),
    fromNameHelp: (nameOfField: WordKey) => say('field_from_name_help', say(nameOfField)),
    linkWhenChoices: wording({ 'call-end': 'link_when_call_end', 'at-once': 'link_when_at_once' }),
    tagWhenChoices: wording({ auto: 'tag_when_auto', click: 'tag_when_click' }),
    tagWhichChoices: wording({
      confirm: 'tag_which_confirm',
      first: 'tag_which_first',
      last: 'tag_which_last',
    }),
  },
);

export const PRESET_ADDRESS = TEST_SERVICE_ADDRESS;

export const BUTTON = wording({
  save: 'button_save',
  discard: 'button_discard',
  allowAccess: 'button_allow_access',
  check: 'button_check',
  addSite: 'button_add_site',
  edit: 'button_edit',
  close: 'button_close',
  remove: 'button_remove',
  removeSite: 'button_remove_site',
  keepSite: 'button_keep_site',
  addField: 'button_add_field',
  removeField: 'button_remove_field',
  export: 'button_export',
});

export const NOTE = Object.assign(
  wording({
    locked: 'note_locked',
    unencrypted: 'note_unencrypted',
    portNotChecked: 'note_port_not_checked',
    noDesktopLogin: 'note_no_desktop_login',
    noDesktop: 'note_no_desktop',
    access: 'note_access',
    accessDeclined: 'note_access_declined',
    checkSaved: 'note_check_saved',
    checking: 'note_checking',
    noSites: 'note_no_sites',
    exportSaved: 'note_export_saved',
    policyRefused: 'note_policy_refused',
    storedRefused: 'note_stored_refused',
    newSite: 'note_new_site',
    managed: import.meta.env.FIREFOX ? 'note_managed_firefox' : 'note_managed',
  }),
  {
    reading: (name: string) => say('note_reading', name),
    imported: (name: string) => say('note_imported', name),
    importRefused: (name: string) => say('note_import_refused', name),
    code: (code: number) => say('note_code', code),
    fieldLegend: (number: number) => say('note_field_legend', number),
    fieldCount: (count: number) =>
      count > 0 ? sayCount('note_field_count', count) : say('note_no_fields'),
    removeQuestion: (name: string) => say('note_remove_question', name),
  },
);

export const noAnswer = (): ProblemText => problemText('no_answer');

/** The words of the save bar. */
export function saveWords(saving: SaveState, dirty: boolean, faults: number): string {
  if (saving === 'saving') return say('save_saving');
  if (saving === 'refused') return sayCount('save_refused', faults);
  if (saving === 'lost') return say('save_lost');
  if (dirty) return say('save_dirty');
  return say(saving === 'saved' ? 'save_saved' : 'save_clean');
}

/** e.g. "2 settings need attention". */
export const needAttention = (count: number): string => sayCount('need_attention', count);

/** What a good check found. */
export function checkWords({ unit, port }: ServiceCheck): string {
  return unit !== undefined && port !== undefined
    ? say('check_answered_port', unit, port)
    : say('check_answered');
}

/** What is known of a column's width on the vendor's test system; empty for any other. */
export function widthHint(column: string): string {
  const width = TEST_SYSTEM_WIDTHS.get(column.trim());
  return width === undefined ? '' : say('width_hint', width);
}

/** The box a fault belongs to, named as on the page: `Address of the Web API`. */
export function faultLabel(path: string, draft: SettingsDraft): string {
  const [, site, part = ''] = /^sites\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (site === undefined) return LABELS[path] ?? path;
  const name = draft.sites[Number(site)]?.name.trim() || NOTE.newSite;
  const [, field, box = ''] = /^fields\.(\d+)\.?(\w*)/.exec(part) ?? [];
  if (field === undefined) return say('fault_in_site', name, SITE_LABELS[siteBox(part)] ?? part);
  return say('fault_in_field', name, Number(field) + 1, SITE_LABELS[box] ?? box);
}

/** `matches.0` and `link.to.1` belong to the box of the whole list. */
function siteBox(part: string): string {
  return part.replace(/\.\d+.*$/, '');
}

const LABELS: Readonly<Record<string, string>> = wording({
  '': 'fault_settings',
  'service.address': 'field_address',
  'service.allowHttp': 'field_allow_http',
  'service.timeoutSeconds': 'field_timeout',
  'service.wsdl': 'contract_paste',
  'identity.value': 'region_identity_name',
  'identity.unit': 'field_unit',
  'identity.port': 'field_port',
  'desktop.windowsLogin': 'field_desktop_login',
  sites: 'region_sites_name',
});

const SITE_LABELS: Readonly<Record<string, string>> = wording({
  id: 'field_site_id',
  name: 'field_site_name',
  matches: 'field_matches',
  column: 'field_column',
  from: 'field_from',
  pattern: 'field_pattern_box',
  maxLength: 'field_max_length',
  'link.to': 'field_link_to',
  'tag.holdSeconds': 'field_hold_seconds',
});
