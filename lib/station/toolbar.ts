import { browser } from 'wxt/browser';
import { log } from '../log';
import type { Claim } from '../recorder/claim';
import { badgeOf } from './badge-of';

/** Keeps badge and title of the toolbar icon true. Both are set anew at each start. */
export function createToolbar(): { show(claim: Claim): void } {
  let shown = '';
  return {
    show(claim) {
      const { text, title, color } = badgeOf(claim);
      if (shown === title) return;
      shown = title;
      Promise.all([
        browser.action.setBadgeText({ text }),
        browser.action.setBadgeBackgroundColor({ color }),
        browser.action.setTitle({ title }),
      ]).catch((error: unknown) => {
        shown = '';
        log.error('the toolbar icon could not be set', error);
      });
    },
  };
}
