/** The writer: a request and its parameters to the bytes and headers of one SOAP message. */
import { err, ok } from '../result';
import type { Result } from '../result';
import type { Contract, GroupElement, RequestElement, ValueElement } from './contract';
import type { RequestName } from './requests';
import { ADDRESSING, SOAP_NAMESPACE, XSI } from './soap-namespaces';
import { escapeXml } from './xml-text';
import { say } from '../words';

export interface SoapMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where the message goes and what it is called; on the wire only with WS-Addressing. */
export interface MessageAddress {
  /** The service's address, exactly as the service knows it. */
  readonly to: string;
  /** A URI that no other message has, e.g. `urn:uuid:…`. */
  readonly messageId: string;
}

/** What a WCF service takes at most unless it was told otherwise (`maxReceivedMessageSize`). */
const MAX_MESSAGE_BYTES = 65_536;
const NIL = ` xmlns:i="${XSI}" i:nil="true"`;
/** An action travels in a quoted header value. */
export const SENDABLE_ACTION = /^[\x21\x23-\x5B\x5D-\x7E]+$/;

/**
 * Writes one request as the contract says.
 *
 * @param parameters checked by `checkParameters`; absent ones leave their element out.
 * @returns headers and body, or a sentence that says why the request cannot be written.
 */
export function writeMessage(
  contract: Contract,
  request: RequestName,
  parameters: object,
  address: MessageAddress,
): Result<SoapMessage, string> {
  const shape = contract.requests[request];
  if (shape === undefined) return err(say('not_offered_what', request));
  if (!SENDABLE_ACTION.test(shape.action)) {
    return err(say('unsendable_action', request));
  }
  const left = new Map<string, string>();
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string' || typeof value === 'number') left.set(name, String(value));
  }
  const content = writeGroup(shape.body, '', left);
  const [unplaced] = left.keys();
  if (unplaced !== undefined) {
    return err(say('unsendable_parameter', unplaced, request));
  }
  const body = writeEnvelope(contract, shape.action, content, address);
  const bytes = new TextEncoder().encode(body).length;
  return bytes > MAX_MESSAGE_BYTES
    ? err(say('unsendable_size', bytes, MAX_MESSAGE_BYTES))
    : ok({ headers: writeHeaders(contract, shape.action), body });
}

function writeHeaders(contract: Contract, action: string): Record<string, string> {
  return contract.soapVersion === '1.1'
    ? { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` }
    : { 'Content-Type': `application/soap+xml; charset=utf-8; action="${action}"` };
}

function writeEnvelope(
  contract: Contract,
  action: string,
  content: string,
  { to, messageId }: MessageAddress,
): string {
  const header = contract.addressing
    ? `<s:Header xmlns:a="${ADDRESSING}"><a:Action s:mustUnderstand="1">${escapeXml(action)}</a:Action>` +
      `<a:MessageID>${escapeXml(messageId)}</a:MessageID>` +
      `<a:ReplyTo><a:Address>${ADDRESSING}/anonymous</a:Address></a:ReplyTo>` +
      `<a:To s:mustUnderstand="1">${escapeXml(to)}</a:To></s:Header>`
    : '';
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<s:Envelope xmlns:s="${SOAP_NAMESPACE[contract.soapVersion]}">${header}` +
    `<s:Body>${content}</s:Body></s:Envelope>`
  );
}

/** Takes what it writes out of `left`, so that nothing can be dropped without a word. */
function writeGroup(group: GroupElement, outer: string, left: Map<string, string>): string {
  const children = group.children
    .map((child) => writeElement(child, group.namespace, left))
    .join('');
  return tagged(group, outer, children);
}

function writeElement(element: RequestElement, outer: string, left: Map<string, string>): string {
  if ('children' in element) return writeGroup(element, outer, left);
  const value = left.get(element.parameter);
  if (value === undefined) return writeAbsent(element, outer);
  left.delete(element.parameter);
  return tagged(element, outer, escapeXml(value));
}

function writeAbsent(element: ValueElement, outer: string): string {
  if (element.absent === undefined) return '';
  return tagged(element, outer, '', element.absent === 'nil' ? NIL : '');
}

/** No prefixes: each element that leaves its parent's namespace declares its own as the default. */
function tagged(
  { namespace, name }: RequestElement,
  outer: string,
  content: string,
  attributes = '',
): string {
  const declaration = namespace === outer ? '' : ` xmlns="${escapeXml(namespace)}"`;
  return `<${name}${declaration}${attributes}>${content}</${name}>`;
}
