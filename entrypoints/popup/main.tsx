import './popup.css';
import { showRecorder } from './recorder-page';

showRecorder({ focusPause: true });
