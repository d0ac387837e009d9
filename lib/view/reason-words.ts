/**
 * What a claim means for the agent, in a sentence or two. They are for somebody with a customer on the
 * line: short, and the most important thing first.
 */
import type { Claim, ClaimReason, StatusWord } from '../recorder/claim';
import { say, wording, type StemOf, type WordKey } from '../words';
import { runningTime, timeOfDay } from './timer';

/** What a word means for the agent while there is no reason to tell. */
const STATUS_DETAIL: Partial<Record<StatusWord, string>> = wording({
  Recording: 'status_detail_recording',
  'On hold': 'status_detail_on_hold',
  'No call recorded': 'status_detail_no_call_recorded',
  Protected: 'status_detail_protected',
  'Resuming…': 'status_detail_resuming',
});

/** What the agent must know first, whatever the reason is. */
const STATUS_FIRST: Partial<Record<StatusWord, string>> = wording({
  'Pausing…': 'status_first_pausing',
  'Not protected': 'status_first_not_protected',
  'Partly recording': 'status_first_partly_recording',
  'Paused elsewhere': 'status_first_paused_elsewhere',
});

/** A reason whose three sentences are named alike: `x_detail`, `x_meaning` and `x_action`. */
type FullReason = Extract<StemOf<'detail'>, MoreKey>;
/** What is more than the detail: `x_meaning` and `x_action`. */
type MoreKey = Extract<StemOf<'meaning'>, StemOf<'action'>>;

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
    FullReason | ReasonWords | ((reason: ReasonOf<K>, now: number) => ReasonWords);
};

/** A reason that asks nothing of anybody. */
const brief = (detail: WordKey): ReasonWords => wording({ detail });

/** What a reason means and what to do about it; the values are those of all its sentences. */
const more = (key: MoreKey, ...values: readonly (string | number)[]) => ({
  meaning: say(`${key}_meaning`, ...values),
  action: say(`${key}_action`, ...values),
});

const full = (key: FullReason, ...values: readonly (string | number)[]): ReasonWords => ({
  detail: say(`${key}_detail`, ...values),
  more: more(key, ...values),
});

const REASONS: WordsFor = {
  'no-address': brief('reason_no_address_detail'),
  'no-identity': ({ from }) =>
    brief(from === 'crm' ? 'reason_no_identity_crm' : 'reason_no_identity_detail'),
  'no-access': brief('reason_no_access_detail'),
  starting: brief('reason_starting_detail'),
  'no-port': 'reason_no_port',
  'not-answering': () => ({
    detail: say('nothing_known'),
    more: more('reason_not_answering'),
  }),
  'audio-not-paused': 'reason_audio_not_paused',
  'desktop-not-paused': 'reason_desktop_not_paused',
  'no-desktop-login': 'reason_no_desktop_login',
  'port-not-checked': 'reason_port_not_checked',
  'no-call-to-pause': 'reason_no_call_to_pause',
  'audio-still-paused': 'reason_audio_still_paused',
  'desktop-still-paused': 'reason_desktop_still_paused',
  'stranded-pause': 'reason_stranded_pause',
  'pause-too-long': 'reason_pause_too_long',
  'pause-ends-soon': ({ at, resumes }, now) =>
    full(
      resumes ? 'reason_pause_ends_soon_resumes' : 'reason_pause_ends_soon',
      runningTime(at - now),
    ),
  'another-call': ({ since }) => ({
    detail:
      since === undefined
        ? say('reason_another_call_detail')
        : say('reason_another_call_at_detail', timeOfDay(since)),
    more: more('reason_another_call'),
  }),
  'paused-again': ({ since, times }) => ({
    detail:
      times === 1
        ? say('reason_paused_again_detail', timeOfDay(since))
        : say('reason_paused_again_often_detail', times, timeOfDay(since)),
    more: more('reason_paused_again'),
  }),
  'card-form-gone': 'reason_card_form_gone',
  'many-pauses': ({ pauses }) => full('reason_many_pauses', pauses),
  'late-desktop-pause': ({ at }) => full('reason_late_desktop_pause', timeOfDay(at)),
  'pause-will-not-lift': 'reason_pause_will_not_lift',
  'lease-over': 'reason_lease_over',
};

/** The words for one reason at `now`, ms since the epoch. */
function wordsOf<K extends ClaimReason['kind']>(
  reason: ReasonOf<K> & { kind: K },
  now: number,
): ReasonWords {
  const words = REASONS[reason.kind];
  if (typeof words === 'string') return full(words);
  return typeof words === 'function' ? words(reason, now) : words;
}

/** Reasons whose sentence holds a time or a number, as a ledger that kept neither may say them. */
const WITHOUT_FIGURES: Readonly<Partial<Record<ClaimReason['kind'], string>>> = wording({
  'pause-ends-soon': 'reason_pause_ends_soon_told',
  'another-call': 'reason_another_call_told',
  'paused-again': 'reason_paused_again_told',
  'many-pauses': 'reason_many_pauses_told',
  'late-desktop-pause': 'reason_late_desktop_pause_told',
});

/** What a kind of reason says, in a sentence. */
export function reasonDetail(kind: ClaimReason['kind']): string {
  if (kind === 'not-answering') return say('nothing_known');
  const words = REASONS[kind];
  if (typeof words === 'string') return say(`${words}_detail`);
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
  return sentences.length > 0 ? sentences.join(' ') : say('nothing_known');
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
