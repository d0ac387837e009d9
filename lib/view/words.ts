/**
 * The words of popup and side panel, apart from the status words themselves and what they
 * mean (reason-words.ts).
 */
import type { KeyBinding, LinkView, TagView } from '../messages';
import type { PlaneClaim, ProblemText, StatusWord } from '../recorder/claim';
import { problemText, say, sayCount, wording } from '../words';
import type { Command } from './commands';
import { ago, timeOfDay } from './timer';

export const BUTTONS = wording({
  pause: 'button_secure_pause',
  resume: 'button_resume_recording',
  copyLink: 'button_copy_link',
  assign: 'button_assign_field',
  allowAccess: 'button_allow_access',
  setUp: 'button_set_up',
  copy: 'button_copy',
  copyCallLink: 'button_copy_call_link',
  done: 'button_done',
  withdraw: 'button_withdraw',
});

export const LABELS = wording({
  planes: 'label_planes',
  actions: 'label_actions',
  timer: 'label_timer',
  problems: 'label_problems',
  tags: 'label_tags',
  incidents: 'label_incidents',
  link: 'label_link',
  keys: 'label_keys',
});

/** Short sentences that stand by themselves. */
export const NOTES = wording({
  tagStands: 'tag_stands',
  ofEarlierCall: 'of_earlier_call',
  /** Source: Encore Web API guide, GetURL: the screen part needs Internet Explorer 11. */
  linkScreenPart: 'link_screen_part',
  copied: 'copied',
  noKey: 'key_none',
  howToBind: 'key_how_to_bind',
  unencrypted: 'unencrypted',
});

export const keepTag = (value: string): string => say('button_keep', value);
export const pausesInCall = (count: number): string => sayCount('pauses_in_call', count);
export const portLine = (unit: string, port: string): string => say('label_port', unit, port);

const STATUS_NAMES: Readonly<Record<StatusWord, string>> = wording({
  Recording: 'status_recording',
  'On hold': 'status_on_hold',
  'No call recorded': 'status_no_call_recorded',
  'Pausing…': 'status_pausing',
  Protected: 'status_protected',
  'Not protected': 'status_not_protected',
  'Resuming…': 'status_resuming',
  'Partly recording': 'status_partly_recording',
  'Paused elsewhere': 'status_paused_elsewhere',
  'Recorder not answering': 'status_recorder_not_answering',
  'Not set up': 'status_not_set_up',
});

/** A status word as people see it: inside the product it is a code, and English. */
export const statusName = (word: StatusWord): string => STATUS_NAMES[word];

export const PLANES: Record<PlaneClaim['plane'], string> = wording({
  audio: 'plane_audio',
  desktop: 'plane_desktop',
});

export const PLANE_STATES: Record<PlaneClaim['state'], string> = wording({
  recording: 'plane_state_recording',
  paused: 'plane_state_paused',
  'on-hold': 'plane_state_on_hold',
  'no-call': 'plane_state_no_call',
  'not-recorded': 'plane_state_not_recorded',
  unknown: 'plane_state_unknown',
});

/** What a plane's state rests on, with its age. `now`: ms since the epoch. */
export function evidence(plane: PlaneClaim, now: number): string {
  const { at } = plane;
  switch (plane.evidence) {
    case 'read':
      return at === undefined ? say('evidence_read') : say('evidence_read_ago', ago(now - at));
    case 'acknowledged':
      return at === undefined
        ? say('evidence_acknowledged')
        : say('evidence_acknowledged_at', timeOfDay(at));
    case 'assumed':
      return plane.state === 'not-recorded'
        ? say('evidence_by_administrator')
        : say('evidence_assumed');
    case 'none':
      return plane.state === 'not-recorded'
        ? say('evidence_by_administrator')
        : say('evidence_none');
  }
}

export const problemCode = (code: number): string => say('problem_code', code);
export const problemSince = (since: number): string => say('problem_since', timeOfDay(since));

// ── Setting up ───────────────────────────────────────────────────────────────────────────────

export const SET_UP = wording({ missing: 'set_up_missing', access: 'set_up_access' });

// ── Tags and link ────────────────────────────────────────────────────────────────────────────

export const TAG_STATES: Record<TagView['state'], string> = wording({
  offered: 'tag_state_offered',
  asking: 'tag_state_asking',
  sending: 'tag_state_sending',
  acknowledged: 'tag_state_acknowledged',
  refused: 'tag_state_refused',
  unknown: 'tag_state_unknown',
});

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

export const tagFrom = (column: string, siteName: string): string =>
  say('tag_from', columnLabel(column), siteName);
export const tagQuestion = (tagged: string, offered: string): string =>
  say('tag_question', tagged, offered);

const LINK_STATES: Record<LinkView['state'], string> = wording({
  kept: 'link_state_kept',
  waiting: 'link_state_waiting',
  written: 'link_state_written',
  saved: 'link_state_saved',
  refused: 'link_state_refused',
});

/** Why a page could not take the link; the words a content script may use. */
const LINK_REASONS: Readonly<Record<string, string>> = wording({
  'other-record': 'link_reason_other_record',
  'no-field': 'link_reason_no_field',
  'not-empty': 'link_reason_not_empty',
  'not-editable': 'link_reason_not_editable',
  'not-kept': 'link_reason_not_kept',
  'agent-typing': 'link_reason_agent_typing',
  'refused-by-page': 'link_reason_refused_by_page',
});

export const linkReason = (reason: string): string => LINK_REASONS[reason] ?? reason;

export function linkState(link: LinkView): string {
  const reason = link.reason === undefined ? '' : linkReason(link.reason);
  return [LINK_STATES[link.state], reason].filter(Boolean).join(' ');
}

export const linkPlays = (callEnded: boolean): string =>
  callEnded ? say('link_plays_now') : say('link_plays_later');

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────

const KEY_LABELS: Readonly<Record<string, string>> = wording({
  'secure-pause': 'button_secure_pause',
  'secure-pause-anywhere': 'key_secure_pause_anywhere',
  'resume-recording': 'button_resume_recording',
});
export const keyLabel = (key: KeyBinding): string => KEY_LABELS[key.command] ?? key.description;

/** The product's own keys, the most urgent first; the browser gives them in any order. */
export function ownKeys(keys: readonly KeyBinding[]): readonly KeyBinding[] {
  const order = Object.keys(KEY_LABELS);
  return keys
    .filter(({ command }) => order.includes(command))
    .sort((one, other) => order.indexOf(one.command) - order.indexOf(other.command));
}

// ── Warnings and failures of the extension itself ────────────────────────────────────────────

export const extensionSilent = (): ProblemText => problemText('extension_silent');

export const screenFailed = (): ProblemText => problemText('screen_failed');

export const notCopied = (): ProblemText => problemText('not_copied');

const COMMAND_NAMES: Record<Command, string> = wording({
  'secure-pause': 'button_secure_pause',
  'resume-recording': 'button_resume_recording',
  'answer-tag-question': 'command_answer_tag_question',
  'assign-field': 'button_assign_field',
  control: 'command_control',
  'give-reason': 'command_give_reason',
  'log-note': 'command_log_note',
  'withdraw-tag': 'command_withdraw_tag',
  'incident-seen': 'button_done',
  'access-changed': 'button_allow_access',
  practice: 'practice_command',
});

/** A command may not have reached the background. */
export function commandLost(command: Command): ProblemText {
  return problemText('command_lost', COMMAND_NAMES[command]);
}

/** The background heard a command and did not take it. */
export function commandRefused(command: Command): ProblemText {
  if (command === 'log-note') return problemText('note_refused');
  return problemText('command_refused', COMMAND_NAMES[command]);
}
