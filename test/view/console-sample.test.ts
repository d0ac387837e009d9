import { describe, expect, it } from 'vitest';
import type { ConsoleExchange } from '../../lib/console-messages';
import { defaultContract } from '../../lib/encore/default-contract';
import { writeMessage } from '../../lib/encore/envelope';
import { LEFT_OUT, redacted, sampleText } from '../../lib/view/console-sample';
import { contractOf } from './settings-background';

const HOST = 'recorder.acme.example';
const ADDRESS = `https://${HOST}:8443/WebAPI/ECAPI.svc`;

function exchangeOf(
  request: ConsoleExchange['request'],
  parameters: object,
  answer: string,
  more: Partial<ConsoleExchange> = {},
): ConsoleExchange {
  const contract = { ...defaultContract(), addressing: true };
  const written = writeMessage(contract, request, parameters, { to: ADDRESS, messageId: 'urn:1' });
  if (!written.ok) throw new Error(written.error);
  const { headers, body: xml } = written.value;
  return {
    ...{ request, at: 1_700_000_000_000, ms: 42, outcome: 'acknowledged', code: 100 },
    ...{ url: ADDRESS, headers, xml, members: {} },
    answer: { status: 200, contentType: 'text/xml; charset=utf-8', text: answer },
    ...more,
  };
}

const answered = (members: string) =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>` +
  `<R xmlns="http://tempuri.org/"><responseCode>100</responseCode>${members}</R></s:Body></s:Envelope>`;

const parsed = (text: string) =>
  JSON.parse(text) as {
    sent: { xml: string; headers: Record<string, string> };
    answer: { xml: string };
    message?: string;
    contract: object;
  };

describe('a sample for support', () => {
  it('tells code, time, contract and the shape of both envelopes', () => {
    const exchange = exchangeOf(
      'PortStatus',
      { Unit: '1', Port: '17' },
      answered('<portStatus>RECORD</portStatus>'),
    );
    const contract = contractOf({ file: JSON.stringify(defaultContract()) });
    const sample = parsed(sampleText(exchange, contract));
    expect(sample).toMatchObject({
      ...{ request: 'PortStatus', code: 100, milliseconds: 42 },
      contract: { source: 'wsdl', soapVersion: '1.1', request: { codeElement: 'responseCode' } },
      answer: { status: 200 },
    });
    expect(sample.sent.headers).toEqual(exchange.headers);
    expect(sample.sent.xml).toContain('<Port>17</Port>');
    expect(sample.answer.xml).toBe(exchange.answer?.text);
  });

  it.each([
    ['InitUser', { Machine: 'DESK-4711', User: 'ACME\\anna' }, '<Unit>1</Unit>'],
    ['InitStation', { Extension: '0429' }, ''],
    ['DesktopPause', { User: 'ACME\\anna' }, ''],
    ['AssignField', { Unit: '1', Port: '7', fieldName: 'fldX', fieldValue: '0042-77' }, ''],
    ['GetField', { Unit: '1', Port: '7', fieldName: 'fldX' }, '<fieldValue>0042-77</fieldValue>'],
    ['GetURL', { Unit: '1', Port: '7' }, `<URL>https://${HOST}/x?fldCallIndex=42.7</URL>`],
    [
      'LogEvent',
      { eventTimestamp: 't', eventType: 'Note', User: 'ACME\\anna', Parm1: '0042-77' },
      '',
    ],
  ] as const)('of %s names no host, login or account', (request, parameters, members) => {
    const message = `ACME\\anna on ${HOST.toUpperCase()} has 0042-77`;
    const words = `<responseMessage>${message}</responseMessage>`;
    const text = sampleText(
      exchangeOf(request, parameters, answered(words + members), { message }),
      contractOf({ file: JSON.stringify(defaultContract()).replaceAll('tempuri.org', HOST) }),
    );
    const sensitive = Object.entries(parameters).flatMap(([name, value]) =>
      ['Machine', 'User', 'Extension', 'fieldValue', 'Parm1'].includes(name) ? [value] : [],
    );
    for (const each of [HOST, '8443', '42.7', ...sensitive]) {
      expect(text.toLowerCase()).not.toContain(JSON.stringify(each).slice(1, -1).toLowerCase());
    }
    if (members.includes('0042-77')) expect(text).not.toContain('0042-77');
    expect(text).toContain(LEFT_OUT);
  });

  it('leaves out whole what is no plain XML', () => {
    for (const text of [
      'Sign in as anna',
      '<p>anna<!-- anna --></p>',
      '<a><![CDATA[anna]]></a>',
      '<a>anna</a',
      '<!DOCTYPE a [<!ENTITY b "anna">]><a>&b;</a>',
    ]) {
      expect(redacted(text).xml).not.toContain('anna');
    }
  });

  it('keeps no attribute but those that tell types and namespaces', () => {
    const xml = `<a xmlns:i="urn:x" i:nil="true" user="anna" id='anna'></a>`;
    expect(redacted(xml).xml).toBe(
      `<a xmlns:i="urn:x" i:nil="true" user="${LEFT_OUT}" id="${LEFT_OUT}"></a>`,
    );
  });

  it('is made of a request without an answer too', () => {
    const { answer: _none, ...exchange } = exchangeOf('DesktopPause', { User: 'anna' }, '');
    expect(sampleText(exchange, undefined)).not.toContain('anna');
  });
});
