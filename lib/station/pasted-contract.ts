import { checkContract } from '../encore/check-contract';
import type { ContractReport } from '../encore/contract-report';
import { REQUEST_NAMES } from '../encore/requests';
import { contractFromText } from '../encore/wsdl/read-wsdl';
import { err, ok } from '../result';
import type { Explained, Result } from '../result';
import { problemText, say } from '../words';

/**
 * Reads what an administrator pasted or opened where a service publishes no WSDL: the text of its
 * WSDL, or the file of a contract that was exported at another seat.
 *
 * @param address the configured service address, where there is one already.
 */
export function readPasted(text: string, address?: string): Result<ContractReport, Explained> {
  // `trim` takes a byte order mark off too.
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? fromFile(trimmed) : contractFromText(trimmed, address);
}

function fromFile(text: string): Result<ContractReport, Explained> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return err(refused(say('pasted_not_json')));
  }
  const checked = checkContract(input);
  if (!checked.ok) return err(refused(`${checked.error}.`));
  const contract = checked.value;
  const missing = REQUEST_NAMES.filter((request) => contract.requests[request] === undefined);
  if (missing.length === REQUEST_NAMES.length) return err(refused(say('pasted_no_request')));
  return ok({ contract, missing, warnings: [], source: 'pasted' });
}

function refused(reason: string): Explained {
  return problemText('pasted_refused', reason);
}
