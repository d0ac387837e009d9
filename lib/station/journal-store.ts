import { sessionJournal } from './session-journal';

/**
 * The journal: the core's whole state in `storage.session`, written before and after each
 * request. It survives the death of the background, not that of the browser; and each write also
 * restarts the 30 seconds after which a browser ends an idle background.
 */
export const journalStore = sessionJournal('journal');
