/** WSDLs of one or few requests, small enough to see what is in them. */

export interface SmallWsdl {
  /** Content of the one schema of namespace `urn:t` (prefix t). */
  readonly schema?: string;
  readonly schemaAttributes?: string;
  /** More schemas, as they are. */
  readonly schemas?: string;
  readonly operations?: readonly string[];
  /** Content of the binding before its operations. */
  readonly binding?: string;
  readonly service?: string;
  /** What stands at the end of the definitions. */
  readonly more?: string;
}

export const UNIT_AND_PORT =
  '<xs:element name="Unit" type="xs:string" minOccurs="0"/><xs:element name="Port" type="xs:string" minOccurs="0"/>';

/** An element for a request and one for its answer. */
export function wrapper(request: string, members: string): string {
  return (
    `<xs:element name="${request}"><xs:complexType>${members}</xs:complexType></xs:element>` +
    `<xs:element name="${request}Response"><xs:complexType><xs:sequence><xs:element name="responseCode" type="xs:int"/>` +
    '<xs:element name="portStatus" type="xs:string"/></xs:sequence></xs:complexType></xs:element>'
  );
}

/** The SOAP binding over HTTP, by the prefix of the version. */
export const BINDING = (soap: string) =>
  `<${soap}:binding transport="http://schemas.xmlsoap.org/soap/http"/>`;

export const sequence = (members: string) => `<xs:sequence>${members}</xs:sequence>`;

export function smallWsdl({
  schema = wrapper('PauseRecording', sequence(UNIT_AND_PORT)),
  schemaAttributes = 'elementFormDefault="qualified"',
  schemas = '',
  operations = ['PauseRecording'],
  binding = BINDING('soap'),
  service = '<wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="http://srv/WebAPI/ECAPI.svc"/></wsdl:port></wsdl:service>',
  more = '',
}: SmallWsdl = {}): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?><wsdl:definitions targetNamespace="urn:t" xmlns:t="urn:t" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" ' +
    'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:xs="http://www.w3.org/2001/XMLSchema" ' +
    'xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy" xmlns:wsu="urn:utility" xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702" ' +
    'xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl">' +
    `<wsdl:types><xs:schema targetNamespace="urn:t" ${schemaAttributes}>${schema}</xs:schema>${schemas}</wsdl:types>` +
    operations.map(message).join('') +
    `<wsdl:portType name="T">${operations.map(abstract).join('')}</wsdl:portType>` +
    bindingOf('B', operations, binding) +
    `${service}${more}</wsdl:definitions>`
  );
}

/** A binding of these operations; `soap` is the prefix of the version. */
export function bindingOf(
  name: string,
  operations: readonly string[],
  content: string,
  soap = 'soap',
): string {
  const bound = operations.map(
    (operation) =>
      `<wsdl:operation name="${operation}"><${soap}:operation soapAction="urn:a/${operation}"/>` +
      `<wsdl:input><${soap}:body use="literal"/></wsdl:input><wsdl:output><${soap}:body use="literal"/></wsdl:output></wsdl:operation>`,
  );
  return `<wsdl:binding name="${name}" type="t:T">${content}${bound.join('')}</wsdl:binding>`;
}

const message = (request: string) =>
  `<wsdl:message name="${request}In"><wsdl:part name="p" element="t:${request}"/></wsdl:message>` +
  `<wsdl:message name="${request}Out"><wsdl:part name="p" element="t:${request}Response"/></wsdl:message>`;

const abstract = (request: string) =>
  `<wsdl:operation name="${request}"><wsdl:input message="t:${request}In"/><wsdl:output message="t:${request}Out"/></wsdl:operation>`;
