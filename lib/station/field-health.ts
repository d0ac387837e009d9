import type { CrmMessage, FieldsView } from '../messages';
import type { Deed } from '../recorder/ledger/entry';
import type { Site } from '../settings/schema';
import { log } from '../log';
import type { fieldMemory } from './field-memory';

type Report = Extract<CrmMessage, { type: 'field-health' }>;
type Field = Report['fields'][number];

/** A field is lost when so many reports in a row did without it, which come once a minute, … */
export const LOST_AFTER_REPORTS = 5;
/** … over at least so long: records of another kind may not have it, and are looked at too, ms. */
export const LOST_AFTER_MS = 10 * 60_000;
/** The same field is not told of again within a day, ms. */
export const TOLD_AT_MOST_EVERY_MS = 24 * 3_600_000;
/** A find is written down again after this, ms. */
const WRITTEN_EVERY_MS = 3_600_000;

/** What passes by itself, or is true of the record and not of the selector. */
const NO_FAULT: readonly Field['problem'][] = [undefined, 'empty', 'being-edited'];

export interface FieldHealthNeeds {
  readonly now: () => number;
  readonly memory: typeof fieldMemory;
  readonly tell: (deed: Extract<Deed, { kind: 'field-lost' }>) => void;
  /** What `view` says is another now. */
  readonly changed: () => void;
}

/** Where a report came from. */
interface Origin {
  readonly page: string;
  readonly tab: number;
}

/** How the sites' fields are found, as their pages report. */
export interface FieldHealth {
  reported(from: Origin, site: Site, report: Report): Promise<void>;
  gone(page: string): void;
  /**
   * The fields of a site, or of the one that was reported on last, as its newest page finds them;
   * undefined while none is open.
   */
  view(site?: string): FieldsView | undefined;
}

interface Missing {
  readonly since: number;
  readonly reports: number;
}

export function createFieldHealth(needs: FieldHealthNeeds): FieldHealth {
  const { now, memory } = needs;
  const reports = new Map<
    string,
    Origin & { readonly site: Site; readonly fields: readonly Field[] }
  >();
  const missing = new Map<string, Missing>();

  const newest = (id?: string) =>
    [...reports.values()].findLast(({ site }) => id === undefined || site.id === id);

  /** A page and its frames each find a part: what any of them finds is found. */
  function fieldsOf(tab: number, site: Site): Field[] {
    const told = [...reports.values()].filter(
      (each) => each.tab === tab && each.site.id === site.id,
    );
    return site.fields.flatMap(({ column }) => {
      const all = told.flatMap(({ fields }) => fields.filter((each) => each.column === column));
      return all.find(({ problem }) => problem === undefined) ?? all.at(-1) ?? [];
    });
  }

  async function remember(site: string, { column, problem }: Field): Promise<void> {
    const key = JSON.stringify([site, column]);
    const at = now();
    if (problem === undefined) {
      missing.delete(key);
      const before = await memory.load(site, column);
      if (before && at - before.foundAt < WRITTEN_EVERY_MS) return;
      await memory.save(site, column, { ...before, foundAt: at });
      return;
    }
    if (NO_FAULT.includes(problem)) return;
    const { since, reports: count } = missing.get(key) ?? { since: at, reports: 0 };
    missing.set(key, { since, reports: count + 1 });
    if (count + 1 < LOST_AFTER_REPORTS || at - since < LOST_AFTER_MS) return;
    const before = await memory.load(site, column);
    if (!before || at - (before.toldAt ?? Number.NEGATIVE_INFINITY) < TOLD_AT_MOST_EVERY_MS) return;
    await memory.save(site, column, { ...before, toldAt: at });
    needs.tell({ kind: 'field-lost', site, column, why: problem });
  }

  return {
    async reported({ page, tab }, site, { fields }) {
      reports.delete(page);
      reports.set(page, { page, tab, site, fields });
      needs.changed();
      for (const field of fieldsOf(tab, site)) {
        await remember(site.id, field).catch((error: unknown) => {
          log.error('how a field is found could not be kept', error);
        });
      }
    },
    gone(page) {
      if (reports.delete(page)) needs.changed();
    },
    view(id) {
      const last = newest(id);
      const fields = last ? fieldsOf(last.tab, last.site) : [];
      if (!last || fields.length === 0) return undefined;
      const lost = fields.filter(({ problem }) => !NO_FAULT.includes(problem));
      const readAt = fields.flatMap(({ lastReadAt = [] }) => lastReadAt);
      return {
        siteName: last.site.name,
        of: fields.length,
        missing: lost.map(({ column, problem = 'not-found' }) => ({ column, why: problem })),
        ...(readAt.length > 0 && { lastReadAt: Math.min(Math.max(...readAt), now()) }),
      };
    },
  };
}
