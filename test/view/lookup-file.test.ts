import { describe, expect, it } from 'vitest';
import { lookupFileText, readLookupFile } from '../../lib/view/lookup-file';
import type { LookupReading } from '../../lib/view/lookup-file';
import type { LookupKey } from '../../lib/settings/lookup-table';

const fileOf = (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name: 'people.csv',
    size: bytes.length,
    arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer),
  };
};

async function reading(content: string | Uint8Array, key: LookupKey = 'crm-user') {
  return readLookupFile(fileOf(content), {
    key,
    progress: () => undefined,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });
}

async function read(content: string | Uint8Array, key?: LookupKey): Promise<LookupReading> {
  const found = await reading(content, key);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const ANN = { key: 'ann', windowsLogin: 'ACME\\ann', extension: '007' };

describe('a lookup table as a file', () => {
  it.each([
    ['commas', 'key,windowsLogin,extension\nann,ACME\\ann,007\n'],
    [
      'semicolons and a mark of its coding',
      '\uFEFFkey;windowsLogin;extension\r\nann;ACME\\ann;007',
    ],
    ['tabs, in another order', 'Extension\tKey\tWindows login\n007\tann\tACME\\ann\n'],
    ['quotes', '"key","windowsLogin","extension"\n"ann","ACME\\ann","007"\n'],
    ['other names and empty lines', '\nCRM User,Computer Login ID,Ext.\n\nann,ACME\\ann,007\n\n'],
    ['Spanish names', 'Usuario;Inicio de sesión;Extensión\nann;ACME\\ann;007'],
    ['a column more', 'key,name,windowsLogin,extension\nann,"Lee, Ann",ACME\\ann,007\n'],
  ])('is read with %s; strings stay strings', async (_, text) => {
    expect(await read(text)).toEqual({ rows: [ANN], bad: [] });
  });

  it('is read in the coding that Excel writes without a mark', async () => {
    const bytes = Uint8Array.from('key,extension\nJos\xE9,007\n', (each) => each.charCodeAt(0));
    expect((await read(bytes)).rows).toEqual([{ key: 'José', extension: '007' }]);
  });

  it.each([
    ['', /is empty/],
    ['name,extension\nann,7', /No column says whom.*name, extension/],
    ['key,name\nann,Ann', /No column holds a Windows login or an extension.*key, name/],
    ['key,user,extension\nann,ann,7', /mean the same/],
  ])('is refused whole where its first line does not do: %j', async (text, why) => {
    expect(await reading(text)).toMatch(why);
  });

  it('names each line that cannot be used, as an editor counts them', async () => {
    const text = [
      'key,windowsLogin,extension',
      'ann,ACME\\ann,',
      '"Lee',
      'Bob",ACME\\bob,',
      'cat,,',
      '',
      ',ACME\\dan,',
      'eve,ACME\\eve,12,13',
      `fay,,${'9'.repeat(65)}`,
    ].join('\r\n');
    expect(await read(text)).toEqual({
      rows: [
        { key: 'ann', windowsLogin: 'ACME\\ann' },
        { key: 'Lee\r\nBob', windowsLogin: 'ACME\\bob' },
      ],
      bad: [
        { line: 5, why: 'no login and no extension' },
        { line: 7, why: 'nobody is named' },
        { line: 8, why: 'more columns than in the first line' },
        { line: 9, why: 'a value is too long' },
      ],
    });
  });

  it('trusts neither of two lines that say different things of one person', async () => {
    const text = 'key,extension\nAnn@x.test,1\nbob@x.test,2\nann@X.test,3\nbob@x.test,2\n';
    expect(await read(text, 'email')).toEqual({
      rows: [{ key: 'bob@x.test', extension: '2' }],
      bad: [
        { line: 2, why: 'says something else of the same person than line 4' },
        { line: 4, why: 'says something else of the same person than line 2' },
      ],
    });
    expect((await read(text, 'crm-user')).bad).toEqual([]);
  });

  it('says where a quotation mark is missing', async () => {
    const { bad } = await read('key,extension\nann,1\n"bob,2\n');
    expect(bad).toEqual([{ line: 3, why: 'a quotation mark is missing' }]);
  });

  it('is written as it can be read again, quotes, leading zeros and all', async () => {
    const table = [ANN, { key: 'Lee, "Bob"\n2', extension: '429504.2640' }];
    expect(await read(lookupFileText(table))).toEqual({ rows: table, bad: [] });
  });

  it('of 20,000 people is read in short turns, with its progress told', async () => {
    const people = Array.from({ length: 20_000 }, (_, index) =>
      index % 1000 === 15
        ? `user${String(index)},,`
        : `user${String(index)},ACME\\user${String(index)},${String(index).padStart(5, '0')}`,
    );
    const parts: number[] = [];
    const turns: number[] = [];
    let since = performance.now();
    const found = await readLookupFile(
      fileOf(['key,windowsLogin,extension', ...people].join('\n')),
      {
        key: 'crm-user',
        progress: (part) => parts.push(part),
        breathe: async () => {
          turns.push(performance.now() - since);
          await new Promise((resolve) => setTimeout(resolve));
          since = performance.now();
        },
      },
    );
    if (typeof found === 'string') throw new Error(found);
    expect(found.rows).toHaveLength(19_980);
    expect(found.bad).toHaveLength(20);
    expect(found.bad[0]).toEqual({ line: 17, why: 'no login and no extension' });
    expect(parts.length).toBeGreaterThan(10);
    expect(parts).toEqual([...parts].sort((one, other) => one - other));
    expect(parts.at(-1)).toBe(1);
    expect(turns).toHaveLength(parts.length);
    // No turn may be most of the work: the page gets its say between any two.
    const all = turns.reduce((sum, each) => sum + each, 0);
    expect(Math.max(...turns)).toBeLessThan(all / 2);
  });
});
