/** Answers that are no success, told apart: faults, other services, web pages, HTTP statuses. */
import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import { outcomeOf } from '../../lib/encore/outcome';
import type { EncoreErrorKind } from '../../lib/encore/types';
import { envelope, GOOD } from './support/spoiled-answers';

const contract = defaultContract();

function read(body: string, status: number, contentType = 'text/xml; charset=utf-8') {
  const bytes = new TextEncoder().encode(body);
  return readHttpAnswer('PortStatusEX', contract, { status, contentType, bytes });
}

const fault = (code: string, reason = ' why\n') =>
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
  ['a fault with status 200', fault('a:InternalServiceFault'), 200, 'text/xml', 'fault', 'unknown'],
  ['a fault with status 404', fault('s:Client'), 404, 'text/xml', 'fault', 'unknown'],
  ['a fault before any call', fault('a:DeserializationFailed'), 500, '', 'fault', 'refused'],
  ['a fault of SOAP 1.2', fault12('a:DeserializationFailed'), 500, '', 'fault', 'refused'],
  ['a fault without any code', fault(''), 500, 'text/xml', 'fault', 'unknown'],
  ['a fault of a header', fault('s:MustUnderstand'), 500, '', 'fault', 'refused'],
  ['a fault of the version', fault('soap-env:VersionMismatch'), 500, '', 'fault', 'refused'],
  ['a fault of the address', fault('a:DestinationUnreachable'), 500, '', 'fault', 'refused'],
  ['an unknown action', fault('a:ActionNotSupported'), 500, '', 'not-encore', 'refused'],
  ['the same in SOAP 1.2', fault12('a:ActionNotSupported'), 500, '', 'not-encore', 'refused'],
  ['a foreign answer', envelope('<s:Body><Sum>3</Sum></s:Body>'), 200, '', 'not-encore', 'unknown'],
  [
    'a fault of a foreign kind',
    envelope('<s:Body><Fault><faultcode>Client</faultcode></Fault></s:Body>'),
    200,
    '',
    'not-encore',
    'unknown',
  ],
  [
    'SOAP that is no fault',
    envelope('<s:Body><s:Else/></s:Body>'),
    500,
    '',
    'http-status',
    'unknown',
  ],
  [
    'a fault without an envelope',
    '<s:Fault xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>',
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
  ['a good answer, status 300', GOOD, 300, 'text/xml', 'http-status', 'unknown'],
  ['a good answer, status 199', GOOD, 199, 'text/xml', 'http-status', 'unknown'],
  ['503 with a page', '<html>', 503, 'text/html', 'http-status', 'unknown'],
  ['400 without a body', '', 400, '', 'http-status', 'unknown'],
  ['401', '<html>', 401, 'text/html', 'sign-in-required', 'unknown'],
  ['403', '', 403, '', 'sign-in-required', 'unknown'],
  ['404', '<html>', 404, 'text/html', 'not-found', 'unknown'],
  ['405', '', 405, '', 'not-found', 'unknown'],
];

describe('an answer that is no success', () => {
  it.each(judged)('%s', (_, body, status, contentType, kind, outcome) => {
    const result = read(body, status, contentType);
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(outcomeOf(result)).toBe(outcome);
  });

  it.each([
    ['SOAP 1.1', fault('s:Server')],
    ['SOAP 1.2', fault12('s:Server')],
  ])('hands on what a fault of %s says', (_, body) => {
    expect(read(body, 500)).toMatchObject({ error: { message: 'why' } });
  });

  it('hands on nothing where a fault says nothing', () => {
    const { error } = read(envelope('<s:Body><s:Fault/></s:Body>'), 500) as { error?: object };
    expect(error).toMatchObject({ kind: 'fault', technical: 'SOAP fault ' });
    expect(error).not.toHaveProperty('message');
  });

  it('hands on what a fault says, capped', () => {
    expect(read(fault('s:Server', `R&amp;D ${'x'.repeat(400)}`), 500)).toMatchObject({
      error: { message: `R&D ${'x'.repeat(295)}…`, technical: 'SOAP fault Server' },
    });
  });
});

describe('a web page', () => {
  it.each([
    ['\uFEFF<html>', ''],
    ['<?xml version="1.0" encoding="iso-8859-1"?>\r\n<html lang="en">', ''],
    ['<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html>', ''],
    ['<!-- a - b -->\r\n\r\n<!----><!doctype  HTML>', ''],
    ['Hello', ' text/html'],
    ['Hello', 'application/xhtml+xml'],
  ])('is told by how it begins: %j of type %j', (body, contentType) => {
    expect(read(body, 200, contentType)).toMatchObject({ error: { kind: 'html' } });
  });

  it.each([
    ['{"page":"<html>"}', 'application/json'],
    ['Hello', 'multipart/mixed; of="text/html"'],
    ['<htmlish>', ''],
    ['<!-- <html> -->', ''],
  ])('is not seen in what only speaks of one: %j of type %j', (body, contentType) => {
    expect(read(body, 200, contentType)).toMatchObject({ error: { kind: 'unreadable' } });
  });
});
