import type { Page } from 'puppeteer-core';

export const BROWSER_NAMES = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSER_NAMES)[number];

export type BrowserLanguage = 'en-US' | 'es';

export interface TestBrowserOptions {
  /** Folder of the unpacked extension. Without it: the product's production build. */
  readonly extension?: string;
  /** Host names that lead to this computer, to try an address that is not loopback by its name. */
  readonly loopbackNames?: readonly string[];
  /** The language of the browser; English unless given, whatever this machine's is. */
  readonly language?: BrowserLanguage;
  /** Opens a window for a person to see, which needs a display. */
  readonly headed?: boolean;
}

/** The background came up, or ended; `at` in ms since the epoch, by this machine's clock. */
export interface LifeEvent {
  readonly what: 'started' | 'ended';
  readonly at: number;
}

/**
 * A real browser with the extension in it, in a profile of its own under the system's
 * temporary folder. One interface, so that each story is told once and runs in both browsers.
 */
export interface TestBrowser {
  readonly name: BrowserName;

  /** The full address of a page of the extension, e.g. of `popup.html`. */
  extensionUrl(path: string): string;

  /** Opens a page of the extension in a new tab and waits until it has loaded. */
  openExtensionPage(path: string): Promise<Page>;

  /** Opens a web page in a new tab and waits until it has loaded. */
  newPage(url: string): Promise<Page>;

  /** The tab that somebody else opened at an address that begins like this, once it is there. */
  tabAt(beginning: string): Promise<Page>;

  /**
   * Presses a real key combination in the tab in front, the way `commands` hear it. (A command
   * that is `global` in Chromium listens to the operating system instead and hears nothing.)
   *
   * @param keys as a manifest writes it: modifiers (Alt, Ctrl, Shift) and a letter or digit,
   *   e.g. `Alt+P` or `Ctrl+Shift+9`
   */
  pressShortcut(keys: string): Promise<void>;

  /**
   * Stands in for the person who accepts the browser's permission prompt: from now on a
   * `permissions.request` for these match patterns, made in a click, is granted at once. Before,
   * it waits for an answer that never comes. Nothing is granted until the extension asks.
   * (Firefox then accepts every request.)
   */
  grantHosts(patterns: readonly string[]): Promise<void>;

  /**
   * Ends the background as the browser itself does when it is idle: `storage.session` stays, the
   * next event starts it again. Does nothing when it is not running.
   */
  killBackground(): Promise<void>;

  /**
   * The first time after `after` (ms since the epoch) that the background started or ended, from
   * whatever cause, as the browser itself tells it; waits for it if need be. Rejects after
   * `withinMs`. An extension that was reloaded or enabled again is told of from then on.
   */
  untilBackground(
    what: LifeEvent['what'],
    options: { readonly after: number; readonly withinMs: number },
  ): Promise<LifeEvent>;

  /**
   * Loads the extension anew over itself, as an update does: its pages are closed, its
   * `storage.session` is emptied. Resolves when the new one is in.
   */
  reloadExtension(): Promise<void>;

  /** Turns the extension off or on, as a person does in the browser's list of extensions. */
  setExtensionEnabled(enabled: boolean): Promise<void>;

  /** The badge's text, asked from `page`, which must be one of the extension's own. */
  badgeText(page: Page): Promise<string>;

  /** Saves a picture of the page as PNG. */
  screenshot(page: Page, path: `${string}.png`): Promise<void>;

  /** SIGKILL: the whole browser is gone at once. `restart` brings it back. */
  killHard(): Promise<void>;

  /**
   * Closes the browser if it runs and starts it again with the same profile, extension and
   * granted hosts. Pages from before are gone.
   */
  restart(): Promise<void>;

  /** Waits until the browser has ended, e.g. because a person closed its window. */
  closed(): Promise<void>;

  /** Closes the browser if it still runs and removes its profile. */
  close(): Promise<void>;
}
