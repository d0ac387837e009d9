/** Constructors of `EncoreError`: three sentences for every kind, each in words of its own. */
import type { Explained } from '../result';
import { consequence, REQUEST_WORDS } from './request-words';
import type { RequestName } from './requests';
import { explainCode } from './response-codes';
import type { Actor } from './response-codes';
import type { TransportFailure } from './transport';
import type { EncoreError, EncoreErrorKind } from './types';

/** Longest foreign text that is handed on, in characters. */
const MAX_FOREIGN_TEXT = 300;

const ASK_ADMIN = 'Tell your administrator';

interface Words {
  readonly what: string;
  readonly action: string;
}

/** Kinds whose words need nothing but the request. */
const WORDS: Readonly<
  Record<Exclude<EncoreErrorKind, 'response-code' | 'timed-out' | 'refused-before-sending'>, Words>
> = {
  unreachable: {
    what: 'Nothing answers at the address of the recorder.',
    action: `Check your network. ${ASK_ADMIN}: the host name may be mistyped, the server or network down, its certificate not trusted, the browser's local network rule in the way, or the extension's permission for this address missing.`,
  },
  aborted: {
    what: 'The request was withdrawn before an answer came.',
    action: 'Look at the status before you try again.',
  },
  redirected: {
    what: 'The address of the recorder sends requests on to another address, which is not followed.',
    action: `${ASK_ADMIN} to enter the final address, most often the same one with https://.`,
  },
  'sign-in-required': {
    what: 'The server in front of the recorder wants a sign-in.',
    action: `${ASK_ADMIN}: allow sending credentials in the settings and let the browser sign in to this server, or open the service to this network.`,
  },
  'not-found': {
    what: 'A server answers, but there is no recorder service at this path.',
    action: `${ASK_ADMIN} to check the path for a typing error; it normally ends in /WebAPI/ECAPI.svc.`,
  },
  'http-status': {
    what: 'The server refused the request or has a problem of its own.',
    action: `${ASK_ADMIN} to look at the recorder's web server.`,
  },
  html: {
    what: 'A web page answered instead of the recorder.',
    action: `${ASK_ADMIN}: the address may belong to a web page, a sign-in page or a proxy; the service's own address normally ends in /WebAPI/ECAPI.svc.`,
  },
  'not-encore': {
    what: 'Another service answered, not the Encore Web API.',
    action: `${ASK_ADMIN} to enter the address of the Encore Web API, and to check its WSDL if the address is right.`,
  },
  fault: {
    what: 'The recorder service reported a fault.',
    action: `${ASK_ADMIN} to look at the log of the ECAPI Web Service.`,
  },
  unreadable: {
    what: 'The answer was damaged or incomplete, so it was not believed.',
    action: `Try again. If it stays, tell your administrator to check the recorder service and whatever stands between.`,
  },
};

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
    ...WORDS[kind],
    meaning: `The request to ${REQUEST_WORDS[request]} failed. ${consequence(request, notExecuted === true)}`,
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
    what: `The request to ${REQUEST_WORDS[request]} was not sent. ${reason}`,
    meaning: consequence(request, true),
    action: `Correct it; if you did not enter it yourself, tell your administrator.`,
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
  const seconds = timeoutMs / 1000;
  return {
    kind,
    request,
    what: `The recorder did not answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    meaning: `The request to ${REQUEST_WORDS[request]} may still arrive. ${consequence(request, false)}`,
    action: `Look at the status and try again. If it stays, tell your administrator: the recorder or the network is slow or down.`,
    technical,
  };
}

/** An answer without any readable SOAP in it, told by its HTTP status. */
export function httpStatus(request: RequestName, status: number): EncoreError {
  const technical = `HTTP ${status}`;
  if (status === 401 || status === 403) return failure(request, 'sign-in-required', { technical });
  if (status === 404 || status === 405) return failure(request, 'not-found', { technical });
  const error = failure(request, 'http-status', { technical });
  return { ...error, what: `${error.what.slice(0, -1)} (HTTP ${status}).` };
}

const WHO: Readonly<Record<Actor, string>> = {
  agent: '',
  nobody: '',
  'encore-admin': 'For your Encore administrator: ',
  'crm-admin': 'For whoever set up this extension: ',
};

/** @param message the service's responseMessage, empty where none came. */
export function responseCode(request: RequestName, code: number, message: string): EncoreError {
  const known = explainCode(code, cap(message));
  const said = cap(message) || known.message;
  return {
    kind: 'response-code',
    request,
    code,
    what: `The recorder refused to ${REQUEST_WORDS[request]} (code ${code}${said === '' ? '' : `: ${said}`}).`,
    meaning: known.meaning,
    action: `${WHO[known.actor]}${known.change}`,
    ...(message === '' ? {} : { message: cap(message) }),
  };
}

function cap(text: string): string {
  return text.length <= MAX_FOREIGN_TEXT ? text : `${text.slice(0, MAX_FOREIGN_TEXT - 1)}…`;
}
