import { signal, type ReadonlySignal } from '@preact/signals';
import type { SettingsFault } from '../messages';
import type { LookupKey, LookupRow } from '../settings/lookup-table';
import type { BadLine, LookupFile, LookupReading, ReadingOptions } from './lookup-file';

export const LOOKUP_FILE_NAME = 'encore-recording-control-lookup.csv';

export type LookupImportState =
  | { readonly kind: 'idle' }
  /** `part`: how much of the file is read, 0 to 1. */
  | { readonly kind: 'reading'; readonly name: string; readonly part: number }
  /** Nothing is applied yet. */
  | {
      readonly kind: 'read';
      readonly name: string;
      readonly people: number;
      readonly bad: readonly BadLine[];
    }
  | { readonly kind: 'saving' | 'imported'; readonly name: string; readonly people: number }
  | { readonly kind: 'refused'; readonly name: string; readonly why: string };

export interface LookupImport {
  readonly state: ReadonlySignal<LookupImportState>;
  /** Reads a file and shows what is in it. Applies nothing. */
  read(file: LookupFile, key: LookupKey): Promise<void>;
  /** Puts all that was read in force, as a whole; with bad lines it is the word to leave them out. */
  apply(): Promise<void>;
  cancel(): void;
  /** Hands the person the table in force. */
  export(): Promise<void>;
}

export interface LookupImportParts {
  read(file: LookupFile, options: ReadingOptions): Promise<LookupReading | string>;
  /** Stores the table: nothing of it where there is any fault. Undefined: no answer came. */
  store(key: LookupKey, table: readonly LookupRow[]): Promise<readonly SettingsFault[] | undefined>;
  /** The table in force; undefined: no answer came. */
  table(): Promise<readonly LookupRow[] | undefined>;
  saveTable(table: readonly LookupRow[]): void;
  readonly noAnswer: string;
}

/** No method rejects. */
export function createLookupImport(parts: LookupImportParts): LookupImport {
  const state = signal<LookupImportState>({ kind: 'idle' });
  let read: { readonly rows: readonly LookupRow[]; readonly key: LookupKey } | undefined;
  let reading = 0;

  return {
    state,
    async read(file, key) {
      const { name } = file;
      const turn = (reading += 1);
      const isCurrent = () => turn === reading;
      read = undefined;
      state.value = { kind: 'reading', name, part: 0 };
      const found = await parts.read(file, {
        key,
        progress: (part) => {
          if (isCurrent()) state.value = { kind: 'reading', name, part };
        },
        breathe: () => new Promise((resolve) => setTimeout(resolve)),
      });
      if (!isCurrent()) return;
      if (typeof found === 'string') {
        state.value = { kind: 'refused', name, why: found };
        return;
      }
      read = { rows: found.rows, key };
      state.value = { kind: 'read', name, people: found.rows.length, bad: found.bad };
    },
    async apply() {
      if (state.value.kind !== 'read' || !read) return;
      const { name, people } = state.value;
      state.value = { kind: 'saving', name, people };
      const faults = await parts.store(read.key, read.rows);
      read = undefined;
      const why = faults?.map(({ message }) => message).join(' ') ?? parts.noAnswer;
      state.value =
        faults?.length === 0 ? { kind: 'imported', name, people } : { kind: 'refused', name, why };
    },
    cancel() {
      reading += 1;
      read = undefined;
      state.value = { kind: 'idle' };
    },
    async export() {
      const table = await parts.table();
      if (table) parts.saveTable(table);
    },
  };
}
