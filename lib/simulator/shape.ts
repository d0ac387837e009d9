/**
 * The shape of the service on the wire, as data: namespaces, names, types and the order of
 * members. The envelope reader, the envelope writer and the WSDL are all made from it.
 *
 * This shape is what a WCF service on BasicHttpBinding has when its operations take plain
 * parameters and return one data contract each. The order of a data contract's members is
 * ordinal by name (upper case before lower), as the data contract serializer sorts them.
 */
import { REQUESTS, type RequestName } from '../encore/requests';

export interface Member {
  readonly name: string;
  readonly type: 'string' | 'int';
  /** Whether the schema lets it be nil. */
  readonly nillable: boolean;
}

export interface Shape {
  /** Namespace of the operations' wrapper elements and their parameters. */
  readonly contractNamespace: string;
  /** Namespace of the members of an answer. */
  readonly dataNamespace: string;
  readonly portType: string;
  readonly binding: string;
  readonly service: string;
}

export const SHAPE_A: Shape = {
  contractNamespace: 'http://tempuri.org/',
  dataNamespace: 'http://schemas.datacontract.org/2004/07/WebAPI',
  portType: 'IECAPI',
  binding: 'BasicHttpBinding_IECAPI',
  service: 'ECAPI',
};

/** The SOAP action of a request, e.g. `http://tempuri.org/IECAPI/PortStatus`. */
export function actionOf(shape: Shape, request: RequestName): string {
  const namespace = shape.contractNamespace;
  return `${namespace}${namespace.endsWith('/') ? '' : '/'}${shape.portType}/${request}`;
}

/** A request's parameters in the schema's order. An int has no nil: left out it is 0. */
export function parametersOf(request: RequestName): readonly Member[] {
  return REQUESTS[request].parameters.map(({ name, type }) => ({
    name,
    type,
    nillable: type === 'string',
  }));
}

const INTS = ['responseCode', 'stateDuration'];

/** An answer's members in the schema's order. */
export function membersOf(request: RequestName): readonly Member[] {
  return [...REQUESTS[request].answers, 'responseCode', 'responseMessage'].sort().map((name) => ({
    name,
    type: INTS.includes(name) ? 'int' : 'string',
    nillable: name !== 'responseCode',
  }));
}

/** The data contracts by what they add to code and message. */
const RESULT_TYPES: Readonly<Record<string, string>> = {
  'Unit,Port': 'InitResult',
  '': 'BasicResult',
  fieldValue: 'FieldResult',
  URL: 'UrlResult',
  portStatus: 'StatusResult',
  'portStatus,stateDuration': 'StatusExResult',
};

/** The name of the data contract a request is answered with. */
export function resultTypeOf(request: RequestName): string {
  const added = REQUESTS[request].answers.join(',');
  const name = RESULT_TYPES[added];
  if (name === undefined) throw new Error(`No data contract has the members "${added}".`);
  return name;
}
