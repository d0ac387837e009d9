/**
 * A lookup table as a CSV file: whom the CRM names, and the Windows login or extension the recorder
 * knows that person by. Read in parts, so that the page stays usable meanwhile.
 */
import Papa from 'papaparse';
import type { Parser, ParseResult } from 'papaparse';
import { plainKey } from '../settings/lookup-table';
import type { LookupKey, LookupRow } from '../settings/lookup-table';
import { say } from '../words';
import { columnsOf, type Columns } from './lookup-columns';

/** The part of a `File` that is needed; `size` in bytes. */
export interface LookupFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A line that cannot be used, as it is counted in an editor: the first is 1. */
export interface BadLine {
  readonly line: number;
  readonly why: string;
}

export interface LookupReading {
  readonly rows: readonly LookupRow[];
  readonly bad: readonly BadLine[];
}

export interface ReadingOptions {
  readonly key: LookupKey;
  /** Is told how much of the file is read, 0 to 1. */
  readonly progress: (part: number) => void;
  /** Lets the page do something else. */
  readonly breathe: () => Promise<void>;
}

/** The largest file that is read, bytes; 20,000 people are about 1 MB. */
const MOST_BYTES = 8 * 1024 * 1024;
/** How much is read in one go, characters: some hundred people. */
const PART = 16 * 1024;
const LONGEST = { key: 320, windowsLogin: 320, extension: 64 } as const;

/** Reads a file; a sentence says why it cannot be read at all. Nothing is stored. */
export async function readLookupFile(
  file: LookupFile,
  options: ReadingOptions,
): Promise<LookupReading | string> {
  if (file.size > MOST_BYTES) return say('lookup_too_large');
  let text: string;
  try {
    text = decoded(await file.arrayBuffer());
  } catch {
    return say('lookup_unreadable');
  }
  return readText(text, options);
}

/** UTF-8, or what Excel writes where it does not write that. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readText(text: string, options: ReadingOptions): Promise<LookupReading | string> {
  const reader = createReader(options.key);
  return new Promise((resolve) => {
    let fault: string | undefined;
    Papa.parse<string[]>(text, {
      chunkSize: PART,
      delimitersToGuess: [',', ';', '\t'],
      chunk({ data, errors, meta }: ParseResult<string[]>, parser: Parser) {
        const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
        fault = reader.take(data, broken);
        if (fault !== undefined) return parser.abort();
        options.progress(Math.min(1, meta.cursor / Math.max(1, text.length)));
        parser.pause();
        void options.breathe().then(() => parser.resume());
      },
      complete: () => resolve(fault ?? reader.done()),
      error: () => resolve(say('lookup_unreadable')),
    });
  });
}

/** What is known of a person by now, and the line that said it. */
interface Told {
  readonly line: number;
  readonly row: LookupRow;
}

function createReader(key: LookupKey) {
  const people = new Map<string, Told>();
  const contested = new Set<string>();
  const bad: BadLine[] = [];
  let columns: Columns | undefined;
  let line = 1;

  function takeRow(cells: readonly string[], isBroken: boolean): string | undefined {
    const at = line;
    line += 1 + cells.join('').split(/\r\n|\r|\n/).length - 1;
    if (cells.every((cell) => cell.trim() === '')) return undefined;
    if (!columns) {
      const found = columnsOf(cells);
      if (typeof found === 'string') return found;
      columns = found;
      return undefined;
    }
    const row = isBroken ? say('lookup_bad_quotes') : rowOf(cells, columns);
    if (typeof row === 'string') bad.push({ line: at, why: row });
    else remember(at, row);
    return undefined;
  }

  /** Of two lines that say different things of one person, neither can be trusted. */
  function remember(at: number, row: LookupRow): void {
    const name = plainKey(key, row.key);
    const told = people.get(name);
    if (!told) {
      people.set(name, { line: at, row });
      return;
    }
    const isSame =
      told.row.windowsLogin === row.windowsLogin && told.row.extension === row.extension;
    if (isSame) return;
    if (!contested.has(name)) bad.push({ line: told.line, why: say('lookup_bad_twice', at) });
    contested.add(name);
    bad.push({ line: at, why: say('lookup_bad_twice', told.line) });
  }

  return {
    /** Takes some rows; a sentence says why none of the file can be used. */
    take(rows: readonly (readonly string[])[], broken: ReadonlySet<unknown>): string | undefined {
      for (const [index, cells] of rows.entries()) {
        const fault = takeRow(cells, broken.has(index));
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
    done(): LookupReading | string {
      if (!columns) return say('lookup_empty');
      const rows = [...people].filter(([name]) => !contested.has(name)).map(([, { row }]) => row);
      return { rows, bad: bad.sort((one, other) => one.line - other.line) };
    },
  };
}

/** A person, or why the line tells of none. Values stay text: `007` is no number. */
function rowOf(cells: readonly string[], columns: Columns): LookupRow | string {
  if (cells.slice(columns.count).some((cell) => cell.trim() !== '')) return say('lookup_bad_cells');
  const cell = (index: number | undefined) =>
    index === undefined ? '' : (cells[index] ?? '').trim();
  const key = cell(columns.key);
  const windowsLogin = cell(columns.windowsLogin);
  const extension = cell(columns.extension);
  if (key === '') return say('lookup_bad_no_key');
  if (windowsLogin === '' && extension === '') return say('lookup_bad_nothing');
  const isLong =
    key.length > LONGEST.key ||
    windowsLogin.length > LONGEST.windowsLogin ||
    extension.length > LONGEST.extension;
  if (isLong) return say('lookup_bad_long');
  return {
    key,
    ...(windowsLogin === '' ? {} : { windowsLogin }),
    ...(extension === '' ? {} : { extension }),
  };
}

/** The table as a file that can be read again, with a mark for Excel that it is UTF-8. */
export function lookupFileText(table: readonly LookupRow[]): string {
  const fields = ['key', 'windowsLogin', 'extension'];
  const data = table.map(({ key, windowsLogin = '', extension = '' }) => [
    key,
    windowsLogin,
    extension,
  ]);
  return `\uFEFF${Papa.unparse({ fields, data })}\r\n`;
}
