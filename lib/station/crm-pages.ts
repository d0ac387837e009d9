import * as v from 'valibot';
import { CrmMessageSchema } from '../messages';
import type { CrmMessage, SiteRules, ToCrmMessage } from '../messages';
import type { RecorderEvent } from '../recorder/events';
import type { DueLink } from '../recorder/links';
import type { OfferedValue } from '../recorder/tags';
import type { Settings, Site } from '../settings/schema';
import { createFrontTab } from './front-tab';
import type { CrmTab } from './front-tab';
import type { FieldHealth } from './field-health';
import type { HeldPort } from './held-port';
import type { setByPageApi } from './page-api';
import { senderOf, siteOf } from './page-sender';
import type { PageSender } from './page-sender';
import { createTabForms } from './tab-forms';
import type { Refusal } from './refusals';
import { createWordBudgets } from './word-budget';
import type { WordBudget } from './word-budget';

interface CrmPage {
  readonly id: string;
  readonly port: HeldPort;
  readonly sender: PageSender;
  readonly budget: WordBudget;
  site: Site | undefined;
  /** The record it told last and did not leave since. */
  opened: Extract<RecorderEvent, { type: 'record-opened' }> | undefined;
  /** The core knows of that record. */
  offered: boolean;
  /** The link it was ordered to write last. */
  ordered: { readonly record: string; readonly url: string } | undefined;
}

export interface CrmPagesNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  readonly settings: () => Settings;
  readonly note: (event: RecorderEvent) => void;
  /** A page came or went. */
  readonly changed: () => void;
  /** A page of a site whose rules ask for it says who is logged in there. */
  readonly identitySeen: (site: string, user: string) => void;
  readonly fields: Pick<FieldHealth, 'reported' | 'gone'>;
  /** A page said what no page of ours says. */
  readonly refused: (why: Refusal) => void;
  /** Sets a link through the CRM's own interface; whether some form took it. */
  readonly setByPageApi: typeof setByPageApi;
  /** The address a tab shows now, by the browser's word: null for none any more, undefined if untold. */
  readonly addressOf: (tab: number) => Promise<string | null | undefined>;
}

/** Words that only take back what a page said before: they are taken however much it says. */
const TAKES_BACK: readonly CrmMessage['type'][] = ['record-left', 'moved'];

/** The configured CRM pages that are open, each holding a port. */
export interface CrmPages {
  readonly count: () => number;
  add(port: HeldPort): void;
  /** The settings changed: every page gets its site's rules anew, or is sent away. */
  settingsChanged(): void;
  writeLink(due: DueLink): void;
}

/**
 * Pages are not trusted, and may only say so much in a time: a port is taken only from a document
 * whose address the settings name (the top one of a tab, and frames where the site wants them), its
 * messages only in their exact shape, and of its values only those of columns the site's rules
 * name. What a page says can never be more than an offer, and only the tab the agent works in offers
 * anything.
 */
export function createCrmPages(needs: CrmPagesNeeds): CrmPages {
  const pages = new Map<string, CrmPage>();
  const front = createFrontTab({ now: needs.now, changed: offerWhatIsInFront });
  const forms = createTabForms(needs);
  const budgetOf = createWordBudgets(needs.now);

  function add(port: HeldPort): void {
    const sender = senderOf(port.sender);
    if (sender === undefined) {
      dismiss(port);
      return;
    }
    // A document holds one port. One that opens more cannot be several pages by that.
    for (const each of inTab(sender.tab)) if (each.sender.frame === sender.frame) replace(each);
    const budget = budgetOf(`${sender.tab.id} ${sender.frame}`);
    const page: CrmPage = {
      ...{ id: needs.newId(), port, sender, budget },
      ...{ site: undefined, opened: undefined, offered: false, ordered: undefined },
    };
    pages.set(page.id, page);
    forms.came(page.id, sender);
    sendRules(page);
    port.take(
      (message) => {
        received(page, message);
      },
      () => {
        forget(page);
      },
    );
    needs.changed();
  }

  function forget(page: CrmPage): void {
    if (!pages.delete(page.id)) return;
    page.offered = false;
    needs.note({ type: 'record-left', at: needs.now(), page: page.id });
    if (inTab(page.sender.tab).length === 0) front.gone(page.sender.tab.id);
    needs.changed();
    forms.went(page.id);
    needs.fields.gone(page.id);
  }

  function replace(page: CrmPage): void {
    forget(page);
    page.port.disconnect();
  }

  function inTab({ id }: CrmTab): CrmPage[] {
    return [...pages.values()].filter(({ sender }) => sender.tab.id === id);
  }

  function sendRules(page: CrmPage): void {
    page.site = siteOf(page.sender, needs.settings().sites);
    if (page.site) {
      send(page.port, { type: 'rules', site: rulesForPage(page.site) });
      return;
    }
    dismiss(page.port);
    forget(page);
  }

  function received(page: CrmPage, message: unknown): void {
    const checked = v.safeParse(CrmMessageSchema, message);
    if (!checked.success) needs.refused('shape');
    if (!checked.success || !page.site || !pages.has(page.id)) return;
    const { output } = checked;
    if (!TAKES_BACK.includes(output.type) && !page.budget.spend()) {
      needs.refused('too-much');
      return;
    }
    take(page, page.site, output);
  }

  function take(page: CrmPage, site: Site, message: CrmMessage): void {
    const at = needs.now();
    const { tab, isFrame } = page.sender;
    switch (message.type) {
      case 'record-opened':
        page.opened = openedBy(page, site, message, at);
        if (front.isFront(tab.id)) offer(page);
        break;
      case 'record-left':
        page.opened = undefined;
        withdraw(page);
        break;
      case 'in-front':
        front.turnedTo(tab, message.focusedAt);
        break;
      case 'moved':
        // Only the top page can tell: what it says goes to the frames in its own tab.
        if (!isFrame) for (const each of inTab(tab)) if (each.sender.isFrame) moved(each);
        break;
      case 'link-written': {
        const saved = message.state === 'saved' && { saved: true as const };
        needs.note({ type: message.type, at, page: page.id, ...linkOf(message), ...saved });
        break;
      }
      case 'link-refused': {
        const { type, reason } = message;
        needs.note({ type, at, page: page.id, ...linkOf(message), reason });
        break;
      }
      case 'use-page-api':
        void useApi(page, site, message);
        break;
      case 'card-form':
        forms.said(page.id, site.id, message);
        break;
      case 'identity-seen':
        if (site.identity) needs.identitySeen(site.id, message.value);
        break;
      case 'field-health':
        void needs.fields.reported({ page: page.id, tab: tab.id }, site, message);
        break;
    }
  }

  /** Only for the link that this page was ordered to write: a page's word alone writes nothing. */
  async function useApi(
    page: CrmPage,
    site: Site,
    { record, url }: Extract<CrmMessage, { type: 'use-page-api' }>,
  ): Promise<void> {
    const isOrdered = page.ordered?.record === record && page.ordered.url === url;
    const set =
      isOrdered &&
      (await needs.setByPageApi(page.sender.tab.id, site, { record, url }).catch(() => false));
    send(page.port, { type: 'page-api-used', url, set });
  }

  /** The frame says by itself what it shows then; until it does, it shows nothing. */
  function moved(frame: CrmPage): void {
    frame.opened = undefined;
    withdraw(frame);
    send(frame.port, { type: 'moved' });
  }

  function offer(page: CrmPage): void {
    if (!page.opened) return;
    page.offered = true;
    needs.note({ ...page.opened, at: needs.now() });
  }

  function withdraw(page: CrmPage): void {
    if (!page.offered) return;
    page.offered = false;
    needs.note({ type: 'record-left', at: needs.now(), page: page.id });
  }

  function offerWhatIsInFront(): void {
    const all = [...pages.values()];
    for (const page of all) if (!front.isFront(page.sender.tab.id)) withdraw(page);
    for (const page of all) if (front.isFront(page.sender.tab.id)) offer(page);
  }

  return {
    count: () => pages.size,
    add,
    settingsChanged() {
      for (const page of [...pages.values()]) sendRules(page);
    },
    writeLink({ link, page: id }) {
      const page = pages.get(id);
      if (!page) return;
      const { record, values, url } = link;
      needs.note({ type: 'link-handed-over', at: needs.now(), link: link.id, page: id });
      page.ordered = { record, url };
      send(page.port, { type: 'write-link', record, values, url });
    },
  };
}

function rulesForPage(site: Site): SiteRules {
  const { id, adapter, fields, link, cardRules, record, identity, frames } = site;
  return {
    ...{ id, adapter, fields, link, cardRules },
    ...(record && { record }),
    ...(identity && { identity }),
    ...(frames && { frames }),
  };
}

function send(port: HeldPort, message: ToCrmMessage): void {
  port.post(message);
}

function dismiss(port: HeldPort): void {
  send(port, { type: 'dismissed' });
  port.disconnect();
}

function linkOf({ record, url }: { readonly record: string; readonly url: string }) {
  return { record, url };
}

function openedBy(
  page: CrmPage,
  site: Site,
  message: Extract<CrmMessage, { type: 'record-opened' }>,
  at: number,
): CrmPage['opened'] {
  const { type, record, visit, openedAt } = message;
  const values = message.values.flatMap((value) => knownColumn(value, site));
  return { type, at, page: page.id, site: site.id, record, visit, openedAt, values };
}

/** Only columns of the site's own rules, and only values that fit them. */
function knownColumn(
  { column, value }: { readonly column: string; readonly value: string },
  site: Site,
): OfferedValue[] {
  const field = site.fields.find((each) => each.column === column);
  if (!field || value === '' || value.length > (field.maxLength ?? 4000)) return [];
  const { allowCardLike } = field;
  return [{ column, value, ...(allowCardLike ? { allowCardLike } : {}) }];
}
