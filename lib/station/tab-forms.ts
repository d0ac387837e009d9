import type { RecorderEvent } from '../recorder/events';
import type { PageSender } from './page-sender';

interface ShownForm {
  readonly site: string;
  /** By its rule it starts no pause. */
  readonly quiet: boolean;
}

/** A page that said something about its card form. */
interface FormPage {
  readonly sender: PageSender;
  /** What it shows, while it says that it shows one. */
  form?: ShownForm | undefined;
  /** Where the tab was when the page last said that it shows one. */
  address?: Promise<string | null | undefined>;
}

export interface TabFormsNeeds {
  readonly now: () => number;
  /** Names the act of a pause that a form may start. */
  readonly newId: () => string;
  readonly note: (event: RecorderEvent) => void;
  /** The address a tab shows now, by the browser's word: null for none any more, undefined if untold. */
  readonly addressOf: (tab: number) => Promise<string | null | undefined>;
}

/**
 * Which tabs show a card form: a tab does while the top page or a frame of it says so. That none
 * says so any more is a page's word alone, so the background looks for itself whether the tab left.
 */
export interface TabForms {
  came(page: string, sender: PageSender): void;
  said(page: string, site: string, form: { present: boolean; quiet?: true | undefined }): void;
  went(page: string): void;
}

export function createTabForms(needs: TabFormsNeeds): TabForms {
  const pages = new Map<string, FormPage>();

  const inTab = (tab: number) => [...pages.values()].filter(({ sender }) => sender.tab.id === tab);

  /** A frame's form is one of the document around it: that is what the agent sees and leaves. */
  function documentAround({ tab, document }: PageSender): string {
    return inTab(tab.id).findLast(({ sender }) => !sender.isFrame)?.sender.document ?? document;
  }

  function tell(sender: PageSender, site: string): void {
    const shown = inTab(sender.tab.id).flatMap(({ form }) => form ?? []);
    const isQuiet = shown.length > 0 && shown.every(({ quiet }) => quiet);
    needs.note({
      type: 'card-form',
      at: needs.now(),
      act: needs.newId(),
      tab: sender.tab.id,
      document: documentAround(sender),
      site,
      present: shown.length > 0,
      ...(isQuiet && { quiet: true }),
    });
  }

  /** A frame may be there before the page around it is: its form is of that page from now on. */
  function tellOfFrames(top: PageSender): void {
    const frame = inTab(top.tab.id).find(
      ({ sender, form }) => form !== undefined && sender.topAddress === top.address,
    );
    if (frame?.form) tell(frame.sender, frame.form.site);
  }

  async function seeWhetherLeft({ sender: { tab }, address }: FormPage): Promise<void> {
    if (address === undefined) return;
    const [then, now] = await Promise.all([address, needs.addressOf(tab.id)]);
    if (now === undefined || then === undefined || now === then) return;
    needs.note({ type: 'tab-left', at: needs.now(), tab: tab.id });
  }

  return {
    came(id, sender) {
      const { tab, document } = sender;
      if (!sender.isFrame) {
        needs.note({ type: 'tab-left', at: needs.now(), tab: tab.id, stays: document });
      }
      pages.set(id, { sender });
      if (!sender.isFrame) tellOfFrames(sender);
    },
    said(id, site, { present, quiet = false }) {
      const page = pages.get(id);
      if (!page) return;
      page.form = present ? { site, quiet } : undefined;
      tell(page.sender, site);
      if (present) page.address = needs.addressOf(page.sender.tab.id);
      else void seeWhetherLeft(page);
    },
    went(id) {
      const page = pages.get(id);
      if (!page) return;
      pages.delete(id);
      void seeWhetherLeft(page);
    },
  };
}
