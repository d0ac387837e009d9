import type { RequestEntry } from '../../../lib/simulator/journal';
import type { CrmPage } from '../pages/crm-page';
import type { RecorderScreenPage } from '../pages/recorder-screen';
import { AGENT, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

/** What an act is played with: a seat with a call on, its screen, and a CRM page in front. */
export interface Stage {
  readonly seat: Seat;
  readonly screen: RecorderScreenPage;
  readonly crm: CrmPage;
}

/** Something an agent does that takes several requests, during any of which the background may die. */
export interface Act {
  readonly name: string;
  /** Brings the stage to where the act begins. */
  prepare(stage: Stage): Promise<void>;
  begin(stage: Stage): Promise<void>;
  /** Resolves when the act has come to its good end; rejects when it does not in time. */
  ends(stage: Stage): Promise<void>;
}

const BOTH = { audio: true, desktop: true };
const NEITHER = { audio: false, desktop: false };

export const SECURE_PAUSE: Act = {
  name: 'secure pause',
  prepare: record,
  begin: ({ seat }) => seat.browser.pressShortcut('Alt+P'),
  async ends({ seat, screen }) {
    await screen.shows('Protected', 40_000);
    mustBe(seat, NEITHER);
  },
};

export const RESUME: Act = {
  name: 'resume',
  async prepare(stage) {
    await record(stage);
    await stage.seat.browser.pressShortcut('Alt+P');
    await stage.screen.shows('Protected', 40_000);
  },
  begin: ({ seat }) => seat.browser.pressShortcut('Alt+R'),
  async ends(stage) {
    await resumed(stage);
    mustBe(stage.seat, BOTH);
  },
};

export const TAG: Act = {
  name: 'tag',
  prepare: newCall,
  async begin({ crm }) {
    await crm.follow('1001');
  },
  async ends({ seat, screen }) {
    await screen.tells('Acknowledged', 40_000);
    const fields: Readonly<Record<string, string>> =
      seat.simulator.truth().ports[0]?.active?.fields ?? {};
    if (fields['fldCustomerAccountNum'] !== '1001') {
      throw new Error(`The recording is tagged ${JSON.stringify(fields)}.`);
    }
  },
};

/** A call is recorded, and nothing is paused. */
async function record(stage: Stage): Promise<void> {
  const { seat, screen } = stage;
  if (seat.simulator.truth().ports[0]?.active) await resumed(stage);
  else {
    await screen.shows('No call recorded', 20_000);
    seat.simulator.ring({ user: AGENT });
  }
  await screen.shows('Recording', 20_000);
}

async function newCall({ seat, screen, crm }: Stage): Promise<void> {
  if (seat.simulator.truth().ports[0]?.active) seat.simulator.endCall({ user: AGENT });
  await screen.shows('No call recorded', 30_000);
  await crm.follow('Accounts');
  seat.simulator.ring({ user: AGENT });
  await screen.shows('Recording', 20_000);
}

/** A resume that was cut in two is told as such: an agent would press the key once more. */
async function resumed({ seat, screen }: Stage): Promise<void> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const status = await screen.status();
    if (status.startsWith('Recording')) {
      mustBe(seat, BOTH);
      return;
    }
    if (/^(Partly recording|Protected|Not protected|Paused elsewhere)/.test(status)) {
      await seat.browser.pressShortcut('Alt+R');
    }
    if (Date.now() > deadline) throw new Error(`Not resumed in time; the screen says: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function mustBe({ simulator }: Seat, wanted: ReturnType<typeof whatIsRecorded>): void {
  const recorded = whatIsRecorded(simulator);
  if (recorded.audio !== wanted.audio || recorded.desktop !== wanted.desktop) {
    throw new Error(`Recorded in truth: ${JSON.stringify(recorded)}.`);
  }
}

/** The requests an act sends when nothing goes wrong, in order. */
export async function requestsOf(act: Act, stage: Stage): Promise<readonly RequestEntry[]> {
  await act.prepare(stage);
  const after = stage.seat.simulator.requests().length;
  await act.begin(stage);
  await act.ends(stage);
  return stage.seat.simulator.requests(after);
}
