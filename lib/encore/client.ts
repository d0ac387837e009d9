/** The typed client of the Encore Web API. */
import { err, ok } from '../result';
import type { Explained, Result } from '../result';
import { readHttpAnswer } from './answer';
import { checkParameters } from './check-parameters';
import type { ColumnWidths } from './check-parameters';
import type { Contract } from './contract';
import { defaultContract } from './default-contract';
import { writeMessage } from './envelope';
import type { SoapMessage } from './envelope';
import { refusedBeforeSending, refusedByGuard, transportFailed, withdrawn } from './errors';
import { startExchange } from './exchange';
import type { RequestName } from './requests';
import { checkServiceAddress } from './service-address';
import { post } from './transport';
import type { Answers, EncoreClient, EncoreError, Parameters, SendOptions } from './types';

export interface EncoreClientOptions {
  /** Where the service answers. Whether `http:` is allowed is the caller's to check before. */
  readonly address: string;
  /** How the service puts requests on the wire; `defaultContract()` where it is not known. */
  readonly contract?: Contract;
  readonly fetch?: typeof fetch;
  /** Milliseconds a request may take, 8000 unless given. Status reads get 3000 at most. */
  readonly timeoutMs?: number;
  /** `include` only where Windows authentication stands in front of the service. */
  readonly credentials?: 'omit' | 'include';
  /** Widths of database columns, in characters: a value that does not fit is not sent. */
  readonly columnWidths?: ColumnWidths;
  /**
   * The last look at what is about to leave, at every request: what it explains is not sent. Its
   * parameters are checked already; the words it gives back must hold none of them.
   */
  readonly guard?: (request: RequestName, parameters: object) => Explained | undefined;
}

interface Prepared {
  readonly url: string;
  readonly message: SoapMessage;
}

/** Always on the address's own origin, whatever a contract says. */
function endpointOf(address: string, { path }: Contract): string {
  return path === undefined ? address : new URL(address).origin + `/${path}`.replace(/^\/+/, '/');
}

const TIMEOUT_MS = 8000;
/** A status that comes later says little about now. */
const STATUS_TIMEOUT_MS = 3000;
const STATUS_READS: readonly RequestName[] = ['PortStatus', 'PortStatusEX'];

/**
 * Makes a client for one service.
 *
 * The API wants each answer received before the next request is sent, so requests wait in line:
 * the next leaves when the one before is answered or given up. Time spent waiting does not count
 * towards a request's time-out. `send` never rejects and never repeats a request.
 */
export function createEncoreClient(options: EncoreClientOptions): EncoreClient {
  const { contract = defaultContract(), timeoutMs = TIMEOUT_MS, credentials = 'omit' } = options;
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const address = checkServiceAddress(options.address, { allowHttp: true });
  let line: Promise<unknown> = Promise.resolve();

  function prepare<N extends RequestName>(
    request: N,
    parameters: Parameters[N],
  ): Result<Prepared, EncoreError> {
    const refuse = (reason: string) => err(refusedBeforeSending(request, reason));
    if (!address.ok) return refuse(address.error.what);
    const url = endpointOf(address.value, contract);
    const fault = checkParameters(request, parameters, options.columnWidths);
    if (fault !== undefined) return refuse(fault);
    const objection = options.guard?.(request, parameters);
    if (objection !== undefined) return err(refusedByGuard(request, objection));
    const messageId = `urn:uuid:${crypto.randomUUID()}`;
    const message = writeMessage(contract, request, parameters, { to: url, messageId });
    return message.ok ? ok({ url, message: message.value }) : refuse(message.error);
  }

  async function deliver<N extends RequestName>(
    request: N,
    { url, message }: Prepared,
    { signal, timeoutMs: given, trace }: SendOptions,
  ): Promise<Result<Answers[N], EncoreError>> {
    if (signal?.aborted) return err(withdrawn(request));
    const cap = STATUS_READS.includes(request) ? STATUS_TIMEOUT_MS : Infinity;
    const limit = given ?? Math.min(timeoutMs, cap);
    const exchange = startExchange(request, url, message);
    const answer = await post(url, message, {
      fetch,
      credentials,
      timeoutMs: limit,
      signal,
    });
    const ended = exchange.end();
    const result = answer.ok
      ? readHttpAnswer(request, contract, answer.value)
      : err(transportFailed(request, answer.error, limit));
    trace?.(ended(answer.ok ? answer.value : undefined, result));
    return result;
  }

  return {
    async send(request, parameters, sendOptions = {}) {
      const prepared = prepare(request, parameters);
      if (!prepared.ok) return prepared;
      const turn = line.then(() => deliver(request, prepared.value, sendOptions));
      line = turn;
      return turn;
    },
  };
}
