import * as v from 'valibot';
import { CrmMessageSchema } from '../messages';
import type { CrmMessage, SiteRules, ToCrmMessage } from '../messages';
import type { RecorderEvent } from '../recorder/events';
import type { DueLink } from '../recorder/links';
import type { OfferedValue } from '../recorder/tags';
import { matchesPattern } from '../settings/match-pattern';
import type { Settings, Site } from '../settings/schema';
import type { HeldPort } from './held-port';
import { createWordBudget } from './word-budget';
import type { WordBudget } from './word-budget';

interface CrmPage {
  readonly id: string;
  readonly port: HeldPort;
  readonly address: string;
  readonly tab: number;
  /** Names the document in the tab, by the browser's word. */
  readonly document: string;
  readonly budget: WordBudget;
  site: Site | undefined;
  /** Where the tab was when the page last said that it shows a card form. */
  formAddress?: Promise<string | null | undefined>;
}

export interface CrmPagesNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  readonly settings: () => Settings;
  readonly note: (event: RecorderEvent) => void;
  /** A page came or went. */
  readonly changed: () => void;
  /** The address a tab shows now, by the browser's word: null for none any more, undefined if untold. */
  readonly addressOf: (tab: number) => Promise<string | null | undefined>;
}

/** The configured CRM pages that are open, each holding a port. */
export interface CrmPages {
  readonly count: () => number;
  add(port: HeldPort): void;
  /** The settings changed: every page gets its site's rules anew, or is sent away. */
  settingsChanged(): void;
  writeLink(due: DueLink): void;
}

/**
 * Pages are not trusted, and may only say so much in a time: a port is taken only from the top
 * frame of a tab whose address the settings name, its messages only in their exact shape, and of its values only those of columns
 * the site's rules name. What a page says can never be more than an offer.
 */
export function createCrmPages(needs: CrmPagesNeeds): CrmPages {
  const pages = new Map<string, CrmPage>();

  function add(port: HeldPort): void {
    const address = trustedAddress(port);
    if (address === undefined) {
      dismiss(port);
      return;
    }
    const id = needs.newId();
    const tab = port.sender?.tab?.id ?? -1;
    const document = port.sender?.documentId ?? id;
    const budget = createWordBudget(needs.now);
    const page: CrmPage = { id, port, address, tab, document, budget, site: undefined };
    pages.set(page.id, page);
    needs.note({ type: 'tab-left', at: needs.now(), tab, stays: document });
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
    needs.note({ type: 'record-left', at: needs.now(), page: page.id });
    needs.changed();
    void seeWhetherLeft(page);
  }

  /** A page's word that it shows no card form is not enough: the background looks for itself. */
  async function seeWhetherLeft({ tab, formAddress }: CrmPage): Promise<void> {
    if (formAddress === undefined) return;
    const [then, now] = await Promise.all([formAddress, needs.addressOf(tab)]);
    if (now === undefined || then === undefined || now === then) return;
    needs.note({ type: 'tab-left', at: needs.now(), tab });
  }

  function seeForm(page: CrmPage, present: boolean): void {
    if (present) page.formAddress = needs.addressOf(page.tab);
    else void seeWhetherLeft(page);
  }

  function sendRules(page: CrmPage): void {
    page.site = needs
      .settings()
      .sites.find((site) => site.matches.some((each) => matchesPattern(each, page.address)));
    if (page.site) {
      send(page.port, { type: 'rules', site: rulesForPage(page.site) });
      return;
    }
    dismiss(page.port);
    forget(page);
  }

  function received(page: CrmPage, message: unknown): void {
    const checked = v.safeParse(CrmMessageSchema, message);
    if (!checked.success || !page.site || !pages.has(page.id) || !page.budget.spend()) return;
    const event = eventOf(checked.output, page, page.site, needs.now(), needs.newId());
    if (event) needs.note(event);
    if (checked.output.type === 'card-form') seeForm(page, checked.output.present);
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
      send(page.port, { type: 'write-link', record, values, url });
    },
  };
}

/** The address of the page behind a port, if it is the live top document of a tab. */
function trustedAddress({ sender }: HeldPort): string | undefined {
  if (!sender?.tab || sender.frameId !== 0 || sender.url === undefined) return undefined;
  const lifecycle = sender.documentLifecycle;
  if (lifecycle !== undefined && lifecycle !== 'active') return undefined;
  return sender.url;
}

function rulesForPage(site: Site): SiteRules {
  const { id, adapter, fields, link, cardRules, record, identity } = site;
  return {
    ...{ id, adapter, fields, link, cardRules },
    ...(record && { record }),
    ...(identity && { identity }),
  };
}

function send(port: HeldPort, message: ToCrmMessage): void {
  port.post(message);
}

function dismiss(port: HeldPort): void {
  send(port, { type: 'dismissed' });
  port.disconnect();
}

function eventOf(
  message: CrmMessage,
  { id: page, tab, document }: CrmPage,
  site: Site,
  at: number,
  act: string,
): RecorderEvent | undefined {
  switch (message.type) {
    case 'record-opened': {
      const { record, visit, openedAt } = message;
      const values = message.values.flatMap((value) => knownColumn(value, site));
      return { type: 'record-opened', at, page, site: site.id, record, visit, openedAt, values };
    }
    case 'record-left':
      return { type: 'record-left', at, page };
    case 'card-form':
      return { type: 'card-form', at, act, tab, document, site: site.id, present: message.present };
    case 'link-written':
      return { type: 'link-written', at, page, record: message.record, url: message.url };
    case 'link-refused': {
      const { record, url, reason } = message;
      return { type: 'link-refused', at, page, record, url, reason };
    }
    case 'identity-seen':
    case 'field-health':
      // Nothing that the recorder's core decides by.
      return undefined;
  }
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
