/** What an administrator is told about a contract that can be used. */
import type { Explained } from '../../result';
import type { RequestName } from '../requests';
import type { UnreadDocument } from './documents';

/** Something about one request; `detail` is the name of an element or parameter, or a reason. */
export interface Note {
  readonly kind:
    /** The WSDL does not have it. */
    | 'not-offered'
    /** It is there but cannot be used. `detail` completes "The service …". */
    | 'unusable'
    /** No schema tells its elements. */
    | 'guessed'
    /** An optional parameter has no element. */
    | 'no-place'
    | 'respelled'
    | 'demanded'
    | 'header'
    | 'no-code'
    /** The answer lacks a member the guide promises. */
    | 'no-member';
  readonly request: RequestName;
  readonly detail: string;
}

const ENCORE_ADMIN = 'Ask your Encore administrator';
const OFF = 'What needs them is switched off; everything else works.';
const TRY = 'It may work all the same.';
const CHECK = 'Run the connection check and compare with what the recorder does.';

const WORDS: Readonly<
  Record<Note['kind'], (requests: string, detail: string) => readonly [string, string, string]>
> = {
  'not-offered': (requests) => [
    `The service does not offer ${requests}.`,
    OFF,
    `${ENCORE_ADMIN} whether this version of the Encore Web API can have them.`,
  ],
  unusable: (requests, detail) => [
    `${requests} cannot be used: the service ${detail}.`,
    OFF,
    'Show the WSDL and this sentence to whoever supports this extension.',
  ],
  guessed: (requests) => [
    `No document that could be read tells which elements ${requests} have, so they are guessed.`,
    'If the guess is wrong, the recorder does not see the values and refuses with code 606 or 611.',
    'Let the service publish its schemas, or save its WSDL from the address with ?singleWsdl at the end and paste that.',
  ],
  'no-place': (requests, detail) => [
    `The service has no element for ${detail} in ${requests}.`,
    `A request that has a value for ${detail} is refused before it is sent.`,
    `Leave ${detail} empty.`,
  ],
  respelled: (requests, detail) => [
    `The service has an element "${detail}" in ${requests}, which the guide spells differently.`,
    'It is taken for the same parameter.',
    CHECK,
  ],
  demanded: (requests, detail) => [
    `The service demands an element "${detail}" in ${requests} that the guide does not know.`,
    `It is sent without a value. ${TRY}`,
    CHECK,
  ],
  header: (requests) => [
    `The service declares a SOAP header of its own for ${requests}, which is not sent.`,
    TRY,
    CHECK,
  ],
  'no-code': (requests) => [
    `The WSDL declares no response code in the answer to ${requests}.`,
    'Without a code no answer counts as a success.',
    CHECK,
  ],
  'no-member': (requests, detail) => [
    `The WSDL declares no ${detail} in the answer to ${requests}.`,
    `Such an answer without ${detail} may not be usable.`,
    CHECK,
  ],
};

/** One warning for each thing there is to say, however many requests it concerns. */
export function warningsFrom(notes: readonly Note[]): readonly Explained[] {
  const groups = new Map<string, Pick<Note, 'kind' | 'detail'> & { requests: RequestName[] }>();
  for (const { kind, detail, request } of notes) {
    const key = `${kind} ${detail}`;
    const group = groups.get(key) ?? { kind, detail, requests: [] };
    group.requests.push(request);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ kind, detail, requests }) => {
    const [what, meaning, action] = WORDS[kind](requests.join(', '), detail);
    return { what, meaning, action };
  });
}

/** @param harmless whether everything that is needed was found all the same. */
export function unreadWarning(
  unread: readonly UnreadDocument[],
  harmless: boolean,
): readonly Explained[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, 5).map(({ location, reason }) => `${location} (${reason})`);
  const more = unread.length > shown.length ? ` and ${unread.length - shown.length} more` : '';
  return [
    {
      what: `The WSDL refers to documents that could not be read: ${shown.join('; ')}${more}.`,
      meaning: harmless
        ? 'Nothing that is needed is missing.'
        : 'Something that is needed is missing.',
      action: harmless
        ? 'There is nothing to do.'
        : 'Make them readable, or save the WSDL from the address with ?singleWsdl at the end and paste that.',
    },
  ];
}

/** @param want completes "The service wants …". */
export function surroundingsWarning(want: string): Explained {
  return {
    what: `The service wants ${want}.`,
    meaning: 'The browser has to bring it; this extension has none of its own.',
    action:
      'Let the extension send credentials in the settings and the browser sign in to this server, or open the service to this network.',
  };
}

export function pathWarning(path: string): Explained {
  return {
    what: `Requests go to ${path} on the same server, as the WSDL says, not to the address that was entered.`,
    meaning: 'This is normal where a service offers several ways to reach it.',
    action: 'If nothing answers there, ask your Encore administrator for the address to use.',
  };
}

export function encryptionWarning(): Explained {
  return {
    what: 'The WSDL names an address with https://, but the address that was entered has http://.',
    meaning: 'The service may not answer unencrypted requests.',
    action: 'Enter the address with https://.',
  };
}

/** @param demands completes "It demands …". */
export function otherPortWarning(port: string, demands: string): Explained {
  return {
    what: `The port ${port} offers more requests, but demands ${demands}, which this extension cannot do.`,
    meaning: 'Another port is used.',
    action: `${ENCORE_ADMIN} to offer all requests over basicHttpBinding.`,
  };
}
