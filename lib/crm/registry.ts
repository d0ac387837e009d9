import type { SiteRules } from '../messages';
import type { CrmAdapter } from './adapter';
import { custom } from './custom';

const ADAPTERS: Readonly<Record<SiteRules['adapter'], CrmAdapter>> = { custom };

/** The adapter a site's rules ask for. */
export function adapterFor(rules: SiteRules): CrmAdapter {
  return ADAPTERS[rules.adapter];
}
