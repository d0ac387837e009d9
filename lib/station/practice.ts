import { browser } from 'wxt/browser';
import { log } from '../log';
import { createRecorder } from '../simulator/recorder';
import type { Recorder } from '../simulator/recorder';
import type { KeptState } from '../simulator/kept-state';
import type { Answering } from './practice-client';
import { PRACTICE_LOGIN } from './rules-of';
import { sessionJournal } from './session-journal';

const KEY = 'practice';
const JOURNAL = 'practice-journal';
/** No such host can exist: whoever finds its link in a record knows what it is. */
const PLAYER = 'practice.invalid';

/**
 * A recorder inside the extension, for who wants to try everything before there is a real one. It
 * lives in `storage.session`: a new background goes on with it, a new browser knows nothing of it.
 */
export interface Practice {
  /** Takes up what an earlier background had. Never rejects. */
  load(): Promise<void>;
  readonly isOn: () => boolean;
  /** Begins with a recorder that knows of nothing. */
  begin(): void;
  /** Ends it and leaves nothing of it behind. Harmless while it is off. */
  end(): void;
  readonly answering: Answering;
  /** A call comes in on the practice port, or the one that is there ends; false if it cannot. */
  call(what: 'start' | 'end'): boolean;
  readonly hasCall: () => boolean;
  /** The core's journal while practice is on. */
  readonly journal: ReturnType<typeof sessionJournal>;
}

export function createPractice(now: () => number): Practice {
  const journal = sessionJournal(JOURNAL);
  let recorder: Recorder | undefined;

  const made = (kept?: KeptState) =>
    createRecorder({ vendor: false, now, playerHost: PLAYER }, kept);

  /** Written at once: a background that died must not go back to a state that was told already. */
  async function keep(): Promise<void> {
    if (!recorder) return;
    await browser.storage.session.set({ [KEY]: recorder.kept() }).catch(notKept);
  }

  return {
    async load() {
      const stored: Record<string, unknown> = await browser.storage.session
        .get(KEY)
        .catch(() => ({}));
      const kept = stored[KEY];
      if (isKept(kept)) recorder = made(kept);
    },
    isOn: () => recorder !== undefined,
    begin() {
      recorder = made();
      void keep();
    },
    end() {
      if (!recorder) return;
      recorder = undefined;
      browser.storage.session.remove([KEY, JOURNAL]).catch(notKept);
    },
    async answering(request, given) {
      const answer = recorder?.answer(request, given);
      await keep();
      return recorder && answer;
    },
    call(what) {
      const target = { user: PRACTICE_LOGIN };
      const done = what === 'start' ? recorder?.ring(target) : recorder?.endCall(target);
      void keep();
      return done?.ok === true;
    },
    hasCall: () =>
      recorder?.truth().ports.some(({ active, held }) => (active ?? held) !== null) === true,
    journal: {
      load: journal.load,
      // A write that was still on its way must not leave anything behind.
      save: (state, beside) => (recorder ? journal.save(state, beside) : Promise.resolve()),
    },
  };
}

function notKept(error: unknown): void {
  log.error('the practice could not be kept', error);
}

/** Only this extension's background can write there. */
function isKept(stored: unknown): stored is KeptState {
  return typeof stored === 'object' && stored !== null && 'form' in stored && stored.form === 1;
}
