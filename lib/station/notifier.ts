import { browser } from 'wxt/browser';
import { log } from '../log';
import type { Claim } from '../recorder/claim';
import { noticeOf } from './notice-of';

const ICON = '/icon/128.png';

/** Shows the notice the newest claim calls for, once, and takes it away when it is over. */
export interface Notifier {
  show(claim: Claim): void;
}

interface NoticeOptions {
  readonly type: 'basic';
  readonly iconUrl: string;
  readonly title: string;
  readonly message: string;
  /** 2 is the highest; Firefox has no way to keep a notice up until it is answered. */
  readonly priority: 2;
}

/** The part of the browser's notifications that is used. */
export interface Notifications {
  getAll(): Promise<Readonly<Record<string, unknown>>>;
  create(id: string, options: NoticeOptions): Promise<string>;
  clear(id: string): Promise<boolean>;
}

/**
 * A notice never is the only signal: where the system shows none, badge and screens say the same.
 * What stands from before the background died is not shown again.
 */
export function createNotifier(notifications: Notifications = browser.notifications): Notifier {
  let wanted: string | undefined;
  let work: Promise<void> = Promise.resolve();

  async function follow(claim: Claim): Promise<void> {
    const notice = noticeOf(claim);
    const shown = Object.keys(await notifications.getAll());
    for (const id of shown) if (id !== notice?.id) await notifications.clear(id);
    if (!notice || shown.includes(notice.id)) return;
    const { id, title, message } = notice;
    const iconUrl = browser.runtime.getURL(ICON);
    await notifications.create(id, { type: 'basic', iconUrl, title, message, priority: 2 });
  }

  return {
    show(claim) {
      const id = noticeOf(claim)?.id ?? '';
      if (id === wanted) return;
      wanted = id;
      work = work
        .then(() => follow(claim))
        .catch((error: unknown) => {
          log.error('a notice could not be shown', error);
        });
    },
  };
}
