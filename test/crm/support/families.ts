import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteRules } from '../../../lib/messages';
import { SITE_PRESETS } from '../../../lib/settings/site-presets';
import { someRules } from './pages';

export const FIXTURES = 'test/fixtures/crm';

/** A CRM whose pages are in the folder of its name, and how its account number is asked for. */
export interface Family {
  /** An adapter, or a preset of the options. */
  readonly id: string;
  /** Where its pages are pretended to be. */
  readonly origin: string;
  /** The CRM's own name of the field in its pages that holds the account number. */
  readonly field: string;
  /** Its pages say which record a panel is about, so that a lingering one is not read for a moment. */
  readonly tellsWhose?: boolean;
  /** Who its pages say is logged in. */
  readonly identity?: string;
}

export const FAMILIES: readonly Family[] = [
  { id: 'custom', origin: 'https://crm.example', field: 'CUSTNO' },
  { id: 'salesforce', origin: 'https://fixture.lightning.force.com', field: 'AccountNumber' },
  { id: 'dynamics', origin: 'https://fixture.crm4.dynamics.com', field: 'accountnumber' },
  { id: 'servicenow', origin: 'https://fixture.service-now.com', field: 'number' },
  {
    id: 'zendesk',
    origin: 'https://fixture.zendesk.com',
    field: '21818242478365',
    tellsWhose: true,
  },
  {
    id: 'hubspot',
    origin: 'https://app.hubspot.com',
    field: 'account_number',
    identity: 'agent@crm.example',
  },
  { id: 'freshdesk', origin: 'https://fixture.freshdesk.com', field: 'cf_account_number' },
  { id: 'zoho', origin: 'https://crm.zoho.eu', field: 'ACCOUNTNUMBER' },
  { id: 'sugarcrm', origin: 'https://sugar.crm.example', field: 'account_number_c' },
  {
    id: 'suitecrm-7',
    origin: 'https://suite.crm.example',
    field: 'account_number_c',
    identity: 'agent-7',
  },
  { id: 'suitecrm-8', origin: 'https://suite.crm.example', field: 'account_number_c' },
  { id: 'odoo', origin: 'https://fixture.odoo.com', field: 'ref' },
];

/** The pages of a family, by file name; frames of other pages are not among them. */
export function pagesOf({ id }: Family): readonly string[] {
  return readdirSync(join(FIXTURES, id)).filter((name) => /^[^.]+\.html$/.test(name));
}

/** What a site's settings say that begin with the family's preset and name one column's field. */
export function rulesOf({ id, field }: Family): SiteRules {
  const preset = SITE_PRESETS.find((each) => each.id === id);
  return someRules({
    adapter: preset?.adapter ?? 'custom',
    fields: [{ column: 'account', from: [{ by: 'field', name: field }], maxLength: 64 }],
    link: { ...someRules().link, to: [{ by: 'field', name: field }] },
    identity: preset?.identity ?? { from: [] },
    ...(preset?.record && { record: preset.record }),
  });
}
