import type { RecorderEvent } from './events';
import { noteSecurePause } from './intent';
import type { RecorderRules } from './rules';
import type { RecorderState } from './state';

type EventOf<T extends RecorderEvent['type']> = Extract<RecorderEvent, { type: T }>;

/** A card form that a page says it shows. */
export interface CardForm {
  readonly tab: number;
  /** Names the document in the tab: another document is another page, whatever it says. */
  readonly document: string;
  readonly site: string;
  /** By its rule it starts no pause; it only keeps one from ending by itself. */
  readonly quiet?: true;
  /** The page says that the form is gone: its word alone, ms since the epoch. */
  readonly saidGoneAt?: number;
}

const KEPT_FORMS = 50;

/**
 * A page's word on its card form. That it came up may start a pause, once for each time it comes
 * up; that it is gone ends nothing, for a page may lie: the form counts until the background has
 * seen the document leave.
 */
export function noteCardForm(
  state: RecorderState,
  event: EventOf<'card-form'>,
  rules: RecorderRules,
): RecorderState {
  const { tab, document, site, present, quiet, at } = event;
  const known = state.cardForms.find((form) => form.document === document);
  const others = state.cardForms.filter((form) => form !== known);
  if (!present) {
    return known && known.saidGoneAt === undefined
      ? { ...state, cardForms: [...others, { ...known, saidGoneAt: at }] }
      : state;
  }
  const form = { tab, document, site, ...(quiet && { quiet }) };
  const cardForms = [...others, form].slice(-KEPT_FORMS);
  const isNew = known === undefined || known.saidGoneAt !== undefined || known.quiet === true;
  const told = { ...state, cardForms };
  if (!isNew || quiet || rules.sites[site]?.pauseOnCardForm !== true) return told;
  return noteSecurePause(told, { type: 'secure-pause', at, act: event.act, by: 'page' }, rules);
}

/** The background saw a tab close, leave its address, or show another document (`stays`). */
export function noteTabLeft(
  state: RecorderState,
  { tab, stays }: EventOf<'tab-left'>,
): RecorderState {
  const cardForms = state.cardForms.filter((form) => form.tab !== tab || form.document === stays);
  return cardForms.length === state.cardForms.length ? state : { ...state, cardForms };
}
