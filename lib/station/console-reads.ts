import type { ConsoleExchange, ConsoleRead, ConsoleReply } from '../console-messages';
import type { RequestName } from '../encore/requests';
import type { EncoreClient, EncoreError, Parameters, UnitAndPort } from '../encore/types';
import { isYoung } from '../recorder/resume-act';
import { RESUME_ACT_MS, STATUS_TIMEOUT_MS } from '../recorder/rules';
import type { Result } from '../result';
import { problemText } from '../words';
import { consoleExchange } from './console-exchange';
import { cardObjection } from './console-guard';
import type { Runner } from './runner';
import { allowedForms } from './situation';
import type { Situation } from './situation';
import type { Timers } from './timers';

export interface ConsoleReadsNeeds {
  readonly now: () => number;
  readonly timers: Timers;
  readonly runner: Pick<Runner, 'state' | 'runIdle'>;
  readonly client: () => EncoreClient | undefined;
  readonly situation: () => Pick<Situation, 'settings'>;
}

/** A request with its parameters, the one fitting the other. */
type Prepared = {
  [N in RequestName]: { readonly request: N; readonly parameters: Parameters[N] };
}[ConsoleRead['request']];

/**
 * Sends one request that only reads, over the line when nothing is due on it. Its answer is for
 * the person alone: the core learns nothing from it, so that no claim can come of it.
 */
export async function consoleRead(
  read: ConsoleRead,
  { now, timers, runner, client, situation }: ConsoleReadsNeeds,
): Promise<ConsoleReply> {
  const objection = cardObjection(read, allowedForms(situation().settings.settings));
  if (objection) return nothing(objection);
  if (!client()) return nothing(problemText('console_no_service'));
  const word = { at: now() };
  let reply = nothing(problemText('console_no_time'));
  const errand = runner.runIdle(async (signal) => {
    if (!isYoung(word, now())) return;
    reply = await send(read, runner, client(), signal);
  });
  let callOff = (): void => undefined;
  // One that is on its way by then has its own time-out; one that waits will not be sent any more.
  const patience = new Promise<void>((resolve) => {
    callOff = timers.after(RESUME_ACT_MS + LONGEST_READ_MS, resolve);
  });
  await Promise.race([errand, patience]);
  callOff();
  return reply;
}

/** The longest time that the settings can give a request, ms. */
const LONGEST_READ_MS = 25_000;

async function send(
  read: ConsoleRead,
  runner: ConsoleReadsNeeds['runner'],
  client: EncoreClient | undefined,
  signal: AbortSignal,
): Promise<ConsoleReply> {
  if (!client) return nothing(problemText('console_no_service'));
  const { port, intent } = runner.state();
  const own = port.known && { Unit: port.known.unit, Port: port.known.port };
  const prepared = prepare(read, own);
  if (!prepared) return nothing(problemText('console_no_port'));
  // A pause is read back every two seconds: whatever else is sent then may not take long.
  const limit = intent.kind === 'protect' ? { timeoutMs: STATUS_TIMEOUT_MS } : {};
  const exchanges: ConsoleExchange[] = [];
  const { request, parameters } = prepared;
  const result: Result<object, EncoreError> = await client.send(request, parameters, {
    signal,
    ...limit,
    trace: (exchange) => void exchanges.push(consoleExchange(exchange)),
  });
  if (result.ok || exchanges.length > 0) return { exchanges };
  const { what, meaning, action } = result.error;
  return nothing({ what, meaning, action });
}

function prepare(read: ConsoleRead, own: UnitAndPort | undefined): Prepared | undefined {
  switch (read.request) {
    case 'InitUser': {
      const { request, User, Machine } = read;
      return { request, parameters: { User, Machine: Machine === '' ? User : Machine } };
    }
    case 'InitStation': {
      const { request, ...parameters } = read;
      return { request, parameters };
    }
    case 'PortStatus':
    case 'PortStatusEX': {
      const { request, ...parameters } = read;
      return { request, parameters };
    }
    case 'GetURL':
      return own && { request: read.request, parameters: own };
    case 'GetField': {
      const { request, fieldName } = read;
      return own && { request, parameters: { ...own, fieldName } };
    }
  }
}

function nothing(problem: NonNullable<ConsoleReply['problem']>): ConsoleReply {
  return { exchanges: [], problem };
}
