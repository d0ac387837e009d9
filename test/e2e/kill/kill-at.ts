import { LEASE_MS, RESUME_ACT_MS } from '../../../lib/recorder/rules';
import { slowness } from '../machine';
import type { Act } from './acts';
import type { Moment } from './moments';
import type { Stage } from './stage';

/** The product's word: with a panel or a CRM page open, a dead background is back within this, ms. */
export const BACK_WITHIN_MS = 1000;
/** When the test gives up waiting for it, ms. */
const VIEW_WITHIN_MS = 20_000;
/** A screen drops a claim by a timer of its own, which may be this late, ms. */
const TIMER_MS = 250;
/** How often a moment is played again when the browser was too slow to kill at it. */
const TRIES = 5;

/** How one death went: for the report, all in ms. */
export interface Death {
  /** Where the background stood. */
  readonly what: string;
  /** From the order to kill to the first view of the next background. */
  readonly backMs: number;
}

/**
 * Plays an act, kills the background at a moment of it, and judges: it is back in time, the act
 * comes to its good end, nobody was comforted falsely, and nothing was resumed by itself.
 */
export async function killAt(act: Act, stage: Stage, moment: Moment): Promise<Death> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    await act.prepare(stage);
    const since = Date.now();
    try {
      const { death, wasInTime } = await dieOnce(act, stage, moment, since);
      if (wasInTime) return death;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const story = await stage.story(since);
      throw new Error(`${act.name}, ${moment.name}: ${why}\n${story}`, { cause });
    }
  }
  throw new Error(`${act.name}, ${moment.name}: the browser was always too slow to kill there.`);
}

async function dieOnce(act: Act, stage: Stage, moment: Moment, since: number) {
  const { killedAt, deadAt, standing } = await playAndKill(act, stage, moment);
  const backMs = (await stage.screen.firstViewAfter(deadAt, VIEW_WITHIN_MS)) - killedAt;
  const allowedMs = BACK_WITHIN_MS * slowness();
  if (backMs > allowedMs) {
    throw new Error(`Back after ${backMs.toFixed(0)} ms; ${allowedMs.toFixed(0)} are allowed.`);
  }
  await act.ends(stage, moment.isBeforeAnyWord === true);
  await judge(stage, since);
  const death: Death = { what: `${moment.name} (${standing})`, backMs };
  return { death, wasInTime: deadAt - killedAt < moment.holdsMs };
}

async function playAndKill(act: Act, stage: Stage, moment: Moment) {
  // Else the first that is written is the end of something that was before the agent's word.
  await stage.quiet();
  const reached = moment.reach(stage);
  const begun = act.begin(stage);
  const standing = await reached;
  const killedAt = Date.now();
  await stage.seat.browser.killBackground();
  const deadAt = Date.now();
  moment.letGo(stage);
  await begun;
  return { killedAt, deadAt, standing };
}

async function judge(stage: Stage, since: number): Promise<void> {
  const comfort = await stage.falseComfort(since);
  if (comfort && comfort.lastedMs > LEASE_MS + TIMER_MS) {
    throw new Error(`“Protected” stood for ${JSON.stringify(comfort)}.`);
  }
  const words = stage.presses(since).filter(({ keys }) => keys === 'Alt+R');
  for (const { request, at } of stage.resumesSent(since)) {
    const followed = words.some((word) => at >= word.at && at < word.at + RESUME_ACT_MS);
    if (!followed) throw new Error(`${request} was sent although nobody wanted to resume.`);
  }
}
