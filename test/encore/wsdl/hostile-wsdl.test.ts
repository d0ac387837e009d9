/** Text that is meant to do harm, and genuine text that is large. */
import { describe, expect, it } from 'vitest';
import { contractFromText } from '../../../lib/encore/wsdl/read-wsdl';
import { ADDRESS, failure } from './reading';
import { sequence, smallWsdl, UNIT_AND_PORT, wrapper } from './small-wsdl';

describe('hostile text', () => {
  const inSchema = (content: string) => smallWsdl({ schema: content });
  const texts: readonly (readonly [string, string])[] = [
    ['a DOCTYPE', smallWsdl().replace('<wsdl:definitions', '<!DOCTYPE x [<!ENTITY a "b">]>$&')],
    ['10 MB of elements', inSchema('<a/>'.repeat(2_500_000))],
    ['10 MB of text', inSchema('x'.repeat(10_000_000))],
    ['10 MB in an attribute', inSchema(`<a b="${'x'.repeat(10_000_000)}"/>`)],
    ['10 MB of brackets', inSchema(']'.repeat(10_000_000))],
    ['10 MB of spaces before it', ' '.repeat(10_000_000) + '<'],
    ['a comment without an end', inSchema(`<!--${'- '.repeat(1_000_000)}`)],
    ['deep nesting', inSchema('<a>'.repeat(5000) + '</a>'.repeat(5000))],
    ['deep nesting without an end', inSchema('<a>'.repeat(25_000))],
    ['many prefixes', inSchema(`<a ${prefixes(1000)}/>`)],
    ['names of objects', inSchema('<__proto__/><constructor/>')],
    ['a cut WSDL', smallWsdl().slice(0, -20)],
  ];

  function prefixes(count: number): string {
    return Array.from({ length: count }, (_, index) => `xmlns:p${index}="u"`).join(' ');
  }

  it.each(texts)('neither hangs nor throws: %s', (_, text) => {
    const start = performance.now();
    const result = contractFromText(text, ADDRESS);
    expect(performance.now() - start).toBeLessThan(5000);
    if (!result.ok) {
      expect(result.error.kind).toBe('unreadable');
      expect(result.error.technical?.length).toBeLessThanOrEqual(200);
    }
  });

  it('is refused for prefixes that cost more than they are worth', () => {
    expect(failure(inSchema(`<a ${prefixes(1000)}/>`))?.technical).toContain('too many prefixes');
  });

  it('never throws, wherever a WSDL is cut', () => {
    const text = smallWsdl();
    for (let end = 0; end < text.length; end += 1) {
      expect(contractFromText(text.slice(0, end)).ok, `cut at ${end}`).toBe(false);
    }
  });

  it('of 300 KB that is genuine is read at once', () => {
    const filler = Array.from(
      { length: 1700 },
      (_, index) =>
        `<xs:complexType name="C${index}">${sequence(UNIT_AND_PORT)}</xs:complexType>\n`,
    ).join('');
    const text = inSchema(wrapper('PauseRecording', sequence(UNIT_AND_PORT)) + filler);
    expect(text.length).toBeGreaterThan(300_000);
    const start = performance.now();
    expect(contractFromText(text).ok).toBe(true);
    // Measured at 0.1 to 0.2 s.
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
