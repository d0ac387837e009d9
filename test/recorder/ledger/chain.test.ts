import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonical,
  headText,
  ORIGIN,
  readHead,
  seal,
  spell,
} from '../../../lib/recorder/ledger/chain';
import { chainOf } from '../support/ledger-rows';

describe('the one text of a value', () => {
  it('does not depend on the order in which its members came', () => {
    const text = '{"a":[1,"1",null,true],"b":{"c":"é","d":""}}';
    expect(canonical({ b: { d: '', c: 'é' }, a: [1, '1', null, true] })).toBe(text);
    expect(canonical({ a: [1, '1', null, true], b: { c: 'é', d: '' } })).toBe(text);
  });

  it('keeps strings strings', () => {
    const texts = ['7', '007', '429504.2640', '12345678901234567890', 7].map((each) =>
      canonical(each),
    );
    expect(new Set(texts).size).toBe(5);
    expect(texts).toContain('"12345678901234567890"');
  });

  it('orders names by code units, as any language can', () => {
    expect(canonical({ Z: 1, a: 2, é: 3, '10': 4, '9': 5 })).toBe(
      '{"10":4,"9":5,"Z":1,"a":2,"é":3}',
    );
  });

  it.each([
    ['a fraction', 0.5],
    ['a number that is not exact', 2 ** 53],
    ['no number', Number.NaN],
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['a date', { a: new Date(0) }],
    ['a map', { a: new Map() }],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['something nested without end', nested(50)],
  ])('has none for %s', (_, value) => {
    expect(canonical(value)).toBeUndefined();
  });

  it('is different for different values', () => {
    const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger()));
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [one, other] = [canonical({ ...a }), canonical({ ...b })];
        expect(JSON.parse(one ?? '')).toEqual({ ...a });
        if (one === other) expect({ ...a }).toEqual({ ...b });
      }),
    );
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

describe('the hash', () => {
  it('is the SHA-256 that anybody can compute from the text', async () => {
    const [first, second] = await chainOf(2);
    const text =
      `{"entry":{"act":"act-2","at":1790000120000,"id":"event-2","kind":"pause-confirmed","ms":802,` +
      `"offset":60,"port":"007","unit":"1","who":"ACME\\\\anna"},"form":1,` +
      `"previous":"${String(first?.hash)}","sequence":2}`;
    expect(second?.hash).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect(second?.previous).toBe(first?.hash);
    expect(first?.previous).toBe(ORIGIN);
  });

  it('is of UTF-8, whatever stands in a text', async () => {
    const entry = { who: 'Zoë \u{1F512} \uD800' };
    const text = `{"entry":{"who":"Zoë \u{1F512} \\ud800"},"form":1,"previous":"","sequence":1}`;
    expect(await seal(1, '', entry)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not exist for what has no one text', async () => {
    expect(await seal(1, ORIGIN, { a: 0.5 })).toBeUndefined();
  });
});

describe('a head as a word', () => {
  const hash = 'ab01'.repeat(16);

  it('is read as it was written, spelled or not', () => {
    expect(readHead(headText({ sequence: 812, hash }))).toEqual({ sequence: 812, hash });
    expect(spell(hash)).toBe('abgh'.repeat(16));
    expect(readHead(` 812:${spell(hash)}\n`)).toEqual({ sequence: 812, hash });
  });

  it.each([
    '',
    '812',
    `812:${hash}0`,
    `812:${hash.slice(1)}`,
    `0:${hash}`,
    `-1:${hash}`,
    `x:${hash}`,
  ])('is not read from %j', (text) => {
    expect(readHead(text)).toBeUndefined();
  });
});
