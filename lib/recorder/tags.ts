import { hasCardNumber, isBoxOfCard } from './card-guard';
import type { ProblemText } from './claim';
import { callIsOn } from './call';
import type { RecorderRules, SiteTagRules } from './rules';
import type { RecorderState } from './state';
import { problemText } from '../words';

/** A value a page offers for a column, with the exact form that may pass the card guard. */
export interface OfferedValue {
  readonly column: string;
  readonly value: string;
  readonly allowCardLike?: { readonly length: number; readonly prefix: string };
}

/** The record a page has in front. One per page; gone the moment the record is left. */
export interface Offer {
  /** Names the page's document, not the tab. */
  readonly page: string;
  readonly site: string;
  readonly record: string;
  /** Names this opening of the record; the same opening may be told again by another port. */
  readonly visit: string;
  readonly values: readonly OfferedValue[];
  /** When its values were first read, ms since the epoch, by the page's word. */
  readonly at: number;
}

/** An opening of a record and the call it was first bound to. It binds by itself only there. */
export interface Binding {
  readonly visit: string;
  readonly generation: number;
  /** The record was left before all of it was sent: it binds again if the same opening comes back. */
  readonly left?: true;
}

/**
 * A value on its way to one recording. `offered` waits for the agent, `asking` for the answer to
 * a question; `due`, `checked`, `sent` are the steps of the write, `written` waits to be read back
 * where the site wants that; then one of the three words.
 */
export interface Tag {
  readonly id: string;
  /** The opening of the record it was read in: sent only while that is still in front. */
  readonly visit: string;
  /** Typed for the call that was on, and read in no record: no page has to be in front. */
  readonly typed?: true;
  readonly site: string;
  readonly record: string;
  readonly column: string;
  readonly value: string;
  readonly generation: number;
  readonly state:
    | 'offered'
    | 'asking'
    | 'due'
    | 'checked'
    | 'sent'
    | 'written'
    | 'acknowledged'
    | 'refused'
    | 'unknown';
  /** The call index, known when the value came or at the latest before it is written. */
  readonly index?: string;
  /** The index is not known: the port must have been read after this, ms since the epoch. */
  readonly readAfter?: number;
  /** The call could not be told just now: asked again then, ms since the epoch. */
  readonly notBefore?: number;
  readonly tries: number;
  readonly at: number;
  readonly problem?: ProblemText;
}

/** How many tags are kept for the screens, those of earlier calls included. */
export const KEPT_TAGS = 60;
const KEPT_BINDINGS = 200;
/** Page and background may read the same clock this far apart, ms. */
const CLOCKS_APART_MS = 100;

const UNSENT: readonly Tag['state'][] = ['offered', 'asking', 'due', 'checked'];
const MAY_BE_TAKEN_BACK: readonly Tag['state'][] = [...UNSENT, 'refused', 'unknown'];

/** Whether nothing of a tag has left yet. */
export const isUnsent = ({ state }: Tag): boolean => UNSENT.includes(state);

/** A record came to the front of a page: remember it, and bind it to the call that is on. */
export function openRecord(
  state: RecorderState,
  offer: Offer,
  now: number,
  rules: RecorderRules,
): RecorderState {
  const before = state.offers.find((each) => each.page === offer.page);
  const cleared = before?.visit === offer.visit ? state : leaveRecord(state, offer.page);
  const others = cleared.offers.filter((each) => each.page !== offer.page);
  return bindOffers({ ...cleared, offers: [...others, offer] }, now, rules);
}

/** The record is no longer in front: what was not sent for it is dropped. */
export function leaveRecord(state: RecorderState, page: string): RecorderState {
  const left = state.offers.find((each) => each.page === page)?.visit;
  const offers = state.offers.filter((each) => each.page !== page);
  // A page that lost its port and came back at once may have told the same opening already.
  if (left === undefined || offers.some((each) => each.visit === left)) return { ...state, offers };
  const isDropped = (tag: Tag) => tag.visit === left && UNSENT.includes(tag.state);
  const dropped = state.tags.filter(isDropped).map((tag) => tag.generation);
  return {
    ...state,
    offers,
    tags: state.tags.filter((tag) => !isDropped(tag)),
    bindings: state.bindings.map((each) =>
      each.visit === left && dropped.includes(each.generation) ? { ...each, left: true } : each,
    ),
  };
}

/** Whether the port was read since the last step of a tag, where only the states tell the call. */
export function isReadSince({ audio }: RecorderState, { readAfter }: Tag): boolean {
  return (
    readAfter !== undefined && audio.reading !== undefined && audio.reading.askedAt >= readAfter
  );
}

/** Whether the port was out of sight since a value was read, so that only an index could tell the call. */
export function wasOutOfSight({ call }: RecorderState, { at }: Tag): boolean {
  return call.gapAt !== undefined && call.gapAt >= at;
}

/** Whether another call than the one a value was read in is on. */
export function isAnotherCall({ call }: RecorderState, { generation, index }: Tag): boolean {
  return generation !== call.generation || (index !== undefined && index !== call.index);
}

/** Whether the opening of the record a tag was read in is still in front of some page. */
export function isInFront(state: RecorderState, tag: Tag): boolean {
  return tag.typed === true || state.offers.some((offer) => offer.visit === tag.visit);
}

/**
 * Binds what is in front to the call that is on. A value read before the call, or already bound
 * to another one, only waits for the agent's click; but it may bind once by itself to the first
 * call that starts within the site's hold time.
 */
export function bindOffers(state: RecorderState, now: number, rules: RecorderRules): RecorderState {
  if (!callIsOn(state.call)) return state;
  return state.offers.reduce((folded, offer) => bindOne(folded, offer, now, rules), state);
}

function bindOne(
  state: RecorderState,
  offer: Offer,
  now: number,
  rules: RecorderRules,
): RecorderState {
  const site = rules.sites[offer.site];
  if (!site) return state;
  const { generation, startedAt = now } = state.call;
  const isOfCall = (each: Binding) => each.visit === offer.visit && each.generation === generation;
  if (state.bindings.some((each) => isOfCall(each) && !each.left)) return state;
  const isBoundElsewhere = state.bindings.some(
    (each) => each.visit === offer.visit && each.generation !== generation,
  );
  // An opening that lies ahead was timed before the clock was set back: in no call we know of.
  const intended =
    offer.at <= now + CLOCKS_APART_MS &&
    (offer.at >= startedAt || startedAt - offer.at <= site.holdMs);
  const when = !isBoundElsewhere && intended ? site.when : 'click';
  const others = state.bindings.filter((each) => !isOfCall(each));
  const bindings = [...others, { visit: offer.visit, generation }].slice(-KEPT_BINDINGS);
  return offer.values.reduce<RecorderState>(
    (folded, value) => addTag(folded, offer, value, { ...site, when }, now),
    { ...state, bindings },
  );
}

function addTag(
  state: RecorderState,
  offer: Offer,
  offered: OfferedValue,
  site: SiteTagRules,
  now: number,
): RecorderState {
  const { column, value } = offered;
  const isCurrent = (tag: Tag) => tag.generation === state.call.generation && tag.column === column;
  // What only waits for a click, or was refused, is no tag yet: it stands in nobody's way.
  const standing = state.tags.filter(
    (tag) => isCurrent(tag) && tag.state !== 'refused' && tag.state !== 'offered',
  );
  if (standing.some((tag) => tag.value === value)) return state;
  if (standing.length > 0 && site.which === 'first') return state;
  const { index } = state.call;
  const tag: Tag = {
    id: `${String(state.call.generation)}:${column}:${String(now)}:${String(state.tags.length)}`,
    visit: offer.visit,
    site: offer.site,
    record: offer.record,
    column,
    value,
    generation: state.call.generation,
    state: firstState(standing.length > 0, site),
    ...(index === undefined ? { readAfter: now } : { index }),
    tries: 0,
    at: now,
  };
  const guarded: Tag = looksLikeCard(offered, offer)
    ? { ...tag, value: '', state: 'refused', problem: problemText('card_like_value') }
    : tag;
  const others = state.tags.filter(
    (each) => !(isCurrent(each) && each.state === 'offered' && each.value === value),
  );
  return { ...state, tags: [...others, guarded].slice(-KEPT_TAGS) };
}

function firstState(another: boolean, site: SiteTagRules): Tag['state'] {
  if (another && site.which === 'confirm') return 'asking';
  return site.when === 'auto' ? 'due' : 'offered';
}

/** By itself, or together with the values beside it. */
function looksLikeCard(offered: OfferedValue, { values }: Offer): boolean {
  const { value, allowCardLike } = offered;
  const texts = values.map((each) => each.value);
  return (
    hasCardNumber(value, allowCardLike && [allowCardLike]) ||
    isBoxOfCard(texts, values.indexOf(offered))
  );
}

/** The agent's answer to the question whether a second account replaces the first. */
export function answerQuestion(state: RecorderState, id: string, assign: boolean): RecorderState {
  return {
    ...state,
    tags: state.tags.flatMap((tag) => {
      if (tag.id !== id || tag.state !== 'asking') return [tag];
      return assign ? [{ ...tag, state: 'due' as const }] : [];
    }),
  };
}

/** The agent's click on *Assign field*: what waits for a click may go. */
export function assignOffered(state: RecorderState): RecorderState {
  return {
    ...state,
    tags: state.tags.map((tag) =>
      tag.state === 'offered' && tag.generation === state.call.generation
        ? { ...tag, state: 'due' }
        : tag,
    ),
  };
}

/**
 * The agent takes a value back before it is sent, or has seen that it was not written. One that is
 * on its way or written can only be replaced.
 */
export function withdrawTag(state: RecorderState, id: string): RecorderState {
  return {
    ...state,
    tags: state.tags.filter((tag) => tag.id !== id || !MAY_BE_TAKEN_BACK.includes(tag.state)),
  };
}

/** Replaces one tag by what `change` makes of it. */
export function changeTag(
  state: RecorderState,
  id: string,
  change: (tag: Tag) => Tag,
): RecorderState {
  return { ...state, tags: state.tags.map((tag) => (tag.id === id ? change(tag) : tag)) };
}

/** The call is over, or another began: tags that were not sent for it are told, never sent. */
export function dropUnsent(state: RecorderState): RecorderState {
  const { on, generation } = state.call;
  return {
    ...state,
    tags: state.tags.flatMap((tag) => {
      if (on && tag.generation === generation) return [tag];
      if (tag.state === 'sent')
        return [
          { ...tag, state: 'unknown' as const, problem: problemText('tag_perhaps_other_call') },
        ];
      // It is known to stand on its call; that it could not be read back any more is told.
      if (tag.state === 'written') return [{ ...tag, state: 'acknowledged' as const }];
      if (!UNSENT.includes(tag.state)) return [tag];
      return tag.state === 'due' || tag.state === 'checked'
        ? [{ ...tag, state: 'refused' as const, problem: problemText('tag_call_over') }]
        : [];
    }),
  };
}

/**
 * The port was out of sight for so long that another call may be on. Tags whose call has no index
 * to ask for are in doubt.
 */
export function dropOutOfSight(state: RecorderState): RecorderState {
  return {
    ...state,
    tags: state.tags.map((tag) => {
      if (tag.readAfter === undefined) return tag;
      if (tag.state === 'sent')
        return { ...tag, state: 'unknown', problem: problemText('tag_perhaps_other_call') };
      return UNSENT.includes(tag.state)
        ? { ...tag, state: 'refused', problem: problemText('tag_call_over') }
        : tag;
    }),
  };
}
