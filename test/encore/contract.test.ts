/** The writer and the reader, driven by contracts of other shapes than the default. */
import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import type { Contract, RequestContract } from '../../lib/encore/contract';
import { defaultContract } from '../../lib/encore/default-contract';
import { writeMessage } from '../../lib/encore/envelope';

const T = 'http://tempuri.org/';
const D = 'http://schemas.datacontract.org/2004/07/WebAPI';
const PORT = { Unit: '1', Port: '3' };
const ADDRESS = { to: 'http://host/ECAPI.svc', messageId: 'urn:uuid:1' };

function contractOf(request: RequestContract, more: Partial<Contract> = {}): Contract {
  return { soapVersion: '1.1', addressing: false, requests: { PortStatus: request }, ...more };
}

const shape: RequestContract = {
  action: `${T}IECAPI/PortStatus`,
  body: { namespace: T, name: 'PortStatus', children: [] },
  codeElement: 'responseCode',
};
const value = (namespace: string, name: string, parameter = name) => ({
  namespace,
  name,
  parameter,
});

function bodyOf(contract: Contract, parameters: object = PORT): string {
  const message = writeMessage(contract, 'PortStatus', parameters, ADDRESS);
  if (!message.ok) return message.error;
  return /<s:Body>(.*)<\/s:Body>/.exec(message.value.body)?.[1] ?? '';
}

function read(contract: Contract, content: string) {
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
  const bytes = new TextEncoder().encode(body);
  return readHttpAnswer('PortStatus', contract, { status: 200, contentType: '', bytes });
}

describe('a contract', () => {
  it('is plain JSON data', () => {
    const contract = defaultContract('urn:encore');
    expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
    expect(contract.requests.GetURL?.action).toBe('urn:encore/IECAPI/GetURL');
  });

  it('orders elements its own way and gives the root a name of its own', () => {
    const children = [value(T, 'Port'), value(T, 'Unit')];
    const body = { namespace: T, name: 'PortRequest', children };
    expect(bodyOf(contractOf({ ...shape, body }))).toBe(
      `<PortRequest xmlns="${T}"><Port>3</Port><Unit>1</Unit></PortRequest>`,
    );
  });

  it('nests elements, each in its own namespace', () => {
    const request = {
      namespace: T,
      name: 'request',
      children: [value(D, 'Port'), value('', 'U', 'Unit')],
    };
    const body = { ...shape.body, children: [request] };
    expect(bodyOf(contractOf({ ...shape, body }))).toBe(
      `<PortStatus xmlns="${T}"><request><Port xmlns="${D}">3</Port><U xmlns="">1</U></request></PortStatus>`,
    );
  });

  it('with a root in no namespace declares none', () => {
    const body = { namespace: '', name: 'PortStatus', children: [value(D, 'Port')] };
    expect(bodyOf(contractOf({ ...shape, body }), { Port: '3' })).toBe(
      `<PortStatus><Port xmlns="${D}">3</Port></PortStatus>`,
    );
  });

  it('writes a parameter that is not given as it says: not at all, empty, or nil', () => {
    const children = [
      value(T, 'Unit'),
      { ...value(T, 'Port'), absent: 'empty' as const },
      { ...value(T, 'User'), absent: 'nil' as const },
    ];
    const contract = contractOf({ ...shape, body: { ...shape.body, children } });
    const empty =
      `<PortStatus xmlns="${T}"><Port></Port>` +
      '<User xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"></User></PortStatus>';
    expect(bodyOf(contract, {})).toBe(empty);
    expect(bodyOf(contract, { Unit: undefined, User: undefined })).toBe(empty);
    expect(bodyOf(contract, { Unit: '1', Port: '3', User: 'jdoe' })).toBe(
      `<PortStatus xmlns="${T}"><Unit>1</Unit><Port>3</Port><User>jdoe</User></PortStatus>`,
    );
  });

  it('writes 65,536 bytes and not one more', () => {
    const contract = contractOf({
      ...shape,
      body: { ...shape.body, children: [value(T, 'Unit')] },
    });
    const write = (Unit: string) => writeMessage(contract, 'PortStatus', { Unit }, ADDRESS);
    const empty = write('');
    const room = 65_536 - (empty.ok ? empty.value.body.length : 0);
    expect(write('x'.repeat(room)).ok).toBe(true);
    expect(write('x'.repeat(room + 1))).toEqual({
      ok: false,
      error: 'The request has 65537 bytes; services take at most 65536.',
    });
  });

  it('is refused where it would drop a parameter or offers no such request', () => {
    const body = { ...shape.body, children: [value(T, 'Unit')] };
    expect(bodyOf(contractOf({ ...shape, body }))).toBe(
      'The service has no place for the parameter Port of PortStatus.',
    );
    expect(bodyOf({ ...contractOf(shape), requests: {} })).toBe(
      'The service does not offer PortStatus.',
    );
  });

  it('is refused where its action is not fit for a header', () => {
    for (const action of ['', 'a b', 'a"b', 'a\nb', 'ü']) {
      expect(bodyOf(contractOf({ ...shape, action }), {})).toBe(
        'The SOAP action of PortStatus is not a URI that can be sent.',
      );
    }
  });

  it('speaks SOAP 1.2 with the action in the Content-Type', () => {
    expect(
      writeMessage(contractOf(shape, { soapVersion: '1.2' }), 'PortStatus', {}, ADDRESS),
    ).toEqual({
      ok: true,
      value: {
        headers: {
          'Content-Type': `application/soap+xml; charset=utf-8; action="${T}IECAPI/PortStatus"`,
        },
        body:
          '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">' +
          `<s:Body><PortStatus xmlns="${T}"></PortStatus></s:Body></s:Envelope>`,
      },
    });
  });

  it('adds WS-Addressing', () => {
    const message = writeMessage(
      contractOf(shape, { addressing: true }),
      'PortStatus',
      {},
      ADDRESS,
    );
    expect(message.ok && message.value.body).toContain(
      '<s:Header xmlns:a="http://www.w3.org/2005/08/addressing">' +
        `<a:Action s:mustUnderstand="1">${T}IECAPI/PortStatus</a:Action>` +
        '<a:MessageID>urn:uuid:1</a:MessageID>' +
        '<a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>' +
        '<a:To s:mustUnderstand="1">http://host/ECAPI.svc</a:To></s:Header>',
    );
  });

  it('finds the code where it stands', () => {
    const contract = contractOf({ ...shape, codeElement: 'PortStatusResult' });
    const answer = (code: string) =>
      `<PortStatusResponse><PortStatusResult>${code}</PortStatusResult><portStatus>RECORD</portStatus></PortStatusResponse>`;
    expect(read(contract, answer('100'))).toEqual({ ok: true, value: { portStatus: 'RECORD' } });
    expect(read(contract, answer('606'))).toMatchObject({ error: { code: 606 } });
  });

  it('that names no response root takes any; one that names it takes no other', () => {
    const answer =
      '<ECAPIResponse><responseCode>100</responseCode><portStatus>PAUSE</portStatus></ECAPIResponse>';
    expect(read(contractOf(shape), answer).ok).toBe(true);
    const named = { ...shape, responseRoot: { namespace: T, name: 'PortStatusResponse' } };
    expect(read(contractOf(named), answer)).toMatchObject({ error: { kind: 'not-encore' } });
    const requests = { GetURL: shape, PortStatus: named };
    expect(read({ ...contractOf(named), requests }, answer)).toMatchObject({
      error: { kind: 'not-encore' },
    });
  });

  it('without the request believes no answer to it', () => {
    const answer = '<PortStatusResponse><responseCode>100</responseCode></PortStatusResponse>';
    expect(read({ ...contractOf(shape), requests: {} }, answer)).toMatchObject({
      error: {
        kind: 'not-encore',
        technical: 'the element PortStatusResponse of the namespace "" answered',
      },
    });
  });
});
