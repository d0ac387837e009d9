/** Constructors of `EncoreError`. */
import type { Explained } from '../result';
import { consequence, REQUEST_WORDS } from './request-words';
import type { RequestName } from './requests';
import { explainCode } from './response-codes';
import type { ResponseCode } from './response-codes';
import type { TransportFailure } from './transport';
import type { EncoreError, EncoreErrorKind } from './types';
import { say, sayCount, type StemOf } from '../words';

/** Longest foreign text that is handed on, in characters. */
const MAX_FOREIGN_TEXT = 300;

/** Kinds whose words need nothing but the request, and what their texts are called. */
const WORDS = {
  unreachable: 'error_unreachable',
  aborted: 'error_aborted',
  redirected: 'error_redirected',
  'sign-in-required': 'error_sign_in_required',
  'not-found': 'error_not_found',
  'http-status': 'error_http_status',
  html: 'error_html',
  'not-encore': 'error_not_encore',
  fault: 'error_fault',
  unreadable: 'error_unreadable',
} as const satisfies Record<
  Exclude<EncoreErrorKind, 'response-code' | 'timed-out' | 'refused-before-sending'>,
  Extract<StemOf<'what'>, StemOf<'action'>>
>;

interface Details {
  readonly technical?: string;
  readonly message?: string;
  readonly notExecuted?: true;
}

/** An error whose kind says all. */
export function failure(
  request: RequestName,
  kind: keyof typeof WORDS,
  details: Details = {},
): EncoreError {
  const { message, technical, notExecuted } = details;
  return {
    kind,
    request,
    what: say(`${WORDS[kind]}_what`),
    meaning: say(
      'error_meaning',
      REQUEST_WORDS[request],
      consequence(request, notExecuted === true),
    ),
    action: say(`${WORDS[kind]}_action`),
    ...(message !== undefined && message !== '' ? { message: cap(message) } : {}),
    ...(technical === undefined ? {} : { technical: cap(technical) }),
    ...(notExecuted === true ? { notExecuted } : {}),
  };
}

/** @param reason a sentence that holds no value of a parameter. */
export function refusedBeforeSending(request: RequestName, reason: string): EncoreError {
  return {
    kind: 'refused-before-sending',
    request,
    what: say('error_not_sent_what', REQUEST_WORDS[request], reason),
    meaning: consequence(request, true),
    action: say('error_not_sent_action'),
    technical: reason,
  };
}

/** @param objection the guard's own words, which hold no value of a parameter. */
export function refusedByGuard(
  request: RequestName,
  { what, meaning, action }: Explained,
): EncoreError {
  return { kind: 'refused-before-sending', request, what, meaning, action, technical: 'guarded' };
}

/** Withdrawn while it still waited for its turn. */
export function withdrawn(request: RequestName): EncoreError {
  return failure(request, 'aborted', { notExecuted: true, technical: 'withdrawn before sending' });
}

/** @param timeoutMs the time that was given, in milliseconds. */
export function transportFailed(
  request: RequestName,
  { kind, technical }: TransportFailure,
  timeoutMs: number,
): EncoreError {
  if (kind !== 'timed-out') return failure(request, kind, { technical });
  return {
    kind,
    request,
    what: sayCount('error_timed_out_what', timeoutMs / 1000),
    meaning: say('error_timed_out_meaning', REQUEST_WORDS[request], consequence(request, false)),
    action: say('error_timed_out_action'),
    technical,
  };
}

/** An answer without any readable SOAP in it, told by its HTTP status. */
export function httpStatus(request: RequestName, status: number): EncoreError {
  const technical = `HTTP ${status}`;
  if (status === 401 || status === 403) return failure(request, 'sign-in-required', { technical });
  if (status === 404 || status === 405) return failure(request, 'not-found', { technical });
  const error = failure(request, 'http-status', { technical });
  return { ...error, what: say('error_http_status_number_what', status) };
}

/** @param message the service's responseMessage, empty where none came. */
export function responseCode(request: RequestName, code: number, message: string): EncoreError {
  const known = explainCode(code, cap(message));
  const said = cap(message) || known.message;
  return {
    kind: 'response-code',
    request,
    code,
    what:
      said === ''
        ? say('error_code_what', REQUEST_WORDS[request], code)
        : say('error_code_said_what', REQUEST_WORDS[request], code, said),
    meaning: known.meaning,
    action: forWhom(known),
    ...(message === '' ? {} : { message: cap(message) }),
  };
}

function forWhom({ actor, change }: ResponseCode): string {
  if (actor === 'encore-admin') return say('error_for_encore_admin', change);
  return actor === 'crm-admin' ? say('error_for_crm_admin', change) : change;
}

function cap(text: string): string {
  return text.length <= MAX_FOREIGN_TEXT ? text : `${text.slice(0, MAX_FOREIGN_TEXT - 1)}…`;
}
