/**
 * What a claim means for the agent, in English. Sentences are for somebody with a customer on the
 * line: short, and the most important thing first.
 */
import type { Claim, ClaimReason, StatusWord } from '../recorder/claim';

/** What a word means for the agent while there is no reason to tell. */
const STATUS_DETAIL: Partial<Record<StatusWord, string>> = {
  Recording: 'This call is being recorded.',
  'On hold': 'Recording goes on when you take the call back.',
  'No call recorded': 'No call is being recorded on your port.',
  Protected: 'Paused on your port. After a transfer, a colleague’s port records on.',
  'Resuming…': 'Recording is starting again.',
};

/** What the agent must know first, whatever the reason is. */
const STATUS_FIRST: Partial<Record<StatusWord, string>> = {
  'Pausing…': 'Do not take card details yet.',
  'Not protected': 'Do not take card details.',
  'Partly recording': 'Part of this call is not recorded.',
  'Paused elsewhere': 'Paused, but not from here: do not take card details.',
};

interface ReasonWords {
  readonly detail: string;
  /** What it means and what to do, where there is something to do. */
  readonly more?: { readonly meaning: string; readonly action: string };
}

const REASONS: Record<ClaimReason['kind'], ReasonWords> = {
  'no-address': { detail: 'The recorder’s address is missing or cannot be used.' },
  'no-identity': { detail: 'Your login or extension is missing.' },
  'no-access': { detail: 'The browser does not let this extension reach the recorder yet.' },
  starting: { detail: 'Waiting for the first answer.' },
  'no-port': {
    detail: 'Your port on the recorder is not known.',
    more: {
      meaning: 'This call cannot be paused, tagged or linked from here.',
      action: 'If it stays so, ask your administrator to check your login on the recorder.',
    },
  },
  'not-answering': {
    detail: 'Nothing is known about the recording.',
    more: {
      meaning: 'It may be running or not.',
      action: 'Do not take card details. Trying goes on by itself.',
    },
  },
  'audio-not-paused': {
    detail: 'The pause of audio and screen is not confirmed.',
    more: {
      meaning: 'What is said and shown may be recorded.',
      action: 'Trying goes on by itself. If it stays so, offer the customer another way to pay.',
    },
  },
  'desktop-not-paused': {
    detail: 'The pause of the desktop is not certain.',
    more: {
      meaning: 'What is typed and shown may be recorded.',
      action: 'Trying goes on by itself. If it stays so, offer the customer another way to pay.',
    },
  },
  'no-desktop-login': {
    detail: 'The desktop cannot be paused: no Windows login is set.',
    more: {
      meaning: 'What is typed and shown may be recorded, even while the audio is paused.',
      action: 'Ask your administrator to set the Windows login under Identity.',
    },
  },
  'port-not-checked': {
    detail: 'Unit and port were typed in and are not checked.',
    more: {
      meaning: 'They may be a colleague’s, so no pause here can count as safe.',
      action: 'Ask your administrator to set a login or extension instead.',
    },
  },
  'no-call-to-pause': {
    detail: 'There is no recorded call to pause.',
    more: {
      meaning: 'The first seconds of a call that starts now may be recorded.',
      action: 'It is paused as soon as it is seen. Wait until the status says Protected.',
    },
  },
  'audio-still-paused': {
    detail: 'Audio and screen are still paused.',
    more: {
      meaning: 'What is said is missing from the recording.',
      action: 'Press Resume recording.',
    },
  },
  'desktop-still-paused': {
    detail: 'The desktop is still paused.',
    more: {
      meaning: 'What is shown is missing from the recording.',
      action: 'Press Resume recording.',
    },
  },
  'stranded-pause': {
    detail: 'A pause from before a restart was never ended.',
    more: {
      meaning: 'Part of your work may be missing from the recording.',
      action: 'Press Resume recording unless you are taking card details right now.',
    },
  },
  'pause-too-long': {
    detail: 'This pause is longer than allowed.',
    more: {
      meaning: 'What is said is missing from the recording.',
      action: 'Press Resume recording as soon as the card details are done.',
    },
  },
  'lease-over': {
    detail: 'No fresh word from the recorder.',
    more: {
      meaning: 'What was shown before may no longer be true.',
      action: 'Do not take card details until this changes.',
    },
  },
};

/** What a reason says, in a sentence. */
export const reasonDetail = (kind: ClaimReason['kind']): string => REASONS[kind].detail;

/** That nobody has renewed a claim is newer than whatever it said itself. */
const newestFirst = (reasons: readonly ClaimReason[]): readonly ClaimReason[] => [
  ...reasons.filter(({ kind }) => kind === 'lease-over'),
  ...reasons.filter(({ kind }) => kind !== 'lease-over'),
];

/** The line under the status word: what comes first, then the newest reason or what the word means. */
export function headline(claim: Claim): string {
  const [reason] = newestFirst(claim.reasons);
  const first = STATUS_FIRST[claim.word];
  const why = reason ? REASONS[reason.kind].detail : STATUS_DETAIL[claim.word];
  const sentences = [first, why].filter((sentence) => sentence !== undefined);
  return sentences.length > 0 ? sentences.join(' ') : REASONS['not-answering'].detail;
}

/** One entry of the list of what is wrong. */
export interface Problem {
  readonly what: string;
  readonly meaning: string;
  readonly action: string;
  readonly code?: number;
  /** When it began, ms since the epoch. */
  readonly since?: number;
}

/** What is wrong, the newest first; reasons that ask nothing of anybody are left out. */
export function problems(claim: Claim): readonly Problem[] {
  return newestFirst(claim.reasons).flatMap((reason) => {
    const words = REASONS[reason.kind];
    if ('problem' in reason && reason.problem) return [reason.problem];
    if (!words.more) return [];
    const since = 'since' in reason ? { since: reason.since } : {};
    return [{ what: words.detail, ...words.more, ...since }];
  });
}
