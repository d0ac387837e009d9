/** What an administrator is told about a contract that can be used. */
import type { Explained } from '../../result';
import type { RequestName } from '../requests';
import type { UnreadDocument } from './documents';
import { problemText, say, sayCount, type ProblemKey, type WordKey } from '../../words';

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

const WORDS = {
  'not-offered': 'warning_not_offered',
  unusable: 'warning_unusable',
  guessed: 'warning_guessed',
  'no-place': 'warning_no_place',
  respelled: 'warning_respelled',
  demanded: 'warning_demanded',
  header: 'warning_header',
  'no-code': 'warning_no_code',
  'no-member': 'warning_no_member',
} as const satisfies Record<Note['kind'], ProblemKey>;

/** One warning for each thing there is to say, however many requests it concerns. */
export function warningsFrom(notes: readonly Note[]): readonly Explained[] {
  const groups = new Map<string, Pick<Note, 'kind' | 'detail'> & { requests: RequestName[] }>();
  for (const { kind, detail, request } of notes) {
    const key = `${kind} ${detail}`;
    const group = groups.get(key) ?? { kind, detail, requests: [] };
    group.requests.push(request);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ kind, detail, requests }) =>
    problemText(WORDS[kind], requests.join(', '), detail),
  );
}

/** @param harmless whether everything that is needed was found all the same. */
export function unreadWarning(
  unread: readonly UnreadDocument[],
  harmless: boolean,
): readonly Explained[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, 5).map(({ location, reason }) => `${location} (${reason})`);
  const more = unread.length - shown.length;
  return [
    {
      what:
        more > 0
          ? sayCount('warning_unread_more_what', more, shown.join('; '))
          : say('warning_unread_what', shown.join('; ')),
      meaning: say(harmless ? 'warning_unread_harmless_meaning' : 'warning_unread_meaning'),
      action: say(harmless ? 'warning_unread_harmless_action' : 'warning_unread_action'),
    },
  ];
}

/** @param want the name of a text that completes "The service wants …". */
export function surroundingsWarning(want: WordKey): Explained {
  return problemText('warning_surroundings', say(want));
}

export function pathWarning(path: string): Explained {
  return problemText('warning_path', path);
}

export function encryptionWarning(): Explained {
  return problemText('warning_encryption');
}

/** @param demands completes "It demands …": technical. */
export function otherPortWarning(port: string, demands: string): Explained {
  return problemText('warning_other_port', port, demands);
}
