import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkAll } from '../../../lib/recorder/ledger/chain';
import type { Deed, LedgerEntry, LedgerRow } from '../../../lib/recorder/ledger/entry';
import { fileEnd, fileRows, fileStart } from '../../../lib/recorder/ledger/file';
import type { LedgerForm } from '../../../lib/recorder/ledger/file';
import { entryOf } from '../../../lib/recorder/ledger/guard';
import { chainOf, entryAt, FIRST_AT, judge } from '../support/ledger-rows';

/** The file, written in portions of `size` rows. */
function fileOf(form: LedgerForm, rows: readonly LedgerRow[], size = 4): string {
  const head = rows.at(-1);
  let text = fileStart(form, head && { sequence: head.sequence, hash: head.hash }, FIRST_AT);
  for (let from = 0; from < rows.length; from += size) {
    text += fileRows(form, rows.slice(from, from + size), from === 0);
  }
  return text + fileEnd(form);
}

interface JsonFile {
  readonly head: { readonly sequence: number; readonly hash: string } | null;
  readonly entries: readonly LedgerRow[];
}

const CARD = '4111 1111 1111 1111';
const reason = (text: string): Deed => ({ kind: 'pause-reason', act: 'a', reason: text });

describe('the ledger as JSON', () => {
  it('is one document, in whatever portions it was written', async () => {
    const rows = await chainOf(9);
    const file = JSON.parse(fileOf('json', rows)) as JsonFile;
    expect(file).toEqual({
      format: 'encore-recording-control ledger',
      version: 1,
      exportedAt: new Date(FIRST_AT).toISOString(),
      head: { sequence: 9, hash: rows[8]?.hash },
      entries: rows,
    });
    expect(fileOf('json', rows, 1)).toBe(fileOf('json', rows, 9));
    expect(JSON.parse(fileOf('json', []))).toMatchObject({ head: null, entries: [] });
  });

  it('can be checked by the file alone, and by any other SHA-256', async () => {
    const { head, entries } = JSON.parse(fileOf('json', await chainOf(9))) as JsonFile;
    if (!head) throw new Error('there is no head');
    const anchor = { ...head, by: 'given', at: 0 } as const;
    expect(await judge(entries, [anchor])).toMatchObject({ state: 'intact', count: 9 });
    for (const { sequence, previous, hash, entry } of entries) {
      const text = sorted({ form: 1, sequence, previous, entry });
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    }
  });

  it('holds no card number, even where somebody wrote one into the database', async () => {
    const [row] = await linkAll(undefined, [entryAt(1, reason(CARD))]);
    const text = fileOf('json', row ? [row] : []);
    expect(text).not.toContain('4111');
    expect(text).toContain('"reason":"withheld"');
  });
});

/** What the documents say of the form that is hashed, told in other words than the code. */
function sorted(value: object): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort((a, b) => (a[0] < b[0] ? -1 : 1)))
      : each,
  );
}

describe('the ledger as CSV', () => {
  it('has a line for each entry, with its local time, and begins as a spreadsheet wants it', async () => {
    const lines = fileOf('csv', await chainOf(2)).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFFsequence,time,utc_ms,kind,/);
    expect(lines[1]).toMatch(
      /^1,2026-09-21T15:14:20\.000\+01:00,1790000060000,pause-confirmed,,act-1,,,,801,ACME\\anna,1,007,,,event-1,[\da-f]{64}$/,
    );
  });

  it('writes a time west of UTC as such', async () => {
    const [row] = await linkAll(undefined, [{ ...entryAt(1), offset: -210 }]);
    expect(fileOf('csv', row ? [row] : [])).toContain(',2026-09-21T10:44:20.000-03:30,');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＠1'])(
    'lets no cell be a formula: %j',
    async (text) => {
      const entry: LedgerEntry = { ...entryAt(1), who: text, unit: text, port: text, call: text };
      const [row] = await linkAll(undefined, [entry]);
      const cells = cellsOf(fileOf('csv', row ? [row] : []));
      expect(cells.filter((cell) => cell === `'${text}`)).toHaveLength(4);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    },
  );

  it('quotes what would break a line or a cell', async () => {
    const deed: Deed = { kind: 'settings-changed', paths: ['a,b', 'c"d', 'e\r\nf'] };
    const [row] = await linkAll(undefined, [entryAt(1, deed)]);
    expect(cellsOf(fileOf('csv', row ? [row] : []))).toContain('paths: a,b, c"d, e\r\nf');
  });

  it('holds no card number', async () => {
    const [row] = await linkAll(undefined, [entryAt(1, reason(CARD))]);
    expect(fileOf('csv', row ? [row] : [])).toContain('reason: withheld');
  });

  it('does not fail on what somebody spoiled', () => {
    const spoiled = {
      sequence: 1,
      previous: '',
      hash: '',
      entry: { id: 'x', kind: 'y', at: 1e300 },
    };
    expect(fileOf('csv', [spoiled as never])).toContain('1e+300');
  });
});

/** Every cell of a CSV text, as RFC 4180 says they are read. */
function cellsOf(csv: string): string[] {
  const found = csv.slice(1).matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g);
  return [...found].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}

describe('the card guard of the ledger', () => {
  const around = { at: FIRST_AT, offset: 0 };

  it.each<[string, Deed]>([
    ['a reason', reason(`card ${CARD}`)],
    ['a column', { kind: 'tag', column: CARD, outcome: 'refused', ms: 1 }],
    ['a path', { kind: 'settings-changed', paths: ['sites', `events.${CARD}`] }],
    ['why a link was refused', { kind: 'link', outcome: 'refused', why: CARD }],
  ])('replaces it by a fixed word in %s', (_, deed) => {
    const text = JSON.stringify(entryOf({ id: 'x', deed }, around));
    expect(text).not.toContain('4111');
    expect(text).toContain('"withheld"');
  });

  it('replaces it in who, unit, port and call', () => {
    const place = { unit: CARD, port: CARD, call: CARD };
    const entry = entryOf({ id: 'x', deed: reason('ok'), ...place }, { ...around, who: CARD });
    expect(entry).toMatchObject({ who: 'withheld', unit: 'withheld', port: 'withheld' });
    expect(entry.call).toBe('withheld');
  });

  it('leaves everything else as it is', () => {
    const deed = reason('The customer paid: 429504.2640, 007');
    expect(entryOf({ id: 'x', deed, port: '007' }, around)).toEqual({
      id: 'x',
      ...around,
      port: '007',
      ...deed,
    });
  });
});
