/**
 * The shape of the service on the wire, as data: namespaces, root elements, types and the order
 * of members. Reader, writer and WSDL are all made from it; `shapes.ts` has the table of shapes.
 */
import type { RequestName } from '../encore/requests';
import { err, ok, type Result } from '../result';
import type { Nulls, Operation, Serializer } from './message-shape';
import { SHAPES, type ShapeLetter } from './shapes';

/**
 * Whose name stands where. `tempuri`: nobody chose a namespace. `custom-contract`: the contract's
 * alone is the vendor's, so the WSDL comes in two documents. `custom`: every one is the vendor's.
 */
export const NAMESPACES = ['tempuri', 'custom-contract', 'custom'] as const;
export type Namespaces = (typeof NAMESPACES)[number];

/** SOAP 1.1, SOAP 1.2, or SOAP 1.2 with WS-Addressing 1.0 (WSHttpBinding without security). */
export const SOAP_STYLES = ['1.1', '1.2', '1.2-addressing'] as const;
export type SoapStyle = (typeof SOAP_STYLES)[number];

/** What of a shape may be chosen. Absent: shape a, tempuri, SOAP 1.1, the shape's own way of null. */
export interface ShapeOptions {
  readonly shape?: ShapeLetter;
  readonly namespace?: Namespaces;
  readonly soap?: SoapStyle;
  readonly nulls?: Nulls;
}

export interface Shape {
  readonly operations: Readonly<Record<RequestName, Operation>>;
  readonly serializer: Serializer;
  readonly soap: SoapStyle;
  /** Namespace of the service and its binding in the WSDL; nothing of it is on the wire. */
  readonly serviceNamespace: string;
  /** Namespace of the actions, the root elements and what stands directly in them. */
  readonly contractNamespace: string;
  /** Namespace of the types and the members of an object inside. */
  readonly dataNamespace: string;
  readonly portType: string;
  readonly binding: string;
  readonly service: string;
}

const TEMPURI = 'http://tempuri.org/';
const VENDOR = 'http://www.dvsanalytics.com/ECAPI';
const CLR = 'http://schemas.datacontract.org/2004/07/WebAPI';

const BINDINGS: Readonly<Record<SoapStyle, string>> = {
  '1.1': 'BasicHttpBinding_IECAPI',
  '1.2': 'CustomBinding_IECAPI',
  '1.2-addressing': 'WSHttpBinding_IECAPI',
};

/** The shape that these options name; fails, in words, on a way of null that it cannot have. */
export function shapeFrom(options: ShapeOptions): Result<Shape, string> {
  const { shape: letter = 'a', namespace = 'tempuri', soap = '1.1' } = options;
  const { serializer, nulls, operations } = SHAPES[letter];
  const wanted = options.nulls ?? nulls[0];
  if (!nulls.includes(wanted)) {
    return err(`Shape ${letter} cannot have null members ${wanted}, only ${nulls.join(' or ')}.`);
  }
  const contractNamespace = namespace === 'tempuri' ? TEMPURI : VENDOR;
  const dataNamespace = namespace === 'custom' ? `${VENDOR}/data` : CLR;
  return ok({
    operations: operations(wanted),
    serializer,
    soap,
    serviceNamespace: namespace === 'custom' ? VENDOR : TEMPURI,
    contractNamespace,
    dataNamespace: serializer === 'xml' ? contractNamespace : dataNamespace,
    portType: 'IECAPI',
    binding: BINDINGS[soap],
    service: 'ECAPI',
  });
}

/** A name below a namespace, with one slash between them. */
export const below = (namespace: string, name: string): string =>
  `${namespace}${namespace.endsWith('/') ? '' : '/'}${name}`;

/** The SOAP action of a request, e.g. `http://tempuri.org/IECAPI/PortStatus`. */
export const actionOf = (shape: Shape, request: RequestName): string =>
  below(shape.contractNamespace, `${shape.portType}/${request}`);
