import { showRecorder } from '../popup/recorder-page';

showRecorder({ focusPause: false });
