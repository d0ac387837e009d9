import { checkServiceAddress } from '../encore/service-address';
import type { Identity, RecorderRules, SiteTagRules } from '../recorder/rules';
import type { Settings, Site } from '../settings/schema';

/** What of the world outside the settings decides whether anything can be sent. */
export interface Reach {
  /** Whether the browser lets us reach the service's host. */
  readonly serviceAllowed: boolean;
}

/** The part of the settings the core decides by. */
export function rulesOf(settings: Settings, reach: Reach): RecorderRules {
  const identity = identityOf(settings);
  const missing = missingOf(settings, identity, reach);
  const login = desktopLogin(settings);
  return {
    ...(missing ? { missing } : {}),
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

function identityOf({ identity }: Settings): Identity | undefined {
  const value = identity.value.trim();
  switch (identity.by) {
    case 'windows-login':
      if (value === '') return undefined;
      return { by: 'windows-login', login: value, machine: identity.machine.trim() || value };
    case 'extension':
      return value === '' ? undefined : { by: 'extension', extension: value };
    case 'manual':
      if (identity.unit === '' || identity.port === '') return undefined;
      return { by: 'manual', unit: identity.unit, port: identity.port };
    case 'lookup':
      return undefined;
  }
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
  if (!identity) return { kind: 'no-identity' };
  return reach.serviceAllowed ? undefined : { kind: 'no-access' };
}

/** InitUser's login and the desktop's are one value unless an administrator splits them. */
function desktopLogin({ desktop, identity }: Settings): string {
  const split = desktop.windowsLogin.trim();
  if (split !== '') return split;
  return identity.by === 'windows-login' ? identity.value.trim() : '';
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
