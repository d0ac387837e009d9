/** The answer to PortStatusEX, spoiled in every way we know of: none of these may be believed. */
import { WIRE } from '../../fixtures/soap/client-wire';

export const GOOD = WIRE.PortStatusEX.response;
export const CODE = '<a:responseCode>100</a:responseCode>';

/** Replaces a part that must be there, so that no case can spoil nothing. */
export function spoil(part: string, by: string): string {
  if (!GOOD.includes(part)) throw new Error(`the answer has no ${part}`);
  return GOOD.replace(part, () => by);
}

export const envelope = (content: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${content}</s:Envelope>`;
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** Each by what is wrong with it, and as text or bytes. */
export const SPOILED: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['empty', () => ''],
  ['white space only', () => ' \r\n'],
  ['plain text', () => 'responseCode 100'],
  ['JSON', () => '{"responseCode":100}'],
  ['nothing closed', () => GOOD.slice(0, GOOD.indexOf(CODE) + CODE.length)],
  ['no end of the envelope', () => GOOD.replace('</s:Envelope>', '')],
  ['text behind', () => `${GOOD}x`],
  ['text before', () => `x${GOOD}`],
  ['text behind a comment, before the root', () => `<!-- a -->x${GOOD}`],
  ['CDATA before the root', () => `<![CDATA[x]]>${GOOD}`],
  ['a second envelope', () => GOOD + GOOD],
  ['an element behind', () => `${GOOD}<x/>`],
  ['a comment behind', () => `${GOOD}<!-- x -->`],
  ['two bodies', () => envelope('<s:Body><a/></s:Body><s:Body><a/></s:Body>')],
  ['no Body', () => envelope('')],
  ['an empty Body', () => envelope('<s:Body/>')],
  ['a Body of no namespace', () => GOOD.replaceAll('s:Body', 'Body')],
  ['an element before', () => `<x/>${GOOD}`],
  ['a header behind the Body', () => spoil('</s:Body>', '</s:Body><s:Header/>')],
  ['two answers', () => spoil('</s:Body>', '<x/></s:Body>')],
  ['text in the Body', () => spoil('</s:Body>', 'x</s:Body>')],
  ['text in the envelope', () => spoil('</s:Body>', '</s:Body>x')],
  ['no code', () => spoil(CODE, '')],
  ['two codes', () => spoil(CODE, CODE + CODE)],
  ['two codes at different depths', () => spoil(CODE, `<a:x>${CODE}</a:x>${CODE}`)],
  [
    'two codes in different namespaces',
    () => spoil(CODE, `${CODE}<responseCode>608</responseCode>`),
  ],
  ['an empty code', () => spoil(CODE, '<a:responseCode/>')],
  ['a nil code', () => spoil(CODE, '<a:responseCode i:nil="true"/>')],
  [
    'a code that is nil and there',
    () => spoil('<a:responseCode>', '<a:responseCode i:nil="true">'),
  ],
  ['a code with an element', () => spoil('>100<', '>100<b/><')],
  ['a code of another case', () => GOOD.replaceAll('responseCode', 'ResponseCode')],
  ['code 0, which is no code', () => spoil('>100<', '>0<')],
  ['code 0100', () => spoil('>100<', '>0100<')],
  ['code +100', () => spoil('>100<', '>+100<')],
  ['code 100.0', () => spoil('>100<', '>100.0<')],
  ['code 1e2', () => spoil('>100<', '>1e2<')],
  ['code 0x64', () => spoil('>100<', '>0x64<')],
  ['code -100', () => spoil('>100<', '>-100<')],
  ['code 1 0 0', () => spoil('>100<', '>1 00<')],
  ['a code with a no-break space', () => spoil('>100<', '>100\u00A0<')],
  ['Arabic digits', () => spoil('>100<', '>\u0661\u0660\u0660<')],
  ['code true', () => spoil('>100<', '>true<')],
  ['no portStatus', () => spoil('<a:portStatus>PAUSE</a:portStatus>', '')],
  ['a nil portStatus', () => spoil('<a:portStatus>PAUSE<', '<a:portStatus i:nil="true"><')],
  ['an unknown portStatus', () => spoil('>PAUSE<', '>PAUSED<')],
  ['a portStatus of another case', () => spoil('>PAUSE<', '>Pause<')],
  ['two portStatus', () => spoil(CODE, `${CODE}<a:portStatus>RECORD</a:portStatus>`)],
  ['two stateDuration', () => spoil(CODE, `${CODE}<a:stateDuration/>`)],
  [
    'a result that is nil',
    () =>
      spoil(
        GOOD.slice(GOOD.indexOf('<PortStatusEXResult'), GOOD.indexOf('</PortStatusEXResponse>')),
        '<PortStatusEXResult/>',
      ),
  ],
  ['the answer of another request', () => WIRE.PortStatus.response],
  ['the answer of a control request', () => WIRE.PauseRecording.response],
  ['a DOCTYPE', () => `<!DOCTYPE s>${GOOD}`],
  [
    'a DOCTYPE behind a declaration',
    () => `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY lt "1">]>${GOOD}`,
  ],
  ['a DOCTYPE in lower case', () => `<!doctype s>${GOOD}`],
  ['an entity declaration', () => spoil('<s:Body>', '<!ENTITY x "100"><s:Body>')],
  ['a processing instruction', () => `<?go now?>${GOOD}`],
  ['a processing instruction inside', () => spoil('<s:Body>', '<s:Body><?x?>')],
  ['an XML declaration twice', () => `<?xml version="1.0"?><?xml version="1.0"?>${GOOD}`],
  ['an XML declaration behind a space', () => ` <?xml version="1.0"?>${GOOD}`],
  ['XML 1.1', () => `<?xml version="1.1"?>${GOOD}`],
  ['a declared encoding of another kind', () => `<?xml version="1.0" encoding="utf-16"?>${GOOD}`],
  ['two byte order marks', () => `\uFEFF\uFEFF${GOOD}`],
  ['UTF-16', () => utf16(GOOD)],
  ['UTF-16 without a mark', () => utf16(GOOD).subarray(2)],
  ['bytes that are not UTF-8', () => latin1(spoil('expected', 'expect\u00E9'))],
  ['a NUL character', () => spoil('expected', 'expec\u0000ted')],
  ['a control character', () => spoil('expected', 'expec\u0001ted')],
  ['U+FFFF', () => spoil('expected', 'expec\uFFFFted')],
  ['a reference to a control character', () => spoil('expected', 'expec&#1;ted')],
  ['a reference to a surrogate', () => spoil('expected', 'expec&#xD800;ted')],
  ['a reference beyond Unicode', () => spoil('expected', 'expec&#x110000;ted')],
  ['a reference to NUL in an attribute', () => spoil('<a:portStatus', '<a:portStatus b="&#0;"')],
  ['an undefined entity', () => spoil('expected', 'expec&nope;ted')],
  ['an HTML entity', () => spoil('expected', 'expec&nbsp;ted')],
  ['a bare ampersand', () => spoil('expected', 'R & D')],
  [']]> in text', () => spoil('expected', ']]>')],
  ['< in an attribute', () => spoil('<a:portStatus', '<a:portStatus b="<"')],
  ['an attribute without quotes', () => spoil('<a:portStatus', '<a:portStatus b=1')],
  ['an attribute twice', () => spoil('<a:portStatus', '<a:portStatus b="1" b="1"')],
  [
    'an attribute twice by namespace',
    () => spoil('<a:portStatus', '<a:portStatus xmlns:b="u" xmlns:c="u" b:d="1" c:d="1"'),
  ],
  ['-- in a comment', () => spoil('<s:Body>', '<!-- a -- b --><s:Body>')],
  ['a comment without an end', () => spoil('<s:Body>', '<!-- <s:Body>')],
  ['CDATA without an end', () => spoil('>PAUSE<', '><![CDATA[PAUSE<')],
  ['a prefix that is not declared', () => spoil(' xmlns:a=', ' xmlns:b=')],
  ['a prefix taken back', () => spoil('<a:portStatus', '<a:portStatus xmlns:a=""')],
  [
    'crossed elements',
    () => spoil('</a:responseMessage><a:stateDuration>', '<a:stateDuration></a:responseMessage>'),
  ],
  [
    'a letter that the parser takes for a space',
    () => spoil('</a:portStatus>', '</a:portStatus\uFEFF>'),
  ],
  ['another such letter', () => spoil('</a:portStatus>', '</a:portStatus\u1680>')],
  ['an element called __proto__', () => spoil(CODE, `<__proto__>x</__proto__>${CODE}`)],
  ['an element called constructor', () => spoil(CODE, `<constructor>x</constructor>${CODE}`)],
  ['101 levels', () => spoil(CODE, `${'<b>'.repeat(101)}${'</b>'.repeat(101)}${CODE}`)],
];
