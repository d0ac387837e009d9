import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import { log } from '../log';
import { matchesPattern, withoutPort } from '../settings/match-pattern';
import type { Settings, Site } from '../settings/schema';

const SCRIPT = '/content-scripts/crm.js';
const PREFIX = 'crm-';

type Registration = Browser.scripting.RegisteredContentScript;

/**
 * Registers the content script for the configured sites whose hosts are granted, and for nothing
 * else; and puts it into pages of those sites that are open already.
 *
 * Firefox takes a port in a pattern and then matches nothing by it (observed in Firefox ESR 153).
 * So there ports are left out, and a page on another port is sent away when it connects.
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
  await browser.scripting.registerContentScripts(sites.map(registrationOf));
}

function registrationOf(site: Site): Registration {
  return {
    id: PREFIX + site.id,
    matches: import.meta.env.FIREFOX ? site.matches.map(withoutPort) : site.matches,
    js: [SCRIPT],
    runAt: 'document_idle',
    allFrames: site.frames === true,
    persistAcrossSessions: true,
  };
}

async function injectIntoOpenPages(site: Site): Promise<void> {
  const tabs = await browser.tabs.query({ url: site.matches.map(withoutPort) });
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || !isOf(site, url)) return;
      await inject(id, await framesOf(site, id)).catch((error: unknown) => {
        log.error('a page that is open already could not be reached', error);
      });
    }),
  );
}

async function inject(tabId: number, frameIds: number[]): Promise<void> {
  if (frameIds.length === 0) return;
  await browser.scripting.executeScript({ target: { tabId, frameIds }, files: [SCRIPT] });
}

/** The frames of a tab whose own address the site names; without `frames`, the top one. */
async function framesOf(site: Site, tabId: number): Promise<number[]> {
  if (site.frames !== true) return [0];
  const answers = await browser.scripting
    // Serialised, and run in the page: it may use nothing from here.
    .executeScript({ target: { tabId, allFrames: true }, func: () => location.href })
    .catch(() => []);
  return answers.flatMap(({ frameId, result }) =>
    isOf(site, typeof result === 'string' ? result : undefined) ? [frameId] : [],
  );
}

function isOf({ matches }: Site, address: string | undefined): boolean {
  return address !== undefined && matches.some((each) => matchesPattern(each, address));
}
