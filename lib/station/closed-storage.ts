import { browser } from 'wxt/browser';
import { log } from '../log';

const AREAS = ['local', 'sync', 'managed'] as const;

interface Closable {
  /** Chromium from version 102, Firefox not yet (November 2026). */
  setAccessLevel?(options: { readonly accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Closes to content scripts the storage areas that are open to them by default, where the browser
 * offers it. Nothing that is trusted is kept there; but the organisation's policy is read from one.
 */
export async function closeStorage(): Promise<void> {
  await Promise.all(
    AREAS.map(async (name) => {
      const area: Closable = browser.storage[name];
      try {
        await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
      } catch (error) {
        log.error(`content scripts could not be kept out of storage.${name}`, error);
      }
    }),
  );
}
