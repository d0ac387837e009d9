/** The policies that install the extension, pin it and bring its settings, as browsers name them. */
import { serviceUrl } from '../../lib/settings/address';
import { settingsFileText } from '../../lib/settings/file';
import { WHOLE_POLICY } from '../../lib/settings/policy';
import type { SettingsLayer } from '../../lib/settings/schema';

/** What is rolled out, and where the browsers get it from. */
export interface RollOut {
  readonly settings: SettingsLayer;
  /** The extension's id in Chrome and Edge, and the address of the update manifest (XML). */
  readonly chromium: { readonly id: string; readonly updateUrl: string };
  /** The add-on's id, and the address of its package (.xpi). */
  readonly firefox: { readonly id: string; readonly installUrl: string };
}

type Policy = Readonly<Record<string, unknown>>;

/** What the extension itself is told: all settings in one text, which no browser looks into. */
export function ownPolicy({ settings }: RollOut): Readonly<Record<string, string>> {
  return { [WHOLE_POLICY]: ascii(JSON.stringify(JSON.parse(settingsFileText(settings)))) };
}

/** Policies of Chrome, Edge and Chromium, without `ownPolicy`, which each system keeps elsewhere. */
export function chromiumPolicies(rollOut: RollOut): Policy {
  const { id, updateUrl } = rollOut.chromium;
  const host = hostWithWindowsLogin(rollOut.settings);
  return {
    ExtensionSettings: {
      [id]: {
        installation_mode: 'force_installed',
        update_url: updateUrl,
        toolbar_pin: 'force_pinned',
      },
    },
    ...(host === undefined ? {} : { AuthServerAllowlist: host }),
  };
}

/** Firefox's policies, without `ownPolicy`. */
export function firefoxPolicies(rollOut: RollOut): Policy {
  const { id, installUrl } = rollOut.firefox;
  const host = hostWithWindowsLogin(rollOut.settings);
  return {
    ExtensionSettings: {
      [id]: {
        installation_mode: 'force_installed',
        install_url: installUrl,
        default_area: 'navbar',
      },
    },
    // The company's own certificates, as Windows and macOS know them.
    Certificates: { ImportEnterpriseRoots: true },
    ...(host === undefined ? {} : { Authentication: { NTLM: [host], SPNEGO: [host] } }),
  };
}

/** The recorder's host where the settings send the agent's Windows login to it. */
function hostWithWindowsLogin({ service }: SettingsLayer): string | undefined {
  if (service?.credentials !== 'include') return undefined;
  return serviceUrl(service.address ?? '')?.hostname;
}

/** JSON that survives files of any encoding: what is not ASCII is written as its code. */
function ascii(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
