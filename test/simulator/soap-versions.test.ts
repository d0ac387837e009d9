/** SOAP 1.2, without and with WS-Addressing: what is taken, answered and refused. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { envelope, HERE, send, soap, TEMPURI, type Sent } from './http';

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const WSA = 'http://www.w3.org/2005/08/addressing';
const DISPATCHER =
  'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const ACTION = `${TEMPURI}IECAPI/PortStatus`;
const MEDIA = 'application/soap+xml; charset=utf-8';
const CLR = 'http://schemas.datacontract.org/2004/07/WebAPI';
const INTERNAL = 'The server was unable to process the request due to an internal error.';

const envelope12 = (body: string, header = ''): string =>
  envelope(body, header).replace('http://schemas.xmlsoap.org/soap/envelope/', SOAP_12);
const status = (members: string): string =>
  `<PortStatus xmlns="${TEMPURI}">${members}</PortStatus>`;

let simulator: TestSimulator;
afterEach(() => simulator.close());
const post = (body: string | Uint8Array, type: string, more: Partial<Sent> = {}) =>
  send(simulator.address, {
    method: 'POST',
    body,
    ...more,
    headers: { 'Content-Type': type, ...more.headers },
  });

describe('SOAP 1.2', () => {
  beforeEach(async () => {
    simulator = await startSimulator({ soap: '1.2', vendor: true });
  });
  const typed = `${MEDIA}; action="${ACTION}"`;
  const good = envelope12(status(HERE));

  it('is answered in SOAP 1.2', async () => {
    const received = await post(good, typed);
    expect(received.headers['content-type']).toBe(MEDIA);
    expect(received.body).toBe(
      `<s:Envelope xmlns:s="${SOAP_12}"><s:Body><PortStatusResponse xmlns="${TEMPURI}"><PortStatusResult xmlns:a="${CLR}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><a:portStatus>NOT RECORDING</a:portStatus><a:responseCode>100</a:responseCode><a:responseMessage>Command executed as expected</a:responseMessage></PortStatusResult></PortStatusResponse></s:Body></s:Envelope>`,
    );
  });

  it.each([
    ['the action first', `application/soap+xml;action="${ACTION}";charset=UTF-8`, {}],
    ['the action bare', `application/soap+xml; action=${ACTION}; charset=utf-8`, {}],
    ['no charset', `application/soap+xml; action="${ACTION}"`, {}],
    ['media type and names in capitals', `APPLICATION/SOAP+XML; ACTION="${ACTION}"`, {}],
    ['a SOAPAction beside it', typed, { headers: { SOAPAction: '"another"' } }],
    ['a chunked body', typed, { chunked: true }],
    ['Expect: 100-continue', typed, { headers: { Expect: '100-continue' } }],
    ['addressing headers that are not needed', typed, { body: 'addressed' }],
  ])('takes %s', async (words, type, { body, ...more }: Partial<Sent>) => {
    const header = `<s:Header><w:Action xmlns:w="${WSA}">x</w:Action></s:Header>`;
    const sent = body === 'addressed' ? envelope12(status(HERE), header) : good;
    const received = await post(sent, type, more);
    expect(received.body).toContain('>100<');
    expect(received.continued).toBe(words.startsWith('Expect'));
  });

  it.each([
    [415, 'the media type of SOAP 1.1', { type: 'text/xml; charset=utf-8' }],
    [415, 'another charset', { type: `application/soap+xml; charset=latin1; action="${ACTION}"` }],
    [415, 'no media type', { type: '' }],
    [400, 'an envelope of SOAP 1.1', { body: envelope(status(HERE)) }],
    [400, 'a DTD', { body: `<!DOCTYPE x>${good}` }],
    [400, 'nothing', { body: '' }],
    [413, '65537 bytes', { body: good + ' '.repeat(65_537 - Buffer.byteLength(good)) }],
    [405, 'OPTIONS', { method: 'OPTIONS' }],
  ])('answers %i to %s', async (expected, _words, changed: Partial<Sent> & { type?: string }) => {
    const { type = typed, body = good, ...more } = changed;
    const received = await post(body, type, more);
    expect([received.status, received.body]).toEqual([expected, '']);
    expect(simulator.requests()).toEqual([]);
  });

  const NONE = 'http://schemas.microsoft.com/ws/2005/05/addressing/none';
  const mismatch = (action: string) =>
    `The message with Action '${action}' cannot be processed at the receiver, due to a ContractFilter mismatch at the EndpointDispatcher.`;
  it.each([
    ['no action', MEDIA, good, 'Sender', NONE, 'ActionNotSupported', mismatch('')],
    [
      'an action of another case',
      typed.toLowerCase(),
      good,
      ...['Sender', NONE, 'ActionNotSupported', mismatch(ACTION.toLowerCase())],
    ],
    [
      'another root',
      typed,
      envelope12(`<GetURL xmlns="${TEMPURI}"/>`),
      ...['Receiver', DISPATCHER, 'InternalServiceFault', INTERNAL],
    ],
    [
      'XML cut in the Body',
      typed,
      good.slice(0, good.indexOf('</Port>')),
      ...['Sender', DISPATCHER, 'DeserializationFailed', 'The XML of the body is broken.'],
    ],
  ])('has a fault for %s', async (_words, type, body, code, namespace, subcode, reason) => {
    const received = await post(body, type);
    expect([received.status, received.headers['content-type']]).toEqual([500, MEDIA]);
    expect(received.body).toBe(
      `<s:Envelope xmlns:s="${SOAP_12}"><s:Body><s:Fault><s:Code><s:Value>s:${code}</s:Value><s:Subcode><s:Value xmlns:a="${namespace}">a:${subcode}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">${reason}</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`,
    );
  });

  it('names the header that it had to understand', async () => {
    const header = '<s:Header><x xmlns="urn:x" s:mustUnderstand="true"/></s:Header>';
    const received = await post(envelope12(status(HERE), header), typed);
    expect(received.status).toBe(500);
    expect(received.body).toMatch(
      /^<s:Envelope [^>]*><s:Header><s:NotUnderstood qname="u:x" xmlns:u="urn:x"\/><\/s:Header><s:Body><s:Fault><s:Code><s:Value>s:MustUnderstand<\/s:Value><\/s:Code><s:Reason>/,
    );
  });

  it('does not speak SOAP 1.1', async () => {
    expect((await send(simulator.address, soap('PortStatus', HERE))).status).toBe(415);
  });
});

describe('SOAP 1.2 with WS-Addressing', () => {
  beforeEach(async () => {
    simulator = await startSimulator({ soap: '1.2-addressing', vendor: true });
  });
  interface Headers {
    readonly Action?: string;
    readonly To?: string;
    readonly MessageID?: string;
  }
  const addressed = (headers: Headers, members = HERE, more = ''): string => {
    const elements = Object.entries(headers).map(
      ([name, value]) => `<w:${name} s:mustUnderstand="1">${value as string}</w:${name}>`,
    );
    const header = `<s:Header xmlns:w="${WSA}">${elements.join('')}${more}</s:Header>`;
    return envelope12(status(members), header);
  };
  const good = (): Required<Headers> => ({
    Action: ACTION,
    To: simulator.address,
    MessageID: 'urn:uuid:1&amp;2',
  });
  /** An answer's envelope before its Body. */
  const before = (action: string): string =>
    `<s:Envelope xmlns:s="${SOAP_12}" xmlns:a="${WSA}"><s:Header><a:Action s:mustUnderstand="1">${action}</a:Action><a:RelatesTo>urn:uuid:1&amp;2</a:RelatesTo></s:Header><s:Body>`;

  it('tells action and request in the headers of the answer', async () => {
    const received = await post(addressed(good()), MEDIA);
    expect(received.headers['content-type']).toBe(MEDIA);
    expect(received.body).toBe(
      `${before(`${ACTION}Response`)}<PortStatusResponse xmlns="${TEMPURI}"><PortStatusResult xmlns:b="${CLR}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b:portStatus>NOT RECORDING</b:portStatus><b:responseCode>100</b:responseCode><b:responseMessage>Command executed as expected</b:responseMessage></PortStatusResult></PortStatusResponse></s:Body></s:Envelope>`,
    );
  });

  it('relates to nothing when the request has no MessageID', async () => {
    const { Action, To } = good();
    const received = await post(addressed({ Action, To }), MEDIA);
    expect(received.body).toContain('</a:Action></s:Header>');
  });

  it.each([
    ['another host', (url: URL) => (url.hostname = 'recorder.test'), 200],
    ['another case of the path', (url: URL) => (url.pathname = url.pathname.toUpperCase()), 200],
    ['another port', (url: URL) => (url.port = '1'), 500],
    ['another scheme', (url: URL) => (url.protocol = 'https:'), 500],
    ['another path', (url: URL) => (url.pathname = '/ECAPI.svc'), 500],
  ])('To with %s', async (_words, change, expected) => {
    const to = new URL(simulator.address);
    change(to);
    const received = await post(addressed({ ...good(), To: to.href }), MEDIA);
    expect(received.status).toBe(expected);
    if (expected === 200) return;
    expect(received.body).toBe(
      `${before(`${WSA}/fault`)}<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:a="${WSA}">a:DestinationUnreachable</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">The message with To '${to.href}' cannot be processed at the receiver, due to an AddressFilter mismatch at the EndpointDispatcher.</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`,
    );
  });

  const sender = (namespace: string, code: string): string =>
    `<s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:a="${namespace}">a:${code}</s:Value>`;
  it.each([
    ['no headers', () => envelope12(status(HERE)), sender(WSA, 'DestinationUnreachable')],
    [
      'no To',
      () => addressed({ Action: ACTION, MessageID: 'x' }),
      sender(WSA, 'DestinationUnreachable'),
    ],
    [
      'no Action, whatever the Content-Type says',
      () => addressed({ To: simulator.address }),
      sender(WSA, 'ActionNotSupported'),
    ],
    [
      'an Action of nobody',
      () => addressed({ ...good(), Action: 'x' }),
      sender(WSA, 'ActionNotSupported'),
    ],
    [
      'an unknown header to be understood',
      () => addressed(good(), HERE, '<x xmlns="urn:x" s:mustUnderstand="1"/>'),
      '<s:Value>s:MustUnderstand</s:Value></s:Code>',
    ],
    [
      'an element in a text',
      () => addressed(good(), '<Unit><x/></Unit>'),
      sender(DISPATCHER, 'DeserializationFailed'),
    ],
  ])('refuses %s', async (_words, body, code) => {
    const received = await post(body(), `${MEDIA}; action="${ACTION}"`);
    expect(received.status).toBe(500);
    expect(received.body).toContain(`<s:Fault><s:Code>${code}`);
    expect(simulator.requests()).toEqual([]);
  });

  it('says in its headers what kind of fault it is', async () => {
    const actionOf = async (body: string): Promise<string | undefined> =>
      /<a:Action [^>]*>(.*?)<\/a:Action>/.exec((await post(body, MEDIA)).body)?.[1];
    expect(await actionOf(addressed({ ...good(), Action: 'x' }))).toBe(`${WSA}/fault`);
    expect(await actionOf(addressed(good(), '<Unit><x/></Unit>'))).toBe(`${DISPATCHER}/fault`);
    const strange = '<x xmlns="urn:x" s:mustUnderstand="1"/>';
    expect(await actionOf(addressed(good(), HERE, strange))).toBe(`${WSA}/soap/fault`);
  });

  it('keeps the relation in answers that are spoiled', async () => {
    for (const body of ['other-answer', 'fault-in-200', 'no-code'] as const) {
      simulator.fault({ kind: 'body', body, times: 1 });
      const received = await post(addressed(good()), MEDIA);
      expect([received.status, received.headers['content-type']]).toEqual([200, MEDIA]);
      expect(received.body).toContain('<a:RelatesTo>urn:uuid:1&amp;2</a:RelatesTo>');
    }
  });
});
