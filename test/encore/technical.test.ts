/** What administrators are told of an answer that was not believed: each reason in its own words. */
import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import type { RequestName } from '../../lib/encore/requests';
import { WIRE } from '../fixtures/soap/client-wire';

const contract = defaultContract();
const GOOD = WIRE.PortStatus.response;
const CODE = '<a:responseCode>100</a:responseCode>';

function technicalOf(
  body: string | Uint8Array,
  request: RequestName = 'PortStatus',
  contentType = 'text/xml; charset=utf-8',
): string | undefined {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const result = readHttpAnswer(request, contract, { status: 200, contentType, bytes });
  return result.ok ? 'believed' : result.error.technical;
}

/** Replaces a part that must be there, so that no case can spoil nothing. */
function spoil(part: string, by: string): string {
  expect(GOOD).toContain(part);
  return GOOD.replace(part, () => by);
}

const inCode = (by: string) => spoil(CODE, by);
const inTag = (attributes: string) => spoil('<a:portStatus>', `<a:portStatus ${attributes}>`);

describe('the reason for not believing an answer', () => {
  const reasons: readonly (readonly [string, () => string | Uint8Array])[] = [
    ['the answer is empty', () => ''],
    ['it is not UTF-8', () => new Uint8Array([0xff, 0xff])],
    ['the character U+0001 is not allowed in XML', () => spoil('NOT RECORDING', '\u0001')],
    [
      'the declared encoding is utf-16, not UTF-8',
      () => `<?xml version="1.0" encoding="utf-16"?>${GOOD}`,
    ],
    ['a numeric reference stands for no XML character', () => spoil('NOT RECORDING', '&#0;')],
    ['text stands outside the root element', () => `x${GOOD}`],
    ['text stands outside the root element', () => `${GOOD}&#32;`],
    ['text stands outside the root element', () => ' '],
    ['text stands outside the root element', () => '<!-- nothing -->'],
    ['it has a processing instruction', () => `<?x?>${GOOD}`],
    ['it has a DOCTYPE', () => `<!DOCTYPE s>${GOOD}`],
    ['it has an entity declaration', () => `<!ENTITY x "1">${GOOD}`],
    ['it has an undefined entity or a bare "&"', () => spoil('NOT RECORDING', '&nope;')],
    ['it is not well-formed at character 3', () => '  <'],
    ["it is not well-formed: Unclosed tag 'a'.", () => '<a>'],
    ["it is not well-formed: Closing tag 'a' has not been opened.", () => '</a>'],
    ['it has 2 root elements', () => '<a/><b/>'],
    [
      'it is not readable: the attribute b is repeated',
      () => inTag('xmlns:c="u" xmlns:d="u" c:b="" d:b=""'),
    ],
    [
      'it is not readable: the namespace declaration xmlns:b is not allowed',
      () => inTag('xmlns:b=""'),
    ],
    [
      'it is not readable: the namespace declaration xmlns:xml is not allowed',
      () => inTag('xmlns:xml="u"'),
    ],
    [
      'it is not readable: the namespace declaration xmlns:xmlns is not allowed',
      () => inTag('xmlns:xmlns="u"'),
    ],
    [
      'it is not readable: the namespace declaration xmlns is not allowed',
      () => inTag('xmlns="http://www.w3.org/XML/1998/namespace"'),
    ],
    [
      'it is not readable: the namespace declaration xmlns:b is not allowed',
      () => inTag('xmlns:b="http://www.w3.org/2000/xmlns/"'),
    ],
    ['it is not readable: the prefix b is not declared', () => inTag('b:c=""')],
    ['the envelope does not hold exactly one Body', () => GOOD.replaceAll('s:Body', 's:Head')],
    ['the Body is empty', () => GOOD.replace(/<s:Body>.*<\/s:Body>/, '<s:Body/>')],
    ['the Body holds more than one element', () => spoil('</s:Body>', '<x/></s:Body>')],
    ['text stands outside the answer', () => spoil('</s:Body>', '</s:Body>x')],
    ['no </Envelope> at the end', () => `${GOOD}<!-- x -->`],
    ['responseCode is not a response code', () => inCode('')],
    ['responseCode is there more than once', () => inCode(CODE + CODE)],
    ['responseCode holds elements', () => inCode('<a:responseCode><b/>100</a:responseCode>')],
    [
      'responseCode is nil and holds text',
      () => inCode('<a:responseCode i:nil="1">100</a:responseCode>'),
    ],
    ['code 100 without a portStatus that is known', () => spoil('>NOT RECORDING<', '>RECORDING<')],
    ['portStatus is there more than once', () => inCode(`${CODE}<a:portStatus/>`)],
    [
      'responseMessage is there more than once',
      () => inCode(`<a:responseCode>608</a:responseCode><responseMessage/>`),
    ],
    [
      'the element Sum of the namespace "urn:x" answered',
      () => GOOD.replace(/<s:Body>.*<\/s:Body>/, '<s:Body><Sum xmlns="urn:x"/></s:Body>'),
    ],
    ['the element Envelope of the namespace "urn:x" answered', () => '<Envelope xmlns="urn:x"/>'],
    [
      'SOAP fault Client',
      () =>
        GOOD.replace(
          /<s:Body>.*<\/s:Body>/,
          '<s:Body><s:Fault><faultcode> s:Client </faultcode></s:Fault></s:Body>',
        ),
    ],
  ];

  it.each(reasons)('%s', (technical, body) => {
    expect(technicalOf(body())).toBe(technical);
  });

  it('names what the web page called itself', () => {
    expect(technicalOf('<html>', 'PortStatus', 'text/html; x=1')).toBe('text/html; x=1');
  });

  it('names the charset as the fault', () => {
    expect(technicalOf(GOOD, 'PortStatus', 'text/xml; charset=utf-16')).toBe(
      'the declared charset is not UTF-8',
    );
  });

  it.each([
    ['InitUser', '<a:Port>4</a:Port>', '', 'code 100 without Unit or Port'],
    ['InitUser', '<a:Unit>1</a:Unit>', '', 'code 100 without Unit or Port'],
    ['InitUser', CODE, `${CODE}<Unit>2</Unit>`, 'Unit is there more than once'],
    ['InitUser', CODE, `${CODE}<Port>2</Port>`, 'Port is there more than once'],
    ['GetField', CODE, `${CODE}<fieldValue/>`, 'fieldValue is there more than once'],
    ['GetURL', CODE, `${CODE}<URL/>`, 'URL is there more than once'],
    ['GetURL', 'https://', 'x https://', 'code 100 without an http or https URL'],
    ['GetURL', 'siteid=1', ' siteid=1', 'code 100 without an http or https URL'],
    ['GetURL', 'siteid=1', 'x'.repeat(2048), 'the URL is too long'],
    ['PortStatusEX', CODE, `${CODE}<portStatus/>`, 'portStatus is there more than once'],
    ['PortStatusEX', CODE, `${CODE}<stateDuration/>`, 'stateDuration is there more than once'],
  ] as const)('%s with %j as %j: %s', (request, part, by, technical) => {
    const { response } = WIRE[request];
    expect(response).toContain(part);
    expect(technicalOf(response.replace(part, by), request)).toBe(technical);
  });

  it('takes a link of 2048 characters over http', () => {
    const { URL: link } = WIRE.GetURL.answer;
    const longest = `http://${link.slice('https://'.length)}`.padEnd(2048, 'x');
    const escaped = (url: string) => url.replaceAll('&', '&amp;');
    expect(WIRE.GetURL.response).toContain(escaped(link));
    expect(
      technicalOf(WIRE.GetURL.response.replace(escaped(link), escaped(longest)), 'GetURL'),
    ).toBe('believed');
  });
});
