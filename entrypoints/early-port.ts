import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { VIEW_PORT } from '../lib/ports';
import { openEarly } from '../lib/view/early-port';

/** The first script of popup and side panel: small, so that the background is asked at once. */
export default defineUnlistedScript(() => {
  openEarly(browser.runtime.connect({ name: VIEW_PORT }));
});
