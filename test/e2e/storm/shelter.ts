import { STATUS_WORDS } from '../../../lib/recorder/claim';
import type { RequestName } from '../../../lib/encore/requests';
import type { RequestEntry } from '../../../lib/simulator/journal';
import { longestFalseComfort } from '../../support/false-comfort';
import type { FalseComfort, Recorded } from '../../support/false-comfort';
import type { RecorderScreenPage } from '../pages/recorder-screen';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';
import { TIMEOUT_SECONDS } from './weather';

/** Desktop recording is in doubt that long after an unanswered DesktopResume: the shortest, s. */
const QUARANTINE_SECONDS = 10;

/** A seat in a storm, with all that is needed to judge what its screen says. */
export interface Shelter {
  readonly seat: Seat;
  readonly screen: RecorderScreenPage;
  falseComfort(since: number): Promise<FalseComfort | undefined>;
  /** Requests that came in since, ms since the epoch, and that `which` takes. */
  requestsSince(since: number, which?: (entry: RequestEntry) => boolean): readonly RequestEntry[];
  /** Resolves when this is true; looks whenever something happened at the recorder. */
  until(what: string, isSo: () => boolean, withinMs: number): Promise<void>;
  leave(): Promise<void>;
}

export async function takeShelter(): Promise<Shelter> {
  const seat = await takeSeat('chromium', {
    settings: {
      service: { timeoutSeconds: TIMEOUT_SECONDS },
      desktop: { quarantineSeconds: QUARANTINE_SECONDS },
    },
  });
  const { simulator } = seat;
  const screen = await seat.openScreen();
  await screen.listen(STATUS_WORDS);
  await screen.shows('No call recorded');
  simulator.ring({ user: AGENT });
  await screen.shows('Recording');
  const recorded: Recorded[] = [];
  const look = () => {
    recorded.push({ ...whatIsRecorded(simulator), at: Date.now() });
  };
  look();
  const stop = simulator.watch(look);
  return {
    seat,
    screen,
    falseComfort: async (since) =>
      longestFalseComfort(await screen.heard(), recorded, { from: since, until: Date.now() }),
    requestsSince: (since, which = () => true) =>
      simulator.requests().filter((entry) => entry.at >= since && which(entry)),
    until: (what, isSo, withinMs) => untilSo(simulator, what, isSo, withinMs),
    async leave() {
      stop();
      await seat.leave();
    },
  };
}

function untilSo(
  simulator: Seat['simulator'],
  what: string,
  isSo: () => boolean,
  withinMs: number,
): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = simulator.watch(() => {
      if (!isSo()) return;
      end();
      resolve();
    });
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Waited ${String(withinMs)} ms until ${what}.`));
    }, withinMs);
    const end = () => {
      stop();
      clearTimeout(timer);
    };
  });
}

/** How long after it was sent a request that went unanswered may still arrive, ms. */
const MAY_ARRIVE_MS = (TIMEOUT_SECONDS + QUARANTINE_SECONDS) * 1000;

/**
 * Until when the product may not claim that the desktop is paused, whatever it is answered: as far
 * as it can know, an unanswered DesktopResume may still arrive. ms since the epoch.
 */
export function quarantineEnd(requests: readonly RequestEntry[]): number {
  return Math.max(0, ...unanswered(requests, 'DesktopResume').map(({ at }) => at + MAY_ARRIVE_MS));
}

/**
 * When a DesktopResume settles that the desktop is recorded: as far as the product can know, an
 * unanswered DesktopPause may still arrive before, and only one sent later counts. 0: one did, or
 * nothing is open. ms since the epoch.
 */
export function latePauseEnd(requests: readonly RequestEntry[]): number {
  const end = Math.max(
    0,
    ...unanswered(requests, 'DesktopPause').map(({ at }) => at + MAY_ARRIVE_MS),
  );
  const isSettled = requests.some(
    ({ request, code, at }) => request === 'DesktopResume' && code === 100 && at >= end,
  );
  return isSettled ? 0 : end;
}

function unanswered(requests: readonly RequestEntry[], name: RequestName): RequestEntry[] {
  return requests.filter(({ request, fate }) => request === name && fate !== 'answered');
}
