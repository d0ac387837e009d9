import type { ContractReport } from '../encore/contract-report';
import { probeContract } from '../encore/probe-contract';
import type { UnitAndPort } from '../encore/types';
import { fetchContract } from '../encore/wsdl/fetch-contract';
import type { ContractError } from '../encore/wsdl/errors';
import { problemText } from '../words';
import type { Service } from './situation';

/** What one look for the contract of a service came to. */
export type ContractReading =
  | { readonly kind: 'read'; readonly report: ContractReport }
  /** There is no WSDL to be had, but the service took one of the likely shapes. */
  | { readonly kind: 'probed'; readonly report: ContractReport; readonly wsdl: ContractError }
  | { readonly kind: 'failed'; readonly wsdl: ContractError; readonly probed: boolean }
  /** Something more urgent came up. */
  | { readonly kind: 'withdrawn' };

export interface ReadingNeeds {
  readonly service: Pick<Service, 'address' | 'credentials' | 'timeoutMs'>;
  /** Whose status is asked for when shapes are tried. */
  readonly port: UnitAndPort;
  /** Whether shapes may be tried where there is no WSDL. */
  readonly mayProbe: boolean;
  /** From the line: the running request is to be given up. */
  readonly signal: AbortSignal;
  /** Something is more urgent: a WSDL is given up at once, and no further shape is tried. */
  readonly hurry: AbortSignal;
  readonly fetch?: typeof fetch;
}

/** The longest a background that nothing else keeps alive can be counted on for each part, ms. */
const LONGEST_MS = 8000;
/** Nothing answers at all, or what answers says itself that it is another service. */
const IN_VAIN: readonly ContractError['kind'][] = [
  'bad-address',
  'unreachable',
  'not-encore',
  'unusable',
];

/**
 * Reads the WSDL of a service; where it publishes none, tries the likely shapes with a harmless
 * request. Each of the two takes at most the service's time-out, and 8 s. Never rejects.
 */
export async function readContract(needs: ReadingNeeds): Promise<ContractReading> {
  const { service, signal, hurry } = needs;
  const { address, credentials } = service;
  const timeoutMs = Math.min(service.timeoutMs, LONGEST_MS);
  const found = await fetchContract({
    address,
    credentials,
    timeoutMs,
    signal: AbortSignal.any([signal, hurry]),
    ...(needs.fetch ? { fetch: needs.fetch } : {}),
  });
  if (found.ok) return { kind: 'read', report: found.value };
  if (signal.aborted || hurry.aborted) return { kind: 'withdrawn' };
  const wsdl = found.error;
  if (!needs.mayProbe || IN_VAIN.includes(wsdl.kind))
    return { kind: 'failed', wsdl, probed: false };
  const report = await probe(needs, timeoutMs);
  if (signal.aborted || hurry.aborted) return { kind: 'withdrawn' };
  return report ? { kind: 'probed', report, wsdl } : { kind: 'failed', wsdl, probed: true };
}

/** The request that is out is a read of the line's: only the line may give it up. */
async function probe(
  { service, port, signal, hurry, fetch }: ReadingNeeds,
  timeoutMs: number,
): Promise<ContractReport | undefined> {
  const { address, credentials } = service;
  const { report } = await probeContract({
    address,
    credentials,
    timeoutMs,
    unit: port.Unit,
    port: port.Port,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    guard: () => (hurry.aborted ? problemText('contract_broken_off') : undefined),
    ...(fetch ? { fetch } : {}),
  });
  return report;
}
