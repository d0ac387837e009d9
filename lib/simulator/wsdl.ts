/**
 * The service's description in Microsoft's layout: no types in the WSDL itself, but one schema
 * that imports the others by absolute address. Made from the list of requests and the shape.
 */
import { REQUEST_NAMES, type RequestName } from '../encore/requests';
import { escapeAttribute } from './escape';
import type { Message } from './message-shape';
import { schemasOf } from './schemas';
import { actionOf, below, type Shape } from './shape';

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** The policy of a binding with WS-Addressing, and the namespaces its marks stand in. */
const POLICY_NAMESPACES =
  ' xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy" xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" xmlns:wsa10="http://www.w3.org/2005/08/addressing"';

/**
 * The service's documents by their query, e.g. `wsdl` and `xsd=xsd0`; keys are lower case.
 * @param address the service's absolute URL without a query
 */
export function documentsOf(shape: Shape, address: string): ReadonlyMap<string, string> {
  const schemas = schemasOf(shape);
  return new Map([
    ...wsdlDocuments(shape, address),
    ['singlewsdl', singleWsdl(shape, address)] as const,
    ...schemas.map(({ name, write }) => [`xsd=${name}`, DECLARATION + write(address)] as const),
  ]);
}

/** The contract's part stands in a document of its own when its namespace is not the service's. */
function wsdlDocuments(shape: Shape, address: string): readonly (readonly [string, string])[] {
  const { serviceNamespace, contractNamespace } = shape;
  const contract = types(importedSchemas(shape, address)) + messagesAndPortType(shape);
  if (serviceNamespace === contractNamespace) {
    const content = policy(shape) + contract + bindingAndService(shape, address, 'tns');
    return [['wsdl', definitions(shape, contractNamespace, content, 'service')]];
  }
  const location = `${escapeAttribute(address)}?wsdl=wsdl0`;
  const content =
    `${policy(shape)}<wsdl:import namespace="${contractNamespace}" location="${location}" /><wsdl:types />` +
    bindingAndService(shape, address, 'i0');
  return [
    ['wsdl', definitions(shape, serviceNamespace, content, 'service')],
    ['wsdl=wsdl0', definitions(shape, contractNamespace, contract, 'contract')],
  ];
}

/** Everything in one document, in the contract's namespace, with the schemas inside. */
function singleWsdl(shape: Shape, address: string): string {
  const schemas = schemasOf(shape).map(({ write }) => write());
  const content =
    policy(shape) +
    types(schemas.join('')) +
    messagesAndPortType(shape) +
    bindingAndService(shape, address, 'tns');
  return definitions(shape, shape.contractNamespace, content, 'service');
}

function definitions(
  shape: Shape,
  namespace: string,
  content: string,
  part: 'service' | 'contract',
): string {
  const own =
    part === 'service' && namespace !== shape.contractNamespace
      ? `xmlns:i0="${shape.contractNamespace}" `
      : '';
  const name = part === 'service' ? `name="${shape.service}" ` : '';
  const policies = shape.soap === '1.2-addressing' && part === 'service' ? POLICY_NAMESPACES : '';
  return `${DECLARATION}<wsdl:definitions xmlns:tns="${namespace}" ${own}xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:msc="http://schemas.microsoft.com/ws/2005/12/wsdl/contract" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"${policies} ${name}targetNamespace="${namespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/">${content}</wsdl:definitions>`;
}

const types = (content: string): string => `<wsdl:types>${content}</wsdl:types>`;

function importedSchemas(shape: Shape, address: string): string {
  const imports = schemasOf(shape).map(
    ({ name, namespace }) =>
      `<xsd:import schemaLocation="${escapeAttribute(address)}?xsd=${name}" namespace="${namespace}" />`,
  );
  return `<xsd:schema targetNamespace="${below(shape.contractNamespace, 'Imports')}">${imports.join('')}</xsd:schema>`;
}

const policy = ({ soap, binding }: Shape): string =>
  soap === '1.2-addressing'
    ? `<wsp:Policy wsu:Id="${binding}_policy"><wsp:ExactlyOne><wsp:All><wsaw:UsingAddressing /></wsp:All></wsp:ExactlyOne></wsp:Policy>`
    : '';

type Direction = 'Input' | 'Output';
const DIRECTIONS = ['Input', 'Output'] as const;

const messageOf = (shape: Shape, request: RequestName, direction: Direction): Message =>
  shape.operations[request][direction === 'Input' ? 'input' : 'output'];

/** A message contract gives the message its own name, and the operation says so. */
const messageName = (shape: Shape, request: RequestName, direction: Direction): string => {
  const { contract, root } = messageOf(shape, request, direction);
  return contract ? root : `${shape.portType}_${request}_${direction}Message`;
};
const nameAttribute = (shape: Shape, request: RequestName, direction: Direction): string => {
  const { contract, root } = messageOf(shape, request, direction);
  return contract ? ` name="${root}"` : '';
};

const each = (write: (request: RequestName, direction: Direction) => string): readonly string[] =>
  REQUEST_NAMES.flatMap((request) => DIRECTIONS.map((direction) => write(request, direction)));

function messagesAndPortType(shape: Shape): string {
  const messages = each(
    (request, direction) =>
      `<wsdl:message name="${messageName(shape, request, direction)}"><wsdl:part name="parameters" element="tns:${messageOf(shape, request, direction).root}" /></wsdl:message>`,
  );
  const half = (request: RequestName, direction: Direction): string => {
    const action = actionOf(shape, request) + (direction === 'Output' ? 'Response' : '');
    return `<wsdl:${direction.toLowerCase()} wsaw:Action="${action}"${nameAttribute(shape, request, direction)} message="tns:${messageName(shape, request, direction)}" />`;
  };
  const operations = REQUEST_NAMES.map(
    (request) =>
      `<wsdl:operation name="${request}">${half(request, 'Input')}${half(request, 'Output')}</wsdl:operation>`,
  );
  // Messages that operations share are there once.
  const once = [...new Set(messages)].join('');
  return `${once}<wsdl:portType name="${shape.portType}">${operations.join('')}</wsdl:portType>`;
}

/** @param prefix the prefix of the contract's namespace */
function bindingAndService(shape: Shape, address: string, prefix: 'tns' | 'i0'): string {
  const { portType, binding, service } = shape;
  const soap = shape.soap === '1.1' ? 'soap' : 'soap12';
  const addressing = shape.soap === '1.2-addressing';
  const half = (request: RequestName, direction: Direction): string => {
    const tag = `wsdl:${direction.toLowerCase()}`;
    return `<${tag}${nameAttribute(shape, request, direction)}><${soap}:body use="literal" /></${tag}>`;
  };
  const operations = REQUEST_NAMES.map(
    (request) =>
      `<wsdl:operation name="${request}"><${soap}:operation soapAction="${actionOf(shape, request)}" style="document" />${half(request, 'Input')}${half(request, 'Output')}</wsdl:operation>`,
  );
  const location = escapeAttribute(address);
  const reference = addressing ? `<wsp:PolicyReference URI="#${binding}_policy" />` : '';
  const endpoint = addressing
    ? `<wsa10:EndpointReference><wsa10:Address>${location}</wsa10:Address></wsa10:EndpointReference>`
    : '';
  return (
    `<wsdl:binding name="${binding}" type="${prefix}:${portType}">${reference}<${soap}:binding transport="http://schemas.xmlsoap.org/soap/http" />${operations.join('')}</wsdl:binding>` +
    `<wsdl:service name="${service}"><wsdl:port name="${binding}" binding="tns:${binding}"><${soap}:address location="${location}" />${endpoint}</wsdl:port></wsdl:service>`
  );
}
