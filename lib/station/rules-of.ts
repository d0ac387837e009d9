import { checkServiceAddress } from '../encore/service-address';
import type { Identity, RecorderRules, SiteTagRules } from '../recorder/rules';
import type { Settings, Site } from '../settings/schema';
import { personOf } from './lookup-person';

/** What of the world outside the settings decides whether anything can be sent. */
export interface Reach {
  /** Whether the browser lets us reach the service's host. */
  readonly serviceAllowed: boolean;
  /** Who is logged in to the CRMs, by their pages' word, the newest last; for the lookup table. */
  readonly crmUsers?: readonly string[];
  /** The recorder is the one for practice. */
  readonly practice?: boolean;
}

/** Whoever practises is somebody whom no real recorder knows. */
export const PRACTICE_LOGIN = 'practice';

/** Whether there is anything to practise for: with an address there is only the real recorder. */
export function mayPractise({ service }: Pick<Settings, 'service'>): boolean {
  return service.address.trim() === '';
}

/** Who the agent is, and what is missing before anything can be sent. */
type Seat = Pick<RecorderRules, 'missing' | 'practice'> & {
  readonly identity: Identity | undefined;
  readonly login: string;
};

/** The part of the settings the core decides by. */
export function rulesOf(settings: Settings, reach: Reach): RecorderRules {
  const { identity, login, ...seat } = reach.practice ? PRACTICE_SEAT : seatOf(settings, reach);
  return {
    ...seat,
    identity: identity ?? { by: 'manual', unit: '', port: '' },
    desktop: {
      recorded: settings.desktop.recorded,
      ...(login === '' ? {} : { login }),
      first: settings.desktop.order === 'desktop-first' ? 'desktop' : 'audio',
      quarantineMs: settings.desktop.quarantineSeconds * 1000,
      resumeAtStart: settings.desktop.resumeAtStart,
    },
    protect: {
      maxMs: settings.protect.maxSeconds * 1000,
      warnMs: settings.protect.maxSeconds * settings.protect.warnAtPercent * 10,
      onTimeout: settings.protect.onTimeout,
      resumeDesktopAtCallEnd: settings.protect.resumeDesktopAtCallEnd,
      carryMs: settings.protect.carrySeconds * 1000,
      ...(settings.protect.maxPerCall === undefined
        ? {}
        : { maxPerCall: settings.protect.maxPerCall }),
    },
    durationUnit: settings.service.durationUnit,
    interruptReads: settings.service.interruptReads,
    sites: Object.fromEntries(settings.sites.map((site) => [site.id, siteRules(site)])),
    timeoutMs: settings.service.timeoutSeconds * 1000,
  };
}

const PRACTICE_SEAT: Seat = {
  practice: true,
  identity: { by: 'windows-login', login: PRACTICE_LOGIN, machine: PRACTICE_LOGIN },
  login: PRACTICE_LOGIN,
};

function seatOf(settings: Settings, reach: Reach): Seat {
  const identity = identityOf(settings, reach);
  const missing = missingOf(settings, identity, reach);
  return { ...(missing ? { missing } : {}), identity, login: desktopLogin(settings, identity) };
}

function identityOf({ identity }: Settings, { crmUsers }: Reach): Identity | undefined {
  switch (identity.by) {
    case 'windows-login':
      return byLogin(identity, identity.value);
    case 'extension':
      return byExtension(identity.value);
    case 'manual':
      if (identity.unit === '' || identity.port === '') return undefined;
      return { by: 'manual', unit: identity.unit, port: identity.port };
    case 'lookup': {
      const { windowsLogin = '', extension = '' } = personOf(identity.lookup, crmUsers ?? []) ?? {};
      return byLogin(identity, windowsLogin) ?? byExtension(extension);
    }
  }
}

function byLogin({ machine }: Settings['identity'], value: string): Identity | undefined {
  const login = value.trim();
  if (login === '') return undefined;
  return { by: 'windows-login', login, machine: machine.trim() || login };
}

function byExtension(value: string): Identity | undefined {
  const extension = value.trim();
  return extension === '' ? undefined : { by: 'extension', extension };
}

function missingOf(
  settings: Settings,
  identity: Identity | undefined,
  reach: Reach,
): RecorderRules['missing'] {
  const { address, allowHttp } = settings.service;
  if (address.trim() === '') return { kind: 'no-address' };
  const checked = checkServiceAddress(address, { allowHttp });
  if (!checked.ok) return { kind: 'no-address', problem: checked.error };
  if (!identity) {
    return { kind: 'no-identity', ...(settings.identity.by === 'lookup' && { from: 'crm' }) };
  }
  return reach.serviceAllowed ? undefined : { kind: 'no-access' };
}

/** InitUser's login and the desktop's are one value unless an administrator splits them. */
function desktopLogin({ desktop }: Settings, identity: Identity | undefined): string {
  const split = desktop.windowsLogin.trim();
  if (split !== '') return split;
  return identity?.by === 'windows-login' ? identity.login : '';
}

function siteRules(site: Site): SiteTagRules {
  return {
    name: site.name,
    when: site.tag.when,
    which: site.tag.which,
    holdMs: site.tag.holdSeconds * 1000,
    readBack: site.tag.readBack,
    pauseOnCardForm: site.cardRules.some(({ pause }) => pause),
    linkWhen: site.link.to.length === 0 ? 'never' : site.link.when,
  };
}
