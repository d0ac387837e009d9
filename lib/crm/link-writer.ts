import type { Result } from '../result';
import type { CrmMessage, SiteRules, ToCrmMessage } from '../messages';
import type { CrmAdapter, LinkRefusal } from './adapter';
import type { Caret } from './caret';
import { createFollower, type Follower } from './follow-link';
import { createLinkPlace } from './link-place';
import type { Page } from './page';
import type { PageApi } from './page-api';
import type { RecordOpened } from './record-tracker';
import { writeLink, type LinkTask, type Placed } from './write-link';

type Order = Extract<ToCrmMessage, { type: 'write-link' }>;
export type LinkWord = Extract<CrmMessage, { type: 'link-written' | 'link-refused' }>;

/** What may come right while the record stays open: tried again whenever the page changes. */
const PASSING: readonly LinkRefusal[] = ['no-field', 'agent-typing'];

export interface LinkWriterNeeds {
  readonly page: Page;
  readonly caret: Caret;
  readonly adapter: CrmAdapter;
  readonly rules: SiteRules;
  /** The record as it was told and still stands. */
  readonly told: () => RecordOpened | undefined;
  readonly report: (word: LinkWord) => void;
  /** The CRM's own interface, where it has one. */
  readonly api: Pick<PageApi, 'set'> | undefined;
}

/** Carries out the background's orders to write a link, one at a time, the newest one. */
export interface LinkWriter {
  order(order: Order): void;
  /** Looks whether what could not be written before can be now, and what became of what was. */
  tryAgain(): void;
  /** The record was left, or nobody waits any more. */
  forget(): void;
}

/** What came of a link in one opening of a record. */
interface Done {
  readonly url: string;
  readonly visit: string;
  word: LinkWord;
  readonly follower?: Follower;
}

/**
 * Each order is answered once when it has to wait, and once at its end; what becomes of the link
 * afterwards is told too. An order for a record that is no longer in front is over, and the
 * background brings it again when the record is back. One that was carried out or refused in this
 * opening of the record is only answered again: the page is not touched twice.
 */
export function createLinkWriter(needs: LinkWriterNeeds): LinkWriter {
  let waiting: { readonly order: Order; readonly said?: LinkRefusal } | undefined;
  let done: Done | undefined;
  let busy = false;

  async function attempt(): Promise<void> {
    if (!waiting || busy) return;
    busy = true;
    const mine = waiting;
    const visit = needs.told()?.visit;
    const task = taskOf(needs, mine.order);
    const outcome = await writeLink(needs.page, needs.caret, task);
    busy = false;
    if (waiting?.order !== mine.order) {
      // Forgotten or replaced meanwhile: a finished write is still worth telling.
      if (outcome.ok) needs.report(wordOf(mine.order, outcome));
      void attempt();
      return;
    }
    const passing = !outcome.ok && PASSING.includes(outcome.error);
    if (passing && mine.said === outcome.error) return;
    const word = wordOf(mine.order, outcome);
    waiting = passing ? { order: mine.order, said: outcome.error } : undefined;
    if (!passing && visit !== undefined) done = end(task, visit, word, outcome);
    needs.report(word);
  }

  function end(
    task: LinkTask,
    visit: string,
    word: LinkWord,
    outcome: Result<Placed, LinkRefusal>,
  ): Done | undefined {
    // Another record in front is no answer of the page's: the order will come again.
    if (!outcome.ok && outcome.error === 'other-record') return undefined;
    const { page, caret, rules } = needs;
    return {
      ...{ url: task.url, visit, word },
      ...(outcome.ok
        ? { follower: createFollower(page, caret, task, outcome.value, rules.link.save) }
        : {}),
    };
  }

  /** What becomes of a link that stands in its field: stored, refused, taken out. */
  function follow(): void {
    if (!done?.follower || done.visit !== needs.told()?.visit) return;
    const news = done.follower.look(Date.now());
    if (!news) return;
    const { record, url } = done.word;
    done.word =
      news === 'saved'
        ? { type: 'link-written', record, url, state: 'saved' }
        : { type: 'link-refused', record, url, reason: news };
    needs.report(done.word);
  }

  return {
    order(order) {
      if (done?.url === order.url && done.visit === needs.told()?.visit) {
        needs.report(done.word);
        return;
      }
      if (!waiting || !isSame(waiting.order, order)) waiting = { order };
      void attempt();
    },
    tryAgain() {
      void attempt();
      follow();
    },
    forget() {
      waiting = undefined;
    },
  };
}

function isSame(some: Order, other: Order): boolean {
  return JSON.stringify(some) === JSON.stringify(other);
}

function wordOf({ record, url }: Order, outcome: Result<Placed, LinkRefusal>): LinkWord {
  return outcome.ok
    ? { type: 'link-written', record, url, state: 'in-field' }
    : { type: 'link-refused', record, url, reason: outcome.error };
}

function taskOf(needs: LinkWriterNeeds, order: Order): LinkTask {
  const { page, adapter, rules, api } = needs;
  const { record, url } = order;
  return {
    url,
    overwrite: rules.link.overwrite,
    place: createLinkPlace(page, adapter, rules),
    notThisRecord: () => notThisRecord(needs, order),
    ...(api && { setByApi: () => api.set({ record, url }) }),
  };
}

/** The worst mistake would be a link on another customer: address, told record and page must agree. */
function notThisRecord(
  { page, adapter, rules, told }: LinkWriterNeeds,
  { record, values }: Order,
): LinkRefusal | undefined {
  const address = new URL(page.document.location.href);
  const inFront = adapter.recordOf(page, address, rules);
  if (inFront !== record || told()?.record !== record) return 'other-record';
  const reading = adapter.readRecord(page, address, rules);
  if (reading.problems.some(({ reason }) => reason === 'being-edited')) return 'agent-typing';
  const agrees = values.every((wanted) =>
    reading.values.some((now) => now.column === wanted.column && now.value === wanted.value),
  );
  return agrees ? undefined : 'other-record';
}
