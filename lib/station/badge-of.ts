import { shownOf } from '../recorder/claim';
import type { Claim, ClaimReason, StatusWord } from '../recorder/claim';
import { say } from '../words';

/** What the toolbar icon says. */
export interface Badge {
  /** At most four characters. */
  readonly text: string;
  /** The icon's title, which screen readers say. */
  readonly title: string;
  readonly color: string;
}

const PRODUCT = 'Encore Recording Control';
const TITLE = `${PRODUCT}: `;
const PAUSE_ON = '#3b5bdb';
const ALARM = '#8a4b00';
const PRACTICE = '#5c5f66';

const NOTHING: Badge = { text: '', title: PRODUCT, color: PAUSE_ON };

/**
 * The badge for a claim. It outlives the background, which may have died since, so it makes no claim
 * that could have become false comfort: it says that a pause is on, or that something is wrong, or
 * nothing.
 */
const BADGES: Readonly<Record<StatusWord, Badge>> = {
  Recording: NOTHING,
  'On hold': NOTHING,
  'No call recorded': NOTHING,
  'Pausing…': badge('!', 'pausing, not confirmed yet', ALARM),
  Protected: badge('II', 'pause on', PAUSE_ON),
  'Not protected': badge('!', 'NOT PROTECTED', ALARM),
  'Resuming…': badge('II', 'resuming', PAUSE_ON),
  'Partly recording': badge('!', 'partly recording', ALARM),
  'Paused elsewhere': badge('II', 'paused elsewhere', PAUSE_ON),
  'Recorder not answering': badge('?', 'recorder not answering', ALARM),
  'Not set up': badge('', 'not set up', ALARM),
};

export function badgeOf(claim: Claim): Badge {
  const plain = plainBadge(claim);
  if (!claim.practice) return plain;
  const what = plain === NOTHING ? say('practice_badge_idle') : plain.title.slice(TITLE.length);
  return { text: `P${plain.text}`, title: `${TITLE}${shownOf(claim, what)}`, color: PRACTICE };
}

function plainBadge({ word, reasons }: Claim): Badge {
  const needed = word === 'Protected' ? reasons.find(({ kind }) => kind in LOUD) : undefined;
  return (needed && LOUD[needed.kind]) ?? BADGES[word];
}

/** A pause that somebody must look at: told also to an agent who sees nothing but the icon. */
const LOUD: Readonly<Partial<Record<ClaimReason['kind'], Badge>>> = {
  'pause-too-long': badge('II!', 'pause on, for longer than allowed', ALARM),
  'pause-ends-soon': badge('II!', 'pause on, close to its longest time', ALARM),
  'another-call': badge('II!', 'pause on, and another call came up', ALARM),
  'stranded-pause': badge('II!', 'pause on since before a restart', ALARM),
};

function badge(text: string, what: string, color: string): Badge {
  return { text, title: `${TITLE}${what}`, color };
}
