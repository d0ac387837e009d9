import { AGENT, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';
import type { Stage } from './stage';

/** Something an agent does that takes several requests, during any of which the background may die. */
export interface Act {
  readonly name: string;
  /** As many requests, and as many touches of a storage, as it has at least when nothing goes wrong. */
  readonly requests: number;
  readonly touches: number;
  /** Brings the stage to where the act begins. */
  prepare(stage: Stage): Promise<void>;
  begin(stage: Stage): Promise<void>;
  /**
   * Resolves when the act has come to its good end; rejects when it does not in time. `wordIsLost`:
   * the background died before it could write the agent's word down anywhere, so that she is shown
   * that nothing came of it, and says it again.
   */
  ends(stage: Stage, wordIsLost: boolean): Promise<void>;
}

const BOTH = { audio: true, desktop: true };
const NEITHER = { audio: false, desktop: false };
/** As long as an agent would wait before she presses a key once more, ms. */
const PATIENCE_MS = 2500;
const ENDS_WITHIN_MS = 40_000;

export const SECURE_PAUSE: Act = {
  name: 'secure pause',
  requests: 4,
  touches: 18,
  prepare: recordBoth,
  begin: (stage) => stage.press('Alt+P'),
  async ends(stage, wordIsLost) {
    if (wordIsLost) await pressUntil(stage, 'Alt+P', /^(Pausing…|Protected|Not protected)/, /^Rec/);
    await stage.screen.shows('Protected', ENDS_WITHIN_MS);
    mustBe(stage.seat, NEITHER);
  },
};

export const RESUME: Act = {
  name: 'resume',
  requests: 3,
  touches: 14,
  async prepare(stage) {
    await recordBoth(stage);
    await stage.press('Alt+P');
    await stage.screen.shows('Protected', ENDS_WITHIN_MS);
  },
  begin: (stage) => stage.press('Alt+R'),
  async ends(stage) {
    await resumeBoth(stage);
    mustBe(stage.seat, BOTH);
  },
};

export const TAG: Act = {
  name: 'tag',
  requests: 3,
  touches: 16,
  async prepare(stage) {
    await noCall(stage);
    stage.seat.simulator.ring({ user: AGENT });
    await stage.screen.shows('Recording', 20_000);
  },
  // Another record than that of the link: one that still waits for its record would go first there.
  begin: ({ crm }) => crm.follow('1002'),
  async ends({ seat, screen }) {
    await screen.tells('Acknowledged', ENDS_WITHIN_MS);
    mustBeTagged(seat, '1002');
  },
};

/** From the call that comes in to the link in the record that was open before: all by itself. */
export const LINK: Act = {
  name: 'link',
  requests: 6,
  touches: 24,
  async prepare(stage) {
    await noCall(stage);
    await stage.crm.follow('1001');
  },
  begin({ seat }) {
    seat.simulator.ring({ user: AGENT });
    return Promise.resolve();
  },
  async ends({ seat, screen, crm }) {
    const index = seat.simulator.truth().ports[0]?.active?.callIndex ?? 'none';
    await crm.holdsLinkOf(index, ENDS_WITHIN_MS);
    await screen.tells(`fldCallIndex=${index}&`);
    await screen.tells('In the field of its record.', ENDS_WITHIN_MS);
    mustBeTagged(seat, '1001');
  },
};

export const ACTS = [SECURE_PAUSE, RESUME, TAG, LINK] as const;

/** A call is recorded, and nothing is paused. */
async function recordBoth(stage: Stage): Promise<void> {
  const { seat, screen } = stage;
  if (seat.simulator.truth().ports[0]?.active) await resumeBoth(stage);
  else {
    await screen.shows('No call recorded', 20_000);
    seat.simulator.ring({ user: AGENT });
  }
  await screen.shows('Recording', 20_000);
}

/** No call is on, nothing is paused, and the CRM shows no record. */
async function noCall(stage: Stage): Promise<void> {
  const { seat, screen, crm } = stage;
  await recordBoth(stage);
  await crm.follow('Accounts');
  seat.simulator.endCall({ user: AGENT });
  await screen.shows('No call recorded', 30_000);
}

/** A resume that was cut in two is told as such: an agent would press the key once more. */
async function resumeBoth(stage: Stage): Promise<void> {
  if (!(await stage.screen.status()).startsWith('Recording')) {
    const notResumed = /^(Partly recording|Protected|Not protected|Paused elsewhere)/;
    await pressUntil(stage, 'Alt+R', /^Recording/, notResumed);
  }
  mustBe(stage.seat, BOTH);
}

/**
 * Waits until the screen says what is wanted. Whenever it has said for a while that the last press
 * of the key came to nothing, the key is pressed.
 */
async function pressUntil(
  stage: Stage,
  keys: 'Alt+P' | 'Alt+R',
  wanted: RegExp,
  cameToNothing: RegExp,
): Promise<void> {
  const deadline = Date.now() + ENDS_WITHIN_MS;
  for (;;) {
    const status = await stage.screen.status();
    if (wanted.test(status)) return;
    const last = stage.presses(0).findLast((press) => press.keys === keys)?.at ?? 0;
    if (cameToNothing.test(status) && Date.now() - last > PATIENCE_MS) await stage.press(keys);
    if (Date.now() > deadline) {
      throw new Error(`${keys} came to nothing; the screen says: ${status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function mustBe({ simulator }: Seat, wanted: ReturnType<typeof whatIsRecorded>): void {
  const recorded = whatIsRecorded(simulator);
  if (recorded.audio !== wanted.audio || recorded.desktop !== wanted.desktop) {
    throw new Error(`Recorded in truth: ${JSON.stringify(recorded)}.`);
  }
}

function mustBeTagged({ simulator }: Seat, account: string): void {
  const fields: Readonly<Record<string, string>> = simulator.truth().ports[0]?.active?.fields ?? {};
  if (fields['fldCustomerAccountNum'] !== account) {
    throw new Error(`The recording is tagged ${JSON.stringify(fields)}.`);
  }
}
