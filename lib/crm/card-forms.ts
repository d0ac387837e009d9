import type { CrmMessage, SiteRules } from '../messages';
import { findAll } from './find';
import type { Page } from './page';
import { isVisible } from './visible';

type CardWord = Extract<CrmMessage, { type: 'card-form' }>;

/** Pages draw anew what they show: only what stays away for so long is gone, ms. */
export const GONE_AFTER_MS = 1000;

/** Whether a page shows a form that takes card details. Nothing in such a form is ever read. */
export interface CardForms {
  /** Takes one look and returns what the background must be told. `at`: ms since the epoch. */
  see(at: number, rules: SiteRules['cardRules']): CardWord[];
  /** Somebody new listens. */
  again(): void;
  /** The page goes away, and its form with it. */
  leave(): CardWord[];
}

type Sight = 'none' | 'quiet' | 'pause';

export function createCardForms(page: Page): CardForms {
  /** What was told last; undefined: nothing was told in the life of this document. */
  let told: Sight | undefined;
  let mustTell = false;
  let seenAt = 0;

  function tell(sight: Sight): CardWord[] {
    // First of all a new document says that nothing of an earlier one is there any more.
    const words = told === undefined && sight !== 'none' ? [wordOf('none')] : [];
    told = sight;
    mustTell = false;
    return [...words, wordOf(sight)];
  }

  return {
    see(at, rules) {
      if (rules.length === 0 && told === undefined) return [];
      const sight = sightOf(page, rules);
      if (sight !== 'none' || at < seenAt) seenAt = at;
      const isFlicker =
        sight === 'none' && isOpen(told) && at - seenAt < GONE_AFTER_MS && rules.length > 0;
      const now = isFlicker ? told : sight;
      return now !== undefined && (mustTell || now !== told) ? tell(now) : [];
    },
    again() {
      mustTell = told !== undefined;
    },
    leave: () => (isOpen(told) ? tell('none') : []),
  };
}

function isOpen(sight: Sight | undefined): boolean {
  return sight !== undefined && sight !== 'none';
}

function wordOf(sight: Sight): CardWord {
  return {
    type: 'card-form',
    present: sight !== 'none',
    ...(sight === 'quiet' && { quiet: true }),
  };
}

/** What the page shows by its rules; one that wants a pause goes before one that does not. */
function sightOf(page: Page, rules: SiteRules['cardRules']): Sight {
  const seen = rules.filter(({ shows }) => shows.some((selector) => isShown(page, selector)));
  if (seen.some(({ pause }) => pause)) return 'pause';
  return seen.length > 0 ? 'quiet' : 'none';
}

/** Whether something visible is found, in whatever shadow root or frame of the same origin it is. */
function isShown(page: Page, selector: string): boolean {
  const found = findAll(page, selector.startsWith('>>>') ? selector : `>>> ${selector}`);
  return found.ok && found.value.some(isVisible);
}
