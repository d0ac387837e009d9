/** The English words of the console. */
import type { ConsoleQuestion } from '../console-messages';
import type { ProblemText } from '../recorder/claim';
import type { ConsoleRow } from './console';
import { SAMPLE_LEAVES_OUT } from './console-sample';

export const CONSOLE = {
  title: 'Console',
  about:
    'All requests of the Encore Web API by hand, over the same line as everything else. What only reads is sent as you type it. What changes or stores something is an order for the seat’s own port: the extension sends it when it is right, or says why not.',
  options: 'Options',
  openConsole: 'Open the console',
  optionsAbout: 'For who sets up or looks for a fault: every request of the Web API by hand.',
  optionsNote:
    'It shows what is sent and answered, to the letter. The rights of this seat apply there too.',
  status: 'This seat',
  noPort: 'Port not known',
  service: 'Service',
  serviceAbout: 'Nothing can be sent before an address is saved and access is allowed.',
  saveAddress: 'Save address',
  place: 'Unit and port',
  placeAbout: 'By login, by extension, or typed and checked with Port Status.',
  byHand: 'Unit and port by hand',
  byHandAbout:
    'Port Status may be asked for any port, for it says nothing about a call. Everything else goes to the seat’s own port.',
  use: 'Use for this seat',
  useLocked: 'The identity is set by your organisation.',
  notInPause: 'Cannot be changed while a secure pause is on.',
  usedUnchecked: 'A unit and port typed by hand are used as they are, and shown as “not checked”.',
  recording: 'Recording control',
  recordingAbout: 'For the seat’s own port and login only.',
  event: 'Log event',
  eventAbout:
    'The vendor asks to be contacted before events are logged. Off unless the settings say so.',
  results: 'Results',
  resultsAbout: 'The last 200, in this page only: nothing of it is stored.',
  none: 'Nothing was sent yet.',
  running: 'on its way…',
  request: 'Request',
  answer: 'Answer',
  missingRight: (setting: string) => `This seat does not have the right to it: ${setting}.`,
  noAnswer: 'No answer came.',
  withheld: 'The answer holds what looks like a card number, so it is not shown.',
  empty: 'The answer is empty.',
  nothingSent: 'Nothing was sent.',
  copyCurl: 'Copy as curl',
  copied: 'Copied. The command holds no sign-in.',
  sample: 'Sample for support',
  sampleAbout: `${SAMPLE_LEAVES_OUT} This is the whole file: read it before you hand it on.`,
  saveSample: 'Save this file',
  closeSample: 'Close',
  columns: ['Time', 'Request', 'Code', 'Message', 'ms'],
} as const;

export const LOST: ProblemText = {
  what: 'The extension did not answer.',
  meaning: 'An order may have been carried out all the same.',
  action: 'Look at the status before you give it again.',
};

/** A question, its answers, and what follows. */
export interface QuestionWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly yes: string;
  readonly no: string;
}

/** `sure-to-cancel` is the first of the two questions of Cancel. */
export const QUESTIONS: Readonly<Record<ConsoleQuestion | 'sure-to-cancel', QuestionWords>> = {
  'sure-to-cancel': {
    title: 'Cancel the recording?',
    lines: ['Nothing of this call will be kept.'],
    yes: 'Cancel recording',
    no: 'Keep it',
  },
  discards: {
    title: 'Discard it for good?',
    lines: ['The recording of this call and its data are discarded for good. Nobody can undo it.'],
    yes: 'Discard recording',
    no: 'Keep it',
  },
  'ends-protection': {
    title: 'End the secure pause?',
    lines: ['A secure pause is on. This order ends it.'],
    yes: 'End the pause',
    no: 'Keep the pause',
  },
  'replaces-tag': {
    title: 'Replace the value?',
    lines: [
      'This call has another value in this column. A value that was sent can only be replaced.',
    ],
    yes: 'Replace it',
    no: 'Keep the first',
  },
};

const STATES = {
  acknowledged: 'acknowledged',
  refused: 'refused',
  unknown: 'unknown',
  'not-sent': 'not sent',
} as const;

/** One result as it is read out: `PortStatus: 100 Command executed as expected, 12 ms`. */
export function spokenResult({ request, code, message, ms, outcome }: ConsoleRow): string {
  const words = message.replace(/\.$/, '');
  if (code === undefined) return `${request}: ${STATES[outcome]}. ${words}`;
  return `${request}: ${code} ${words}${ms === undefined ? '' : `, ${ms} ms`}`;
}

export const stateWord = ({ outcome }: Pick<ConsoleRow, 'outcome'>): string => STATES[outcome];
