import type { Fault } from '../../../lib/simulator/faults';
import { AGENT } from '../seat';
import type { Seat } from '../seat';

/** Something that happens in a storm; told so that a failure can be read. */
export interface Blow {
  readonly what: string;
  readonly strike: (seat: Seat) => Promise<void>;
}

/** How long a request of the extension may take in a storm, s. */
export const TIMEOUT_SECONDS = 2;

const agent = { user: AGENT };
const lateMs = TIMEOUT_SECONDS * 1000 + 1500;
/** A port is read in this time whatever strikes one or two of its readings, ms. */
const READ_WITHIN_MS = 15_000;
const COLLEAGUE = 'agent2';
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

const KEYS: readonly ((pick: Pick) => Blow)[] = [
  () => key('Alt+P'),
  () => key('Alt+P'),
  () => key('Alt+P'),
  () => key('Alt+R'),
  () => key('Alt+R'),
];

/** The connection breaks. A browser then sends the request a second time, and takes that answer. */
const CONNECTION: readonly ((pick: Pick) => Blow)[] = [
  (pick) => fault({ kind: 'drop-answer', request: pick(REQUESTS), times: 1 }),
  (pick) => fault({ kind: 'drop-answer', request: pick(REQUESTS), times: 2 }),
  (pick) => fault({ kind: 'drop-request', request: pick(REQUESTS), times: pick([1, 2]) }),
  (pick) =>
    fault({ kind: 'delay', request: pick(REQUESTS), ms: pick([300, 1500, 4000]), times: 1 }),
  // Nobody waits for it any more when it is carried out.
  () => fault({ kind: 'delay', request: 'DesktopResume', ms: lateMs, times: 1 }),
];

const ANSWERS: readonly ((pick: Pick) => Blow)[] = [
  // A proxy, a sign-in page, Windows authentication, in front of the service or behind it.
  (pick) =>
    fault({
      kind: 'status',
      request: pick(REQUESTS),
      status: pick([302, 401, 500, 503]),
      executed: pick([true, false]),
      times: 1,
    }),
  (pick) =>
    fault({
      kind: 'body',
      request: pick(REQUESTS),
      body: pick(['cut', 'html']),
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
];

const TELEPHONE: readonly ((pick: Pick) => Blow)[] = [
  () => onPhone('hold', ({ simulator }) => simulator.hold(agent)),
  () => onPhone('retrieve', ({ simulator }) => simulator.retrieve(agent)),
  () => onPhone('supervisor resumes', ({ simulator }) => simulator.supervisorResume(agent)),
  () =>
    onPhone('call ends, the next one comes in', ({ simulator }) => {
      hangUp(simulator);
      simulator.ring(agent);
    }),
  () =>
    onPhone('call ends, or one comes in', ({ simulator }) => {
      if (!hangUp(simulator)) simulator.ring(agent);
    }),
  () => ({ what: 'port goes to a colleague, and both get calls', strike: changePlaces }),
];

const BACKGROUND: readonly ((pick: Pick) => Blow)[] = [
  () => ({ what: 'background dies', strike: ({ browser }) => browser.killBackground() }),
];

const KINDS = [...KEYS, ...CONNECTION, ...ANSWERS, ...TELEPHONE, ...BACKGROUND];

/** Ends all calls of the agent; says whether there was one. */
function hangUp(simulator: Seat['simulator']): boolean {
  const port = simulator.truth().ports.find(({ user }) => user === AGENT);
  for (const call of [port?.active, port?.held]) if (call) simulator.endCall(agent);
  return Boolean(port?.active ?? port?.held);
}

/** People take longer to change places than the extension to read that the call is over. */
async function changePlaces({ simulator }: Seat): Promise<void> {
  hangUp(simulator);
  await simulator.untilRequest('PortStatusEX', ({ fate }) => fate === 'answered', {
    withinMs: READ_WITHIN_MS,
  });
  simulator.changePlaces(agent, COLLEAGUE);
  ringIfFree(simulator, AGENT);
  ringIfFree(simulator, COLLEAGUE);
}

/** After a few changes of place a call may be on already. */
function ringIfFree(simulator: Seat['simulator'], user: string): void {
  const port = simulator.truth().ports.find((each) => each.user === user);
  if (!port?.active) simulator.ring({ user });
}

function key(keys: string): Blow {
  return { what: `key ${keys}`, strike: ({ browser }) => browser.pressShortcut(keys) };
}

function fault(order: Fault): Blow {
  return {
    what: `fault ${JSON.stringify(order)}`,
    strike: ({ simulator }) => Promise.resolve(simulator.fault(order)),
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
