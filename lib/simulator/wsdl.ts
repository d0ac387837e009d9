/**
 * The service's description in Microsoft's layout: no types in the WSDL itself, but one schema
 * that imports three others by absolute address. Made from the list of requests and the shape.
 */
import { REQUEST_NAMES, type RequestName } from '../encore/requests';
import { escapeAttribute } from './envelope-writer';
import { SERIALIZATION_NAMESPACE, SERIALIZATION_TYPES } from './serialization-schema';
import { actionOf, membersOf, parametersOf, resultTypeOf, type Member, type Shape } from './shape';

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

export const SCHEMA_NAMES = ['xsd0', 'xsd1', 'xsd2'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const each = (write: (request: RequestName, index: number) => string): string =>
  REQUEST_NAMES.map(write).join('');

const namespaceOf = (shape: Shape, schema: SchemaName): string =>
  ({
    xsd0: shape.contractNamespace,
    xsd1: SERIALIZATION_NAMESPACE,
    xsd2: shape.dataNamespace,
  })[schema];

/** The WSDL (`?wsdl`) of the service at `address`, an absolute URL without a query. */
export function writeWsdl(shape: Shape, address: string): string {
  const imports = SCHEMA_NAMES.map(
    (schema) =>
      `<xsd:import schemaLocation="${escapeAttribute(address)}?xsd=${schema}" namespace="${namespaceOf(shape, schema)}" />`,
  );
  return definitions(
    shape,
    address,
    `<xsd:schema targetNamespace="${shape.contractNamespace}Imports">${imports.join('')}</xsd:schema>`,
  );
}

/** The WSDL in one document (`?singleWsdl`): the same, with the schemas inside. */
export function writeSingleWsdl(shape: Shape, address: string): string {
  return definitions(
    shape,
    address,
    SCHEMA_NAMES.map((schema) => schemaElement(shape, schema, undefined)).join(''),
  );
}

/** One of the imported schemas (`?xsd=xsd0`…). */
export function writeSchema(shape: Shape, address: string, schema: SchemaName): string {
  return DECLARATION + schemaElement(shape, schema, address);
}

function definitions(shape: Shape, address: string, types: string): string {
  const { portType, binding, service } = shape;
  return (
    `${DECLARATION}<wsdl:definitions xmlns:tns="${shape.contractNamespace}" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:msc="http://schemas.microsoft.com/ws/2005/12/wsdl/contract" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" name="${service}" targetNamespace="${shape.contractNamespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/">` +
    `<wsdl:types>${types}</wsdl:types>${messages(shape)}` +
    `<wsdl:portType name="${portType}">${operations(shape)}</wsdl:portType>` +
    `<wsdl:binding name="${binding}" type="tns:${portType}"><soap:binding transport="http://schemas.xmlsoap.org/soap/http" />${boundOperations(shape)}</wsdl:binding>` +
    `<wsdl:service name="${service}"><wsdl:port name="${binding}" binding="tns:${binding}"><soap:address location="${escapeAttribute(address)}" /></wsdl:port></wsdl:service></wsdl:definitions>`
  );
}

const messages = ({ portType }: Shape): string =>
  each(
    (request) =>
      `<wsdl:message name="${portType}_${request}_InputMessage"><wsdl:part name="parameters" element="tns:${request}" /></wsdl:message>` +
      `<wsdl:message name="${portType}_${request}_OutputMessage"><wsdl:part name="parameters" element="tns:${request}Response" /></wsdl:message>`,
  );

const operations = (shape: Shape): string =>
  each((request) => {
    const action = actionOf(shape, request);
    const message = `tns:${shape.portType}_${request}`;
    return (
      `<wsdl:operation name="${request}"><wsdl:input wsaw:Action="${action}" message="${message}_InputMessage" />` +
      `<wsdl:output wsaw:Action="${action}Response" message="${message}_OutputMessage" /></wsdl:operation>`
    );
  });

const boundOperations = (shape: Shape): string =>
  each(
    (request) =>
      `<wsdl:operation name="${request}"><soap:operation soapAction="${actionOf(shape, request)}" style="document" />` +
      `<wsdl:input><soap:body use="literal" /></wsdl:input><wsdl:output><soap:body use="literal" /></wsdl:output></wsdl:operation>`,
  );

/** With an address the schema imports its neighbour from there; without one by namespace alone. */
function schemaElement(shape: Shape, schema: SchemaName, address: string | undefined): string {
  if (schema === 'xsd1') return SERIALIZATION_TYPES;
  const namespace = namespaceOf(shape, schema);
  const location = address && `schemaLocation="${escapeAttribute(address)}?xsd=xsd2" `;
  const content =
    schema === 'xsd0'
      ? `<xs:import ${location ?? ''}namespace="${shape.dataNamespace}" />${wrappers(shape)}`
      : dataContracts();
  return `<xs:schema xmlns:tns="${namespace}" elementFormDefault="qualified" targetNamespace="${namespace}" ${XS}>${content}</xs:schema>`;
}

const memberElement = ({ name, type, nillable }: Member): string =>
  `<xs:element minOccurs="0" name="${name}"${nillable ? ' nillable="true"' : ''} type="xs:${type}" />`;

const sequence = (content: string): string =>
  `<xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType>`;

const wrappers = (shape: Shape): string =>
  each((request, index) => {
    const prefix = `q${index + 1}`;
    const parameters = sequence(parametersOf(request).map(memberElement).join(''));
    const result = sequence(
      `<xs:element minOccurs="0" name="${request}Result" nillable="true" xmlns:${prefix}="${shape.dataNamespace}" type="${prefix}:${resultTypeOf(request)}" />`,
    );
    return (
      `<xs:element name="${request}">${parameters}</xs:element>` +
      `<xs:element name="${request}Response">${result}</xs:element>`
    );
  });

function dataContracts(): string {
  const contracts = new Map<string, string>();
  for (const request of REQUEST_NAMES) {
    const name = resultTypeOf(request);
    const members = membersOf(request).map(memberElement).join('');
    contracts.set(
      name,
      `<xs:complexType name="${name}"><xs:sequence>${members}</xs:sequence></xs:complexType>` +
        `<xs:element name="${name}" nillable="true" type="tns:${name}" />`,
    );
  }
  return [...contracts.values()].join('');
}
