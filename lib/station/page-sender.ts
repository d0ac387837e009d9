import type { Browser } from 'wxt/browser';
import { matchesPattern } from '../settings/match-pattern';
import type { Site } from '../settings/schema';
import type { CrmTab } from './front-tab';

/** Who is behind a page's port, by the browser's word and not by the page's. */
export interface PageSender {
  readonly tab: CrmTab;
  readonly address: string;
  readonly isFrame: boolean;
  /** The browser's number of the frame in its tab; 0: the top one. */
  readonly frame: number;
  /**
   * Names the document: Chromium does. In Firefox it is the tab and its address, so that a page that
   * is loaded anew there counts as the same one.
   */
  readonly document: string;
  /** The address of the tab's top page, where the browser tells it. */
  readonly topAddress: string | undefined;
}

/** The sender, if it is a live document in a tab. */
export function senderOf(
  sender: Browser.runtime.MessageSender | undefined,
): PageSender | undefined {
  const { tab, url: address, frameId, documentId, documentLifecycle } = sender ?? {};
  if (tab?.id === undefined || address === undefined || frameId === undefined) return undefined;
  if (documentLifecycle !== undefined && documentLifecycle !== 'active') return undefined;
  return {
    tab: { id: tab.id, window: tab.windowId },
    address,
    isFrame: frameId !== 0,
    frame: frameId,
    document: documentId ?? `${tab.id} ${address}`,
    topAddress: tab.url,
  };
}

/**
 * The first site that names the page's address. A frame counts only where the site wants frames and
 * the page around it belongs to the same site: anybody may put a CRM's page into a frame.
 */
export function siteOf(sender: PageSender, sites: readonly Site[]): Site | undefined {
  return sites.find(
    (site) =>
      names(site, sender.address) &&
      (!sender.isFrame || (site.frames === true && names(site, sender.topAddress))),
  );
}

function names({ matches }: Site, address: string | undefined): boolean {
  return address !== undefined && matches.some((each) => matchesPattern(each, address));
}
