import type { SettingsLayer } from './schema';
import type { WordKey } from '../words';

type SaidSite = NonNullable<SettingsLayer['sites']>[number];
type SaidField = NonNullable<SaidSite['fields']>[number];

/**
 * What a site's settings begin with for a known CRM. The administrator adds the recorder's columns,
 * and the address where the CRM has one of the company's own.
 */
export interface SitePreset extends Pick<SaidSite, 'record' | 'identity'> {
  /** Also what the site may be called. */
  readonly id: string;
  readonly name: string;
  /** Where it runs for everybody; empty where each company has an address of its own. */
  readonly matches: readonly string[];
  readonly adapter: NonNullable<SaidSite['adapter']>;
  /** Fields that often hold the account's number. */
  readonly fields: readonly Pick<SaidField, 'from'>[];
  /** What the CRM's own name of a field is, and where an administrator finds it: one sentence. */
  readonly nameOfField: WordKey;
}

const field = (name: string): Pick<SaidField, 'from'> => ({ from: [{ by: 'field', name }] });

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * All of these were rebuilt from public code and never seen live. Those with `custom` are nothing
 * but data: whoever knows better changes the site's settings.
 */
export const SITE_PRESETS: readonly SitePreset[] = [
  {
    id: 'salesforce',
    name: 'Salesforce',
    // Pages of Visualforce and of Classic stand on hosts of their own.
    matches: ['https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'],
    adapter: 'salesforce',
    fields: [field('AccountNumber')],
    nameOfField: 'preset_salesforce',
  },
  {
    id: 'dynamics',
    name: 'Dynamics 365',
    // crm4, crm11 and so on: one for each region.
    matches: [
      ...['crm', 'crm2', 'crm3', 'crm4', 'crm5', 'crm6', 'crm7', 'crm8', 'crm9', 'crm10'],
      ...['crm11', 'crm12', 'crm14', 'crm15', 'crm16', 'crm17', 'crm19', 'crm20', 'crm21'],
    ].map((region) => `https://*.${region}.dynamics.com/*`),
    adapter: 'dynamics',
    fields: [field('accountnumber')],
    nameOfField: 'preset_dynamics',
  },
  {
    id: 'servicenow',
    name: 'ServiceNow',
    matches: ['https://*.service-now.com/*'],
    adapter: 'servicenow',
    fields: [field('account')],
    nameOfField: 'preset_servicenow',
  },
  {
    id: 'zendesk',
    name: 'Zendesk',
    matches: ['https://*.zendesk.com/*'],
    adapter: 'zendesk',
    fields: [],
    nameOfField: 'preset_zendesk',
  },
  {
    id: 'hubspot',
    name: 'HubSpot',
    matches: ['https://*.hubspot.com/*'],
    adapter: 'hubspot',
    fields: [],
    nameOfField: 'preset_hubspot',
  },
  {
    id: 'freshdesk',
    name: 'Freshdesk',
    matches: ['https://*.freshdesk.com/*'],
    adapter: 'custom',
    record: {
      url: String.raw`/a/(tickets|contacts|companies)/(\d+)`,
      fieldAt: [
        '[data-test-text-field="customFields.{name}"]',
        '[data-test-text-field="{name}"]',
        '[data-test-text-area="customFields.{name}"]',
        '[data-test-text-area="{name}"]',
      ],
    },
    fields: [],
    nameOfField: 'preset_freshdesk',
  },
  {
    id: 'zoho',
    name: 'Zoho CRM',
    matches: [
      ...['crm.zoho.com', 'crm.zoho.eu', 'crm.zoho.in', 'crm.zoho.com.au', 'crm.zoho.jp'],
      ...['crm.zoho.com.cn', 'crm.zoho.sa', 'crm.zohocloud.ca'],
    ].map((host) => `https://${host}/*`),
    adapter: 'custom',
    record: {
      url: String.raw`/crm/org\d+/tab/(\w+)/(\d+)`,
      fieldAt: ['[data-zcqa="value_{name}"]', '[id="value_{name}"]'],
    },
    fields: [],
    nameOfField: 'preset_zoho',
  },
  {
    id: 'sugarcrm',
    name: 'SugarCRM',
    matches: [],
    adapter: 'custom',
    record: {
      url: `#(\\w+)/(${GUID})`,
      fieldAt: [
        '.record-cell[data-name="{name}"] [class~="fld_{name}"]',
        '[class~="fld_{name}"]',
        '[data-fieldname="{name}"]',
      ],
    },
    fields: [],
    nameOfField: 'preset_sugar',
  },
  {
    id: 'suitecrm-7',
    name: 'SuiteCRM 7',
    matches: [],
    adapter: 'custom',
    record: {
      url: `(?=.*[?&]action=(?:Detail|Edit)View)(?=.*[?&]module=(\\w+))(?=.*[?&]record=(${GUID}))`,
      fieldAt: [
        '[field="{name}"] .sugar_field',
        '[field="{name}"]',
        '[data-field="{name}"]',
        'form [name="{name}"]',
      ],
    },
    identity: {
      // The link to one's own profile.
      from: [
        {
          by: 'selector',
          selector: '.user-dropdown a[href*="module=Users"][href*="record="]',
          attribute: 'href',
        },
      ],
      pattern: '.*[?&]record=([^&#]+).*',
    },
    fields: [],
    nameOfField: 'preset_sugar',
  },
  {
    id: 'suitecrm-8',
    name: 'SuiteCRM 8',
    matches: [],
    adapter: 'custom',
    record: {
      url: `#/([\\w-]+)/(?:record|edit)/(${GUID})`,
      fieldAt: ['scrm-dynamic-field[class~="dynamic-field-name-{name}"]'],
    },
    fields: [],
    nameOfField: 'preset_sugar',
  },
  {
    id: 'odoo',
    name: 'Odoo',
    matches: ['https://*.odoo.com/*'],
    adapter: 'custom',
    record: {
      // To version 17: web#id=7&model=res.partner. From 18: odoo/contacts/7, odoo/action-12/7.
      url: String.raw`(?=.*[#&]model=([\w.]+))(?=.*[#&]id=(\d+))|/odoo/(?:[^?#]*/)?([\w.-]+)/(\d+)(?:[?#]|$)`,
      within: ['.o_action_manager'],
      fieldAt: ['.o_form_view .o_field_widget[name="{name}"]'],
    },
    fields: [field('ref')],
    nameOfField: 'preset_odoo',
  },
];
