/** The reader: an HTTP answer of any kind to a typed answer or an error. Never throws. */
import { err, ok } from '../result';
import type { Result } from '../result';
import type { Contract } from './contract';
import { failure, httpStatus, responseCode } from './errors';
import { readReply } from './read-answer';
import type { RequestName } from './requests';
import { readBody } from './soap-body';
import type { Body, Fault } from './soap-body';
import type { HttpAnswer } from './transport';
import type { Answers, EncoreError } from './types';
import type { XmlElement } from './xml-tree';

/**
 * Faults that WCF raises before it calls the service: the request was certainly not carried out.
 * Neither `Client` nor `InternalServiceFault` is one: services raise them on their own half-way.
 */
const NOT_EXECUTED: readonly string[] = [
  'ActionNotSupported',
  'DestinationUnreachable',
  'DeserializationFailed',
  'MustUnderstand',
  'VersionMismatch',
];

/**
 * Reads the answer to one request. Success takes HTTP 2xx, one complete and well-formed envelope
 * with this request's response element, one response code, and every member the answer needs.
 * Faults are looked for first, whatever the status: WCF sends them with 500, others with 200.
 */
export function readHttpAnswer<N extends RequestName>(
  request: N,
  contract: Contract,
  http: HttpAnswer,
): Result<Answers[N], EncoreError> {
  const text = decode(http);
  const body: Body = text.ok ? readBody(text.value) : { kind: 'unreadable', technical: text.error };
  if (body.kind === 'fault') return err(faultError(request, body.fault));
  if (http.status < 200 || http.status > 299) return err(httpStatus(request, http.status));
  if (body.kind === 'answer') return readAnswer(request, contract, body.root);
  if (looksLikeHtml(http)) return err(failure(request, 'html', { technical: http.contentType }));
  return body.kind === 'unreadable'
    ? err(failure(request, 'unreadable', { technical: body.technical }))
    : err(failure(request, 'not-encore', { technical: answeredBy(body.root) }));
}

function readAnswer<N extends RequestName>(
  request: N,
  contract: Contract,
  root: XmlElement,
): Result<Answers[N], EncoreError> {
  const technical = answeredBy(root);
  const shape = contract.requests[request];
  if (shape === undefined) return err(failure(request, 'not-encore', { technical }));
  if (shape.responseRoot !== undefined && shape.responseRoot.name !== root.name) {
    const known = Object.values(contract.requests).some(
      (other) => other.responseRoot?.name === root.name,
    );
    return err(failure(request, known ? 'unreadable' : 'not-encore', { technical }));
  }
  const reply = readReply(request, shape, root);
  if (!reply.ok) return err(failure(request, 'unreadable', { technical: reply.error }));
  return 'answer' in reply.value
    ? ok(reply.value.answer)
    : err(responseCode(request, reply.value.code, reply.value.message));
}

function answeredBy({ namespace, name }: XmlElement): string {
  return `the element ${name} of the namespace "${namespace}" answered`;
}

/** A UTF-8 byte order mark is tolerated; any other encoding is refused, declared or not. */
function decode({ contentType, bytes, incomplete }: HttpAnswer): Result<string, string> {
  if (incomplete !== undefined) return err(incomplete);
  if (bytes.length === 0) return err('the answer is empty');
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) return err('the declared charset is not UTF-8');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('it is not UTF-8');
  }
}

/** No two parts of it can match the same text, so that no page can make it slow. */
const HTML_START =
  /^[^<\s]{0,4}\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

/** Told by the start, in whatever encoding, or by what the server itself calls it. */
function looksLikeHtml({ contentType, bytes }: HttpAnswer): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(contentType) || HTML_START.test(start);
}

function faultError(request: RequestName, { codes, reason }: Fault): EncoreError {
  const certain = codes.some((code) => NOT_EXECUTED.includes(code));
  return failure(request, codes.includes('ActionNotSupported') ? 'not-encore' : 'fault', {
    technical: `SOAP fault ${codes.join(', ')}`,
    message: reason,
    ...(certain ? { notExecuted: true } : {}),
  });
}
