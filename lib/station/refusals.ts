import type { Deed } from '../recorder/ledger/entry';

/** Why a page was refused: see the ledger's entry. */
export type Refusal = Extract<Deed, { kind: 'page-refused' }>['why'];

/** The least time between two entries for the same reason, ms: a page must not fill the ledger. */
const AGAIN_AFTER_MS = 60_000;

/**
 * Tells the ledger of pages that were refused, which no page of a CRM gives a reason for: each reason
 * at once when it is new, and then at most once a minute with how often it was.
 *
 * @param now the clock, ms since the epoch
 */
export function createRefusals(
  now: () => number,
  tell: (deed: Deed) => void,
): (why: Refusal) => void {
  const reasons = new Map<Refusal, { toldAt: number; untold: number }>();
  return (why) => {
    const reason = reasons.get(why) ?? { toldAt: Number.NEGATIVE_INFINITY, untold: 0 };
    reasons.set(why, reason);
    reason.untold += 1;
    // A clock that was set back must not silence it for long.
    if (Math.abs(now() - reason.toldAt) < AGAIN_AFTER_MS) return;
    tell({ kind: 'page-refused', why, times: reason.untold });
    reason.toldAt = now();
    reason.untold = 0;
  };
}
