/** From the bytes of a POST to a request and its parameters, or to WCF's way of refusing it. */
import { REQUEST_NAMES, type RequestName } from '../encore/requests';
import { err, ok, type Result } from '../result';
import { addressingHeader, isAddressing, isOurs } from './addressing';
import { readEnvelope, type Envelope } from './envelope-reader';
import { INTERNAL_ERROR, type Fault } from './fault-writer';
import { decode, readMediaType } from './media-type';
import { readParts } from './members-reader';
import { actionOf, type Shape } from './shape';
import { soapVersionOf } from './soap-version';

export interface WireRequest {
  readonly request: RequestName;
  /** Values as they came, untrimmed; what was absent or nil is not there. Ints are trimmed. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Its MessageID, where there is WS-Addressing and it has one. */
  readonly messageId: string | undefined;
  /** The envelope as it came. */
  readonly xml: string;
}

/** `status`: an HTTP status without a body. `fault`: HTTP 500 with a SOAP fault. */
export type Refusal =
  | { readonly kind: 'status'; readonly status: 400 | 413 | 415; readonly why: string }
  | ({ readonly kind: 'fault' } & Fault);

export interface WireHeaders {
  readonly contentType: string | undefined;
  readonly soapAction: string | undefined;
}

const status = (code: 400 | 415, why: string): Result<never, Refusal> =>
  err({ kind: 'status', status: code, why });

/**
 * Reads one SOAP request, in the order WCF checks: media type, envelope, headers, action, body.
 * @param endpoint the service's own address
 */
export function readRequest(
  shape: Shape,
  endpoint: URL,
  headers: WireHeaders,
  bytes: Uint8Array,
): Result<WireRequest, Refusal> {
  const { mediaType, namespace } = soapVersionOf(shape);
  const media = readMediaType(headers.contentType, mediaType);
  if (media === undefined) {
    const came = headers.contentType ?? '';
    return status(415, `Content-Type must be ${mediaType}; charset=utf-8, not "${came}"`);
  }
  const text = decode(bytes, media.charset);
  const envelope = text === undefined ? undefined : readEnvelope(text, namespace);
  if (envelope === undefined) {
    const version = shape.soap === '1.1' ? '1.1' : '1.2';
    return status(400, `not a SOAP ${version} envelope with a Body`);
  }
  const addressed = shape.soap === '1.2-addressing';
  const messageId = addressed ? addressingHeader(envelope.headers, 'MessageID') : undefined;
  const action = addressed
    ? addressingHeader(envelope.headers, 'Action')
    : shape.soap === '1.1'
      ? unquoted(headers.soapAction ?? '')
      : media.action;
  const read = readMessage(shape, endpoint, action ?? '', envelope);
  if (!read.ok) return err({ kind: 'fault', ...read.error, relatesTo: messageId });
  return ok({ ...read.value, messageId, xml: text ?? '' });
}

function readMessage(
  shape: Shape,
  endpoint: URL,
  action: string,
  { headers, content, broken }: Envelope,
): Result<Omit<WireRequest, 'messageId' | 'xml'>, Fault> {
  const addressed = shape.soap === '1.2-addressing';
  const strange = headers.find(
    (header) => header.mustUnderstand && !(addressed && isAddressing(header)),
  );
  if (strange !== undefined) {
    return err({
      code: 'MustUnderstand',
      reason: `The header '${strange.name}' from the namespace '${strange.namespace}' was not understood by the recipient of this message, causing the message to not be processed.`,
      header: strange,
    });
  }
  const to = addressingHeader(headers, 'To') ?? '';
  if (addressed && !isOurs(to, endpoint)) {
    return err({
      code: 'DestinationUnreachable',
      reason: `The message with To '${to}' cannot be processed at the receiver, due to an AddressFilter mismatch at the EndpointDispatcher.`,
    });
  }
  const request = REQUEST_NAMES.find((name) => actionOf(shape, name) === action);
  if (request === undefined) {
    return err({
      code: 'ActionNotSupported',
      reason: `The message with Action '${action}' cannot be processed at the receiver, due to a ContractFilter mismatch at the EndpointDispatcher.`,
    });
  }
  if (broken) {
    return err({ code: 'DeserializationFailed', reason: 'The XML of the body is broken.' });
  }
  const { root, parts } = shape.operations[request].input;
  if (content?.name !== root || content.namespace !== shape.contractNamespace) {
    return err({ code: 'InternalServiceFault', reason: INTERNAL_ERROR });
  }
  const parameters = readParts(shape, parts, content);
  return parameters.ok ? ok({ request, parameters: parameters.value }) : parameters;
}

/** Double quotes around the action are optional; any other form is another action. */
const unquoted = (action: string): string =>
  action.length > 1 && action.startsWith('"') && action.endsWith('"')
    ? action.slice(1, -1)
    : action;
