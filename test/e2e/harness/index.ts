import { findChromium, findFirefox } from '../../../scripts/browsers.mjs';
import { Chromium } from './chromium';
import { productBuild } from './extension-files';
import { Firefox } from './firefox';
import type { BrowserName, TestBrowser, TestBrowserOptions } from './test-browser';

export { BROWSER_NAMES } from './test-browser';
export type { BrowserName, TestBrowser, TestBrowserOptions } from './test-browser';

const KINDS = {
  chromium: { Kind: Chromium, find: findChromium },
  firefox: { Kind: Firefox, find: findFirefox },
};

/** Starts a browser with the extension in it. Whoever calls this closes it. */
export function startBrowser(
  name: BrowserName,
  {
    extension = productBuild(name),
    loopbackNames = [],
    headed = false,
    language = 'en-US',
  }: TestBrowserOptions = {},
): Promise<TestBrowser> {
  const { Kind, find } = KINDS[name];
  const executable = find();
  if (executable === undefined) {
    throw new Error(`No ${name} here: run "node scripts/setup.mjs --firefox".`);
  }
  return new Kind({ executable, extension, loopbackNames, headed, language }).start();
}
