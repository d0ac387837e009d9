import { createEncoreClient } from '../encore/client';
import { checkServiceAddress } from '../encore/service-address';
import type { EncoreClient } from '../encore/types';
import type { RecorderRules } from '../recorder/rules';
import type { SettingsState } from '../settings/store';
import { missingHosts, serviceIsAllowed } from './host-access';
import { rulesOf } from './rules-of';

/** The settings in force and all that follows from them. Replaced whole at every change. */
export interface Situation {
  readonly settings: SettingsState;
  readonly rules: RecorderRules;
  readonly missingHosts: readonly string[];
  /** The client for the service; undefined while something is missing. */
  readonly client: EncoreClient | undefined;
}

/** Looks at the settings and at what the browser lets us reach. */
export async function situationOf(state: SettingsState): Promise<Situation> {
  const { settings } = state;
  const serviceAllowed = await serviceIsAllowed(settings);
  const rules = rulesOf(settings, { serviceAllowed });
  return {
    settings: state,
    rules,
    missingHosts: await missingHosts(settings),
    client: rules.missing ? undefined : clientOf(state),
  };
}

function clientOf({ settings }: SettingsState): EncoreClient | undefined {
  const { address, allowHttp, timeoutSeconds, credentials } = settings.service;
  const checked = checkServiceAddress(address, { allowHttp });
  if (!checked.ok) return undefined;
  return createEncoreClient({
    address: checked.value,
    timeoutMs: timeoutSeconds * 1000,
    credentials,
  });
}

/** Whether two situations talk to the same recorder as the same person. */
export function sameLine(a: Situation, b: Situation): boolean {
  const key = ({ settings: { settings }, rules }: Situation) =>
    JSON.stringify([settings.service, rules.identity, rules.desktop, rules.missing]);
  return key(a) === key(b);
}
