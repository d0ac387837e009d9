/**
 * The ledger as a file: JSON, from which anybody can check the chain, and CSV for a spreadsheet.
 * Both are written in parts, the oldest entry first, for a ledger can be large.
 */
import type { Head, LedgerRow } from './entry';
import { guarded } from './guard';

export type LedgerForm = 'csv' | 'json';

/** How the file begins. `head`: the newest entry that will be in it. `at`: ms since the epoch. */
export function fileStart(form: LedgerForm, head: Head | undefined, at: number): string {
  if (form === 'csv') return `\uFEFF${lineOf(COLUMNS)}`;
  const about = { format: 'encore-recording-control ledger', version: 1, exportedAt: utc(at) };
  const opening = JSON.stringify({ ...about, head: head ?? null }).slice(0, -1);
  return `${opening},"entries":[`;
}

/** Some rows. `isFirst`: nothing but the start was written before. */
export function fileRows(form: LedgerForm, rows: readonly LedgerRow[], isFirst: boolean): string {
  if (form === 'csv') return rows.map((row) => lineOf(cellsOf(row))).join('');
  const texts = rows.map(({ sequence, previous, hash, entry }) =>
    JSON.stringify({ sequence, previous, hash, entry: guarded(entry) }),
  );
  return texts.map((text, index) => `${isFirst && index === 0 ? '' : ','}\n${text}`).join('');
}

export function fileEnd(form: LedgerForm): string {
  return form === 'csv' ? '' : '\n]}\n';
}

const COLUMNS = [
  ...['sequence', 'time', 'utc_ms', 'kind', 'by', 'act', 'request', 'result', 'code', 'ms'],
  ...['who', 'unit', 'port', 'call', 'details', 'id', 'hash'],
];

/** Members of an entry that have a column of their own. */
const PLACED = [
  ...['id', 'at', 'offset', 'kind', 'by', 'act', 'request', 'outcome', 'code', 'ms'],
  ...['who', 'unit', 'port', 'call', 'practice'],
];

function cellsOf({ sequence, hash, entry }: LedgerRow): string[] {
  const members = new Map<string, unknown>(Object.entries(guarded(entry)));
  const cell = (name: string) => textOf(members.get(name));
  const details = [...members]
    .filter(([name]) => !PLACED.includes(name))
    .map(([name, value]) => `${name}: ${textOf(value)}`);
  return [
    String(sequence),
    localTime(entry.at, entry.offset),
    cell('at'),
    // Whoever filters this column must not take it for what happened.
    entry.practice ? `practice ${entry.kind}` : entry.kind,
    ...['by', 'act', 'request', 'outcome', 'code', 'ms'].map(cell),
    ...['who', 'unit', 'port', 'call'].map(cell),
    details.join('; '),
    cell('id'),
    hash,
  ];
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/**
 * What makes a spreadsheet take a cell for a formula: =, +, - and @, also in full width, and the
 * blanks it drops before them (OWASP, "CSV Injection").
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell as RFC 4180 writes it, and never a formula. */
function cellText(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** e.g. `2026-03-09T14:03:07.120+01:00`. `offset`: minutes east of UTC. */
function localTime(at: number, offset: number): string {
  const local = utc(at + offset * 60_000).replace('Z', '');
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (count: number) => String(count).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** ISO 8601; a time that no calendar has is told as the number it is. */
function utc(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
}
