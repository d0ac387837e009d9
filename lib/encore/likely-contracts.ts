/** The contracts to try on a service that does not tell its own. */
import type { Contract, GroupElement, QName, RequestContract } from './contract';
import { DEFAULT_NAMESPACE, defaultContract } from './default-contract';
import { REQUEST_NAMES, REQUESTS } from './requests';
import type { RequestName } from './requests';

/** A contract and what it is called in a report. */
export interface LikelyContract {
  readonly label: string;
  readonly contract: Contract;
}

/** What a WCF developer who cares for names would have written. */
const VENDOR_NAMESPACE = 'http://www.dvsanalytics.com/ECAPI';
/** What WCF derives for classes in the .NET namespace `WebAPI`, as in the service's path. */
const DATA_NAMESPACE = 'http://schemas.datacontract.org/2004/07/WebAPI';

type Shape = (request: RequestName, plain: RequestContract) => RequestContract;

/** The ways to write a service's methods in C#, the most likely first. */
const SHAPES: readonly (readonly [label: string, shape: Shape])[] = [
  ['plain parameters', (_, plain) => plain],
  ['a message per request', (request, plain) => asMessage(plain, `${request}Request`)],
  ['a request object', asObject],
  ['shared messages', asSharedMessage],
  ['the code as the return value', asReturnValue],
];

const PROTOCOLS: readonly (readonly [
  label: string,
  Pick<Contract, 'soapVersion' | 'addressing'>,
])[] = [
  ['SOAP 1.1', { soapVersion: '1.1', addressing: false }],
  ['SOAP 1.2 with addressing', { soapVersion: '1.2', addressing: true }],
  ['SOAP 1.2', { soapVersion: '1.2', addressing: false }],
];

/**
 * Blind guesses, the likeliest first: how methods can be written, each in WCF's own namespace and
 * in the vendor's, over SOAP 1.1, then over SOAP 1.2.
 */
export function likelyGuesses(): readonly LikelyContract[] {
  return PROTOCOLS.flatMap(([protocolLabel, protocol]) =>
    SHAPES.flatMap(([shapeLabel, shape]) =>
      [DEFAULT_NAMESPACE, VENDOR_NAMESPACE].map((namespace) => ({
        label: `${protocolLabel}, ${shapeLabel}, namespace ${namespace}`,
        contract: {
          ...defaultContract(namespace),
          ...protocol,
          requests: shaped(namespace, shape),
        },
      })),
    ),
  );
}

/** The contracts of `likelyGuesses`, in the same order. */
export function likelyContracts(): readonly Contract[] {
  return likelyGuesses().map(({ contract }) => contract);
}

function shaped(namespace: string, shape: Shape): Contract['requests'] {
  const { requests } = defaultContract(namespace);
  return Object.fromEntries(
    REQUEST_NAMES.map((request) => {
      const plain = requests[request];
      return [request, plain && shape(request, plain)];
    }),
  );
}

/** WCF sorts the members of messages and objects by their characters' numbers. */
function sorted(children: GroupElement['children']): GroupElement['children'] {
  return [...children].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function asMessage(plain: RequestContract, name: string): RequestContract {
  const { body } = plain;
  return { ...plain, body: { ...body, name, children: sorted(body.children) } };
}

function asObject(_: RequestName, plain: RequestContract): RequestContract {
  const { body } = plain;
  const members = sorted(body.children).map((child) => ({
    ...child,
    namespace: DATA_NAMESPACE,
  }));
  const request = { namespace: body.namespace, name: 'request', children: members };
  return { ...plain, body: { ...body, children: [request] } };
}

function asSharedMessage(request: RequestName, plain: RequestContract): RequestContract {
  const isInit = REQUESTS[request].kind === 'init';
  const { namespace } = plain.body;
  const responseRoot: QName = { namespace, name: isInit ? 'InitResponse' : 'ECAPIResponse' };
  return { ...asMessage(plain, sharedName(request)), responseRoot };
}

function sharedName(request: RequestName): string {
  const [first, second, third] = REQUESTS[request].parameters.map(({ name }) => name);
  if (first === 'Unit' && second === 'Port' && third === undefined) return 'PortRequest';
  if (first === 'User' && second === undefined) return 'DesktopRequest';
  return `${request}Request`;
}

function asReturnValue(request: RequestName, plain: RequestContract): RequestContract {
  return { ...plain, codeElement: `${request}Result` };
}
