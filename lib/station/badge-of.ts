import { shownOf } from '../recorder/claim';
import type { Claim, ClaimReason, StatusWord } from '../recorder/claim';
import { say, type WordKey } from '../words';

/** What the toolbar icon says. */
export interface Badge {
  /** At most four characters. */
  readonly text: string;
  /** The icon's title, which screen readers say. */
  readonly title: string;
  readonly color: string;
}

const PAUSE_ON = '#3b5bdb';
const ALARM = '#8a4b00';
const PRACTICE = '#5c5f66';

interface Sign {
  readonly text: string;
  /** Its words; none: the product's name alone. */
  readonly what?: WordKey;
  readonly color: string;
}

const NOTHING: Sign = { text: '', color: PAUSE_ON };

/**
 * The badge for a claim. It outlives the background, which may have died since, so it makes no claim
 * that could have become false comfort: it says that a pause is on, or that something is wrong, or
 * nothing.
 */
const BADGES: Readonly<Record<StatusWord, Sign>> = {
  Recording: NOTHING,
  'On hold': NOTHING,
  'No call recorded': NOTHING,
  'Pausing…': { text: '!', what: 'badge_pausing', color: ALARM },
  Protected: { text: 'II', what: 'badge_protected', color: PAUSE_ON },
  'Not protected': { text: '!', what: 'badge_not_protected', color: ALARM },
  'Resuming…': { text: 'II', what: 'badge_resuming', color: PAUSE_ON },
  'Partly recording': { text: '!', what: 'badge_partly_recording', color: ALARM },
  'Paused elsewhere': { text: 'II', what: 'badge_paused_elsewhere', color: PAUSE_ON },
  'Recorder not answering': { text: '?', what: 'badge_recorder_not_answering', color: ALARM },
  'Not set up': { text: '', what: 'badge_not_set_up', color: ALARM },
};

export function badgeOf(claim: Claim): Badge {
  const { text, what, color } = signOf(claim);
  const product = say('product_name');
  if (!claim.practice) {
    return { text, title: what ? say('badge_title', product, say(what)) : product, color };
  }
  const shown = shownOf(claim, say(what ?? 'practice_badge_idle'));
  return { text: `P${text}`, title: say('badge_title', product, shown), color: PRACTICE };
}

function signOf({ word, reasons }: Claim): Sign {
  const needed = word === 'Protected' ? reasons.find(({ kind }) => kind in LOUD) : undefined;
  return (needed && LOUD[needed.kind]) ?? BADGES[word];
}

/** A pause that somebody must look at: told also to an agent who sees nothing but the icon. */
const LOUD: Readonly<Partial<Record<ClaimReason['kind'], Sign>>> = {
  'pause-too-long': { text: 'II!', what: 'badge_pause_too_long', color: ALARM },
  'pause-ends-soon': { text: 'II!', what: 'badge_pause_ends_soon', color: ALARM },
  'another-call': { text: 'II!', what: 'badge_another_call', color: ALARM },
  'stranded-pause': { text: 'II!', what: 'badge_stranded_pause', color: ALARM },
};
