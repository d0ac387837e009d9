/** A simulator for tests: on a free port, with what a test does to it and sees of it at hand. */
import type { RequestName } from '../../lib/encore/requests';
import type { Fault } from '../../lib/simulator/faults';
import type { RequestEntry } from '../../lib/simulator/journal';
import type { Recorder, Target } from '../../lib/simulator/recorder';
import {
  createSimulatorServer,
  type SimulatorOptions,
  type SimulatorServer,
} from '../../lib/simulator/server';
import type { Result } from '../../lib/result';
import type { PortTruth, Truth } from '../../lib/simulator/truth';

export interface UntilOptions {
  /** Look also at what came before, from above this index on; absent: only at what is to come. */
  readonly after?: number;
  /** Give up after this many ms (default 5000). */
  readonly withinMs?: number;
}

export interface TestSimulator {
  readonly address: string;
  readonly server: SimulatorServer;
  readonly recorder: Recorder;
  /** The telephone; each throws when the telephone cannot do it. */
  ring(target: Target): PortTruth;
  secondCall(target: Target): PortTruth;
  hold(target: Target): PortTruth;
  retrieve(target: Target): PortTruth;
  endCall(target: Target, which?: 'active' | 'held'): PortTruth;
  supervisorResume(target: Target): PortTruth;
  changePlaces(target: Target, colleague: string): PortTruth;
  setDesktop(user: string, recordable: boolean): void;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Lets one held request, or all, go on; says how many. */
  release(index?: number): number;
  truth(): Truth;
  requests(after?: number): readonly RequestEntry[];
  /** Calls back after whatever may have changed what is recorded; returns the way to stop. */
  watch(listener: () => void): () => void;
  /**
   * The next request of this name whose fate is known (answered, held, dropped…) and that the
   * predicate takes. Rejects when none comes in time, with the list of what came instead.
   */
  untilRequest(
    name: RequestName,
    predicate?: (entry: RequestEntry) => boolean,
    options?: UntilOptions,
  ): Promise<RequestEntry>;
  close(): Promise<void>;
}

/** Starts a simulator on a free port of 127.0.0.1. Close it when the test is over. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<TestSimulator> {
  const server = await createSimulatorServer(options);
  const { recorder } = server;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const done = <T>(result: Result<T, string>): T => {
    const value = must(result);
    changed();
    return value;
  };
  server.onRequest(changed);
  return {
    address: server.address,
    server,
    recorder,
    ring: (target) => done(recorder.ring(target)),
    secondCall: (target) => done(recorder.secondCall(target)),
    hold: (target) => done(recorder.hold(target)),
    retrieve: (target) => done(recorder.retrieve(target)),
    endCall: (target, which) => done(recorder.endCall(target, which)),
    supervisorResume: (target) => done(recorder.supervisorResume(target)),
    changePlaces: (target, colleague) => done(recorder.changePlaces(target, colleague)),
    setDesktop: (user, recordable) => void done(recorder.setDesktop(user, recordable)),
    fault: server.faults.add,
    clearFaults: server.faults.clear,
    release: server.release,
    truth: recorder.truth,
    requests: server.requests,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    untilRequest: (name, predicate, until) => untilRequest(server, name, predicate, until),
    close: server.close,
  };
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function untilRequest(
  server: SimulatorServer,
  name: RequestName,
  predicate: (entry: RequestEntry) => boolean = () => true,
  { after, withinMs = 5000 }: UntilOptions = {},
): Promise<RequestEntry> {
  const fits = (entry: RequestEntry): boolean =>
    entry.request === name && entry.fate !== 'open' && predicate(entry);
  const already = after === undefined ? undefined : server.requests(after).find(fits);
  if (already !== undefined) return Promise.resolve(already);
  const from = server.requests().at(-1)?.index ?? 0;
  return new Promise((resolve, reject) => {
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      stop();
      act();
    };
    const stop = server.onRequest((entry) => {
      if (fits(entry)) finish(() => resolve(entry));
    });
    const timer = setTimeout(() => {
      const came = server.requests(from).map(({ request, fate }) => `${request} (${fate})`);
      const instead = came.length > 0 ? came.join(', ') : 'nothing';
      const wanted = `no ${name} that was waited for came within ${withinMs} ms`;
      finish(() => reject(new Error(`${wanted}; there came: ${instead}`)));
    }, withinMs);
  });
}
