import type { CheckStep, ServiceCheck, SettingsReport } from '../messages';
import { say, sayCount, type WordKey } from '../words';
import { isManaged } from './settings-draft';

/** What of the set-up is told: the three steps to a seat that works. */
export interface SetUpStep {
  readonly id: 'service' | 'identity' | 'sites';
  readonly state: 'done' | 'to-do' | 'fault' | 'running';
  /** What is there, what was found, or what to do: one sentence. */
  readonly words: string;
  /** The organisation has set it. */
  readonly byPolicy: boolean;
  /** What to send to the Encore administrator, where only that person can mend it. */
  readonly request?: string;
  /** The browser’s leave is what is missing. */
  readonly needsAccess?: true;
}

/** How the check of the service stands; the check itself is the options page’s. */
export type CheckSoFar = { readonly running: boolean; readonly result?: ServiceCheck };

type Told = Omit<SetUpStep, 'id' | 'byPolicy'>;

/** The steps, each with its state. */
export function setUpSteps(report: SettingsReport, check: CheckSoFar): readonly SetUpStep[] {
  const service = serviceStep(report, check);
  const managed = (...paths: string[]) => paths.some((path) => isManaged(report.managed, path));
  const identity = identityStep(report, check, service.state === 'done');
  return [
    { id: 'service', byPolicy: managed('service.address'), ...service },
    {
      id: 'identity',
      byPolicy: managed('identity.by', 'identity.value', 'identity.lookup.table'),
      ...identity,
    },
    { id: 'sites', byPolicy: managed('sites'), ...sitesStep(report) },
  ];
}

/** Whether somebody still has to say where the recorder is, or who sits here. */
export function isBare(report: SettingsReport): boolean {
  return report.settings.service.address === '' || !isSomebody(report);
}

function serviceStep({ settings, missingHosts }: SettingsReport, check: CheckSoFar): Told {
  const { address } = settings.service;
  if (address === '') return toDo('setup_service_missing');
  if (missingHosts.some((host) => isHostOf(host, address))) {
    return { ...toDo('setup_access'), needsAccess: true };
  }
  if (check.running) return { state: 'running', words: say('setup_checking') };
  const steps = check.result?.steps;
  if (!check.result || !steps) return done(say('setup_service_set'));
  const failed = steps.find(({ state }) => state === 'failed');
  const isOurs = failed && !OF_IDENTITY.includes(failed.step);
  return isOurs ? fault(failed.what) : done(say('setup_service_answers'));
}

/** The steps of the check that are about the person, not about the service. */
const OF_IDENTITY: readonly CheckStep['step'][] = ['init', 'port-status'];

function identityStep(report: SettingsReport, check: CheckSoFar, isReached: boolean): Told {
  const { settings, people = 0 } = report;
  const { by, unit, port } = settings.identity;
  if (!isSomebody(report)) return toDo('setup_identity_missing');
  if (check.running) return { state: 'running', words: say('setup_checking') };
  if (by === 'lookup') return lookedUp(people, check);
  if (!isReached || !check.result?.steps) return done(say('setup_identity_set'));
  const failed = check.result.steps.find(({ state }) => state === 'failed');
  if (failed) return notFound(failed, report);
  const found = check.result;
  if (by === 'manual') return done(say('setup_identity_typed', unit, port));
  return done(say('setup_identity_found', found.unit ?? '', found.port ?? ''));
}

/** Nobody is known before a CRM page names somebody: that is no fault. */
function lookedUp(people: number, { result }: CheckSoFar): Told {
  const init = result?.steps?.find(({ step }) => step === 'init');
  if (init?.state === 'failed' && init.code !== undefined) return fault(init.what);
  return done(sayCount('setup_identity_table', people));
}

function isSomebody({ settings, people = 0 }: SettingsReport): boolean {
  const { by, value, unit, port } = settings.identity;
  if (by === 'lookup') return people > 0;
  return by === 'manual' ? unit !== '' && port !== '' : value.trim() !== '';
}

/** What the Encore administrator is asked, by the code that InitUser or InitStation was answered. */
const REQUESTS: Readonly<Record<number, WordKey>> = {
  655: 'setup_ask_login_none',
  656: 'setup_ask_login_many',
  660: 'setup_ask_extension_none',
  661: 'setup_ask_extension_many',
};

function notFound({ what, code }: CheckStep, { settings }: SettingsReport): Told {
  const request = code === undefined ? undefined : REQUESTS[code];
  if (!request) return fault(what);
  return { ...fault(what), request: say(request, settings.identity.value.trim(), code ?? '') };
}

function sitesStep({ settings, missingHosts }: SettingsReport): Told {
  const { sites, service } = settings;
  if (sites.length === 0) return toDo('setup_sites_missing');
  if (missingHosts.some((host) => !isHostOf(host, service.address))) {
    return { ...toDo('setup_access'), needsAccess: true };
  }
  return done(sayCount('setup_sites_set', sites.length));
}

/** Whether a pattern such as `https://crm.example.com/*` is this address’s. */
function isHostOf(pattern: string, address: string): boolean {
  return URL.canParse(address) && pattern.endsWith(`//${new URL(address).hostname}/*`);
}

const done = (words: string): Told => ({ state: 'done', words });
const toDo = (key: WordKey): Told => ({ state: 'to-do', words: say(key) });
const fault = (words: string): Told => ({ state: 'fault', words });
