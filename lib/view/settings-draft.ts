import type { SettingsReport } from '../messages';
import type { Settings, SettingsLayer } from '../settings/schema';
import { numberOf, siteDraftOf, siteOf, tidySite, type SiteDraft } from './settings-site-draft';

/** The options page while it is edited: every box as the text that stands in it. */
export interface SettingsDraft {
  readonly address: string;
  readonly allowHttp: boolean;
  /** What was pasted where the service publishes no WSDL; empty: read from the service. */
  readonly wsdl: string;
  readonly timeoutSeconds: string;
  readonly identityBy: Settings['identity']['by'];
  /** Kept apart, so that changing one's mind between them loses neither. */
  readonly login: string;
  readonly extension: string;
  readonly unit: string;
  readonly port: string;
  readonly lookupKey: Settings['identity']['lookup']['key'];
  readonly desktopRecorded: boolean;
  readonly desktopLogin: string;
  readonly sites: readonly SiteDraft[];
}

/** The form as the settings in force fill it. */
export function draftOf({ settings, layer, managed }: SettingsReport): SettingsDraft {
  const { service, identity, desktop, sites } = settings;
  const said = isManaged(managed, 'sites') ? [] : (layer.sites ?? []);
  return {
    address: service.address,
    allowHttp: service.allowHttp,
    wsdl: service.wsdl === 'auto' ? '' : service.wsdl,
    timeoutSeconds: String(service.timeoutSeconds),
    identityBy: identity.by,
    login: identity.by === 'windows-login' ? identity.value : '',
    extension: identity.by === 'extension' ? identity.value : '',
    unit: identity.unit,
    port: identity.port,
    lookupKey: identity.lookup.key,
    desktopRecorded: desktop.recorded,
    desktopLogin: desktop.windowsLogin,
    sites: sites.map((site, index) => siteDraftOf(site, said[index])),
  };
}

/** The draft as it is about to be saved: without rows that were never filled in. */
export function tidy(draft: SettingsDraft): SettingsDraft {
  return { ...draft, sites: draft.sites.map(tidySite) };
}

/**
 * The user's layer to be stored: what was said before, and over it only what differs between the
 * form as it was filled and as it is now. So a setting that nobody touched stays unsaid and keeps
 * following its default. Not checked: whatever was typed is in it as it is.
 */
export function layerOf(draft: SettingsDraft, filled: SettingsDraft, layer: SettingsLayer): object {
  const changed = (key: keyof SettingsDraft, value: unknown) =>
    draft[key] === filled[key] ? {} : { value };
  return {
    ...layer,
    service: over(layer.service, {
      address: changed('address', draft.address),
      allowHttp: changed('allowHttp', draft.allowHttp),
      wsdl: changed('wsdl', draft.wsdl.trim() === '' ? 'auto' : draft.wsdl),
      timeoutSeconds: changed('timeoutSeconds', numberOf(draft.timeoutSeconds)),
    }),
    identity: over(layer.identity, {
      by: changed('identityBy', draft.identityBy),
      value: identityValue(draft) === identityValue(filled) ? {} : { value: identityValue(draft) },
      unit: changed('unit', draft.unit.trim()),
      port: changed('port', draft.port.trim()),
      lookup: changed('lookupKey', { ...layer.identity?.lookup, key: draft.lookupKey }),
    }),
    desktop: over(layer.desktop, {
      recorded: changed('desktopRecorded', draft.desktopRecorded),
      windowsLogin: changed('desktopLogin', draft.desktopLogin.trim()),
    }),
    sites: sameSites(draft, filled)
      ? layer.sites
      : draft.sites.map((site) => keptSite(site, filled)),
  };
}

function identityValue(draft: SettingsDraft): string | undefined {
  if (draft.identityBy === 'windows-login') return draft.login.trim();
  return draft.identityBy === 'extension' ? draft.extension.trim() : undefined;
}

/** A group with some of its settings replaced; undefined while nobody says anything in it. */
function over(
  said: object | undefined,
  changes: Record<string, { readonly value?: unknown }>,
): object | undefined {
  const entries = Object.entries(changes).filter(([, change]) => 'value' in change);
  if (entries.length === 0) return said;
  return { ...said, ...Object.fromEntries(entries.map(([key, { value }]) => [key, value])) };
}

/** A site that was not touched is stored exactly as it was said. */
function keptSite(site: SiteDraft, filled: SettingsDraft): object {
  const before = filled.sites.find((each) => each.key === site.key);
  const untouched = JSON.stringify(before) === JSON.stringify(site);
  return untouched && site.said ? site.said : siteOf(site);
}

function sameSites(one: SettingsDraft, other: SettingsDraft): boolean {
  return JSON.stringify(one.sites) === JSON.stringify(other.sites);
}

/** Whether anything in the form differs. */
export function sameDraft(one: SettingsDraft, other: SettingsDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the organisation has set this path, or a whole group or list that it lies in. */
export function isManaged(managed: readonly string[], path: string): boolean {
  return managed.some((each) => path === each || path.startsWith(`${each}.`));
}
