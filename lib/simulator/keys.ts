/** The keys of the simulator's terminal: the telephone under one hand. */
import type { Result } from '../result';
import type { Fault } from './faults';
import { KEYS_HELP } from './lines';
import type { Recorder, Target } from './recorder';
import type { SimulatorServer } from './server';
import type { PortTruth } from './truth';

/** The faults key f goes through; each press clears the one before. */
const FAULTS: readonly { readonly words: string; readonly fault?: Fault }[] = [
  { words: 'no fault' },
  { words: 'answers come 5 seconds late', fault: { kind: 'delay', ms: 5000, executes: 'first' } },
  { words: 'answers are lost, requests carried out', fault: { kind: 'drop-answer' } },
  { words: 'requests are lost', fault: { kind: 'drop-request' } },
  { words: 'HTTP 503', fault: { kind: 'status', status: 503 } },
  { words: 'a sign-in page comes instead of answers', fault: { kind: 'body', body: 'html' } },
];

/** What the keys need of a simulator. */
export type Keyed = Pick<SimulatorServer, 'recorder' | 'faults'>;

/**
 * Makes the keys of one terminal. The answer takes one key and acts on it at once; it returns
 * `'quit'` for q and Ctrl+C.
 * @param print writes one line
 */
export function createKeys(
  { recorder, faults }: Keyed,
  print: (line: string) => void,
): (key: string) => 'quit' | undefined {
  let port = '1';
  let typed = '';
  let fault = 0;

  const tell = (result: Result<PortTruth, string>): void => {
    if (!result.ok) {
      print(result.error);
      return;
    }
    const { state, active, held } = result.value;
    const calls = [
      active && `call ${active.callIndex ?? 'not recorded'}`,
      held && 'a call on hold',
    ];
    print(`Port ${port}: ${[state, ...calls.filter(Boolean)].join(', ')}`);
  };
  const here = (): Target => ({ port });

  const actions: Readonly<Record<string, () => void>> = {
    r: () => {
      tell(recorder.ring(here()));
    },
    h: () => {
      tell(isOnHold(recorder, port) ? recorder.retrieve(here()) : recorder.hold(here()));
    },
    s: () => {
      tell(recorder.secondCall(here()));
    },
    e: () => {
      tell(recorder.endCall(here()));
    },
    d: () => {
      print(switchDesktop(recorder, port));
    },
    f: () => {
      fault = (fault + 1) % FAULTS.length;
      const next = FAULTS[fault];
      faults.clear();
      if (next?.fault !== undefined) faults.add(next.fault);
      print(`From now on: ${next?.words ?? ''}`);
    },
    '?': () => {
      print(KEYS_HELP);
    },
  };

  return (key) => {
    if (key === 'q' || key === '\u0003') return 'quit';
    if (/^[0-9]$/.test(key)) {
      const number = Number(typed + key);
      typed = number >= 1 && number <= 288 ? String(number) : key;
      port = typed === '0' ? port : typed;
      print(`Port ${port}`);
      return undefined;
    }
    typed = '';
    if (Object.hasOwn(actions, key)) actions[key]?.();
    return undefined;
  };
}

const isOnHold = (recorder: Recorder, port: string): boolean => {
  const truth = recorder.truth().ports.find((each) => each.port === port);
  return truth?.held != null;
};

/** The desktop of the login that has this port; without one, of the login met last. */
function switchDesktop(recorder: Recorder, port: string): string {
  const { ports, desktops } = recorder.truth();
  const login = ports.find((each) => each.port === port)?.user;
  const desktop = desktops.find(({ user }) => user === login) ?? desktops.at(-1);
  if (desktop === undefined) return 'No Windows login has been named yet (InitUser, DesktopPause).';
  const result = recorder.setDesktop(desktop.user, !desktop.recordable);
  if (!result.ok) return result.error;
  return `Desktop of ${desktop.user}: ${result.value.recordable ? 'recordable' : 'cannot be recorded'}`;
}
