/** Writes WCF's refusals as SOAP faults of the shape's version. */
import { writeEnvelope } from './envelope-writer';
import { escapeAttribute, escapeText } from './escape';
import type { Shape } from './shape';
import { ADDRESSING } from './soap-version';

const DISPATCHER =
  'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const ADDRESSING_NONE = 'http://schemas.microsoft.com/ws/2005/05/addressing/none';

/** What WCF refuses with a fault (HTTP 500), and whose fault it says it is. */
const FAULT_CODES = {
  ActionNotSupported: 'Sender',
  DestinationUnreachable: 'Sender',
  DeserializationFailed: 'Sender',
  InternalServiceFault: 'Receiver',
  MustUnderstand: 'MustUnderstand',
} as const;
export type FaultCode = keyof typeof FAULT_CODES;

/** What a service says of an exception of its own when it does not tell details. */
export const INTERNAL_ERROR =
  'The server was unable to process the request due to an internal error.';

export interface Fault {
  readonly code: FaultCode;
  readonly reason: string;
  /** The header that was not understood. */
  readonly header?: { readonly namespace: string; readonly name: string };
  /** The request's MessageID, where there is WS-Addressing. */
  readonly relatesTo?: string | undefined;
}

/** The namespace of a fault's code and the action of its message; a code of SOAP itself has none. */
function originOf(shape: Shape, code: FaultCode): { namespace?: string; action: string } {
  switch (code) {
    case 'MustUnderstand':
      return { action: `${ADDRESSING}/soap/fault` };
    case 'ActionNotSupported':
    case 'DestinationUnreachable': {
      const namespace = shape.soap === '1.2-addressing' ? ADDRESSING : ADDRESSING_NONE;
      return { namespace, action: `${ADDRESSING}/fault` };
    }
    default:
      return { namespace: DISPATCHER, action: `${DISPATCHER}/fault` };
  }
}

/** A fault's envelope, its code a prefixed name whose prefix is declared on the element itself. */
export function writeFault(shape: Shape, { code, reason, header, relatesTo }: Fault): string {
  const { namespace, action } = originOf(shape, code);
  const text = `xml:lang="en-US">${escapeText(reason)}`;
  if (shape.soap === '1.1') {
    const faultcode =
      namespace === undefined
        ? `<faultcode>s:${code}</faultcode>`
        : `<faultcode xmlns:a="${namespace}">a:${code}</faultcode>`;
    const fault = `<s:Fault>${faultcode}<faultstring ${text}</faultstring></s:Fault>`;
    return writeEnvelope(shape, { action, relatesTo }, fault);
  }
  const subcode =
    namespace === undefined
      ? ''
      : `<s:Subcode><s:Value xmlns:a="${namespace}">a:${code}</s:Value></s:Subcode>`;
  const headers =
    header === undefined
      ? ''
      : `<s:NotUnderstood qname="u:${escapeAttribute(header.name)}" xmlns:u="${escapeAttribute(header.namespace)}"/>`;
  return writeEnvelope(
    shape,
    { action, relatesTo, headers },
    `<s:Fault><s:Code><s:Value>s:${FAULT_CODES[code]}</s:Value>${subcode}</s:Code><s:Reason><s:Text ${text}</s:Text></s:Reason></s:Fault>`,
  );
}
