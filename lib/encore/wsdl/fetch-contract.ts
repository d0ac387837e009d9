/** A service's contract, from the service itself. */
import { err, ok } from '../../result';
import type { Result } from '../../result';
import type { ContractReport } from '../contract-report';
import { REQUEST_NAMES } from '../requests';
import { checkServiceAddress } from '../service-address';
import { get } from '../transport';
import type { HttpAnswer } from '../transport';
import { contractError } from './errors';
import type { ContractError } from './errors';
import { readDocuments } from './read-wsdl';
import type { Reading } from './read-wsdl';

export interface FetchContractOptions {
  /** Where the service answers. Whether `http:` is allowed is the caller's to check before. */
  readonly address: string;
  readonly fetch?: typeof fetch;
  /** `include` only where Windows authentication stands in front of the service. */
  readonly credentials?: 'omit' | 'include';
  /** Milliseconds for all documents together, 20000 unless given. Each gets 8000 at most. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Each may publish where the others do not; WCF and .asmx take the query in any case. */
const QUERIES = ['?wsdl', '?singleWsdl', '?WSDL'] as const;
const TIMEOUT_MS = 20_000;
const ONE_TIMEOUT_MS = 8_000;
const MAX_DOCUMENT_BYTES = 1_048_576;
const MAX_TOTAL_BYTES = 4 * MAX_DOCUMENT_BYTES;
/** A second query would end the same way. */
const FINAL: readonly ContractError['kind'][] = [
  'unreachable',
  'timed-out',
  'aborted',
  'redirected',
  'sign-in-required',
  'unusable',
  'not-encore',
];

/**
 * Fetches the WSDL of a service with all it imports and makes the contract of it: `?wsdl`, and
 * `?singleWsdl` where that gives nothing or leaves something out. Only GET, only on the address's
 * own origin, no redirect followed, at most 40 documents of 1 MiB and 4 MiB together. Never rejects.
 */
export async function fetchContract(
  options: FetchContractOptions,
): Promise<Result<ContractReport, ContractError>> {
  const address = checkServiceAddress(options.address, { allowHttp: true });
  if (!address.ok) return err({ kind: 'bad-address', ...address.error });
  const load = newLoader(options);
  let best: Result<Reading, ContractError> = err(contractError('not-found'));
  for (const [attempt, query] of QUERIES.entries()) {
    const found = await readFrom(address.value, query, load);
    if (attempt === 0 || gain(found) > gain(best)) best = found;
    if (found.ok ? found.value.whole : FINAL.includes(found.error.kind)) break;
  }
  return best.ok ? ok({ ...best.value.report, readAt: Date.now() }) : best;
}

/** How many requests a reading tells the elements of. */
function gain(reading: Result<Reading, ContractError>): number {
  if (!reading.ok) return -1;
  const { missing, guessed = [] } = reading.value.report;
  return REQUEST_NAMES.length - missing.length - guessed.length;
}

type Load = (url: string) => Promise<Result<string, ContractError>>;

async function readFrom(
  address: string,
  query: string,
  load: Load,
): Promise<Result<Reading, ContractError>> {
  const url = `${address}${query}`;
  const main = await load(url);
  if (!main.ok) return main;
  let moved = false;
  /** Behind a proxy that changes paths, imports are found where the WSDL itself was found. */
  async function loadImport(target: string): Promise<Result<string, string>> {
    const { pathname, search } = new URL(target);
    const found = await load(target);
    if (found.ok || search === '' || pathname === new URL(address).pathname) return plain(found);
    const instead = await load(address + search);
    moved ||= instead.ok;
    return plain(instead.ok ? instead : found);
  }
  return readDocuments({
    main: main.value,
    address,
    url,
    load: loadImport,
    moved: () => moved,
  });
}

function plain(found: Result<string, ContractError>): Result<string, string> {
  return found.ok ? found : err(found.error.technical ?? found.error.what);
}

/** One time and one number of bytes for all that is loaded. */
function newLoader({ credentials = 'omit', signal, ...options }: FetchContractOptions): Load {
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const end = performance.now() + (options.timeoutMs ?? TIMEOUT_MS);
  let bytesLeft = MAX_TOTAL_BYTES;
  return async (url) => {
    if (signal?.aborted) return err(contractError('aborted'));
    const timeoutMs = Math.min(ONE_TIMEOUT_MS, end - performance.now());
    if (timeoutMs <= 0) return err(contractError('timed-out', 'no time was left'));
    const maxBytes = Math.min(MAX_DOCUMENT_BYTES, bytesLeft);
    const answer = await get(url, { fetch, credentials, timeoutMs, signal, maxBytes });
    if (!answer.ok) return err(contractError(answer.error.kind, answer.error.technical));
    bytesLeft -= answer.value.bytes.length;
    return readText(answer.value);
  };
}

function readText({ status, bytes, incomplete }: HttpAnswer): Result<string, ContractError> {
  const technical = `HTTP ${status}`;
  if (status === 401 || status === 403) return err(contractError('sign-in-required', technical));
  if (status === 404 || status === 405) return err(contractError('not-found', technical));
  if (status < 200 || status > 299) return err(contractError('http-status', technical));
  if (incomplete !== undefined) return err(contractError('unreadable', incomplete));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(contractError('unreadable', 'it is not UTF-8'));
  }
}
