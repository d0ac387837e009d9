import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ActivityPage, PageMessage } from '../messages';
import type { LedgerVerdict } from '../recorder/ledger/verdict';
import { ACTIVITY_FILES, ACTIVITY_GROUPS, type ActivityGroup } from './activity-words';
import { isActivityPage, isExportPart, isVerdictReply } from './settings-replies';

/** Rows on a page. */
const PAGE_SIZE = 20;

type PageRequest = Extract<PageMessage, { type: 'get-activity' }>;
type PlaceOnPage = PageRequest['page'];

/** What is shown: a group of kinds, and local days as a date input has them; empty: no bound. */
export interface ActivityFilter {
  readonly group: ActivityGroup;
  readonly from: string;
  readonly to: string;
}

export type ActivityForm = 'csv' | 'json';
/** Where to turn the page to. */
export type Turn = 'newest' | 'newer' | 'older' | 'oldest';

export type ExportState = 'idle' | 'running' | 'done' | 'lost';

export type LedgerCheck =
  | { readonly kind: 'idle' | 'running' | 'lost' | 'unreadable' }
  | { readonly kind: 'done'; readonly verdict: LedgerVerdict };

/** The part of the options page that shows the ledger. */
export interface Activity {
  /** The page in front; undefined until one came. */
  readonly page: ReadonlySignal<ActivityPage | undefined>;
  readonly filter: ReadonlySignal<ActivityFilter>;
  /** No answer came to the last wish for a page. */
  readonly lost: ReadonlySignal<boolean>;
  readonly exporting: ReadonlySignal<ExportState>;
  readonly check: ReadonlySignal<LedgerCheck>;
  /** Fetches the page in front anew. */
  refresh(): Promise<void>;
  turn(to: Turn): Promise<void>;
  /** Shows other entries, beginning with the newest. */
  choose(change: Partial<ActivityFilter>): Promise<void>;
  /** Hands the person the whole ledger as a file, whatever is shown. */
  export(form: ActivityForm): Promise<void>;
  /** @param anchor a head that the person brought along, as `sequence:hash`; may be empty. */
  verify(anchor: string): Promise<void>;
}

export interface ActivityParts {
  /** Sends a message; undefined when no reply of the right shape came. */
  ask<T>(message: PageMessage, isReply: (reply: unknown) => reply is T): Promise<T | undefined>;
  saveFile(name: string, text: string): void;
}

/** No method rejects. */
export function createActivity({ ask, saveFile }: ActivityParts): Activity {
  const page = signal<ActivityPage>();
  const filter = signal<ActivityFilter>({ group: 'all', from: '', to: '' });
  const place = signal<PlaceOnPage>('newest');
  const lost = signal(false);
  const exporting = signal<ExportState>('idle');
  const check = signal<LedgerCheck>({ kind: 'idle' });
  let asked = 0;

  async function show(wanted: PlaceOnPage): Promise<void> {
    place.value = wanted;
    const turn = (asked += 1);
    const message = { page: wanted, size: PAGE_SIZE, filter: messageFilter(filter.value) };
    const reply = await ask({ type: 'get-activity', ...message }, isActivityPage);
    // Only the last wish counts, in whatever order the replies come.
    if (turn !== asked) return;
    batch(() => {
      lost.value = !reply;
      if (reply) page.value = reply;
    });
  }

  async function readFile(form: ActivityForm): Promise<string | undefined> {
    const texts: string[] = [];
    let next: Extract<PageMessage, { type: 'export-activity' }>['next'];
    for (;;) {
      const place = next ? { next } : {};
      const part = await ask({ type: 'export-activity', form, ...place }, isExportPart);
      if (!part) return undefined;
      texts.push(part.text);
      if (!part.next) return texts.join('');
      next = part.next;
    }
  }

  return {
    page: computed(() => page.value),
    filter: computed(() => filter.value),
    lost: computed(() => lost.value),
    exporting: computed(() => exporting.value),
    check: computed(() => check.value),
    refresh: () => show(place.value),
    turn: (to) => show(placeOf(to, page.value)),
    choose(change) {
      filter.value = { ...filter.value, ...change };
      return show('newest');
    },
    async export(form) {
      if (exporting.value === 'running') return;
      exporting.value = 'running';
      const text = await readFile(form);
      if (text !== undefined) saveFile(ACTIVITY_FILES[form], text);
      exporting.value = text === undefined ? 'lost' : 'done';
      // The export is an entry itself.
      await show(place.value);
    },
    async verify(anchor) {
      if (check.value.kind === 'running') return;
      check.value = { kind: 'running' };
      const brought = anchor.trim() === '' ? {} : { anchor: anchor.trim() };
      const reply = await ask({ type: 'verify-activity', ...brought }, isVerdictReply);
      if (!reply) check.value = { kind: 'lost' };
      else if (!reply.verdict) check.value = { kind: 'unreadable' };
      else check.value = { kind: 'done', verdict: reply.verdict };
    },
  };
}

function placeOf(to: Turn, page: ActivityPage | undefined): PlaceOnPage {
  if (to === 'newest' || to === 'oldest') return to;
  const row = to === 'older' ? page?.rows.at(-1) : page?.rows[0];
  if (!row) return 'newest';
  const key = { at: row.entry.at, sequence: row.sequence };
  return to === 'older' ? { olderThan: key } : { newerThan: key };
}

function messageFilter({ group, from, to }: ActivityFilter): PageRequest['filter'] {
  const [first, last] = [dayOf(from), dayOf(to)];
  return {
    kinds: [...ACTIVITY_GROUPS[group].kinds],
    ...(first ? { from: first.getTime() } : {}),
    ...(last ? { to: new Date(last).setDate(last.getDate() + 1) - 1 } : {}),
  };
}

/** The beginning of a local day; a date input that is not filled in, or only half, has none. */
function dayOf(text: string): Date | undefined {
  if (!/^\d{4,6}-\d\d-\d\d$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}
