import { showRecorder } from './show-recorder';

/** The page of the side panel too: only the popup is opened in order to act at once. */
showRecorder({ focusPause: document.body.classList.contains('popup') });
