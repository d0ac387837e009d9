import { browser } from 'wxt/browser';
import { log } from '../log';
import { withoutPort } from '../settings/match-pattern';
import type { Settings, Site } from '../settings/schema';

const SCRIPT = '/content-scripts/crm.js';
const PREFIX = 'crm-';

/**
 * Registers the content script for the configured sites whose hosts are granted, and for nothing
 * else; and puts it into pages of those sites that are open already. Ports are left out, for
 * Firefox does not know them in patterns; a page on another port is sent away when it connects.
 */
export async function registerSites(settings: Settings): Promise<void> {
  const granted: Site[] = [];
  for (const site of settings.sites) {
    const origins = site.matches.map(withoutPort);
    if (await browser.permissions.contains({ origins })) granted.push(site);
  }
  await registerScripts(granted);
  await Promise.all(granted.map(injectIntoOpenPages));
}

async function registerScripts(sites: readonly Site[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const ours = registered.map(({ id }) => id).filter((id) => id.startsWith(PREFIX));
  if (ours.length > 0) await browser.scripting.unregisterContentScripts({ ids: ours });
  if (sites.length === 0) return;
  await browser.scripting.registerContentScripts(
    sites.map((site) => ({
      id: PREFIX + site.id,
      matches: site.matches.map(withoutPort),
      js: [SCRIPT],
      runAt: 'document_idle' as const,
      allFrames: false,
      persistAcrossSessions: true,
    })),
  );
}

async function injectIntoOpenPages(site: Site): Promise<void> {
  const tabs = await browser.tabs.query({ url: site.matches.map(withoutPort) });
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      await browser.scripting
        .executeScript({ target: { tabId: id }, files: [SCRIPT] })
        .catch((error: unknown) => {
          log.error('a page that is open already could not be reached', error);
        });
    }),
  );
}
