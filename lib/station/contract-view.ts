import type { Contract } from '../encore/contract';
import type { ContractReport } from '../encore/contract-report';
import { REQUEST_NAMES } from '../encore/requests';
import type { ContractView } from '../messages';
import type { Explained } from '../result';
import { missingRequests } from './missing-requests';

const SOURCES = { wsdl: 'wsdl', pasted: 'pasted', guess: 'probed' } as const;

/**
 * The contract in force for the screens.
 *
 * @param report where it came from; undefined while nothing is known.
 * @param problem why the last reading failed.
 */
export function contractView(
  contract: Contract,
  report: ContractReport | undefined,
  problem: Explained | undefined,
): ContractView {
  return {
    source: report ? SOURCES[report.source] : 'assumed',
    ...(report?.readAt === undefined ? {} : { readAt: report.readAt }),
    soapVersion: contract.soapVersion,
    addressing: contract.addressing,
    total: REQUEST_NAMES.length,
    missing: missingRequests(contract),
    warnings: (report?.warnings ?? []).map(problemText),
    ...(problem ? { problem: problemText(problem) } : {}),
    file: `${JSON.stringify(contract, null, 2)}\n`,
  };
}

/** Only the sentences: an error may carry more, and none of it is for the screens. */
function problemText({ what, meaning, action }: Explained): Explained {
  return { what, meaning, action };
}
