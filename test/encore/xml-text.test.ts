/** Text into XML and out of it again. */
import { describe, expect, it } from 'vitest';
import { decodeXml, escapeXml } from '../../lib/encore/xml-text';

describe('references', () => {
  it.each([
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&amp;lt; &amp;#38;', '&lt; &#38;'],
    ['&#9;&#xA;&#13;', '\t\n\r'],
    ['&#x10FFFF;&#1114111;&#xd7ff;', '\u{10FFFF}\u{10FFFF}\uD7FF'],
    ['no & reference', 'no & reference'],
  ])('%j is %j', (text, decoded) => {
    expect(decodeXml(text)).toBe(decoded);
  });

  it.each(['&#x110000;', '&#1114112;', '&#0;', '&#xDFFF;', '&#xFFFE;', '&nbsp;', '&toString;'])(
    '%s is none, whatever stands beside it',
    (reference) => {
      expect(decodeXml(`a &amp; ${reference} &lt;`)).toBeUndefined();
    },
  );

  it('bring back what was escaped, and nothing that is markup is left between', () => {
    const text = `<a b="c" d='e'>&amp;\r\n]]>\u{1F4DE}`;
    expect(escapeXml(text)).not.toMatch(/[<>"'\r]/);
    expect(decodeXml(escapeXml(text))).toBe(text);
  });
});
