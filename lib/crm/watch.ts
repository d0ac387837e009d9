import type { RecordReading } from './adapter';
import {
  createRecordTracker,
  type RecordLeft,
  type RecordOpened,
  type RecordTracker,
} from './record-tracker';

/** Mutations are drawn together: the page is read at most once in this time, ms. */
export const READ_AFTER_MUTATION_MS = 100;
/** A framework may change only a field's `value`, which no observer sees: read this often, ms. */
export const READ_EVERY_MS = 500;

export interface WatchNeeds {
  readonly document: Document;
  /** Names the record in front, if there is one. */
  readonly record: () => string | undefined;
  /** Reads the page as it is now. */
  readonly read: () => RecordReading;
  readonly newId: () => string;
  readonly tell: (word: RecordOpened | RecordLeft) => void;
  /** The page was looked at, whatever came of it. */
  readonly looked: () => void;
}

/** Watches which record a page shows. Quiet while the page is hidden. */
export interface Watch {
  /** Begins to watch. Repeating it changes nothing. */
  start(): void;
  /** Stops watching and forgets everything, without a word. Repeating it changes nothing. */
  stop(): void;
  /** Looks at the page now. */
  look(): void;
  /** Tells the record that stands once more, unless the page is hidden: somebody new listens. */
  tellAgain(): void;
  /** The record as it was told and still stands. */
  told(): RecordOpened | undefined;
}

export function createWatch(needs: WatchNeeds): Watch {
  const { document } = needs;
  let tracker: RecordTracker = createRecordTracker(needs.newId);
  let listening: AbortController | undefined;
  let observing: (() => void) | undefined;
  let dueTimer: ReturnType<typeof setTimeout> | undefined;

  const isHidden = () => document.visibilityState === 'hidden';

  function look(): void {
    if (!listening || isHidden()) return;
    clearTimeout(dueTimer);
    const at = Date.now();
    const record = needs.record();
    for (const word of tracker.see({ at, record, reading: needs.read() })) needs.tell(word);
    const due = tracker.lookAgainAt();
    dueTimer = due === undefined ? undefined : setTimeout(look, Math.max(due - at, 1));
    needs.looked();
  }

  function tellAgain(): void {
    const before = tracker.told();
    look();
    const told = tracker.told();
    // What look() itself has just told need not be told twice.
    if (listening && told && told === before && !isHidden()) needs.tell(told);
  }

  function visibilityChanged(): void {
    observing?.();
    observing = undefined;
    clearTimeout(dueTimer);
    if (isHidden()) return;
    observing = observePage(document, look);
    tellAgain();
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      listenForAddress(document, look, listening.signal);
      const { signal } = listening;
      document.addEventListener('visibilitychange', visibilityChanged, { signal });
      // Of two visible windows the one the agent turns to is the one in front.
      document.defaultView?.addEventListener('focus', tellAgain, { signal });
      visibilityChanged();
    },
    stop() {
      listening?.abort();
      listening = undefined;
      observing?.();
      observing = undefined;
      clearTimeout(dueTimer);
      tracker = createRecordTracker(needs.newId);
    },
    look,
    tellAgain,
    told: () => tracker.told(),
  };
}

/**
 * Calls back as soon as the address changes, also without a load. Where there is no Navigation API
 * a `pushState` goes unheard, and the next reading of the page finds it.
 */
function listenForAddress(document: Document, changed: () => void, signal: AbortSignal): void {
  const window = document.defaultView as (Window & { readonly navigation?: EventTarget }) | null;
  // Unlike `navigate`, this one comes when the new address already stands.
  window?.navigation?.addEventListener('currententrychange', changed, { signal });
  window?.addEventListener('popstate', changed, { signal });
  window?.addEventListener('hashchange', changed, { signal });
}

/**
 * Calls back after the page's content changed, and every now and then anyway.
 *
 * @returns a function that ends it
 */
function observePage(document: Document, look: () => void): () => void {
  let readTimer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    // Deaf until the page was read, so that a page in full motion costs one callback per reading.
    observer.disconnect();
    readTimer = setTimeout(() => {
      observe();
      look();
    }, READ_AFTER_MUTATION_MS);
  });
  const observe = () => {
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  };
  observe();
  const interval = setInterval(look, READ_EVERY_MS);
  return () => {
    observer.disconnect();
    clearTimeout(readTimer);
    clearInterval(interval);
  };
}
