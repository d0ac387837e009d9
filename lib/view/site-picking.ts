import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FromPickerMessage, PickerStep, Proposal, ToPickerMessage } from '../picker-messages';
import type { Source } from '../settings/schema';
import { type PickedRecord, sourcesToKeep, withRecord } from './picked-records';
import { lineOfSource, matchPatternOf } from './settings-lines';
import { newSiteDraft, type SiteDraft } from './settings-site-draft';

/** A page of the CRM that was opened to be pointed at. */
export interface PickerTab {
  post(message: ToPickerMessage): void;
  /** Called for each checked message, and for each time a new page is there to be asked. */
  readonly on: {
    said(taker: (message: FromPickerMessage) => void): void;
    ready(taker: () => void): void;
    closed(taker: () => void): void;
  };
  /** Takes the picker out of the page. */
  leave(): void;
}

export interface SitePickingParts {
  /** Asks the browser for hosts; to be called in the click itself. */
  requestAccess(hosts: readonly string[]): Promise<boolean>;
  /** Opens an address in a tab and puts the picker into it. */
  openTab(address: string): Promise<PickerTab>;
  /** Brings the options page to the front again. */
  comeBack(): void;
}

/** Where the pointing has got to; `declined` and `closed` say why it ended. */
export type PickingStep =
  PickerStep | 'idle' | 'opening' | 'not-an-address' | 'declined' | 'closed';

export interface SitePicking {
  readonly step: ReadonlySignal<PickingStep>;
  /** Ways to the account number, and what they said of each record seen so far. */
  readonly proposals: ReadonlySignal<readonly Proposal[]>;
  readonly records: ReadonlySignal<readonly PickedRecord[]>;
  /** To be called in a click. `done` is given the site when all of it was pointed at. */
  begin(address: string, done: (site: SiteDraft) => void): Promise<void>;
  cancel(): void;
}

/** Keeps what was pointed at, whatever happens to the page; the picker in it knows nothing. */
export function createSitePicking(parts: SitePickingParts): SitePicking {
  const step = signal<PickingStep>('idle');
  const proposals = signal<readonly Proposal[]>([]);
  const records = signal<readonly PickedRecord[]>([]);
  let linkTo: readonly Source[] = [];
  let tab: PickerTab | undefined;

  function end(why: 'idle' | 'closed' = 'idle'): void {
    tab?.leave();
    tab = undefined;
    step.value = why;
  }

  function ask(next: PickerStep): void {
    step.value = next;
    const sources = next === 'compare' ? proposals.value.map(({ source }) => source) : [];
    tab?.post({ type: 'ask', step: next, sources });
  }

  function hear(
    message: FromPickerMessage,
    address: string,
    done: (site: SiteDraft) => void,
  ): void {
    switch (message.type) {
      case 'picked': {
        // Not checked as sources here: the settings refuse what is none when the site is saved.
        const ways = message.proposals as readonly Proposal[];
        if (step.value === 'value') {
          proposals.value = ways;
          ask('link');
        } else if (step.value === 'link') {
          linkTo = sourcesToKeep(ways, []);
          ask('compare');
        }
        return;
      }
      case 'skipped':
        if (step.value === 'link') ask('compare');
        return;
      case 'read':
        if (step.value === 'compare' && message.values.length === proposals.value.length) {
          records.value = withRecord(records.value, message);
        }
        return;
      case 'done':
        if (step.value !== 'compare') return;
        done(siteFrom(address, sourcesToKeep(proposals.value, records.value), linkTo));
        end();
        parts.comeBack();
        return;
      case 'cancelled':
        end();
        parts.comeBack();
    }
  }

  return {
    step: computed(() => step.value),
    proposals: computed(() => proposals.value),
    records: computed(() => records.value),

    async begin(typed, done) {
      const address = addressOf(typed);
      if (address === undefined) {
        step.value = 'not-an-address';
        return;
      }
      tab?.leave();
      step.value = 'opening';
      [proposals.value, records.value, linkTo] = [[], [], []];
      if (!(await parts.requestAccess([matchPatternOf(address)]))) {
        step.value = 'declined';
        return;
      }
      const opened = await parts.openTab(address);
      tab = opened;
      step.value = 'value';
      opened.on.said((message) => {
        if (tab === opened) hear(message, address, done);
      });
      // A page that was loaded anew has a picker that was asked nothing yet.
      opened.on.ready(() => {
        const current = step.value;
        if (
          tab === opened &&
          (current === 'value' || current === 'link' || current === 'compare')
        ) {
          ask(current);
        }
      });
      opened.on.closed(() => {
        if (tab === opened) end('closed');
      });
    },
    cancel: () => {
      end();
    },
  };
}

/** A whole address of a page, as a person types or pastes it. */
function addressOf(typed: string): string | undefined {
  const text = typed.trim();
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return text !== '' && !/\s/.test(text) && URL.canParse(whole) ? new URL(whole).href : undefined;
}

function siteFrom(address: string, from: readonly Source[], linkTo: readonly Source[]): SiteDraft {
  const key = `picked-${address}`;
  const site = newSiteDraft(key);
  const lines = (sources: readonly Source[]) => sources.map(lineOfSource).join('\n');
  return {
    ...site,
    name: new URL(address).hostname,
    matches: matchPatternOf(address),
    fields: site.fields.map((field) => ({ ...field, from: lines(from) })),
    linkTo: lines(linkTo),
  };
}
