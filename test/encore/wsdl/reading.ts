/** Reading small WSDLs as a test does. */
import { contractFromText } from '../../../lib/encore/wsdl/read-wsdl';
import type { ContractReport } from '../../../lib/encore/contract-report';
import { smallWsdl } from './small-wsdl';
import type { SmallWsdl } from './small-wsdl';

export const ADDRESS = 'https://encore.example/WebAPI/ECAPI.svc';

/** The report of a WSDL that can be used. */
export function read(wsdl: SmallWsdl): ContractReport {
  const result = contractFromText(smallWsdl(wsdl), ADDRESS);
  if (!result.ok) throw new Error(`${result.error.what} ${result.error.technical}`);
  return result.value;
}

/** The error of a text that cannot. */
export function failure(text: string) {
  const result = contractFromText(text, ADDRESS);
  return result.ok ? undefined : result.error;
}

/** What its warnings say, as one text. */
export function whats({ warnings }: ContractReport): string {
  return warnings.map(({ what }) => what).join('\n');
}
