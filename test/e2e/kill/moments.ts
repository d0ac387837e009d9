import type { RequestEntry } from '../../../lib/simulator/journal';
import type { Gate, Passage } from './gate-server';
import type { Stage } from './stage';

/** A moment at which the background can be made to stand still, and be killed. */
export interface Moment {
  readonly name: string;
  /** Resolves, in words, when the background stands at the moment. To be called before the act. */
  reach(stage: Stage): Promise<string>;
  /** Whatever was kept goes on. */
  letGo(stage: Stage): void;
  /** How long after it was reached the background still stands there, ms. */
  readonly holdsMs: number;
  /** Nothing of what the agent has just said is written down yet. */
  readonly isBeforeAnyWord?: true;
}

/**
 * While the `nth` request from now on (0: the first) is on its way; carried out by the recorder
 * before the death (`first`) or after it (`last`).
 */
export function onTheWire(nth: number, executes: 'first' | 'last'): Moment {
  return {
    name: `request ${String(nth + 1)} is on its way, carried out ${executes}`,
    // The shortest time after which the product itself gives a request up.
    holdsMs: 3000,
    async reach({ seat: { simulator } }) {
      const { request } = await new Promise<RequestEntry>((resolve) => {
        const stop = simulator.server.onRequest((entry) => {
          if (entry.fate !== 'held') return;
          stop();
          resolve(entry);
        });
        simulator.fault({ kind: 'hold', skip: nth, times: 1, executes });
      });
      return request;
    },
    letGo({ seat: { simulator } }) {
      simulator.release();
      simulator.clearFaults();
    },
  };
}

/** At the `nth` touch of a storage from now on (0: the first), before or after it. */
export function atTheGate(nth: number): Moment {
  return {
    name: `touch ${String(nth + 1)} of a storage`,
    // The product goes on without a disk that does not answer, after half a second.
    holdsMs: 450,
    reach: async (stage) => (await gateOf(stage).keep(nth)).moment,
    letGo(stage) {
      gateOf(stage).open();
    },
    ...(nth === 0 ? { isBeforeAnyWord: true } : {}),
  };
}

/** The reads with which a background that comes back begins, in words of the gate. */
export function isReadAtStart({ moment }: Passage): boolean {
  return / reading /.test(moment);
}

/**
 * A second death: the background was killed while the first request of the act was on its way, and
 * stands at the `nth` read with which the next one begins.
 */
export function whileComingBack(nth: number): Moment {
  const first = onTheWire(0, 'first');
  return {
    name: `read ${String(nth + 1)} of the background that comes back`,
    // Nothing goes on without having read.
    holdsMs: 30_000,
    async reach(stage) {
      await first.reach(stage);
      const reached = gateOf(stage).keep(nth, isReadAtStart);
      await stage.seat.browser.killBackground();
      first.letGo(stage);
      return (await reached).moment;
    },
    letGo(stage) {
      gateOf(stage).open();
    },
  };
}

function gateOf({ gate }: Stage): Gate {
  if (!gate) throw new Error('This extension has no gates.');
  return gate;
}
