import { browser } from 'wxt/browser';
import { log } from '../log';

const KEY = 'crm-users';
const LONGEST_USER = 320;

/**
 * Who is logged in to each CRM, as its pages said last. It survives the death of the background and
 * not that of the browser: after a start somebody else may sit there.
 */
export interface CrmUsers {
  /** Reads what was kept. Never rejects. */
  load(): Promise<void>;
  /** A page of this site said so. Returns whether that is news. */
  seen(site: string, user: string): boolean;
  /** Whoever was told of last stands last. */
  inOrder(): readonly string[];
}

export function createCrmUsers(): CrmUsers {
  /** By site, in the order they were told. */
  let users = new Map<string, string>();

  function keep(): void {
    browser.storage.session.set({ [KEY]: [...users] }).catch((error: unknown) => {
      log.error('who is logged in to the CRM could not be kept', error);
    });
  }

  return {
    async load() {
      const kept = await browser.storage.session.get(KEY).catch(() => ({}));
      users = new Map(pairsOf((kept as Record<string, unknown>)[KEY]));
    },
    seen(site, user) {
      const isNews = users.get(site) !== user;
      const isLast = [...users.keys()].at(-1) === site;
      if (!isNews && isLast) return false;
      users.delete(site);
      users.set(site, user);
      keep();
      return true;
    },
    inOrder: () => [...users.values()],
  };
}

function pairsOf(kept: unknown): [string, string][] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((pair: unknown) => {
    const [site, user] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const isPair = typeof site === 'string' && typeof user === 'string';
    return isPair && user.length <= LONGEST_USER ? [[site, user]] : [];
  });
}
