import type { SiteRules } from '../messages';
import type { CrmAdapter } from './adapter';
import { custom } from './custom';
import { dynamics } from './dynamics';
import { hubspot } from './hubspot';
import { salesforce } from './salesforce';
import { servicenow } from './servicenow';
import { zendesk } from './zendesk';

/** Every adapter, by the name the settings call it. */
export const ADAPTERS: Readonly<Record<SiteRules['adapter'], CrmAdapter>> = {
  custom,
  salesforce,
  dynamics,
  servicenow,
  zendesk,
  hubspot,
};

/** The adapter a site's rules ask for. */
export function adapterFor(rules: SiteRules): CrmAdapter {
  return ADAPTERS[rules.adapter];
}
