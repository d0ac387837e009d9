/** How many messages a page may send at once, and how many a second for long. */
const BURST = 30;
const PER_SECOND = 4;
/** After this time a page may say as much again as one that was never heard, ms. */
const FULL_AFTER_MS = (1000 * BURST) / PER_SECOND;

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

/**
 * The budgets of all pages, by a name that a page cannot choose: a page that connects anew, as often
 * as it likes, has no more to say than before.
 */
export function createWordBudgets(now: () => number): (name: string) => WordBudget {
  const budgets = new Map<string, { readonly budget: WordBudget; usedAt: number }>();
  return (name) => {
    for (const [each, { usedAt }] of budgets) {
      if (now() - usedAt > FULL_AFTER_MS) budgets.delete(each);
    }
    return {
      spend() {
        const known = budgets.get(name) ?? { budget: createWordBudget(now), usedAt: 0 };
        known.usedAt = now();
        budgets.set(name, known);
        return known.budget.spend();
      },
    };
  };
}
