/** One POST or GET. The only place that touches the network. */
import { err, ok } from '../result';
import type { Result } from '../result';
import type { SoapMessage } from './envelope';

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly credentials: 'omit' | 'include';
  /** Milliseconds from sending to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** More bytes than these are not read; 65,536 unless given. */
  readonly maxBytes?: number;
}

/** An answer as it came: any status, the first `maxBytes` bytes. */
export interface HttpAnswer {
  readonly status: number;
  /** The Content-Type header, empty where there was none. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Why `bytes` are not the whole body. Its status and its beginning may still tell what it is. */
  readonly incomplete?: string;
}

export interface TransportFailure {
  readonly kind: 'unreachable' | 'timed-out' | 'aborted' | 'redirected';
  readonly technical: string;
}

/** The largest genuine answer is below 4 KB; large answers only cost time in the parser. */
const MAX_ANSWER_BYTES = 65_536;
/** The longest time `setTimeout` can hold; it takes longer ones for zero. */
const MAX_TIMEOUT_MS = 2_147_483_647;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Sends one message and reads the whole answer: see `transfer`. */
export function post(
  url: string,
  { headers, body }: SoapMessage,
  options: TransportOptions,
): Promise<Result<HttpAnswer, TransportFailure>> {
  return transfer(url, { method: 'POST', headers, body }, options);
}

/** Reads one document: see `transfer`. */
export function get(
  url: string,
  options: TransportOptions,
): Promise<Result<HttpAnswer, TransportFailure>> {
  return transfer(url, { method: 'GET' }, options);
}

/**
 * Settles at the latest when the time is over or the signal aborts, even if the given `fetch` does
 * not heed its signal.
 */
async function transfer(
  url: string,
  request: RequestInit,
  options: TransportOptions,
): Promise<Result<HttpAnswer, TransportFailure>> {
  const controller = new AbortController();
  const timeoutMs = Math.min(options.timeoutMs, MAX_TIMEOUT_MS);
  let giveUp: (failure: TransportFailure) => void = () => undefined;
  const givenUp = new Promise<Result<never, TransportFailure>>((resolve) => {
    giveUp = (failure) => resolve(err(failure));
  });
  const timer = setTimeout(
    () => giveUp({ kind: 'timed-out', technical: `no full answer within ${timeoutMs} ms` }),
    timeoutMs,
  );
  const onAbort = () => giveUp({ kind: 'aborted', technical: 'withdrawn after sending' });
  options.signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([givenUp, exchange(url, request, options, controller.signal)]);
  } catch (problem) {
    return err({ kind: 'unreachable', technical: describe(problem) });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    // Ends whatever still runs: a request that was given up, a body that is not wanted.
    controller.abort();
  }
}

/** Rejects where `fetch` does: without any answer. */
async function exchange(
  url: string,
  request: RequestInit,
  options: TransportOptions,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, TransportFailure>> {
  const response = await options.fetch(url, {
    ...request,
    credentials: options.credentials,
    cache: 'no-store',
    // Never followed. `error` would make a redirect look like a network that is down.
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    signal,
  });
  if (response.type === 'opaqueredirect' || REDIRECTS.includes(response.status)) {
    const status = response.status === 0 ? '' : ` (HTTP ${response.status})`;
    return err({ kind: 'redirected', technical: `a redirect${status} was not followed` });
  }
  const contentType = response.headers.get('Content-Type') ?? '';
  return ok({
    status: response.status,
    contentType,
    ...(await readBytes(response, options.maxBytes)),
  });
}

/** Reads with the cap while the bytes come in, for neither Content-Length nor gzip can be trusted. */
async function readBytes(
  response: Response,
  maxBytes = MAX_ANSWER_BYTES,
): Promise<Pick<HttpAnswer, 'bytes' | 'incomplete'>> {
  const bytes = new Uint8Array(maxBytes);
  let size = 0;
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const fitting = part.value.subarray(0, maxBytes - size);
      bytes.set(fitting, size);
      size += fitting.length;
      if (fitting.length < part.value.length) {
        return { bytes, incomplete: `it is larger than ${maxBytes} bytes` };
      }
    }
  } catch (problem) {
    return { bytes: bytes.subarray(0, size), incomplete: `it was cut off: ${describe(problem)}` };
  }
  return { bytes: bytes.subarray(0, size) };
}

/** Node puts the reason into `cause`; browsers tell nothing on purpose. */
function describe(problem: unknown): string {
  if (!(problem instanceof Error)) return 'the connection failed';
  const { cause } = problem;
  if (!(cause instanceof Error)) return problem.message;
  const code = 'code' in cause ? String(cause.code) : '';
  return `${problem.message} (${cause.message || code})`;
}
