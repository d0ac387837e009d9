import { describe, expect, test } from 'vitest';
import { partOf, toValue } from '../../lib/crm/value';

describe('a value', () => {
  test.each(['007', '0429504.2640', '12345678901234567890', 'A&B <x> "é"', '1e5', '0x1F'])(
    'stays the text it is: %s',
    (text) => {
      expect(toValue(`\n  ${text}\t`, {})).toEqual({ ok: true, value: text });
    },
  );

  test('of blanks is none', () => {
    expect(toValue(' \u00a0\n', {})).toEqual({ ok: false, error: 'empty' });
  });

  test('that is too long is refused, never cut', () => {
    expect(toValue('12345', { maxLength: 5 })).toEqual({ ok: true, value: '12345' });
    expect(toValue('123456', { maxLength: 5 })).toEqual({ ok: false, error: 'too-long' });
    expect(toValue('x'.repeat(4001), {})).toEqual({ ok: false, error: 'too-long' });
    expect(toValue('x'.repeat(4001), { pattern: '(x).*' })).toEqual({
      ok: false,
      error: 'too-long',
    });
  });

  test('is what group 1 of the pattern holds', () => {
    expect(toValue('Account no. 007', { pattern: String.raw`Account no\. (\d+)` })).toEqual({
      ok: true,
      value: '007',
    });
  });

  test('must match its pattern whole', () => {
    expect(toValue('1001 (closed)', { pattern: String.raw`\d+` })).toEqual({
      ok: false,
      error: 'pattern',
    });
    expect(toValue('1001', { pattern: 'a|1001' })).toEqual({ ok: true, value: '1001' });
    expect(toValue('1x', { pattern: '1|2' })).toEqual({ ok: false, error: 'pattern' });
  });

  test('loses marks that nobody sees, and is none where there is only a dash', () => {
    expect(toValue('\u200E10\u200B0\u00AD1\u2069 ', {})).toEqual({ ok: true, value: '1001' });
    for (const dash of ['-', '---', '—', ' – ']) {
      expect(toValue(dash, {})).toEqual({ ok: false, error: 'empty' });
    }
    expect(toValue('-7', {})).toEqual({ ok: true, value: '-7' });
  });

  test.each([
    ['0042-95 04.26', {}, '0042950426'],
    ['ACC-0042 (2026)', { pattern: String.raw`ACC-(\d+).*` }, '0042'],
    ['١٢٣', {}, '١٢٣'],
  ])('%s may be left only its digits', (shown, more, value) => {
    expect(toValue(shown, { ...more, digitsOnly: true })).toEqual({ ok: true, value });
  });

  test('without a digit has none left', () => {
    expect(toValue('n/a', { digitsOnly: true })).toEqual({ ok: false, error: 'pattern' });
  });

  test('gets its prefix, which counts for the length, and never for the value', () => {
    expect(toValue('007', { prefix: 'UK-' })).toEqual({ ok: true, value: 'UK-007' });
    expect(toValue('UK-007', { prefix: 'UK-' })).toEqual({ ok: true, value: 'UK-UK-007' });
    expect(toValue('007', { prefix: 'UK-', maxLength: 5 })).toEqual({
      ok: false,
      error: 'too-long',
    });
    expect(toValue('—', { prefix: 'UK-' })).toEqual({ ok: false, error: 'empty' });
  });

  test('is none when group 1 took no part in the match', () => {
    expect(toValue('new', { pattern: String.raw`(\d+)|new` })).toEqual({
      ok: false,
      error: 'pattern',
    });
  });
});

test('a part of an address or title is group 1, or the whole match', () => {
  expect(partOf('https://crm.example/r/0012/view', '/r/([^/]+)')).toBe('0012');
  expect(partOf('Account 0012 - CRM', String.raw`\d+`)).toBe('0012');
  expect(partOf('CRM', String.raw`\d+`)).toBeUndefined();
});
