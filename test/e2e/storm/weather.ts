import type { Fault } from '../../../lib/simulator/faults';
import { AGENT } from '../seat';
import type { Seat } from '../seat';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Something that happens in a storm; told so that a failure can be read. */
export interface Blow {
  readonly what: string;
  readonly strike: (seat: Seat) => Promise<void>;
}

const agent = { user: AGENT };
const REQUESTS = [
  'PauseRecording',
  'DesktopPause',
  'ResumeRecording',
  'DesktopResume',
  'PortStatusEX',
  'InitUser',
] as const;

/** The next blow of a storm. */
export function blowFrom(random: () => number): Blow {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return pick(KINDS)(pick);
}

type Pick = <T>(list: readonly T[]) => T;

const KINDS: readonly ((pick: Pick) => Blow)[] = [
  () => key('Alt+P'),
  () => key('Alt+P'),
  () => key('Alt+R'),
  (pick) => fault({ kind: 'drop-answer', request: pick(REQUESTS), times: 1 }),
  (pick) => fault({ kind: 'drop-request', request: pick(REQUESTS), times: 1 }),
  (pick) =>
    fault({ kind: 'delay', request: pick(REQUESTS), ms: pick([300, 1500, 4000]), times: 1 }),
  (pick) => fault({ kind: 'status', request: pick(REQUESTS), status: pick([500, 503]), times: 1 }),
  (pick) =>
    fault({
      kind: 'body',
      request: pick(REQUESTS),
      body: 'cut',
      executed: pick([true, false]),
      times: 1,
    }),
  (pick) =>
    fault({
      kind: 'code',
      request: pick(REQUESTS),
      code: pick([608, 621, 653, 664]),
      executed: pick([true, false]),
      times: 1,
    }),
  () => onPhone('hold', (seat) => seat.simulator.hold(agent)),
  () => onPhone('retrieve', (seat) => seat.simulator.retrieve(agent)),
  () => onPhone('supervisor resumes', (seat) => seat.simulator.supervisorResume(agent)),
  () => ({ what: 'background dies', strike: (seat) => seat.browser.killBackground() }),
];

function key(keys: string): Blow {
  return { what: `key ${keys}`, strike: (seat) => seat.browser.pressShortcut(keys) };
}

function fault(order: Fault): Blow {
  return {
    what: `fault ${JSON.stringify(order)}`,
    strike: (seat) => Promise.resolve(seat.simulator.fault(order)),
  };
}

/** What a telephone cannot do just now is simply not done. */
function onPhone(what: string, act: (seat: Seat) => unknown): Blow {
  return {
    what,
    strike: (seat) => {
      try {
        act(seat);
      } catch {
        // There is no call to hold, or none on hold.
      }
      return Promise.resolve();
    },
  };
}
