/**
 * What services of different making have in their messages. Written from what WCF and .asmx do with
 * a developer's methods and classes, not from the code under test.
 */
import { REQUESTS } from '../../../lib/encore/requests';
import type { ParameterSpec, RequestName } from '../../../lib/encore/requests';

export const SHAPES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
export const NAMESPACES = ['tempuri', 'contract', 'custom'] as const;
export const PROTOCOLS = ['1.1', '1.2', 'ws'] as const;
export const ORDERS = ['usual', 'turned'] as const;

export interface Variant {
  readonly shape: (typeof SHAPES)[number];
  /** WCF's own; a custom one for the contract alone; custom ones everywhere. */
  readonly namespaces: (typeof NAMESPACES)[number];
  readonly protocol: (typeof PROTOCOLS)[number];
  /** `turned`: every sequence the other way round. */
  readonly order: (typeof ORDERS)[number];
}

/** An element of a message: with members a group, else text. */
export interface Element {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'string' | 'int' | readonly Element[];
  /** How many of the members come from a base class, for a group. */
  readonly inherited?: number;
  /** The schema type, for a group. */
  readonly typeName?: string;
  readonly typeNamespace?: string;
  readonly required?: boolean;
  readonly nillable?: boolean;
}

export interface Operation {
  readonly request: Element;
  readonly response: Element;
}

const TEMPURI = 'http://tempuri.org/';
const VENDOR = 'http://www.dvsanalytics.com/ECAPI';
const DATA = 'http://schemas.datacontract.org/2004/07/WebAPI';

/** T: of the contract and its wrappers. D: of classes. W: of the WSDL itself. */
export function namespacesOf({ namespaces, shape }: Variant) {
  const T = namespaces === 'tempuri' ? TEMPURI : VENDOR;
  const custom = shape === 'e' ? T : namespaces === 'custom' ? 'urn:encore:data' : DATA;
  return { T, D: custom, W: namespaces === 'contract' ? TEMPURI : T };
}

const PORT_REQUESTS: readonly RequestName[] = [
  ...(['CancelRecording', 'PauseRecording', 'ResumeRecording', 'StopRecording'] as const),
  ...(['GetURL', 'PortStatus', 'PortStatusEX'] as const),
];
const ALL_MEMBERS = [
  ...['Unit', 'Port', 'URL', 'fieldValue', 'portStatus', 'stateDuration'],
  ...['responseCode', 'responseMessage'],
];
const INTS = ['maxRecordingTimeInSeconds', 'responseCode', 'stateDuration'];

const byCharacters = (names: readonly string[]) => [...names].sort();

export function operationOf(variant: Variant, request: RequestName): Operation {
  return { request: requestOf(variant, request), response: responseOf(variant, request) };
}

function requestOf(variant: Variant, request: RequestName): Element {
  const { shape } = variant;
  const { T, D } = namespacesOf(variant);
  const parameters: readonly ParameterSpec[] = REQUESTS[request].parameters;
  const names = parameters.map(({ name }) => name);
  const plain = (namespace: string, list: readonly string[]) =>
    turned(variant, list).map((name) => leaf(namespace, name));
  if (shape === 'b' || shape === 'h') {
    const shared = PORT_REQUESTS.includes(request) ? 'PortRequest' : `${request}Request`;
    const name = shape === 'b' ? `${request}Request` : shared;
    return { namespace: T, name, type: plain(T, byCharacters(names)) };
  }
  if (shape !== 'd') return { namespace: T, name: request, type: plain(T, names) };
  const inherits = names.length > 2 && names[0] === 'Unit' && request !== 'LogEvent';
  const base = inherits ? plain(D, ['Port', 'Unit']) : [];
  const own = plain(D, byCharacters(inherits ? names.slice(2) : names));
  const object: Element = {
    namespace: T,
    name: 'request',
    type: [...base, ...own],
    inherited: base.length,
    typeName: `${request}Request`,
    typeNamespace: D,
    nillable: true,
  };
  return { namespace: T, name: request, type: [object] };
}

function responseOf(variant: Variant, request: RequestName): Element {
  const { shape } = variant;
  const { T, D } = namespacesOf(variant);
  const own: readonly string[] = REQUESTS[request].answers;
  const code = ['responseCode', 'responseMessage'];
  const leaves = (namespace: string, names: readonly string[]) =>
    turned(variant, names).map((name) => leaf(namespace, name));
  const wrapper = (type: readonly Element[]): Element => ({
    namespace: T,
    name: `${request}Response`,
    type,
  });
  const result = (type: readonly Element[], typeName: string, inherited = 0) =>
    wrapper([
      {
        namespace: T,
        name: `${request}Result`,
        type,
        typeName,
        typeNamespace: D,
        inherited,
        nillable: true,
      },
    ]);
  switch (shape) {
    case 'a':
      return result(leaves(D, byCharacters([...own, ...code])), `${request}Result`);
    case 'b':
      return wrapper(leaves(T, byCharacters([...own, ...code])));
    case 'c': {
      const returned: Element = { ...leaf(T, `${request}Result`), type: 'int' };
      return wrapper([returned, ...leaves(T, ['responseMessage', ...own])]);
    }
    case 'd':
      return result([...leaves(D, code), ...leaves(D, byCharacters(own))], `${request}Answer`, 2);
    case 'e':
      return result(leaves(T, [...code, ...own]), `${request}Result`);
    case 'f':
      return result(leaves(D, byCharacters(ALL_MEMBERS)), 'ECAPIResult');
    case 'g':
      return wrapper(leaves(T, [...code, ...own]));
    case 'h': {
      const isInit = REQUESTS[request].kind === 'init';
      const members = isInit ? ['Unit', 'Port', ...code] : ALL_MEMBERS.slice(2);
      const name = isInit ? 'InitResponse' : 'ECAPIResponse';
      return { namespace: T, name, type: leaves(T, byCharacters(members)) };
    }
  }
}

function leaf(namespace: string, name: string): Element {
  const isInt = INTS.includes(name);
  const nillable = !isInt || name === 'stateDuration';
  return {
    namespace,
    name,
    type: isInt ? 'int' : 'string',
    nillable,
    required: name === 'maxRecordingTimeInSeconds',
  };
}

function turned<T>({ order }: Variant, list: readonly T[]): readonly T[] {
  return order === 'usual' ? list : [...list].reverse();
}
