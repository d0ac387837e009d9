import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import { outcomeOf } from '../../lib/encore/outcome';
import { WIRE } from '../fixtures/soap/client-wire';
import { CODE, GOOD, spoil, SPOILED } from './support/spoiled-answers';

const contract = defaultContract();

function read(body: string | Uint8Array, status = 200, contentType = 'text/xml; charset=utf-8') {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return readHttpAnswer('PortStatusEX', contract, { status, contentType, bytes });
}

describe('answers that differ but say the same', () => {
  const same: readonly (readonly [string, () => string])[] = [
    ['as it is', () => GOOD],
    ['members in another order', () => spoil(CODE, '').replace('<a:stateD', `${CODE}<a:stateD`)],
    ['another prefix', () => GOOD.replaceAll('a:', 'd4p1:').replaceAll(':a=', ':d4p1=')],
    ['no namespace at all on members', () => GOOD.replaceAll('a:', '')],
    ['spaces around the code', () => spoil('>100<', '>\n 100 \t<')],
    [
      'an XML declaration',
      () => `<?xml version="1.0" encoding="UTF-8" standalone='yes'?>\r\n${GOOD}`,
    ],
    ['a byte order mark', () => `\uFEFF${GOOD}`],
    ['white space between elements', () => GOOD.replaceAll('><', '>\r\n  <')],
    ['white space in the last tag', () => spoil('</s:Envelope>', '</s:Envelope\n >')],
    ['a longer prefix of SOAP', () => GOOD.replace(/\bs(?=[:=])/g, 'soap-env')],
    ['SOAP without a prefix', () => GOOD.replace('xmlns:s=', 'xmlns=').replace(/\bs:/g, '')],
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

  it.each([
    ...['', 'text/xml', 'application/octet-stream', 'text/html; charset="UTF-8"'],
    ...['text/xml;charset=utf8', 'text/xml;  charset = "utf-8"; action="x"'],
  ])('whatever the Content-Type: %j', (contentType) => {
    expect(read(GOOD, 200, contentType).ok).toBe(true);
  });

  it('with status 299', () => {
    expect(read(GOOD, 299).ok).toBe(true);
  });

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
  it.each(SPOILED)('%s', (_, body) => {
    const result = read(body());
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    expect(outcomeOf(result)).toBe('unknown');
  });

  it.each([
    ...[' charset=utf-16', 'charset=iso-8859-1', '  charset = "windows-1252"'],
    ...['charset=x-utf-8', 'charset=utf-8x'],
  ])('declared in HTTP by %j', (charset) => {
    const result = read(GOOD, 200, `text/xml;${charset}`);
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });
});

describe('code 100 without what the answer needs', () => {
  const cases = [
    ['InitUser', '<a:Port>4</a:Port>', ''],
    ['InitStation', '<a:Unit>1</a:Unit>', '<a:Unit/>'],
    ['GetURL', WIRE.GetURL.answer.URL.replace('&', '&amp;'), ''],
    ['GetURL', 'https://', 'javascript:alert(1)//'],
    ['GetURL', 'https://encore', 'https:// encore'],
    ['GetURL', 'https://', 'javascript:https://'],
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
