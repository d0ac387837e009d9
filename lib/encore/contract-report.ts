/** A contract together with where it came from and what is to be said about it. Plain JSON. */
import { err, ok } from '../result';
import type { Explained, Result } from '../result';
import { checkContract } from './check-contract';
import type { Contract } from './contract';
import { listOf, oneOf, record, text } from './exact';
import { REQUEST_NAMES } from './requests';
import type { RequestName } from './requests';

export interface ContractReport {
  readonly contract: Contract;
  /** Requests that cannot be sent with this contract; `warnings` say why. */
  readonly missing: readonly RequestName[];
  readonly warnings: readonly Explained[];
  /** Requests whose elements no schema told, so that they may not be understood. */
  readonly guessed?: readonly RequestName[];
  /** `wsdl`: fetched from the service. `pasted`: text from a person. `guess`: found by probing. */
  readonly source: 'wsdl' | 'pasted' | 'guess';
  /** When the service was asked, in milliseconds since 1970. */
  readonly readAt?: number;
}

const MAX_SENTENCE = 4000;
const MAX_WARNINGS = 100;

const sentence = text((value) => value.length <= MAX_SENTENCE, 'not a sentence');
const report = record(
  {
    contract: (value) => {
      const checked = checkContract(value);
      return checked.ok ? undefined : checked.error;
    },
    missing: listOf(oneOf(...REQUEST_NAMES), REQUEST_NAMES.length),
    warnings: listOf(record({ what: sentence, meaning: sentence, action: sentence }), MAX_WARNINGS),
    source: oneOf('wsdl', 'pasted', 'guess'),
  },
  {
    guessed: listOf(oneOf(...REQUEST_NAMES), REQUEST_NAMES.length),
    readAt: (value, path) => (Number.isFinite(value) ? undefined : `${path} is not a time`),
  },
);

/**
 * Checks a report that comes from a store or a file, exactly as `checkContract` does.
 *
 * @returns the same value, or a technical reason that begins with the path of the fault.
 */
export function checkContractReport(input: unknown): Result<ContractReport, string> {
  const fault = report(input, 'report');
  return fault === undefined ? ok(input as ContractReport) : err(fault);
}
