import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import { outcomeOf } from '../../lib/encore/outcome';
import type { EncoreErrorKind } from '../../lib/encore/types';
import { WIRE } from '../fixtures/soap/client-wire';
import { CODE, envelope, GOOD, spoil, SPOILED } from './support/spoiled-answers';

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
  it.each(SPOILED)('%s', (_, body) => {
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
