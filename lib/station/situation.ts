import { createEncoreClient } from '../encore/client';
import type { Contract } from '../encore/contract';
import { checkServiceAddress } from '../encore/service-address';
import type { EncoreClient } from '../encore/types';
import type { RecorderRules } from '../recorder/rules';
import { createWriteGuard } from '../recorder/write-guard';
import type { AllowedInColumn } from '../recorder/write-guard';
import type { Settings } from '../settings/schema';
import type { SettingsState } from '../settings/store';
import { missingHosts, serviceIsAllowed } from './host-access';
import { practiceClient } from './practice-client';
import type { Answering } from './practice-client';
import { mayPractise, rulesOf } from './rules-of';

/** The service, as it may be reached now. */
export interface Service {
  /** In the form `checkServiceAddress` gives it. */
  readonly address: string;
  /** Milliseconds one request may take. */
  readonly timeoutMs: number;
  readonly credentials: 'omit' | 'include';
  /** `auto`, or what an administrator pasted where the service publishes no WSDL. */
  readonly wsdl: string;
  readonly connect: (contract: Contract) => EncoreClient;
}

/** The settings in force and all that follows from them. Replaced whole at every change. */
export interface Situation {
  readonly settings: SettingsState;
  readonly rules: RecorderRules;
  readonly missingHosts: readonly string[];
  /** Undefined while there is no usable address, or the browser does not let us reach it. */
  readonly service: Service | undefined;
  /** The recorder inside the extension that is asked instead of a service, while practice is on. */
  readonly practice: EncoreClient | undefined;
}

export interface SeenBeside {
  /** Who is logged in to the CRMs, the newest last. */
  readonly crmUsers?: readonly string[];
  /** What answers for the recorder for practice, if practice is on: it counts only without a service. */
  readonly practice?: Answering | undefined;
}

/** Looks at the settings, at what the browser lets us reach, and at who is logged in to the CRMs. */
export async function situationOf(
  state: SettingsState,
  { crmUsers = [], practice: answering }: SeenBeside = {},
): Promise<Situation> {
  const { settings } = state;
  const serviceAllowed = await serviceIsAllowed(settings);
  const practice =
    answering && mayPractise(settings)
      ? practiceClient(answering, createWriteGuard(allowedForms(settings)))
      : undefined;
  return {
    settings: state,
    rules: rulesOf(settings, { serviceAllowed, crmUsers, practice: practice !== undefined }),
    missingHosts: await missingHosts(settings),
    service: serviceAllowed ? serviceOf(settings) : undefined,
    practice,
  };
}

/** The one way out: every request passes the card guard, whatever part of us wants it sent. */
function serviceOf(settings: Settings): Service | undefined {
  const { allowHttp, timeoutSeconds, credentials, wsdl } = settings.service;
  const checked = checkServiceAddress(settings.service.address, { allowHttp });
  if (!checked.ok) return undefined;
  const reach = { address: checked.value, timeoutMs: timeoutSeconds * 1000, credentials };
  const guard = createWriteGuard(allowedForms(settings));
  return {
    ...reach,
    wsdl,
    connect: (contract) => createEncoreClient({ ...reach, contract, guard }),
  };
}

/** What any site allows for a column: which site a value came from, no request tells. */
export function allowedForms({ sites }: Settings): AllowedInColumn[] {
  return sites
    .flatMap(({ fields }) => fields)
    .flatMap(({ column, allowCardLike }) => (allowCardLike ? [{ column, ...allowCardLike }] : []));
}

/** Whether practice began or ended between two situations. */
export function otherLine(a: Situation, b: Situation): boolean {
  return (a.practice === undefined) !== (b.practice === undefined);
}

/** Whether two situations talk to the same recorder as the same person. */
export function sameLine(a: Situation, b: Situation): boolean {
  const key = ({ settings: { settings }, rules }: Situation) =>
    JSON.stringify([settings.service, rules.identity, rules.desktop, rules.missing]);
  return key(a) === key(b);
}
