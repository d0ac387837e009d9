import { fileEnd, fileRows, fileStart } from '../../recorder/ledger/file';
import type { LedgerForm } from '../../recorder/ledger/file';
import type { Head } from '../../recorder/ledger/entry';
import { ends, rowsBetween } from './store';

/** Rows in one part: about a megabyte, for a message must not be too large. */
const ROWS = 2000;

/** Where a file goes on: nothing but the form for its beginning, then as the part before said. */
export interface ExportPlace {
  readonly form: LedgerForm;
  readonly next?: { readonly from: number; readonly head: Head };
}

export interface ExportPart {
  readonly text: string;
  /** There is more. The file ends with the entry that was the newest when it was begun. */
  readonly next?: { readonly from: number; readonly head: Head };
  /** This was the last part, and the file ends with this entry. Absent too for an empty ledger. */
  readonly done?: Head;
}

/** One part of the ledger as a file. `at`: ms since the epoch. */
export async function writePart({ form, next }: ExportPlace, at: number): Promise<ExportPart> {
  if (next) return writeRows(form, next.from, next.head, '');
  const found = await ends();
  const start = fileStart(form, found?.last, at);
  if (!found) return { text: start + fileEnd(form) };
  return writeRows(form, found.first, found.last, start);
}

async function writeRows(
  form: LedgerForm,
  from: number,
  head: Head,
  start: string,
): Promise<ExportPart> {
  const to = Math.min(head.sequence, from + ROWS - 1);
  const text = start + fileRows(form, await rowsBetween(from, to), start !== '');
  return to < head.sequence
    ? { text, next: { from: to + 1, head } }
    : { text: text + fileEnd(form), done: head };
}
