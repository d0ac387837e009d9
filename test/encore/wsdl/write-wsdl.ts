/** The WSDL of a service of a given shape, in Microsoft's layout of several documents. */
import { REQUEST_NAMES } from '../../../lib/encore/requests';
import { namespacesOf, operationOf } from './shapes';
import type { Element, Variant } from './shapes';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const each = (write: (request: (typeof REQUEST_NAMES)[number]) => string) =>
  REQUEST_NAMES.map(write).join('');

export function actionOf(variant: Variant, request: string): string {
  return `${namespacesOf(variant).T.replace(/\/?$/, '/')}IECAPI/${request}`;
}

/**
 * All documents, by the query they are served at.
 *
 * @param published the address the service believes it has.
 */
export function writeDocuments(variant: Variant, published: string): ReadonlyMap<string, string> {
  const { T, D, W } = namespacesOf(variant);
  const apart = T !== W;
  const schemas = new Map([
    ['?xsd=xsd0', schema(T, wrappers(variant), [`${published}?xsd=xsd2`, D])],
    ['?xsd=xsd1', schema('http://schemas.microsoft.com/2003/10/Serialization/', '')],
    ['?xsd=xsd2', schema(D, D === T ? '' : classes(variant), [`${published}?xsd=xsd0`, T])],
  ]);
  const imports = [...schemas.keys()].map(
    (query) => `<xs:import schemaLocation="${published}${query}" namespace="urn:any"/>`,
  );
  const types = `<wsdl:types><xs:schema targetNamespace="${T}Imports">${imports.join('')}</xs:schema></wsdl:types>`;
  const abstract = types + messages(variant) + portType(variant);
  const main = apart
    ? `<wsdl:import namespace="${T}" location="${published}?wsdl=wsdl0"/>`
    : abstract;
  const documents = new Map([
    ...schemas,
    ['?wsdl', definitions(W, T, main + concrete(variant, published))],
  ]);
  return apart ? documents.set('?wsdl=wsdl0', definitions(T, T, abstract)) : documents;
}

function definitions(target: string, contract: string, content: string): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><wsdl:definitions name="ECAPI" targetNamespace="${target}" xmlns:i0="${contract}" xmlns:w="${target}" ` +
    'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" ' +
    'xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" ' +
    `xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" ${XS}>${content}</wsdl:definitions>`
  );
}

const messages = (variant: Variant) =>
  each((request) => {
    const operation = operationOf(variant, request);
    return (
      `<wsdl:message name="${request}_In"><wsdl:part name="parameters" element="i0:${operation.request.name}"/></wsdl:message>` +
      `<wsdl:message name="${request}_Out"><wsdl:part name="parameters" element="i0:${operation.response.name}"/></wsdl:message>`
    );
  });

const portType = (variant: Variant) =>
  `<wsdl:portType name="IECAPI">${each(
    (request) =>
      `<wsdl:operation name="${request}"><wsdl:input wsaw:Action="${actionOf(variant, request)}" message="i0:${request}_In"/><wsdl:output message="i0:${request}_Out"/></wsdl:operation>`,
  )}</wsdl:portType>`;

function concrete(variant: Variant, published: string): string {
  const soap = variant.protocol === '1.1' ? 'soap' : 'soap12';
  const policy =
    '<wsp:Policy wsu:Id="P"><wsp:ExactlyOne><wsp:All><wsaw:UsingAddressing/></wsp:All></wsp:ExactlyOne></wsp:Policy>';
  const isWs = variant.protocol === 'ws';
  const operations = each(
    (request) =>
      `<wsdl:operation name="${request}"><${soap}:operation soapAction="${actionOf(variant, request)}" style="document"/>` +
      `<wsdl:input><${soap}:body use="literal"/></wsdl:input><wsdl:output><${soap}:body use="literal"/></wsdl:output></wsdl:operation>`,
  );
  return (
    (isWs ? policy : '') +
    `<wsdl:binding name="B" type="i0:IECAPI">${isWs ? '<wsp:PolicyReference URI="#P"/>' : ''}<${soap}:binding transport="http://schemas.xmlsoap.org/soap/http"/>${operations}</wsdl:binding>` +
    `<wsdl:service name="ECAPI"><wsdl:port name="B" binding="w:B"><${soap}:address location="${published}"/></wsdl:port></wsdl:service>`
  );
}

function schema(target: string, content: string, from?: readonly [string, string]): string {
  const link = from ? `<xs:import schemaLocation="${from[0]}" namespace="${from[1]}"/>` : '';
  return `<?xml version="1.0" encoding="utf-8"?><xs:schema ${XS} elementFormDefault="qualified" targetNamespace="${target}">${link}${content}</xs:schema>`;
}

/** The global elements, each once, with the classes that live in the same namespace. */
function wrappers(variant: Variant): string {
  const { T, D } = namespacesOf(variant);
  const written = new Map<string, string>();
  for (const request of REQUEST_NAMES) {
    for (const element of Object.values(operationOf(variant, request)) as Element[]) {
      written.set(element.name, global(element));
    }
  }
  return [...written.values()].join('') + (D === T ? classes(variant) : '');
}

function classes(variant: Variant): string {
  const { D } = namespacesOf(variant);
  const written = new Map<string, string>();
  for (const request of REQUEST_NAMES) {
    for (const { type } of Object.values(operationOf(variant, request)) as Element[]) {
      for (const member of typeof type === 'string' ? [] : type) {
        if (member.typeName !== undefined) written.set(member.typeName, complexType(member, D));
      }
    }
  }
  return [...written.values()].join('');
}

const sequence = (members: readonly Element[]) =>
  `<xs:sequence>${members.map(local).join('')}</xs:sequence>`;

const global = ({ name, type }: Element) =>
  `<xs:element name="${name}"><xs:complexType>${sequence(typeof type === 'string' ? [] : type)}</xs:complexType></xs:element>`;

function local(element: Element, index: number): string {
  const { name, type, typeName, typeNamespace, required, nillable } = element;
  const attributes = `${required === true ? '' : ' minOccurs="0"'} name="${name}"${nillable === true ? ' nillable="true"' : ''}`;
  return typeof type === 'string'
    ? `<xs:element${attributes} type="xs:${type}"/>`
    : `<xs:element${attributes} xmlns:q${index}="${typeNamespace}" type="q${index}:${typeName}"/>`;
}

/** With a base class of its own, where members are inherited. */
function complexType({ type, typeName, inherited = 0 }: Element, namespace: string): string {
  const members = typeof type === 'string' ? [] : type;
  if (inherited === 0) {
    return `<xs:complexType name="${typeName}">${sequence(members)}</xs:complexType>`;
  }
  return (
    `<xs:complexType name="${typeName}"><xs:complexContent><xs:extension base="c:${typeName}Base" xmlns:c="${namespace}">${sequence(members.slice(inherited))}</xs:extension></xs:complexContent></xs:complexType>` +
    `<xs:complexType name="${typeName}Base">${sequence(members.slice(0, inherited))}</xs:complexType>`
  );
}
