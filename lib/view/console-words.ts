/** The words of the console. */
import type { ConsoleQuestion } from '../console-messages';
import { say, wording } from '../words';
import type { ConsoleRow } from './console';

export const CONSOLE = wording({
  title: 'console_title',
  about: 'console_about',
  options: 'console_options',
  openConsole: 'console_open_console',
  optionsAbout: 'console_options_about',
  optionsNote: 'console_options_note',
  status: 'console_status',
  noPort: 'console_no_port',
  service: 'console_service',
  serviceAbout: 'console_service_about',
  saveAddress: 'console_save_address',
  place: 'console_place',
  placeAbout: 'console_place_about',
  byHand: 'console_by_hand',
  byHandAbout: 'console_by_hand_about',
  use: 'console_use',
  useLocked: 'console_use_locked',
  notInPause: 'console_not_in_pause',
  usedUnchecked: 'console_used_unchecked',
  recording: 'console_recording',
  recordingAbout: 'console_recording_about',
  event: 'console_event',
  eventAbout: 'console_event_about',
  results: 'console_results',
  resultsAbout: 'console_results_about',
  none: 'console_none',
  request: 'console_request',
  answer: 'console_answer',
  noAnswer: 'console_no_answer',
  withheld: 'console_withheld',
  empty: 'console_empty',
  nothingSent: 'console_nothing_sent',
  copyCurl: 'console_copy_curl',
  copied: 'console_copied',
  sample: 'console_sample',
  sampleAbout: 'console_sample_about',
  saveSample: 'console_save_sample',
  closeSample: 'console_close_sample',
});

/** Heads of the columns of the results. */
export const resultColumns = (): readonly string[] => [
  say('console_column_time'),
  CONSOLE.request,
  say('console_column_code'),
  say('console_column_message'),
  say('console_column_ms'),
];

export const missingRightLine = (setting: string): string => say('console_missing_right', setting);
export const runningLine = (request: string): string => say('console_running', request);
/** @param why technical. */
export const incompleteLine = (why: string): string => say('console_incomplete', why);

/** A question, its answers, and what follows. */
export interface QuestionWords {
  readonly title: string;
  readonly line: string;
  readonly yes: string;
  readonly no: string;
}

/** `sure-to-cancel` is the first of the two questions of Cancel. */
export const QUESTIONS: Readonly<Record<ConsoleQuestion | 'sure-to-cancel', QuestionWords>> = {
  'sure-to-cancel': wording({
    title: 'question_cancel_title',
    line: 'question_cancel_line',
    yes: 'button_cancel_recording',
    no: 'control_keep',
  }),
  discards: wording({
    title: 'question_discard_title',
    line: 'question_discard_line',
    yes: 'button_discard_recording',
    no: 'control_keep',
  }),
  'ends-protection': wording({
    title: 'question_end_pause_title',
    line: 'question_end_pause_line',
    yes: 'control_end_pause',
    no: 'control_keep_pause',
  }),
  'replaces-tag': wording({
    title: 'question_replace_title',
    line: 'question_replace_line',
    yes: 'question_replace_yes',
    no: 'question_replace_no',
  }),
};

const STATES: Readonly<Record<ConsoleRow['outcome'], string>> = wording({
  acknowledged: 'console_state_acknowledged',
  refused: 'console_state_refused',
  unknown: 'console_state_unknown',
  'not-sent': 'console_state_not_sent',
});

/** One result as it is read out: `PortStatus: 100 Command executed as expected, 12 ms`. */
export function spokenResult({ request, code, message, ms, outcome }: ConsoleRow): string {
  const words = message.replace(/\.$/, '');
  if (code === undefined) return say('console_spoken_state', request, STATES[outcome], words);
  return ms === undefined
    ? say('console_spoken_code', request, code, words)
    : say('console_spoken_code_ms', request, code, words, ms);
}

export const stateWord = ({ outcome }: Pick<ConsoleRow, 'outcome'>): string => STATES[outcome];
