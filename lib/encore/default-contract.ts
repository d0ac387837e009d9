/** The contract to guess when a service's WSDL is not known. */
import type { Contract, RequestContract } from './contract';
import { REQUEST_NAMES, REQUESTS } from './requests';
import type { RequestName } from './requests';

/** The namespace WCF gives a service whose author chose none. */
export const DEFAULT_NAMESPACE = 'http://tempuri.org/';
/** WCF names the interface in the action; `IECAPI` belongs to a service called `ECAPI.svc`. */
const INTERFACE = 'IECAPI';

/**
 * What a WCF service looks like whose methods take plain parameters and return one object each:
 * SOAP 1.1 over `BasicHttpBinding`, document/literal wrapped, parameters in the guide's order.
 *
 * @param namespace the contract's namespace URI; WCF's own default where it is not given.
 */
export function defaultContract(namespace = DEFAULT_NAMESPACE): Contract {
  const requests = Object.fromEntries(
    REQUEST_NAMES.map((request) => [request, requestContract(request, namespace)]),
  );
  return { soapVersion: '1.1', addressing: false, requests };
}

function requestContract(request: RequestName, namespace: string): RequestContract {
  const separator = namespace.endsWith('/') ? '' : '/';
  return {
    action: `${namespace}${separator}${INTERFACE}/${request}`,
    body: {
      namespace,
      name: request,
      children: REQUESTS[request].parameters.map(({ name }) => ({
        namespace,
        name,
        parameter: name,
      })),
    },
    responseRoot: { namespace, name: `${request}Response` },
    codeElement: 'responseCode',
  };
}
