import { vi } from 'vitest';
import { createPageSession, type PageSession } from '../../../lib/crm/page-session';
import { randomId } from '../../../lib/crm/random-id';
import type { ToCrmMessage } from '../../../lib/messages';
import { FakeBackground } from './fake-background';
import { emptyPage, goTo, someRules, the } from './pages';

export const LINK = 'https://player.example/?fldCallIndex=42';

/** A CRM page at `/accounts/1001` with the content script in it, on fake time. */
export class CrmPage {
  readonly background = new FakeBackground();
  readonly session: PageSession;
  /** Whether the extension of the content script still runs. */
  isAlive = true;

  constructor() {
    vi.useFakeTimers();
    emptyPage();
    goTo('/accounts/1001');
    this.session = createPageSession({
      document,
      connect: this.background.connect,
      isAlive: () => this.isAlive,
      newId: randomId,
    });
  }

  /** Starts the script, which gets its rules, and waits until the record is told. */
  async open(account: string): Promise<void> {
    show(account);
    await this.begin();
  }

  /** The same with what the page shows already. */
  async begin(rules = someRules()): Promise<void> {
    this.session.start();
    this.background.giveRules(rules);
    await pass(1000);
  }

  close(): void {
    this.session.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
}

/** Lets time pass, ms. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The CRM shows this account's record, its link field empty. */
export function show(account: string): void {
  document.body.innerHTML = `<p id="account">${account}</p><input id="link">`;
}

/** The CRM goes to another address without a load, and the browser says so. */
export function moveTo(path: string): void {
  goTo(path);
  window.dispatchEvent(new Event('popstate'));
}

export function setVisibility(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

export function writeLink(
  record: string,
  value: string,
): Extract<ToCrmMessage, { type: 'write-link' }> {
  return { type: 'write-link', record, values: [{ column: 'account', value }], url: LINK };
}

export const linkField = () => the<HTMLInputElement>('#link');
