/** Why there is no contract, in three sentences for every kind. */
import type { Explained } from '../../result';

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

const PASTE =
  'Or save the WSDL on the server, from the address with ?singleWsdl at the end, and paste it in the settings.';
const NO_CONTRACT = 'How the service wants its requests is not known from its WSDL.';

const WORDS: Readonly<Record<ContractErrorKind, readonly [what: string, action: string]>> = {
  'bad-address': ['The service address is not valid.', 'Correct the address.'],
  unreachable: [
    'Nothing answers at the address of the recorder.',
    'Check the network, the host name, the certificate, and that the extension may use this address.',
  ],
  'timed-out': [
    'The WSDL did not come in time.',
    `Try again; if it stays, check the server and the network. ${PASTE}`,
  ],
  aborted: ['Reading the WSDL was withdrawn.', 'Start again if you need it.'],
  redirected: [
    'The address sends on to another address, which is not followed.',
    'Enter the final address, most often the same one with https://.',
  ],
  'sign-in-required': [
    'The server wants a sign-in before it shows the WSDL.',
    `Let the extension send credentials in the settings and the browser sign in to this server. ${PASTE}`,
  ],
  'not-found': [
    'A server answers, but there is no WSDL at this address.',
    `Check the path for a typing error; it normally ends in /WebAPI/ECAPI.svc. ${PASTE}`,
  ],
  'http-status': [
    'The server refused to show the WSDL or has a problem of its own.',
    `Look at the recorder's web server. ${PASTE}`,
  ],
  html: [
    'A web page came instead of the WSDL.',
    `The address may belong to a web page, a sign-in page or a proxy. ${PASTE}`,
  ],
  'not-published': [
    'The service answers, but its WSDL is switched off.',
    `Have it switched on (serviceMetadata httpGetEnabled or httpsGetEnabled in the service's Web.config). ${PASTE}`,
  ],
  unreadable: [
    'The WSDL is damaged, incomplete or not safe to read.',
    'Save it anew from the server, as a file rather than from the browser window.',
  ],
  'not-wsdl': [
    'What came is XML, but no WSDL.',
    `Check the address; it normally ends in /WebAPI/ECAPI.svc. ${PASTE}`,
  ],
  'not-encore': [
    'This is the WSDL of another service: it has none of the requests of the Encore Web API.',
    'Enter the address of the Encore Web API.',
  ],
  unusable: [
    'The service offers its requests only in a way this extension cannot speak.',
    'Ask your Encore administrator to offer the service over basicHttpBinding as well.',
  ],
};

export function contractError(kind: ContractErrorKind, technical?: string): ContractError {
  const [what, action] = WORDS[kind];
  return {
    kind,
    what,
    meaning: NO_CONTRACT,
    action,
    ...(technical === undefined ? {} : { technical }),
  };
}
