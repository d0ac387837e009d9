import type { CheckStep } from '../../lib/messages';

/** A shape for each state of a step: nothing rests on colour. */
export const STEP_MARKS: Readonly<Record<CheckStep['state'], string>> = {
  ok: '✓',
  warning: '!',
  failed: '✕',
  skipped: '–',
};
