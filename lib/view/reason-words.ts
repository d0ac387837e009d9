/**
 * What a claim means for the agent, in English. Sentences are for somebody with a customer on the
 * line: short, and the most important thing first.
 */
import type { Claim, ClaimReason, StatusWord } from '../recorder/claim';
import { runningTime, timeOfDay } from './timer';

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

const NOTHING_KNOWN = 'Nothing is known about the recording.';

interface ReasonWords {
  /**
   * Stands in the live region too, so it must not change with the clock: a screen reader would
   * read it out each second.
   */
  readonly detail: string;
  /** What it means and what to do, where there is something to do. */
  readonly more?: { readonly meaning: string; readonly action: string };
}

type ReasonOf<K extends ClaimReason['kind']> = Extract<ClaimReason, { kind: K }>;

/** Words for a kind of reason; a function where they hang on what the reason carries. */
type WordsFor = {
  readonly [K in ClaimReason['kind']]:
    ReasonWords | ((reason: ReasonOf<K>, now: number) => ReasonWords);
};

const REASONS: WordsFor = {
  'no-address': { detail: 'The recorder’s address is missing or cannot be used.' },
  'no-identity': ({ from }) => ({
    detail:
      from === 'crm'
        ? 'Log in to your CRM: it says who you are. If you are, you are missing in the lookup table.'
        : 'Your login or extension is missing.',
  }),
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
    detail: NOTHING_KNOWN,
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
  'pause-ends-soon': ({ at, resumes }, now) => ({
    detail: resumes
      ? 'Recording soon resumes by itself.'
      : 'This pause is close to its longest time.',
    more: {
      meaning: `${runningTime(at - now)} left. ${
        resumes ? 'Then recording resumes by itself.' : 'The pause does not end by itself.'
      }`,
      action: resumes
        ? 'Stop the customer before then if card details are still coming.'
        : 'Press Resume recording as soon as the card details are done.',
    },
  }),
  'another-call': ({ since }) => ({
    detail: `Another call came up${since === undefined ? '' : ` at ${timeOfDay(since)}`}, while the pause stood.`,
    more: {
      meaning: 'It is not recorded either.',
      action: 'Press Resume recording unless a customer is still giving card details.',
    },
  }),
  'paused-again': ({ since, times }) => ({
    detail: `Somebody else ended the pause ${
      times === 1 ? `at ${timeOfDay(since)}` : `${times} times, last at ${timeOfDay(since)}`
    }. It was paused again.`,
    more: {
      meaning: 'What was said in between may be recorded.',
      action: 'Tell your supervisor if the customer gave card details just then.',
    },
  }),
  'card-form-gone': {
    detail: 'The page says that its card form is closed.',
    more: {
      meaning: 'The pause still holds: a page alone cannot end it.',
      action: 'Press Resume recording when the customer is done.',
    },
  },
  'many-pauses': ({ pauses }) => ({
    detail: `This is pause ${pauses} of this call, more than your organisation expects.`,
    more: {
      meaning: 'The pause holds all the same, and is noted.',
      action: 'Say why when you are asked.',
    },
  }),
  'late-desktop-pause': ({ at }) => ({
    detail: `A desktop pause may come until ${timeOfDay(at)}.`,
    more: {
      meaning:
        'An earlier one went unanswered: the desktop may be missing from the recording, and nobody can see it.',
      action: `Press Resume recording once more after ${timeOfDay(at)}.`,
    },
  }),
  'pause-will-not-lift': {
    detail: 'The recorder stays paused.',
    more: {
      meaning: 'It took the resume all the same: what is said is missing from the recording.',
      action: 'Press Start recording where it is shown; otherwise tell your administrator.',
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

/** The words for one reason at `now`, ms since the epoch. */
function wordsOf<K extends ClaimReason['kind']>(
  reason: ReasonOf<K> & { kind: K },
  now: number,
): ReasonWords {
  const words = REASONS[reason.kind];
  return typeof words === 'function' ? words(reason, now) : words;
}

/** Reasons whose sentence holds a time or a number, as a ledger that kept neither may say them. */
const WITHOUT_FIGURES: Readonly<Partial<Record<ClaimReason['kind'], string>>> = {
  'pause-ends-soon': 'The pause was close to its longest time.',
  'another-call': 'Another call came up while the pause stood.',
  'paused-again': 'Somebody else ended the pause. It was paused again.',
  'many-pauses': 'There were more pauses in the call than the organisation expects.',
  'late-desktop-pause': 'An earlier desktop pause went unanswered and might still take effect.',
};

/** What a kind of reason says, in a sentence. */
export function reasonDetail(kind: ClaimReason['kind']): string {
  const words = REASONS[kind];
  return typeof words === 'function' ? (WITHOUT_FIGURES[kind] ?? '') : words.detail;
}

/** That nobody has renewed a claim is newer than whatever it said itself. */
const newestFirst = (reasons: readonly ClaimReason[]): readonly ClaimReason[] => [
  ...reasons.filter(({ kind }) => kind === 'lease-over'),
  ...reasons.filter(({ kind }) => kind !== 'lease-over'),
];

/**
 * The line under the status word: what comes first, then the newest reason or what the word means.
 * It changes only when the claim does.
 */
export function headline(claim: Claim): string {
  const [reason] = newestFirst(claim.reasons);
  const first = STATUS_FIRST[claim.word];
  const why = reason ? wordsOf(reason, claim.since).detail : STATUS_DETAIL[claim.word];
  const sentences = [first, why].filter((sentence) => sentence !== undefined);
  return sentences.length > 0 ? sentences.join(' ') : NOTHING_KNOWN;
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

/**
 * What is wrong at `now` (ms since the epoch), the newest first; reasons that ask nothing of
 * anybody are left out.
 */
export function problems(claim: Claim, now: number): readonly Problem[] {
  return newestFirst(claim.reasons).flatMap((reason) => {
    const words = wordsOf(reason, now);
    if ('problem' in reason && reason.problem) return [reason.problem];
    if (!words.more) return [];
    return [{ what: words.detail, ...words.more, ...sinceOf(reason) }];
  });
}

/** When it began, for reasons whose words do not tell it already. */
function sinceOf(reason: ClaimReason): { since?: number } {
  const isTold = reason.kind === 'another-call' || reason.kind === 'paused-again';
  return 'since' in reason && !isTold ? { since: reason.since } : {};
}
