/**
 * Which record is on screen, and since when it can be believed. Pure: sightings in, words out.
 *
 *                 other address: record-left at once
 *        ┌──────────────────────────────────────────────┐
 *        ▼                                              │
 *   ┌─────────┐  same values, quiet long enough    ┌────┴────┐
 *   │ waiting ├───────────────────────────────────►│ opened  │
 *   └─────────┘                                    └──┬───┬──┘
 *        ▲   a different value: record-left at once   │   │ no value any more for 300 ms:
 *        ├────────────────────────────────────────────┘   │ record-left, the visit is kept
 *        │                                                ▼
 *        │   a different value, other address        ┌─────────┐
 *        └───────────────────────────────────────────┤ faded   │── values back ──► opened (same visit)
 *                                                    └─────────┘
 *
 * In single-page CRMs the address changes up to 720 ms before the account number does (measured on
 * products in use), so for a while the last customer's number stands under the next customer's
 * address. A value that was seen under an earlier address therefore has to stay for 2 s; another
 * one, which the page must have loaded since, for 300 ms.
 *
 * An agent who clicks on quickly leaves addresses whose answer is still on its way, and an answer
 * that is late may be shown under the next address: a number nobody has seen before, and yet of
 * another customer. While such an answer may still come, a new value has to stay for 2 s too.
 */
import type { CrmMessage } from '../messages';
import type { RecordReading, RecordValue } from './adapter';

export type RecordOpened = Extract<CrmMessage, { type: 'record-opened' }>;
export type RecordLeft = Extract<CrmMessage, { type: 'record-left' }>;

/** How long values must stay as they are before they are believed, ms. */
export const QUIET_MS = 300;
/** The same for values that may be an earlier address's, ms. */
export const QUIET_WHEN_DOUBTFUL_MS = 2000;
/** How long a column may be missing before the record is told without it, ms. */
export const QUIET_WHEN_MISSING_MS = 1000;
/** How long after it was asked for an answer may still come, ms. */
export const LATE_ANSWER_MS = 2000;
/** Two sightings further apart than this (sleep, hidden tab) say nothing of the time between, ms. */
export const LONGEST_GAP_MS = 1500;

/** How many values of earlier addresses are remembered. */
const KEPT_VALUES = 64;

/** One look at the page. */
export interface Sighting {
  /** ms since the epoch. */
  readonly at: number;
  /** Names the record by its address; undefined where the address is of no use. */
  readonly record: string | undefined;
  readonly reading: RecordReading;
}

type Word = RecordOpened | RecordLeft;

export interface RecordTracker {
  /** Takes one look in and returns what the background must be told, in order. */
  see(sighting: Sighting): Word[];
  /** The address is another one, before the page was looked at under it. */
  go(at: number, record: string | undefined): Word[];
  /** What is around this page went to another address: what stands may be the last record's. */
  doubt(at: number): Word[];
  /** When the next look is due, ms since the epoch, if something waits to become believable. */
  lookAgainAt(): number | undefined;
  /** The record as it was told and still stands. */
  told(): RecordOpened | undefined;
}

type Values = readonly RecordValue[];

/** @param newId names a visit: 8 to 64 letters, digits and hyphens, never the same twice */
export function createRecordTracker(newId: () => string): RecordTracker {
  let address: string | undefined;
  let addressSince = 0;
  /** What the address before this one showed: the last customer, perhaps still on screen. */
  let earlier: Values = [];
  /** Until when the answer of an address that was left too soon may still be shown. */
  let strayUntil = Number.NEGATIVE_INFINITY;
  /** What this address has shown so far. */
  let seen: Values = [];
  let candidate: { readonly values: Values; readonly since: number } | undefined;
  let visit: { readonly told: boolean; readonly word: RecordOpened } | undefined;
  let lastSeenAt = Number.NEGATIVE_INFINITY;
  let dueAt: number | undefined;

  function leave(): RecordLeft[] {
    const words: RecordLeft[] = visit?.told ? [{ type: 'record-left' }] : [];
    earlier = [...(visit ? [] : earlier), ...seen].slice(-KEPT_VALUES);
    seen = [];
    visit = undefined;
    return words;
  }

  function goTo(at: number, record: string): RecordLeft[] {
    if (!visit && address !== undefined) {
      strayUntil = Math.max(strayUntil, addressSince + LATE_ANSWER_MS);
    }
    const words = leave();
    address = record;
    addressSince = at;
    candidate = undefined;
    return words;
  }

  function wait(record: string, since: number, reading: RecordReading): number | undefined {
    const { values, problems } = reading;
    if (visit?.told) {
      if (sameValues(values, visit.word.values)) return undefined;
      const isPartOf = values.length > 0 && !visit.word.values.every((each) => holds(values, each));
      return isPartOf ? QUIET_WHEN_MISSING_MS : QUIET_MS;
    }
    if (values.length === 0 || record === '') return undefined;
    if (visit) return QUIET_MS;
    const isDoubtful = since < strayUntil || values.some((each) => holds(earlier, each));
    if (isDoubtful) return QUIET_WHEN_DOUBTFUL_MS;
    return problems.length > 0 ? QUIET_WHEN_MISSING_MS : QUIET_MS;
  }

  function tell(record: string, values: Values, since: number): Word {
    if (visit && values.length === 0) {
      visit = { ...visit, told: false };
      return { type: 'record-left' };
    }
    const opening = visit?.word ?? { visit: newId(), openedAt: since };
    const word: RecordOpened = {
      type: 'record-opened',
      record,
      visit: opening.visit,
      openedAt: opening.openedAt,
      values: [...values],
    };
    visit = { told: true, word };
    seen = values;
    return word;
  }

  function see({ at, record = '', reading }: Sighting): Word[] {
    const words: Word[] = record === address ? [] : goTo(at, record);
    const gap = at - lastSeenAt;
    lastSeenAt = at;
    dueAt = undefined;
    // While a value is half typed nothing comes to rest: what stands stays, until the field is left.
    if (gap > LONGEST_GAP_MS || gap < 0 || isBeingEdited(reading)) candidate = undefined;
    // After the clock was set back, what was timed before lies ahead and would never be over.
    if (gap < 0) [addressSince, strayUntil] = [at, Number.NEGATIVE_INFINITY];

    const { values } = reading;
    if (visit && contradicts(values, visit.word.values)) words.push(...leave());
    seen = [...seen, ...values.filter((each) => !holds(seen, each))].slice(-KEPT_VALUES);
    if (!candidate || !sameValues(candidate.values, values)) candidate = { values, since: at };

    const quiet = wait(record, candidate.since, reading);
    if (quiet === undefined) return words;
    if (at - candidate.since >= quiet) return [...words, tell(record, values, candidate.since)];
    dueAt = candidate.since + quiet;
    return words;
  }

  return {
    see,
    go: (at, record = '') => (record === address ? [] : goTo(at, record)),
    doubt(at) {
      return address === undefined ? [] : goTo(at, address);
    },
    lookAgainAt: () => dueAt,
    told: () => (visit?.told ? visit.word : undefined),
  };
}

function isBeingEdited({ problems }: RecordReading): boolean {
  return problems.some(({ reason }) => reason === 'being-edited');
}

function holds(values: Values, { column, value }: RecordValue): boolean {
  return values.some((each) => each.column === column && each.value === value);
}

function sameValues(some: Values, others: Values): boolean {
  return some.length === others.length && some.every((each) => holds(others, each));
}

/** Whether a column has another value than before; one that is missing contradicts nothing. */
function contradicts(values: Values, before: Values): boolean {
  return values.some(
    (now) => before.some(({ column }) => column === now.column) && !holds(before, now),
  );
}
