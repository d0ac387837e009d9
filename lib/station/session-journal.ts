import { browser } from 'wxt/browser';
import { STATE_FORM } from '../recorder/state';
import type { RecorderState } from '../recorder/state';

/** Where a core's whole state is written down. */
export interface Journal {
  /** The state as last written, or undefined after a start of the browser or of the extension. */
  load(): Promise<RecorderState | undefined>;
  /** @param beside what is written in the same breath, so that neither is ever without the other. */
  save(state: RecorderState, beside?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A journal in `storage.session`, under this name. */
export function sessionJournal(name: string): Journal {
  return {
    async load() {
      const stored: Record<string, unknown> = await browser.storage.session.get(name);
      const state = stored[name];
      return isOurs(state) ? state : undefined;
    },
    async save(state, beside = {}) {
      await browser.storage.session.set({ ...beside, [name]: state });
    },
  };
}

/** Only this extension's background can write there; another form comes from another version. */
function isOurs(state: unknown): state is RecorderState {
  return (
    typeof state === 'object' && state !== null && 'form' in state && state.form === STATE_FORM
  );
}
