import { ok, type Result } from '../result';
import type { CrmMessage, SiteRules, ToCrmMessage } from '../messages';
import type { CrmAdapter, LinkRefusal } from './adapter';
import type { Page } from './page';
import type { RecordOpened } from './record-tracker';
import { writeLink } from './write-link';

type Order = Extract<ToCrmMessage, { type: 'write-link' }>;

/** What may come right while the record stays open: tried again whenever the page changes. */
const PASSING: readonly LinkRefusal[] = ['no-field', 'agent-typing'];

export interface LinkWriterNeeds {
  readonly page: Page;
  readonly adapter: CrmAdapter;
  readonly rules: SiteRules;
  /** The record as it was told and still stands. */
  readonly told: () => RecordOpened | undefined;
  readonly report: (word: Extract<CrmMessage, { type: 'link-written' | 'link-refused' }>) => void;
}

/** Carries out the background's orders to write a link, one at a time, the newest one. */
export interface LinkWriter {
  order(order: Order): void;
  /** Looks whether what could not be written before can be now. */
  tryAgain(): void;
  /** The record was left, or nobody waits any more. */
  forget(): void;
}

/**
 * Each order is answered once when it has to wait, and once at its end; an order for a record that
 * is no longer in front is over, and the background brings it again when the record is back.
 */
export function createLinkWriter(needs: LinkWriterNeeds): LinkWriter {
  let waiting: { readonly order: Order; readonly said?: LinkRefusal } | undefined;
  let busy = false;

  async function attempt(): Promise<void> {
    if (!waiting || busy) return;
    busy = true;
    const mine = waiting;
    const outcome = await carryOut(needs, mine.order);
    busy = false;
    if (waiting !== mine) {
      // Forgotten or replaced meanwhile: a finished write is still worth telling.
      if (outcome.ok) report(mine.order, outcome);
      void attempt();
      return;
    }
    const passing = !outcome.ok && PASSING.includes(outcome.error);
    if (!passing) waiting = undefined;
    else if (mine.said === outcome.error) return;
    else waiting = { order: mine.order, said: outcome.error };
    report(mine.order, outcome);
  }

  function report({ record, url }: Order, outcome: Result<void, LinkRefusal>): void {
    needs.report(
      outcome.ok
        ? { type: 'link-written', record, url }
        : { type: 'link-refused', record, url, reason: outcome.error },
    );
  }

  return {
    order(order) {
      waiting = { order };
      void attempt();
    },
    tryAgain() {
      void attempt();
    },
    forget() {
      waiting = undefined;
    },
  };
}

function carryOut(needs: LinkWriterNeeds, order: Order): Promise<Result<void, LinkRefusal>> {
  const { page, adapter, rules } = needs;
  return writeLink(page, {
    url: order.url,
    overwrite: rules.link.overwrite,
    findField: () => {
      const field = adapter.findLinkField(page, rules);
      return field.ok ? ok(field.value) : field;
    },
    notThisRecord: () => notThisRecord(needs, order),
  });
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
