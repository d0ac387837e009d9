import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import { outcomeOf } from '../../lib/encore/outcome';
import type { EncoreErrorKind } from '../../lib/encore/types';
import { WIRE } from '../fixtures/soap/client-wire';

const GOOD = WIRE.PortStatusEX.response;
const CODE = '<a:responseCode>100</a:responseCode>';
const contract = defaultContract();

function read(body: string | Uint8Array, status = 200, contentType = 'text/xml; charset=utf-8') {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return readHttpAnswer('PortStatusEX', contract, { status, contentType, bytes });
}

/** Replaces a part that must be there, so that no case can spoil nothing. */
function spoil(part: string, by: string): string {
  expect(GOOD).toContain(part);
  return GOOD.replace(part, () => by);
}

describe('answers that differ but say the same', () => {
  const same: readonly (readonly [string, () => string])[] = [
    ['as it is', () => GOOD],
    ['members in another order', () => spoil(CODE, '').replace('<a:stateD', `${CODE}<a:stateD`)],
    ['another prefix', () => GOOD.replaceAll('a:', 'd4p1:').replaceAll(':a=', ':d4p1=')],
    ['no namespace at all on members', () => GOOD.replaceAll('a:', '')],
    ['spaces around the code', () => spoil('>100<', '>\n 100\t<')],
    [
      'an XML declaration',
      () => `<?xml version="1.0" encoding="UTF-8" standalone='yes'?>\r\n${GOOD}`,
    ],
    ['a byte order mark', () => `\uFEFF${GOOD}`],
    ['white space between elements', () => GOOD.replaceAll('><a:', '>\r\n  <a:')],
    ['white space at the end', () => `${GOOD}\r\n `],
    ['comments', () => `<!-- a -->${spoil(CODE, `<!-- <b> & -->${CODE}`)}`],
    ['CDATA', () => spoil('>PAUSE<', '><![CDATA[PAUSE]]><')],
    ['an unknown member', () => spoil(CODE, `${CODE}<a:more><a:b>1</a:b></a:more>`)],
    ['members of other requests, nil', () => spoil(CODE, `${CODE}<a:URL i:nil="true"/>`)],
    ['a header', () => spoil('<s:Body>', '<s:Header><x s:mustUnderstand="1"/></s:Header><s:Body>')],
    [
      'an envelope of SOAP 1.2',
      () =>
        spoil(
          'http://schemas.xmlsoap.org/soap/envelope/',
          'http://www.w3.org/2003/05/soap-envelope',
        ),
    ],
  ];

  it.each(same)('%s', (_, body) => {
    expect(read(body())).toEqual({ ok: true, value: WIRE.PortStatusEX.answer });
  });

  it.each(['', 'text/xml', 'application/octet-stream', 'text/html; charset="UTF-8"'])(
    'whatever the Content-Type: %j',
    (contentType) => {
      expect(read(GOOD, 200, contentType).ok).toBe(true);
    },
  );

  it.each([
    ['left out', ''],
    ['empty', '<a:stateDuration/>'],
    ['nil', '<a:stateDuration i:nil="true"></a:stateDuration>'],
    ['nil with spaces', '<a:stateDuration i:nil="&#xD; 1\t"></a:stateDuration>'],
  ])('a stateDuration that is %s is undefined', (_, member) => {
    const body = spoil('<a:stateDuration>20</a:stateDuration>', member);
    expect(read(body)).toEqual({
      ok: true,
      value: { portStatus: 'PAUSE', stateDuration: undefined },
    });
  });
});

describe('spoiled answers', () => {
  const envelope = (content: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${content}</s:Envelope>`;
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

  const unreadable: readonly (readonly [string, () => string | Uint8Array])[] = [
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

  it.each(unreadable)('%s', (_, body) => {
    const result = read(body());
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    expect(outcomeOf(result)).toBe('unknown');
  });

  it.each(['utf-16', 'iso-8859-1', '"windows-1252"'])('declared as %s in HTTP', (charset) => {
    const result = read(GOOD, 200, `text/xml; charset=${charset}`);
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  const fault = (code: string, reason = 'why') =>
    envelope(
      `<s:Body><s:Fault><faultcode xmlns:a="urn:x">${code}</faultcode>` +
        `<faultstring xml:lang="en-US">${reason}</faultstring></s:Fault></s:Body>`,
    );
  const fault12 = (subcode: string) =>
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code>` +
    `<s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:a="urn:x">${subcode}</s:Value></s:Subcode>` +
    `</s:Code><s:Reason><s:Text xml:lang="en-US">why</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`;

  type Judged = readonly [string, string, number, string, EncoreErrorKind, 'refused' | 'unknown'];
  const judged: readonly Judged[] = [
    ['a fault', fault('a:InternalServiceFault'), 500, 'text/xml', 'fault', 'unknown'],
    [
      'a fault with status 200',
      fault('a:InternalServiceFault'),
      200,
      'text/xml',
      'fault',
      'unknown',
    ],
    ['a fault with status 404', fault('s:Client'), 404, 'text/xml', 'fault', 'unknown'],
    ['a fault before any call', fault('a:DeserializationFailed'), 500, '', 'fault', 'refused'],
    ['a fault of SOAP 1.2', fault12('a:DeserializationFailed'), 500, '', 'fault', 'refused'],
    ['a fault without any code', fault(''), 500, 'text/xml', 'fault', 'unknown'],
    ['an unknown action', fault('a:ActionNotSupported'), 500, '', 'not-encore', 'refused'],
    ['the same in SOAP 1.2', fault12('a:ActionNotSupported'), 500, '', 'not-encore', 'refused'],
    [
      'a foreign answer',
      envelope('<s:Body><Sum>3</Sum></s:Body>'),
      200,
      '',
      'not-encore',
      'unknown',
    ],
    ['foreign XML', '<status>100</status>', 200, 'text/xml', 'not-encore', 'unknown'],
    [
      'an envelope of a foreign kind',
      GOOD.replace('schemas.xmlsoap.org', 'x'),
      200,
      '',
      'not-encore',
      'unknown',
    ],
    ['a web page', '<!DOCTYPE html><title>x</title>', 200, '', 'html', 'unknown'],
    ['a web page, sloppy', '\r\n<html><p>Sign in<br>', 200, '', 'html', 'unknown'],
    [
      'a web page, sound XML',
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      200,
      '',
      'html',
      'unknown',
    ],
    ['a web page by its type', 'Hello', 200, 'text/html; charset=iso-8859-1', 'html', 'unknown'],
    ['a good answer, no success', GOOD, 500, 'text/xml', 'http-status', 'unknown'],
    ['503 with a page', '<html>', 503, 'text/html', 'http-status', 'unknown'],
    ['400 without a body', '', 400, '', 'http-status', 'unknown'],
    ['401', '<html>', 401, 'text/html', 'sign-in-required', 'unknown'],
    ['403', '', 403, '', 'sign-in-required', 'unknown'],
    ['404', '<html>', 404, 'text/html', 'not-found', 'unknown'],
    ['405', '', 405, '', 'not-found', 'unknown'],
  ];

  it.each(judged)('%s', (_, body, status, contentType, kind, outcome) => {
    const result = read(body, status, contentType);
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(outcomeOf(result)).toBe(outcome);
  });

  it('hands on what a fault says, capped', () => {
    expect(read(fault('s:Server', `R&amp;D ${'x'.repeat(400)}`), 500)).toMatchObject({
      error: { message: `R&D ${'x'.repeat(295)}…`, technical: 'SOAP fault Server' },
    });
  });
});

describe('code 100 without what the answer needs', () => {
  const cases = [
    ['InitUser', '<a:Port>4</a:Port>', ''],
    ['InitStation', '<a:Unit>1</a:Unit>', '<a:Unit/>'],
    ['GetURL', WIRE.GetURL.answer.URL.replace('&', '&amp;'), ''],
    ['GetURL', 'https://', 'javascript:alert(1)//'],
    ['GetURL', 'https://encore', 'https:// encore'],
    ['GetURL', 'siteid=1', 'x'.repeat(2048)],
    ['PortStatus', 'NOT RECORDING', ''],
  ] as const;

  it.each(cases)('%s: %j as %j', (request, part, by) => {
    const { response } = WIRE[request];
    expect(response).toContain(part);
    const bytes = new TextEncoder().encode(response.replace(part, by));
    const result = readHttpAnswer(request, contract, { status: 200, contentType: '', bytes });
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  it('lets GetField answer an empty value', () => {
    const bytes = new TextEncoder().encode(
      WIRE.GetField.response.replace('<a:fieldValue>007</a:fieldValue>', ''),
    );
    expect(readHttpAnswer('GetField', contract, { status: 200, contentType: '', bytes })).toEqual({
      ok: true,
      value: { fieldValue: '' },
    });
  });
});
