import type { RecordReading } from './adapter';
import { createObserver } from './observe';
import {
  createRecordTracker,
  type RecordLeft,
  type RecordOpened,
  type RecordTracker,
} from './record-tracker';

/** After something the record was read from changed, it is read again in the next frame, ms. */
export const READ_AFTER_CHANGE_MS = 16;
/** While a page shows no record, anything in it may become one: read at most this often, ms. */
export const READ_WHEN_EMPTY_MS = 100;
/** A framework may change only a field's `value`, which no observer sees: read this often, ms. */
export const READ_EVERY_MS = 250;
/** Reading may take one part in so many of a page's time, … */
const SHARE_OF_TIME = 50;
/** … but a page that is very slow to read must still be seen to stand still, ms. */
const LONGEST_REST_MS = 1000;

export interface WatchNeeds {
  readonly document: Document;
  /** Names the record in front, if there is one. */
  readonly record: () => string | undefined;
  /** Reads the page as it is now. */
  readonly read: () => RecordReading;
  /** The elements that were looked at in the last reading, hidden ones left out. */
  readonly lookedAt: () => readonly Element[];
  readonly newId: () => string;
  readonly tell: (word: RecordOpened | RecordLeft) => void;
  /** The page was looked at, whatever came of it. */
  readonly looked: () => void;
  /** The page went to another address without a load. */
  readonly moved: () => void;
  /** The page came into sight or got the keyboard, which it had last at this time (0: never). */
  readonly turnedTo: (focusedAt: number) => void;
}

/** Watches which record a page shows. Quiet while the page is hidden. */
export interface Watch {
  /** Begins to watch. Repeating it changes nothing. */
  start(): void;
  /** Stops watching and forgets everything, without a word. Repeating it changes nothing. */
  stop(): void;
  /** Tells the record that stands once more, unless the page is hidden: somebody new listens. */
  tellAgain(): void;
  /** The page around this one moved: what stands is left, and must settle anew. */
  doubt(): void;
  /** The record as it was told and still stands. */
  told(): RecordOpened | undefined;
}

export function createWatch(needs: WatchNeeds): Watch {
  const { document } = needs;
  const observer = createObserver(() => {
    changed();
  });
  let tracker: RecordTracker = createRecordTracker(needs.newId);
  let listening: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextAt = Number.POSITIVE_INFINITY;
  let lastEnd = 0;
  let lastCost = 0;
  let isEmpty = true;
  let href = '';
  let focusedAt = 0;

  const isHidden = () => document.visibilityState === 'hidden';

  function tellAll(words: readonly (RecordOpened | RecordLeft)[]): void {
    for (const word of words) needs.tell(word);
  }

  /** Something in the page changed: read it soon, and say at once if it stands at another address. */
  function changed(): void {
    addressMayHaveChanged();
    lookWithin(isEmpty ? READ_WHEN_EMPTY_MS : READ_AFTER_CHANGE_MS);
  }

  /** What was told is taken back in this very turn; reading would cost the page a layout in it. */
  function addressMayHaveChanged(): void {
    if (!listening || isHidden() || document.location.href === href) return;
    const isFirst = href === '';
    href = document.location.href;
    tellAll(tracker.go(Date.now(), needs.record()));
    if (!isFirst) needs.moved();
    lookWithin(READ_AFTER_CHANGE_MS);
  }

  /** The next look comes after so many ms at the latest, but never so soon that it would weigh. */
  function lookWithin(ms: number): void {
    if (!listening || isHidden()) return;
    const rest = Math.min(SHARE_OF_TIME * lastCost, LONGEST_REST_MS);
    const at = Math.max(performance.now() + ms, lastEnd + rest);
    if (at >= nextAt) return;
    clearTimeout(timer);
    nextAt = at;
    timer = setTimeout(look, at - performance.now());
  }

  function look(): void {
    clearTimeout(timer);
    nextAt = Number.POSITIVE_INFINITY;
    if (!listening || isHidden()) return;
    addressMayHaveChanged();
    const reading = readInTime();
    const at = Date.now();
    tellAll(tracker.see({ at, record: needs.record(), reading }));
    const due = tracker.lookAgainAt();
    if (due !== undefined) lookWithin(Math.max(due - at, 1));
    const elements = needs.lookedAt();
    isEmpty = elements.length + reading.values.length === 0;
    observer.observe(isEmpty ? document : elements);
    needs.looked();
  }

  /** Reads, and sees to it that it is done again, whatever comes of it. */
  function readInTime(): RecordReading {
    const begin = performance.now();
    try {
      return needs.read();
    } finally {
      lastEnd = performance.now();
      lastCost = lastEnd - begin;
      lookWithin(READ_EVERY_MS);
    }
  }

  /** Of several windows the one the agent turned to last is the one in front. */
  function turnTo(): void {
    if (isHidden()) return;
    if (document.hasFocus()) focusedAt = Date.now();
    needs.turnedTo(focusedAt);
  }

  function tellAgain(): void {
    turnTo();
    const before = tracker.told();
    look();
    const told = tracker.told();
    // What look() itself has just told need not be told twice.
    if (listening && told && told === before && !isHidden()) needs.tell(told);
  }

  function rest(): void {
    observer.stop();
    clearTimeout(timer);
    nextAt = Number.POSITIVE_INFINITY;
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      listenForAddress(document, addressMayHaveChanged, signal);
      const turn = () => {
        rest();
        if (!isHidden()) tellAgain();
      };
      document.addEventListener('visibilitychange', turn, { signal });
      document.defaultView?.addEventListener('focus', turnTo, { signal });
      turn();
    },
    stop() {
      listening?.abort();
      listening = undefined;
      rest();
      href = '';
      tracker = createRecordTracker(needs.newId);
    },
    tellAgain,
    doubt() {
      tellAll(tracker.doubt(Date.now()));
      lookWithin(READ_AFTER_CHANGE_MS);
    },
    told: () => tracker.told(),
  };
}

/**
 * Calls back as soon as the address changes, also without a load. Where there is no Navigation API
 * a `pushState` goes unheard, and the next look at the page finds it.
 */
function listenForAddress(document: Document, changed: () => void, signal: AbortSignal): void {
  const window = document.defaultView as (Window & { readonly navigation?: EventTarget }) | null;
  // Unlike `navigate`, this one comes when the new address already stands.
  window?.navigation?.addEventListener('currententrychange', changed, { signal });
  window?.addEventListener('popstate', changed, { signal });
  window?.addEventListener('hashchange', changed, { signal });
}
