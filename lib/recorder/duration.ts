import type { AudioEvidence, Reading } from './state';

/** What stateDuration counts in. The vendor's guide does not say; ticks are .NET's, of 100 ns. */
export type DurationUnit = 'seconds' | 'milliseconds' | 'ticks';

/** The administrator's word on it: `auto` compares two readings, `unknown` uses no duration. */
export type DurationRule = DurationUnit | 'auto' | 'unknown';

const PER_SECOND: Readonly<Record<DurationUnit, number>> = {
  seconds: 1,
  milliseconds: 1000,
  ticks: 10_000_000,
};

/** Two readings must be this far apart to tell the unit, ms: whole seconds are rounded. */
const APART_MS = 4000;
/** How far a unit may be missed. The units lie a thousandfold apart, so this need not be fine. */
const TOLERANCE = 0.5;

/**
 * A stateDuration as a whole number; undefined for anything else. Its type is not documented either.
 */
function countOf(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/**
 * The unit as two readings of one state tell it: how much the duration grew against the clock.
 * Undefined where they tell nothing: one that never moves, as on the vendor's simulator.
 */
export function unitFrom(earlier: Reading, later: Reading): DurationUnit | undefined {
  const from = countOf(earlier.duration);
  const to = countOf(later.duration);
  const seconds = (later.askedAt - earlier.askedAt) / 1000;
  if (from === undefined || to === undefined || earlier.state !== later.state) return undefined;
  if (seconds * 1000 < APART_MS) return undefined;
  const rate = (to - from) / seconds;
  const units = Object.keys(PER_SECOND) as DurationUnit[];
  return units.find((unit) => Math.abs(rate / PER_SECOND[unit] - 1) <= TOLERANCE);
}

/**
 * How long the recorder says that the state of a reading lasts, ms; undefined while the unit is not
 * known. `text`: the duration of the reading, or of an earlier one.
 */
export function durationMs(
  text: string | undefined,
  audio: Pick<AudioEvidence, 'durationUnit'>,
  rule: DurationRule,
): number | undefined {
  const count = countOf(text);
  const unit = rule === 'auto' ? audio.durationUnit : rule;
  if (count === undefined || unit === undefined || unit === 'unknown') return undefined;
  return (count / PER_SECOND[unit]) * 1000;
}
