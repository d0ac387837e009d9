/** A line to a real HTTP server: runner and contract keeper as the background has them. */
import { createEncoreClient } from '../../../lib/encore/client';
import type { RecorderRules } from '../../../lib/recorder/rules';
import type { RecorderState } from '../../../lib/recorder/state';
import { createConsoleLine } from '../../../lib/station/console-line';
import type { ConsoleLine } from '../../../lib/station/console-line';
import { createContractKeeper } from '../../../lib/station/contract-keeper';
import type { ContractKeeper } from '../../../lib/station/contract-keeper';
import type { KeptContract } from '../../../lib/station/contract-store';
import { createRunner } from '../../../lib/station/runner';
import type { Runner } from '../../../lib/station/runner';
import type { Service } from '../../../lib/station/situation';
import { browserTimers } from '../../../lib/station/timers';
import { isUrgent } from '../../../lib/station/urgent';

export const RULES: RecorderRules = {
  identity: { by: 'windows-login', login: 'ann', machine: 'ann' },
  desktop: {
    recorded: true,
    login: 'ann',
    first: 'audio',
    quarantineMs: 120_000,
    resumeAtStart: false,
  },
  protect: {
    maxMs: 300_000,
    warnMs: 225_000,
    onTimeout: 'remind',
    resumeDesktopAtCallEnd: true,
    carryMs: 0,
  },
  durationUnit: 'auto',
  interruptReads: true,
  sites: {},
  timeoutMs: 8000,
};

export interface LineOptions {
  readonly wsdl?: string;
  readonly interruptReads?: boolean;
  /** What is stored from an earlier life. */
  readonly kept?: KeptContract;
  /** Between line and network. */
  readonly fetch?: typeof fetch;
}

/** What went over the network, as `GET ?wsdl` or `POST PauseRecording`. */
export interface TestLine {
  readonly runner: Runner;
  readonly contract: ContractKeeper;
  /** Sees what is sent for the console. */
  readonly console: ConsoleLine;
  readonly sent: readonly string[];
  /** The most that was ever outstanding at once. */
  readonly mostAtOnce: () => number;
  readonly stored: Map<string, KeptContract>;
  /** Moves the clock on, ms. */
  later(ms: number): void;
  use(address: string, wsdl?: string): Promise<void>;
  /** Starts the line, as the background does once it knows its service. */
  start(journal?: RecorderState): void;
  stop(): void;
}

/** Makes a line that has not started. Stop it when the test is over. */
export async function makeLine(address: string, options: LineOptions = {}): Promise<TestLine> {
  const sent: string[] = [];
  let ahead = 0;
  const now = () => Date.now() + ahead;
  let stopped = false;
  let outstanding = 0;
  let most = 0;
  const stored = new Map<string, KeptContract>();
  if (options.kept) stored.set(address, options.kept);

  const watched: typeof fetch = async (input, init) => {
    if (stopped) throw new Error('the test is over');
    sent.push(nameOf(urlOf(input), init));
    most = Math.max(most, (outstanding += 1));
    try {
      return await (options.fetch ?? fetch)(input, init);
    } finally {
      outstanding -= 1;
    }
  };

  const serviceAt = (at: string, wsdl = options.wsdl ?? 'auto'): Service => {
    const reach = { address: at, timeoutMs: 8000, credentials: 'omit' } as const;
    const connect: Service['connect'] = (contract) =>
      createEncoreClient({ ...reach, contract, fetch: watched });
    return { ...reach, wsdl, connect };
  };

  const contract = createContractKeeper({
    now,
    run: (errand) => runner.run(errand),
    isUrgent: () => isUrgent(runner.state(), now()),
    port: () => undefined,
    store: {
      load: async (key) => stored.get(key) ?? {},
      save: async (key, kept) => void stored.set(key, kept),
    },
    changed: () => runner.look(),
    fetch: watched,
  });

  const consoleLine = createConsoleLine({
    now,
    timers: browserTimers,
    runner: { state: () => runner.state() },
    rules: () => RULES,
  });

  const runner = createRunner({
    now,
    timers: browserTimers,
    newAct: () => crypto.randomUUID(),
    client() {
      const client = stopped ? undefined : contract.client();
      return client && consoleLine.watch(client);
    },
    rules: () => ({ ...RULES, interruptReads: options.interruptReads ?? true }),
    presence: () => ({ screens: 1, crmPages: 0, locked: false, spread: 0 }),
    journal: { save: async () => undefined },
    pauseRecord: { save: async () => undefined },
    changed: contract.look,
    happened: consoleLine.look,
  });

  const use = async (at: string, wsdl?: string) => (await contract.prepare(serviceAt(at, wsdl)))();
  await use(address);

  return {
    runner,
    contract,
    console: consoleLine,
    sent,
    mostAtOnce: () => most,
    stored,
    later: (ms) => void (ahead += ms),
    use,
    start: (journal) => runner.start(journal, undefined),
    stop: () => void (stopped = true),
  };
}

/** Where a request goes, however `fetch` was told. */
export function urlOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

function nameOf(url: string, init: RequestInit | undefined): string {
  if (init?.method !== 'POST') return `GET ${new URL(url).search}`;
  const headers = new Headers(init.headers);
  const action = headers.get('SOAPAction') ?? headers.get('Content-Type') ?? '';
  return `POST ${/(\w+)"?$/.exec(action)?.[1] ?? ''}`;
}
