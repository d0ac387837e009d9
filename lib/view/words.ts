/**
 * The English words of popup and side panel, apart from the status words themselves and what they
 * mean (reason-words.ts).
 */
import type { KeyBinding, LinkView, TagView } from '../messages';
import type { PlaneClaim, ProblemText } from '../recorder/claim';
import { say, sayCount } from '../words';
import type { Command } from './commands';
import { ago, timeOfDay } from './timer';

export const PRODUCT = 'Encore Recording Control';

export const BUTTONS = {
  pause: 'Secure pause',
  resume: 'Resume recording',
  copyLink: 'Copy link',
  assign: 'Assign field',
  allowAccess: 'Allow access',
  setUp: 'Set up',
  keep: (value: string) => `Keep ${value}`,
  copy: 'Copy',
  copyCallLink: 'Copy call link',
  done: 'Done',
  withdraw: 'Withdraw',
} as const;

export const LABELS = {
  planes: 'What is recorded',
  actions: 'Recording control',
  timer: 'Time in this state',
  problems: 'What is wrong',
  tags: 'Tags',
  incidents: 'For you to see',
  link: 'Recording link',
  keys: 'Keys',
  pauses: (count: number) => sayCount('pauses_in_call', count),
  port: (unit: string, port: string) => `Unit ${unit} · Port ${port}`,
} as const;

export const PLANES: Record<PlaneClaim['plane'], string> = {
  audio: 'Audio and screen',
  desktop: 'Desktop',
};

export const PLANE_STATES: Record<PlaneClaim['state'], string> = {
  recording: 'Recording',
  paused: 'Paused',
  'on-hold': 'On hold',
  'no-call': 'No call',
  'not-recorded': 'Not recorded',
  unknown: 'Unknown',
};

/** What a plane's state rests on, with its age. `now`: ms since the epoch. */
export function evidence(plane: PlaneClaim, now: number): string {
  const { at } = plane;
  switch (plane.evidence) {
    case 'read':
      return at === undefined ? 'read' : `read ${ago(now - at)}`;
    case 'acknowledged':
      return at === undefined ? 'acknowledged' : `acknowledged ${timeOfDay(at)}`;
    case 'assumed':
      return plane.state === 'not-recorded' ? 'set by your administrator' : 'assumed, not asked';
    case 'none':
      return plane.state === 'not-recorded' ? 'set by your administrator' : 'nothing heard';
  }
}

export const problemCode = (code: number): string => `Recorder code ${code}`;
export const problemSince = (since: number): string => `Since ${timeOfDay(since)}`;

// ── Setting up ───────────────────────────────────────────────────────────────────────────────

export const SET_UP = {
  missing: 'Tell the extension where the recorder is and who you are. It takes a minute.',
  access: 'The browser has to allow these addresses once:',
} as const;

// ── Tags and link ────────────────────────────────────────────────────────────────────────────

export const TAG_STATES: Record<TagView['state'], string> = {
  offered: 'Waiting',
  asking: 'Asking you',
  sending: 'Sending…',
  acknowledged: 'Acknowledged',
  refused: 'Refused',
  unknown: 'Unknown',
};

/** A database column as a label: `ACCOUNT_NO` or `accountNo` in, `Account no` out. */
export function columnLabel(column: string): string {
  const words = column
    .replace(/^fld(?=\p{Lu})/u, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? column : words.charAt(0).toUpperCase() + words.slice(1);
}

export const TAG_STANDS = 'A tag that was sent cannot be taken back, only replaced.';
export const OF_EARLIER_CALL = 'For an earlier call';

export const fromSite = (siteName: string): string => `from ${siteName}`;
export const tagQuestion = (tagged: string, offered: string): string =>
  `This call is tagged ${tagged}. Assign ${offered} instead?`;

const LINK_STATES: Record<LinkView['state'], string> = {
  kept: 'Not written to a record.',
  waiting: 'Waiting to be written to its record.',
  written: 'In the field of its record. Save the record to keep it.',
  saved: 'Saved in its record.',
  refused: 'Could not be written to its record.',
};

/** Why a page could not take the link; the words a content script may use. */
const LINK_REASONS: Readonly<Record<string, string>> = {
  'other-record': 'Another record is open.',
  'no-field': 'The record has no field for it.',
  'not-empty': 'The field already holds something else.',
  'not-editable': 'The field cannot be edited now.',
  'not-kept': 'The page did not keep it.',
  'agent-typing': 'You are typing there.',
  'refused-by-page': 'The page does not accept it, so it was taken out again.',
};

export const linkReason = (reason: string): string => LINK_REASONS[reason] ?? reason;

export function linkState(link: LinkView): string {
  const reason = link.reason === undefined ? '' : linkReason(link.reason);
  return [LINK_STATES[link.state], reason].filter(Boolean).join(' ');
}

export const linkPlays = (callEnded: boolean): string =>
  callEnded ? 'The call has ended, so it can play.' : 'It plays after the call ends.';
/** Source: Encore Web API guide, GetURL: the screen part needs Internet Explorer 11. */
export const LINK_SCREEN_PART = 'The screen part plays only in Internet Explorer 11.';
export const COPIED = 'Copied';

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────

const KEY_LABELS: Readonly<Record<string, string>> = {
  'secure-pause': 'Secure pause',
  'secure-pause-anywhere': 'Secure pause from any program',
  'resume-recording': 'Resume recording',
};
export const keyLabel = (key: KeyBinding): string => KEY_LABELS[key.command] ?? key.description;

/** The product's own keys, the most urgent first; the browser gives them in any order. */
export function ownKeys(keys: readonly KeyBinding[]): readonly KeyBinding[] {
  const order = Object.keys(KEY_LABELS);
  return keys
    .filter(({ command }) => order.includes(command))
    .sort((one, other) => order.indexOf(one.command) - order.indexOf(other.command));
}

export const NO_KEY = 'no key bound';
export const HOW_TO_BIND =
  'To set a key, open the browser’s extensions page and choose Keyboard shortcuts.';

// ── Warnings and failures of the extension itself ────────────────────────────────────────────

export const UNENCRYPTED =
  'The connection to the recorder is not encrypted. Others on the network can read and change it.';

export const EXTENSION_SILENT: ProblemText = {
  what: 'The extension itself is not answering.',
  meaning: 'Nothing is known about the recording, and a pause may not get through.',
  action: 'Close this window and open it again. If it stays so, restart the browser.',
};

export const SCREEN_FAILED: ProblemText = {
  what: 'This window stopped working.',
  meaning: 'Nothing is known about the recording. The keys still work.',
  action: 'Close this window and open it again.',
};

export const NOT_COPIED: ProblemText = {
  what: 'The browser did not copy it.',
  meaning: 'The clipboard still holds what was there before.',
  action: 'Select the text here and copy it by hand.',
};

const COMMAND_NAMES: Record<Exclude<Command, 'practice'>, string> = {
  'secure-pause': BUTTONS.pause,
  'resume-recording': BUTTONS.resume,
  'answer-tag-question': 'Your answer',
  'assign-field': BUTTONS.assign,
  control: 'Your order',
  'give-reason': 'Your reason',
  'log-note': 'Your note',
  'withdraw-tag': 'Putting the tag away',
  'incident-seen': 'Done',
  'access-changed': BUTTONS.allowAccess,
};

function commandName(command: Command): string {
  return command === 'practice' ? say('practice_command') : COMMAND_NAMES[command];
}

/** A command may not have reached the background. */
export function commandLost(command: Command): ProblemText {
  return {
    what: `“${commandName(command)}” may not have got through.`,
    meaning: 'The extension did not answer. What the status says is what counts.',
    action: 'Press it again.',
  };
}

/** The background heard a command and did not take it. */
export function commandRefused(command: Command): ProblemText {
  if (command === 'log-note') return NOTE_REFUSED;
  return {
    what: `“${commandName(command)}” was not accepted.`,
    meaning: 'Nothing was changed.',
    action: 'It may not be possible now, or your organisation has turned it off.',
  };
}

const NOTE_REFUSED: ProblemText = {
  what: 'Your note was not taken.',
  meaning: 'Nothing was written down.',
  action: 'Take out anything that looks like a card number, and try again.',
};
