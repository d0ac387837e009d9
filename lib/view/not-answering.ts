import type { Claim, ClaimReason } from '../recorder/claim';

/**
 * The claim that claims nothing, for a screen that has nothing else to go by.
 *
 * @param since ms since the epoch, from where the timer counts.
 */
export function notAnswering(since: number, reason: ClaimReason): Claim {
  return {
    word: 'Recorder not answering',
    since,
    madeAt: since,
    until: Number.POSITIVE_INFINITY,
    afterwards: 'Recorder not answering',
    planes: [
      { plane: 'audio', state: 'unknown', evidence: 'none' },
      { plane: 'desktop', state: 'unknown', evidence: 'none' },
    ],
    reasons: [reason],
  };
}
