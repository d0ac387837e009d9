/** How many messages a page may send at once, and how many a second for long. */
const BURST = 30;
const PER_SECOND = 4;

/** What a page may still say. A page that talks without end is not heard, and costs nothing. */
export interface WordBudget {
  /** Whether one more message may be taken now. */
  spend(): boolean;
}

/** @param now the clock, ms since the epoch */
export function createWordBudget(now: () => number): WordBudget {
  let left = BURST;
  let at = now();
  return {
    spend() {
      const elapsed = Math.max(0, now() - at);
      at = now();
      left = Math.min(BURST, left + (elapsed / 1000) * PER_SECOND);
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
