/** What a screen said held against what was truly recorded, moment by moment. */

/** From `at` (ms since the epoch) on, until the next one, a screen said `word`. */
export interface Said {
  readonly word: string;
  readonly at: number;
}

/** From `at` (ms since the epoch) on, until the next one, this was recorded. */
export interface Recorded {
  readonly audio: boolean;
  readonly desktop: boolean;
  readonly at: number;
}

/** A time in which *Protected* stood on a screen while something was recorded. */
export interface FalseComfort {
  /** ms since the epoch. */
  readonly from: number;
  readonly lastedMs: number;
  /** What was recorded at its beginning. */
  readonly recorded: readonly ('audio' | 'desktop')[];
}

/**
 * The longest time of false comfort between `from` and `until` (ms since the epoch), if there was
 * any. Both lists are in the order of time; an entry holds until the next one.
 */
export function longestFalseComfort(
  said: readonly Said[],
  recorded: readonly Recorded[],
  { from, until }: { readonly from: number; readonly until: number },
): FalseComfort | undefined {
  const changes = [...said, ...recorded]
    .map(({ at }) => at)
    .filter((at) => at > from && at < until);
  const times = [...new Set([from, ...changes])].sort((a, b) => a - b);
  let longest: FalseComfort | undefined;
  let current: Omit<FalseComfort, 'lastedMs'> | undefined;
  for (const [index, at] of times.entries()) {
    const truth = standingAt(recorded, at);
    const isFalse = standingAt(said, at)?.word === 'Protected' && isRecorded(truth);
    current = isFalse ? (current ?? { from: at, recorded: planesOf(truth) }) : undefined;
    if (!current) continue;
    const lastedMs = (times[index + 1] ?? until) - current.from;
    if (lastedMs > (longest?.lastedMs ?? 0)) longest = { ...current, lastedMs };
  }
  return longest;
}

function standingAt<T extends { readonly at: number }>(
  entries: readonly T[],
  time: number,
): T | undefined {
  return entries.findLast(({ at }) => at <= time);
}

function isRecorded(truth: Recorded | undefined): truth is Recorded {
  return truth !== undefined && (truth.audio || truth.desktop);
}

function planesOf(truth: Recorded): FalseComfort['recorded'] {
  return (['audio', 'desktop'] as const).filter((plane) => truth[plane]);
}
