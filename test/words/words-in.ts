import type { WordSource } from '../../lib/words';

/** A language as its file has it. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** The texts of a file, as a browser would give them: `$1` to `$9` replaced, `$$` a dollar. */
export function wordsIn(messages: Messages): WordSource {
  return (key, values) =>
    (messages[key]?.message ?? '').replace(/\$([1-9$])/g, (_, what: string) =>
      what === '$' ? '$' : (values[Number(what) - 1] ?? ''),
    );
}
