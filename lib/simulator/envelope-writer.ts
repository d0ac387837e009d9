/**
 * Writes answers and faults byte for byte as WCF does: no XML declaration, no whitespace, members
 * in the schema's order under the prefix `a`.
 */
import type { RequestName } from '../encore/requests';
import type { Answer } from './codes';
import { membersOf, type Member, type Shape } from './shape';

const DISPATCHER =
  'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const ADDRESSING_NONE = 'http://schemas.microsoft.com/ws/2005/05/addressing/none';

/** What WCF refuses with a fault (HTTP 500), and the namespace its code stands in. */
const FAULT_NAMESPACES = {
  ActionNotSupported: ADDRESSING_NONE,
  DeserializationFailed: DISPATCHER,
  InternalServiceFault: DISPATCHER,
  MustUnderstand: undefined,
} as const;
export type FaultCode = keyof typeof FAULT_NAMESPACES;

/** Escapes an element's text, as WCF's text writer does. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

/** Escapes a value between double quotes, in XML and in HTML. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

const envelope = (body: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

/** The answer to a request. A member without a value is nil. */
export function writeAnswer(shape: Shape, request: RequestName, answer: Answer): string {
  const values: Readonly<Record<string, string | number | undefined>> = { ...answer };
  const member = ({ name }: Member): string => {
    const value = values[name];
    if (value === undefined) return `<a:${name} i:nil="true"/>`;
    return value === '' ? `<a:${name}/>` : `<a:${name}>${escapeText(String(value))}</a:${name}>`;
  };
  return envelope(
    `<${request}Response xmlns="${shape.contractNamespace}">` +
      `<${request}Result xmlns:a="${shape.dataNamespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">` +
      membersOf(request).map(member).join('') +
      `</${request}Result></${request}Response>`,
  );
}

/** A SOAP 1.1 fault with its code as a prefixed name, as WCF writes it. */
export function writeFault(code: FaultCode, reason: string): string {
  const namespace = FAULT_NAMESPACES[code];
  const faultcode =
    namespace === undefined
      ? `<faultcode>s:${code}</faultcode>`
      : `<faultcode xmlns:a="${namespace}">a:${code}</faultcode>`;
  return envelope(
    `<s:Fault>${faultcode}<faultstring xml:lang="en-US">${escapeText(reason)}</faultstring></s:Fault>`,
  );
}
