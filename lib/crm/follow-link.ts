import type { LinkRefusal, TextField } from './adapter';
import type { Caret } from './caret';
import { focusedText } from './caret';
import { hasCaret, valueOf } from './dom';
import type { Page } from './page';
import { saveLink } from './save-link';
import { isRefused, takeBack, type LinkTask, type Placed } from './write-link';

/**
 * Pages keep an undo window open before they store, or show a value before their server has taken
 * it: only what has stood this long outside of any field counts as stored, ms.
 */
export const SAVED_AFTER_MS = 10_000;
/** How long it is looked after, ms. */
export const FOLLOWED_FOR_MS = 60_000;
/** A record that is drawn anew may be without its link for so long, ms. */
const DRAWN_WITHIN_MS = 3000;

/** What became of a link after it was put into its field. */
export type LinkNews = 'saved' | Extract<LinkRefusal, 'not-kept' | 'refused-by-page'>;

/** Looks after one link, for a while, in the record it was written into. */
export interface Follower {
  /** At most one piece of news in all; then it is over. `at`: ms since the epoch. */
  look(at: number): LinkNews | undefined;
}

/** @param save whether to store the record, as soon as the agent's hands are off it */
export function createFollower(
  page: Page,
  caret: Caret,
  task: LinkTask,
  placed: Placed,
  save: boolean,
): Follower {
  let since: number | undefined;
  let shownSince: number | undefined;
  let goneSince: number | undefined;
  let isOver = false;
  let mustSave = save && !placed.shown;

  function end<T>(news: T): T {
    isOver = true;
    return news;
  }

  function inField(field: TextField): LinkNews | undefined {
    if (placed.shown) return undefined;
    if (valueOf(field) !== task.url) {
      // The agent changes it, or has changed it: then it is his, and no news of the page's.
      return end(hasCaret(field, page) ? undefined : 'not-kept');
    }
    if (isRefused(field, placed)) {
      if (!hasCaret(field, page)) takeBack(page, caret, field, placed);
      return end('refused-by-page');
    }
    if (mustSave && isFree(field)) mustSave = !saveLink(field, task.place, placed.opened);
    return undefined;
  }

  /** Whether the agent's hands are off the page; the page itself put the caret in what it opened. */
  function isFree(field: TextField): boolean {
    if (caret.isTyping()) return false;
    const focused = focusedText(page);
    return !focused || (!placed.shown && placed.opened && hasCaret(field, page));
  }

  function look(at: number): LinkNews | undefined {
    since ??= at;
    if (isOver || at - since > FOLLOWED_FOR_MS || task.notThisRecord()) return undefined;
    if (task.place.isShown(task.url)) {
      goneSince = undefined;
      shownSince ??= at;
      return at - shownSince >= SAVED_AFTER_MS ? end('saved') : undefined;
    }
    shownSince = undefined;
    const field = task.place.findField();
    if (field.ok) {
      goneSince = undefined;
      return inField(field.value);
    }
    goneSince ??= at;
    if (at - goneSince < DRAWN_WITHIN_MS) return undefined;
    // The field was closed, and the record shows something else in its place: it was not taken.
    return end(task.place.isTextThere() ? 'not-kept' : undefined);
  }

  return { look };
}
