/** From the bytes of a POST to a request and its parameters, or to WCF's way of refusing it. */
import { REQUEST_NAMES, type RequestName } from '../encore/requests';
import { err, ok, type Result } from '../result';
import { readEnvelope, type XmlElement } from './envelope-reader';
import type { FaultCode } from './envelope-writer';
import { actionOf, parametersOf, type Member, type Shape } from './shape';

export interface WireRequest {
  readonly request: RequestName;
  /** Values as they came, untrimmed; what was absent or nil is not there. Ints are trimmed. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** `status`: an HTTP status without a body. `fault`: HTTP 500 with a SOAP fault. */
export type Refusal =
  | { readonly kind: 'status'; readonly status: 400 | 413 | 415; readonly why: string }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly why: string };

export interface WireHeaders {
  readonly contentType: string | undefined;
  readonly soapAction: string | undefined;
}

const status = (code: 400 | 415, why: string): Result<never, Refusal> =>
  err({ kind: 'status', status: code, why });
const fault = (code: FaultCode, why: string): Result<never, Refusal> =>
  err({ kind: 'fault', code, why });

/** Reads one SOAP request, in the order WCF checks: media type, envelope, headers, action, body. */
export function readRequest(
  shape: Shape,
  headers: WireHeaders,
  bytes: Uint8Array,
): Result<WireRequest, Refusal> {
  const charset = charsetOf(headers.contentType);
  if (charset === undefined) {
    return status(
      415,
      `Content-Type must be text/xml; charset=utf-8, not "${headers.contentType ?? ''}"`,
    );
  }
  const text = decode(bytes, charset);
  const envelope = text === undefined ? undefined : readEnvelope(text);
  if (envelope === undefined) return status(400, 'not a SOAP 1.1 envelope with a Body');

  const strange = envelope.headers.find((header) => header.mustUnderstand);
  if (strange !== undefined) {
    return fault(
      'MustUnderstand',
      `The header '${strange.name}' from the namespace '${strange.namespace}' was not understood by the recipient of this message, causing the message to not be processed.`,
    );
  }
  const action = unquoted(headers.soapAction ?? '');
  const request = REQUEST_NAMES.find((name) => actionOf(shape, name) === action);
  if (request === undefined) {
    return fault(
      'ActionNotSupported',
      `The message with Action '${action}' cannot be processed at the receiver, due to a ContractFilter mismatch at the EndpointDispatcher.`,
    );
  }
  if (envelope.broken) return fault('DeserializationFailed', 'The XML of the body is broken.');
  const wrapper = envelope.content;
  if (wrapper?.name !== request || wrapper.namespace !== shape.contractNamespace) {
    return fault(
      'InternalServiceFault',
      'The server was unable to process the request due to an internal error.',
    );
  }
  const parameters = readMembers(shape.contractNamespace, parametersOf(request), wrapper);
  return parameters.ok ? ok({ request, parameters: parameters.value }) : parameters;
}

/**
 * Reads members by the schema's sequence: one that comes too early makes those it overtook
 * absent; what comes late, twice, in another namespace or another case is passed over.
 */
function readMembers(
  namespace: string,
  members: readonly Member[],
  parent: XmlElement,
): Result<Record<string, string>, Refusal> {
  const values: Record<string, string> = {};
  let next = 0;
  for (const child of parent.children) {
    if (child.namespace !== namespace) continue;
    const index = members.findIndex((member, at) => at >= next && member.name === child.name);
    const member = members[index];
    if (member === undefined) continue;
    next = index + 1;
    if (child.nil && member.nillable) continue;
    const value = member.type === 'int' ? wholeNumber(child) : plainText(child);
    if (value === undefined) {
      return fault(
        'DeserializationFailed',
        `The formatter threw an exception while trying to deserialize the message: parameter ${namespace}:${child.name} is not a ${member.type}.`,
      );
    }
    values[member.name] = value;
  }
  return ok(values);
}

const plainText = (element: XmlElement): string | undefined =>
  element.children.length > 0 ? undefined : element.text;

function wholeNumber(element: XmlElement): string | undefined {
  const text = plainText(element)?.trim() ?? '';
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? String(value) : undefined;
}

/** Double quotes around the action are optional; any other form is another action. */
const unquoted = (action: string): string =>
  action.length > 1 && action.startsWith('"') && action.endsWith('"')
    ? action.slice(1, -1)
    : action;

/** The charset of a SOAP 1.1 media type; undefined when this is not one WCF takes. */
function charsetOf(contentType: string | undefined): 'utf-8' | 'utf-16' | undefined {
  const [media = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  if (media.trim() !== 'text/xml') return undefined;
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  if (charset === undefined || charset === 'utf-8') return 'utf-8';
  return charset === 'utf-16' ? 'utf-16' : undefined;
}

function decode(bytes: Uint8Array, charset: 'utf-8' | 'utf-16'): string | undefined {
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const label = charset === 'utf-8' ? 'utf-8' : bigEndian ? 'utf-16be' : 'utf-16le';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
