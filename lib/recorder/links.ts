import { isOver } from './call';
import type { RecorderRules } from './rules';
import type { RecorderState } from './state';
import type { Tag } from './tags';

/**
 * A recording's link on its way into the CRM record that the recording was tagged from.
 * `kept`: not due yet; `waiting`: due, for its record to be in front; `handed-over`: a page is
 * writing it; then what the page reported: `written`, it stands in the field; `saved`, the CRM shows
 * it as a value of its own; `refused`.
 */
export interface LinkWrite {
  readonly id: string;
  readonly generation: number;
  readonly url: string;
  readonly site: string;
  readonly record: string;
  readonly values: readonly { readonly column: string; readonly value: string }[];
  readonly state: 'kept' | 'waiting' | 'handed-over' | 'written' | 'saved' | 'refused';
  readonly page?: string;
  readonly reason?: string;
}

const KEPT_LINKS = 20;

/** Refusals that do not pass by themselves. */
const FINAL: readonly string[] = ['not-empty', 'not-kept', 'not-editable', 'refused-by-page'];

/** A link to hand to a page now. */
export interface DueLink {
  readonly link: LinkWrite;
  readonly page: string;
}

/**
 * A tag was acknowledged: its record is where the recording's link belongs. The newest record
 * wins while nothing was written, for a corrected tag corrects the record too.
 */
export function linkForTag(state: RecorderState, tag: Tag, rules: RecorderRules): RecorderState {
  const url = state.call.url;
  const when = rules.sites[tag.site]?.linkWhen ?? 'never';
  if (url === undefined || when === 'never' || tag.generation !== state.call.generation)
    return state;
  const link: LinkWrite = {
    id: `link:${String(tag.generation)}`,
    generation: tag.generation,
    url,
    site: tag.site,
    record: tag.record,
    values: [{ column: tag.column, value: tag.value }],
    state: when === 'at-once' ? 'waiting' : 'kept',
  };
  const before = state.links.find((each) => each.id === link.id);
  if (before && isInRecord(before) && before.record === link.record) return state;
  const others = state.links.filter((each) => each.id !== link.id);
  return { ...state, links: [...others, link].slice(-KEPT_LINKS) };
}

/** The call of a kept link is over (or another one began): the link is due. */
export function releaseLinks(state: RecorderState): RecorderState {
  return {
    ...state,
    links: state.links.map((link) =>
      link.state === 'kept' && isOver(state.call, link.generation)
        ? { ...link, state: 'waiting' }
        : link,
    ),
  };
}

/** The link that may be written now: its record is in front of a page, with the same values. */
export function dueLink(state: RecorderState): DueLink | undefined {
  for (const link of state.links) {
    if (link.state !== 'waiting') continue;
    const offer = state.offers.find(
      (each) =>
        each.site === link.site &&
        each.record === link.record &&
        link.values.every((wanted) =>
          each.values.some(
            (value) => value.column === wanted.column && value.value === wanted.value,
          ),
        ),
    );
    if (offer) return { link, page: offer.page };
  }
  return undefined;
}

/** A page was asked to write the link. */
export function handOver(state: RecorderState, id: string, page: string): RecorderState {
  return changeLink(
    state,
    (link) => link.id === id,
    (link) => ({ ...link, state: 'handed-over', page }),
  );
}

/** What a page reports on a link. Only the page that was asked for it, of its record, is believed. */
export interface LinkReport {
  readonly page: string;
  readonly record: string;
  readonly url: string;
}

/**
 * The link stands in the record's field, or is saved with the record. The page may have tried again
 * by itself after it first could not.
 */
export function linkWritten(
  state: RecorderState,
  report: LinkReport,
  saved: boolean,
): RecorderState {
  return changeLink(state, isOpenFor(report), ({ reason: _, ...link }) => ({
    ...link,
    state: saved ? 'saved' : 'written',
  }));
}

/**
 * A page could not write the link. What may come right by itself (another record in front, no
 * field yet, the agent typing) waits for the record to be opened again; the rest is refused. So is a
 * link that was in its field and that the page did not keep.
 */
export function linkRefused(
  state: RecorderState,
  report: LinkReport,
  reason: string,
): RecorderState {
  const final = FINAL.includes(reason);
  return changeLink(state, isOpenFor(report), (link) =>
    // What passes is said of a link that is not written yet, and by nobody of one that is.
    link.state === 'written' && !final
      ? link
      : { ...link, state: final ? 'refused' : 'kept', reason },
  );
}

/** The background came up anew: every page will tell again what it shows. */
export function forgetPages(state: RecorderState): RecorderState {
  const waiting = changeLink(
    state,
    (link) => link.state === 'handed-over',
    (link) => ({ ...link, state: 'waiting' }),
  );
  return { ...waiting, offers: [] };
}

/** The page a link was handed to is gone or shows another record: the link waits again. */
export function takeBack(state: RecorderState, page: string): RecorderState {
  return changeLink(
    state,
    (link) => link.state === 'handed-over' && link.page === page,
    (link) => ({ ...link, state: 'waiting' }),
  );
}

/** The page was asked to write the link, and what becomes of it is not known to the end. */
function isOpenFor({ page, record, url }: LinkReport) {
  return (link: LinkWrite) =>
    link.page === page && link.record === record && link.url === url && link.state !== 'saved';
}

const isInRecord = ({ state }: LinkWrite) => state === 'written' || state === 'saved';

function changeLink(
  state: RecorderState,
  which: (link: LinkWrite) => boolean,
  change: (link: LinkWrite) => LinkWrite,
): RecorderState {
  return { ...state, links: state.links.map((link) => (which(link) ? change(link) : link)) };
}
