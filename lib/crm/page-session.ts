import type { SiteRules, ToCrmMessage } from '../messages';
import type { CrmAdapter } from './adapter';
import { createCardForms } from './card-forms';
import { createCaret } from './caret';
import { createConnection, type CrmPort } from './connection';
import { shadowRoots, type OpenShadowRoot } from './dom';
import { readIncoming } from './incoming';
import { createLinkWriter, type LinkWriter } from './link-writer';
import type { Page } from './page';
import { createPageApi, type PageApi } from './page-api';
import { createPageReports, type PageReports } from './page-reports';
import { adapterFor } from './registry';
import { createWatch, type Watch } from './watch';

export interface PageSessionNeeds {
  readonly document: Document;
  /** Opens the port to the background. */
  readonly connect: () => CrmPort;
  /** Whether the extension this script belongs to is still the one that runs. */
  readonly isAlive: () => boolean;
  /** A new name for a visit: 8 to 64 letters, digits and hyphens. */
  readonly newId: () => string;
  /** Chromium's way into closed shadow roots. */
  readonly openShadowRoot?: OpenShadowRoot;
}

/**
 * The one owner of everything that happens in a CRM page. Made inert; `start` and `stop` may be
 * called as often as one likes, and whatever listens or waits does so only in between.
 */
export interface PageSession {
  /** Begins, also after the background had sent the page away; not after the extension is gone. */
  start(): void;
  stop(): void;
  /** Looks whether the extension still runs, and goes silent for good if it does not. */
  checkAlive(): void;
}

/** What there is only while the background has given this page rules. */
interface Work {
  readonly rules: SiteRules;
  readonly watch: Watch;
  readonly links: LinkWriter;
  readonly reports: PageReports;
  readonly api: PageApi | undefined;
}

export function createPageSession(needs: PageSessionNeeds): PageSession {
  const { document } = needs;
  const caret = createCaret(document);
  /** Every element a reading is made of is asked about: so they are known. */
  const lookedAt = new Set<Element>();
  const page: Page = {
    document,
    shadowRootOf: shadowRoots(needs.openShadowRoot),
    isBeingEdited(element) {
      lookedAt.add(element);
      return caret.isEditing(element, page);
    },
  };
  const cards = createCardForms(page);
  const connection = createConnection({ ...needs, take, ended: end });
  let listening: AbortController | undefined;
  let work: Work | undefined;
  let isOver = false;

  function take(message: unknown): boolean {
    const known = readIncoming(message);
    if (known) obey(known);
    return known !== undefined;
  }

  function obey(message: ToCrmMessage): void {
    switch (message.type) {
      case 'rules':
        followRules(message.site);
        break;
      case 'dismissed':
        stop();
        break;
      case 'write-link':
        work?.links.order(message);
        break;
      case 'page-api-used':
        work?.api?.answered(message);
        break;
      case 'moved':
        work?.watch.doubt();
        break;
    }
  }

  function followRules(rules: SiteRules): void {
    // Rules come with every new connection: then the background must hear of the record again.
    if (work && JSON.stringify(work.rules) === JSON.stringify(rules)) {
      work.reports.again();
      cards.again();
      work.watch.tellAgain();
      return;
    }
    if (work?.watch.told()) connection.post({ type: 'record-left' });
    restUntilRules();
    work = workBy(rules, adapterFor(rules));
    cards.again();
    work.watch.start();
  }

  function workBy(rules: SiteRules, adapter: CrmAdapter): Work {
    const reports = createPageReports();
    const api = createPageApi(rules, connection.post);
    const address = () => new URL(document.location.href);
    const record = () => adapter.recordOf(page, address(), rules);
    let elements: readonly Element[] = [];
    const watch = createWatch({
      document,
      newId: needs.newId,
      record,
      read() {
        lookedAt.clear();
        const reading = adapter.readRecord(page, address(), rules);
        elements = [...lookedAt];
        const look = {
          at: Date.now(),
          reading: record() === undefined ? undefined : reading,
          identity: rules.identity && adapter.readIdentity(page, address(), rules),
        };
        for (const word of reports.see(look)) connection.post(word);
        for (const word of cards.see(look.at, rules.cardRules)) connection.post(word);
        return reading;
      },
      lookedAt: () => elements,
      tell(word) {
        if (word.type === 'record-left') links.forget();
        connection.post(word);
      },
      looked() {
        checkAlive();
        links.tryAgain();
      },
      moved() {
        if (rules.frames) connection.post({ type: 'moved' });
      },
      turnedTo: (focusedAt) => {
        connection.post({ type: 'in-front', focusedAt });
      },
    });
    const links = createLinkWriter({
      page,
      caret,
      adapter,
      rules,
      told: watch.told,
      report: connection.post,
      api,
    });
    return { rules, watch, links, reports, api };
  }

  function restUntilRules(): void {
    work?.links.forget();
    work?.watch.stop();
    work = undefined;
  }

  function run(): void {
    caret.start(page);
    connection.open();
  }

  function pause(): void {
    for (const word of cards.leave()) connection.post(word);
    restUntilRules();
    caret.stop();
    connection.close();
  }

  function start(): void {
    if (isOver || listening) return;
    listening = new AbortController();
    followPageLife(document, run, pause, listening.signal);
  }

  function stop(): void {
    listening?.abort();
    listening = undefined;
    pause();
  }

  function end(): void {
    isOver = true;
    stop();
  }

  function checkAlive(): void {
    if (!isOver && !needs.isAlive()) end();
  }

  return { start, stop, checkAlive };
}

/**
 * Runs while the page is really there: not while it is prerendered (nobody sees it, and the
 * background would turn it away), and not while it is kept for the Back button.
 */
function followPageLife(
  document: Document & { readonly prerendering?: boolean },
  run: () => void,
  pause: () => void,
  signal: AbortSignal,
): void {
  document.defaultView?.addEventListener('pagehide', pause, { signal });
  document.defaultView?.addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) run();
    },
    { signal },
  );
  if (document.prerendering !== true) run();
  else document.addEventListener('prerenderingchange', run, { signal, once: true });
}
