import { browser } from 'wxt/browser';
import { STATE_FORM } from '../recorder/state';
import type { RecorderState } from '../recorder/state';

const KEY = 'journal';

/**
 * The journal: the core's whole state in `storage.session`, written before and after each
 * request. It survives the death of the background, not that of the browser; and each write also
 * restarts the 30 seconds after which a browser ends an idle background.
 */
export const journalStore = {
  /** The state as last written, or undefined after a start of the browser or of the extension. */
  async load(): Promise<RecorderState | undefined> {
    const stored: Record<string, unknown> = await browser.storage.session.get(KEY);
    const state = stored[KEY];
    return isOurs(state) ? state : undefined;
  },

  /** @param beside what is written in the same breath, so that neither is ever without the other. */
  async save(state: RecorderState, beside: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await browser.storage.session.set({ ...beside, [KEY]: state });
  },
};

/** Only this extension's background can write there; another form comes from another version. */
function isOurs(state: unknown): state is RecorderState {
  return (
    typeof state === 'object' && state !== null && 'form' in state && state.form === STATE_FORM
  );
}
