/** Why there is no contract. */
import type { Explained } from '../../result';
import { say, type StemOf } from '../../words';

export type ContractErrorKind =
  /** The address is none. */
  | 'bad-address'
  | 'unreachable'
  | 'timed-out'
  | 'aborted'
  | 'redirected'
  /** HTTP 401 or 403. */
  | 'sign-in-required'
  /** HTTP 404 or 405 for everything that was tried. */
  | 'not-found'
  /** Any other HTTP status. */
  | 'http-status'
  /** A web page, such as a sign-in page. */
  | 'html'
  /** The help page of a WCF service whose metadata is switched off. */
  | 'not-published'
  /** Cut off, too large, DOCTYPE, not well-formed. */
  | 'unreadable'
  /** Sound XML, but no WSDL. */
  | 'not-wsdl'
  /** A WSDL with none of the requests. */
  | 'not-encore'
  /** The requests are there, but only in ways this client cannot speak. */
  | 'unusable';

export interface ContractError extends Explained {
  readonly kind: ContractErrorKind;
  /** For administrators. */
  readonly technical?: string;
}

const WORDS = {
  'bad-address': 'wsdl_bad_address',
  unreachable: 'wsdl_unreachable',
  'timed-out': 'wsdl_timed_out',
  aborted: 'wsdl_aborted',
  redirected: 'wsdl_redirected',
  'sign-in-required': 'wsdl_sign_in_required',
  'not-found': 'wsdl_not_found',
  'http-status': 'wsdl_http_status',
  html: 'wsdl_html',
  'not-published': 'wsdl_not_published',
  unreadable: 'wsdl_unreadable',
  'not-wsdl': 'wsdl_not_wsdl',
  'not-encore': 'wsdl_not_encore',
  unusable: 'wsdl_unusable',
} as const satisfies Record<ContractErrorKind, Extract<StemOf<'what'>, StemOf<'action'>>>;

export function contractError(kind: ContractErrorKind, technical?: string): ContractError {
  return {
    kind,
    what: say(`${WORDS[kind]}_what`),
    meaning: say('wsdl_meaning'),
    action: say(`${WORDS[kind]}_action`),
    ...(technical === undefined ? {} : { technical }),
  };
}
