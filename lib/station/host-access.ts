import { browser } from 'wxt/browser';
import { neededHosts } from '../settings/hosts';
import type { Settings } from '../settings/schema';

/** Which of the hosts the settings need are not granted, as patterns for `permissions.request`. */
export async function missingHosts(settings: Settings): Promise<string[]> {
  const needed = neededHosts(settings);
  const granted = await Promise.all(
    needed.map((origin) => browser.permissions.contains({ origins: [origin] })),
  );
  return needed.filter((_, index) => !granted[index]);
}

/** Whether the service's own host is granted. */
export async function serviceIsAllowed(settings: Settings): Promise<boolean> {
  return (await missingHosts({ ...settings, sites: [] })).length === 0;
}
