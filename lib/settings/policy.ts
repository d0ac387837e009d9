/** What of `browser.storage.managed` is needed to read the organisation's policy. */
export interface ManagedArea {
  get(): Promise<unknown>;
}

/**
 * Reads the organisation's policy. `{}` where there is none: Chromium answers that itself, while
 * Firefox rejects with "Managed storage manifest not found" (observed in Firefox ESR 140). Any
 * other failure is passed on as a rejection, for it must not unlock what was managed.
 *
 * In Chromium the first call after the browser's start takes about three seconds: never wait for it
 * before doing something else.
 */
export async function readPolicy(area: ManagedArea | undefined): Promise<unknown> {
  if (area === undefined) return {};
  try {
    return await area.get();
  } catch (error) {
    if (/manifest not found/i.test(String(error))) return {};
    throw error;
  }
}
