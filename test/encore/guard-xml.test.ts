/** What the guard lets through to the parser, token by token. */
import { describe, expect, it } from 'vitest';
import { guardXml, NCNAME } from '../../lib/encore/guard-xml';

describe('an XML declaration', () => {
  it.each([
    '<?xml version="1.0"?>',
    "<?xml version='1.0'?>",
    '<?xml version="1.0" encoding="utf-8"?>',
    "<?xml version='1.0' encoding='UTF-8' standalone='no'?>",
    '<?xml version="1.0" standalone="yes"?>',
    '<?xml\t\n version\t =\n "1.0"\n encoding \t=  "utf-8"\t\t standalone\n\n=\t\t\'yes\' \t\n?>',
    '<?xml\r\nversion="1.0"\rencoding="utf-8"?>',
  ])('%j is taken off', (declaration) => {
    expect(guardXml(`${declaration}<a/>`)).toEqual({ ok: true, value: '<a/>' });
  });

  it.each([
    '<?xmlversion="1.0"?>',
    '<?xml version="1.0"encoding="utf-8"?>',
    '<?xml version="1.0" encoding="utf-8"standalone="yes"?>',
    '<?xml version="1.1"?>',
    '<?xml version="1x0"?>',
    '<?xml version="1.0\'?>',
    '<?xml version="1.0" encoding="utf-8\'?>',
    '<?xml version="1.0" encoding=""?>',
    '<?xml version="1.0" encoding="utf 8"?>',
    '<?xml version="1.0" standalone="maybe"?>',
    '<?xml version="1.0" standalone="yes\'?>',
    '<?xml version="1.0" standalone="yes" encoding="utf-8"?>',
    '<?xml encoding="utf-8"?>',
    '<?xml version="1.0">',
    '<?XML version="1.0"?>',
    'x<?xml version="1.0"?>',
  ])('%j is none', (declaration) => {
    expect(guardXml(`${declaration}<a/>`).ok).toBe(false);
  });

  it.each(['utf-16', 'ISO-8859-1', 'utf8', 'x-utf-8', 'utf-8.1'])(
    'that names the encoding %s is refused in those words',
    (encoding) => {
      expect(guardXml(`<?xml version="1.0" encoding='${encoding}'?><a/>`)).toEqual({
        ok: false,
        error: `the declared encoding is ${encoding}, not UTF-8`,
      });
    },
  );
});

describe('line ends', () => {
  it('come out as line feeds, each once', () => {
    expect(guardXml('<a>\r\n1\r2\n\r3\r\r\n</a>')).toEqual({
      ok: true,
      value: '<a>\n1\n2\n\n3\n\n</a>',
    });
  });
});

describe('one whole name without a prefix', () => {
  it.each(['a', '_a-1.b', 'ä', 'A\u00B7\u203F', '\u{10000}', '\u3001', 'a\u0300'])(
    '%j is',
    (name) => {
      expect(NCNAME.test(name)).toBe(true);
    },
  );

  it.each(['', '1a', '-a', 'a b', ' a', 'a ', 'a:b', 'a\n', '<a', 'a>', '\u0300a', '\u00D7'])(
    '%j is not',
    (name) => {
      expect(NCNAME.test(name)).toBe(false);
    },
  );
});

it('what looks like a reference in a comment or a CDATA section is plain text', () => {
  const text = '<a><!-- &#0; &nbsp; --><![CDATA[&#0; &nbsp;]]></a>';
  expect(guardXml(text)).toEqual({ ok: true, value: text });
});
