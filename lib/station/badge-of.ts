import type { Claim, StatusWord } from '../recorder/claim';

/** What the toolbar icon says. */
export interface Badge {
  /** At most four characters. */
  readonly text: string;
  /** The icon's title, which screen readers say. */
  readonly title: string;
  readonly color: string;
}

const PRODUCT = 'Encore Recording Control';
const RECORDING = '#b3261e';
const PAUSE_ON = '#3b5bdb';
const ALARM = '#8a4b00';

/**
 * The badge for a claim. It outlives the background, so it never says that anything is protected:
 * only that recording runs, that a pause is on, or that something is wrong.
 */
const BADGES: Readonly<Record<StatusWord, Badge>> = {
  Recording: badge('REC', 'recording', RECORDING),
  'On hold': badge('REC', 'call on hold', RECORDING),
  'No call recorded': badge('', 'no call recorded', RECORDING),
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
  return BADGES[claim.word];
}

function badge(text: string, what: string, color: string): Badge {
  return { text, title: `${PRODUCT}: ${what}`, color };
}
