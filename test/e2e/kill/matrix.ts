import { randomFrom } from '../../support/random';
import type { BrowserName } from '../harness';
import { ACTS } from './acts';
import type { Act } from './acts';
import { killAt } from './kill-at';
import type { Death } from './kill-at';
import type { Moment } from './moments';
import { reportOf } from './report';
import type { Stage } from './stage';

/** `KILL=all`: every moment, in both browsers. Without it a sample, in Chromium. */
export const ALL = process.env['KILL'] === 'all';
export const BROWSERS: readonly BrowserName[] = ALL ? ['chromium', 'firefox'] : ['chromium'];

/** Moments of each kind in a sample. */
const SAMPLE = 5;
/** `KILL_SEED`, as it was printed, chooses the same sample again. */
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1e6));

/** Deaths that failed before no more are tried: the rest would tell nothing new. */
const ENOUGH = 5;

/** An act and moments to kill the background at, one after the other. */
export interface Row {
  readonly act: Act;
  readonly moments: readonly Moment[];
}

/**
 * A sample in rows: of every act a moment, and more of one act; which, the seed says.
 *
 * @param choose the moments of an act, told from a number from 0 to 1
 */
export function sampleRows(kind: string, choose: (act: Act, random: number) => Moment): Row[] {
  const random = randomFrom(SEED);
  const favourite = Math.floor(random() * ACTS.length);
  const rows = ACTS.map((act, index) => {
    const length = index === favourite ? 1 + SAMPLE - ACTS.length : 1;
    return { act, moments: Array.from({ length }, () => choose(act, random())) };
  });
  const names = rows.flatMap(({ act, moments }) =>
    moments.map(({ name }) => `${act.name}: ${name}`),
  );
  console.log([`${kind}, KILL_SEED=${String(SEED)}`, ...names].join('\n  '));
  return rows;
}

/** This many moments, by their number from 0. */
export function momentsUpTo(count: number, at: (index: number) => Moment): Moment[] {
  return Array.from({ length: count }, (_, index) => at(index));
}

/** Plays all moments of a row. Throws with all that failed, once it has tried them. */
export async function killAtEach(
  { act, moments }: Row,
  stage: Stage,
  title: string,
): Promise<void> {
  const deaths: Death[] = [];
  const failures: string[] = [];
  for (const moment of moments) {
    try {
      deaths.push(await killAt(act, stage, moment));
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
      if (failures.length === ENOUGH) break;
    }
  }
  console.log(reportOf(`${title}, ${act.name}`, deaths));
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Plays an act undisturbed. @returns what `count` grew by meanwhile. */
export async function countWhile(act: Act, stage: Stage, count: () => number): Promise<number> {
  await act.prepare(stage);
  const before = count();
  await act.begin(stage);
  await act.ends(stage, false);
  return count() - before;
}
