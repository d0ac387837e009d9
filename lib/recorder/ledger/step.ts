import type { RecorderEvent } from '../events';
import type { Around, Deed } from './entry';
import type { InFlight, RecorderState } from '../state';

/** One event and what the core knew before and after it. */
export interface Step {
  readonly before: RecorderState;
  readonly event: RecorderEvent;
  readonly after: RecorderState;
}

/** What is about to become an entry. Where it says nothing of its place, that of the step holds. */
export interface Draft extends Partial<Pick<Around, 'practice' | 'unit' | 'port' | 'call'>> {
  readonly id: string;
  readonly deed: Deed;
}

/**
 * What the ledger has told of that which goes on. It is written down together with the core's
 * state, so that after a death of the background nothing is told twice and nothing is left out.
 */
export interface Told {
  /** When the core last noted anything, ms since the epoch: the background's last sign of life. */
  readonly at: number;
  readonly pause?: ToldPause;
  readonly resume?: ToldResume;
  /** Of each request, how it ended last and how often in a row. */
  readonly runs: Readonly<Partial<Record<InFlight['request'], Run>>>;
}

/** The pause that is wanted. */
export interface ToldPause {
  readonly act: string;
  /** When the wish was uttered, ms since the epoch. */
  readonly wishedAt: number;
  /** The claim could say *Protected* since then, and as far as is known until then. */
  readonly held?: { readonly since: number; readonly until: number };
  /** It was confirmed and then lost, at this time. */
  readonly lostAt?: number;
  /** How long it was confirmed before, ms. */
  readonly heldMs: number;
  readonly longest?: true;
}

/** The resume that was wished last. */
export interface ToldResume {
  readonly act: string;
  readonly at: number;
  readonly partly?: true;
  readonly confirmed?: true;
}

export interface Run {
  readonly as: string;
  readonly count: number;
}

/** Nothing goes on that anything was told of. `at`: ms since the epoch. */
export function nothingTold(at: number): Told {
  return { at, runs: {} };
}

/** A time that passed; none where the clock was set back meanwhile. */
export function elapsed(from: number, to: number): number {
  return Math.max(0, Math.round(to - from));
}
