import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { SaxesParser } from 'saxes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { codeIn, envelope, HERE, send, soap, TEMPURI } from './http';

const FIXTURES = new URL('../fixtures/soap/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, FIXTURES), 'utf8');

let simulator: TestSimulator;
beforeEach(async () => {
  simulator = await startSimulator({ vendor: true });
});
afterEach(() => simulator.close());

const post = (request: string, members: string) => send(simulator.address, soap(request, members));

/** Requests and answers captured between a foreign client and a WCF service. */
function captured(name: string) {
  return fixture(name)
    .split('##########')
    .map((exchange) => {
      const [request = '', answer = ''] =
        exchange.match(/(<\?xml[^>]*>\s*)?<([\w-]+:Envelope)[\s\S]*?<\/\2>/g) ?? [];
      const header = (field: string): string =>
        new RegExp(`^${field}: (.*)$`, 'm').exec(exchange)?.[1]?.trim() ?? '';
      return { request, answer, action: header('SOAPAction'), expect: header('Expect') };
    });
}

describe.each([
  ['wcf-a.http', 3],
  ['zeep-a.http', 1],
  ['node-a.http', 7],
])('the exchanges of %s', (name, port) => {
  it('are answered byte for byte as WCF answered them', async () => {
    const exchanges = captured(name);
    expect(exchanges).toHaveLength(4);
    for (let other = 1; other < port; other++) {
      simulator.recorder.answer('InitStation', { Extension: `other ${other}` });
    }
    for (const { request, answer, action, expect: expectation } of exchanges) {
      if (action.includes('PortStatusEX')) {
        simulator.recorder.answer('PauseRecording', { Unit: '1', Port: String(port) });
      }
      const received = await send(simulator.address, {
        method: 'POST',
        headers: {
          'Content-Type': 'text/xml; charset=utf-8',
          SOAPAction: action,
          ...(expectation === '' ? {} : { Expect: expectation }),
        },
        body: request,
      });
      expect(received.body).toBe(answer);
      expect(received.status).toBe(200);
      expect(received.headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(received.continued).toBe(expectation !== '');
    }
  });
});

describe('the description', () => {
  it.each([
    ['?wsdl', 'wsdl.xml'],
    ['?WSDL', 'wsdl.xml'],
    ['?xsd=xsd0', 'xsd-xsd0.xml'],
    ['?xsd=xsd1', 'xsd-xsd1.xml'],
    ['?xsd=xsd2', 'xsd-xsd2.xml'],
  ])('%s is, byte for byte, what WCF serves', async (query, file) => {
    const received = await send(simulator.address + query, { headers: { Host: '127.0.0.1:8809' } });
    expect(received.body).toBe(fixture(`wsdl-a/${file}`));
    expect(received.headers['content-type']).toBe('text/xml; charset=UTF-8');
  });

  it('names the host the client named, and its own when that is none', async () => {
    const named = await send(`${simulator.address}?wsdl`, {
      headers: { Host: 'recorder.test:81' },
    });
    expect(named.body).toContain('location="http://recorder.test:81/WebAPI/ECAPI.svc"');
    const strange = await send(`${simulator.address}?wsdl`, { headers: { Host: '"><x' } });
    expect(strange.body).toContain(`location="${simulator.address}"`);
  });

  it.each(['?wsdl', '?singleWsdl', '?xsd=xsd0', '?xsd=xsd1', '?xsd=xsd2'])(
    '%s is well-formed',
    async (query) => {
      const { body } = await send(simulator.address + query);
      let elements = 0;
      const parser = new SaxesParser({ xmlns: true });
      parser.on('opentag', () => (elements += 1));
      parser.write(body).close();
      expect(elements).toBeGreaterThan(10);
    },
  );

  it('stands in one document without an address of a schema', async () => {
    const { body } = await send(`${simulator.address}?singleWsdl`);
    expect(body).not.toContain('schemaLocation');
    for (const schema of ['wsdl:message', 'name="InitStation"', 'name="StatusExResult"']) {
      expect(body).toContain(schema);
    }
  });

  it('shows a page to whoever comes without a query', async () => {
    const received = await send(simulator.address);
    expect(received).toMatchObject({
      status: 200,
      headers: { 'content-type': expect.stringMatching(/^text\/html/) },
    });
    expect(received.body).toContain(`href="${simulator.address}?wsdl"`);
  });

  it('shows a page where the links of recordings lead', async () => {
    const host = new URL(simulator.address).host;
    simulator.recorder.answer('StartRecording', { Unit: '1', Port: '1' });
    const link = simulator.recorder.answer('GetURL', { Unit: '1', Port: '1' }).URL ?? '';
    expect(new URL(link).host).toBe(host);
    expect((await send(link)).body).toContain('429504.0001');
  });
});

describe('what WCF reads', () => {
  it.each([
    ['in order', HERE, 100],
    ['unknown elements between', `<x/><Unit>1</Unit><y>2</y><Port>1</Port><z/>`, 100],
    ['misordered: what was overtaken is absent', '<Port>1</Port><Unit>1</Unit>', 606],
    ['twice: the first wins', '<Unit>1</Unit><Unit>2</Unit><Port>1</Port>', 100],
    ['wrong case', '<unit>1</unit><Port>1</Port>', 606],
    ['no namespace', '<Unit xmlns="">1</Unit><Port>1</Port>', 606],
    ['another namespace', '<Unit>1</Unit><Port xmlns="urn:x">1</Port>', 611],
    ['untrimmed', '<Unit> 1 </Unit><Port>1</Port>', 606],
    ['CDATA and comments', '<Unit><![CDATA[1]]></Unit><Port><!-- -->1</Port>', 100],
    ['nil', '<Unit i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">1</Unit>', 606],
    ['nothing', '', 606],
  ])('members %s', async (_words, members, expected) => {
    expect(codeIn((await post('PortStatus', members)).body)).toBe(expected);
  });

  it('trims a number, takes a missing one for 0, and refuses what is none', async () => {
    const start = (member: string) => post('StartRecording', HERE + member);
    const max = (value: string) =>
      `<maxRecordingTimeInSeconds>${value}</maxRecordingTimeInSeconds>`;
    expect(codeIn((await start(max(' +60 '))).body)).toBe(100);
    expect(simulator.requests().at(-1)?.parameters.maxRecordingTimeInSeconds).toBe('60');
    expect(codeIn((await start('')).body)).toBe(609);
    for (const bad of ['', 'x', '1.5', '2147483648']) {
      expect((await start(max(bad))).body).toContain('>a:DeserializationFailed<');
    }
  });

  it('carries values both ways unchanged', async () => {
    await simulator.close();
    simulator = await startSimulator();
    simulator.ring({ port: '1' });
    const value = `007 & <b> "é" ]]\u{1F600}`;
    const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    await post('AssignField', `${HERE}<fieldName>a</fieldName><fieldValue>${escaped}</fieldValue>`);
    expect(simulator.truth().ports[0]?.active?.fields).toEqual({ a: value });
    const field = await post('GetField', `${HERE}<fieldName>a</fieldName>`);
    expect(field.body).toContain(`<a:fieldValue>${escaped}</a:fieldValue>`);
    const empty = await post('GetField', `${HERE}<fieldName>other</fieldName>`);
    expect(empty.body).toContain('<a:fieldValue/><a:responseCode>100<');
    expect((await post('GetURL', HERE)).body).toMatch(
      /<a:URL>http:[^<]*fldCallIndex=429504\.2640&amp;siteid=1<\/a:URL>/,
    );
  });

  it('has an int in every answer, nil only where the schema lets it', async () => {
    const failed = await post('PortStatusEX', '<Unit>2</Unit>');
    expect(failed.body).toContain(
      '<a:portStatus i:nil="true"/><a:responseCode>606</a:responseCode><a:responseMessage>Error: Recording unit does not exist</a:responseMessage><a:stateDuration i:nil="true"/>',
    );
  });
});

describe('what WCF lets pass', () => {
  const body = envelope(
    `<p:PortStatus xmlns:p="${TEMPURI}"><p:Unit>1</p:Unit><p:Port>1</p:Port></p:PortStatus>`,
  );
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body, 'utf16le')]);
  it.each([
    ['a declaration, a BOM and whitespace', { body: `\ufeff<?xml version="1.0"?>\n${body}\n` }],
    ['other prefixes', { body }],
    ['an empty header', { body: body.replace('<s:Body>', '<s:Header/><s:Body>') }],
    [
      'headers that need not be understood',
      {
        body: body.replace('<s:Body>', '<s:Header><x s:mustUnderstand="0"/></s:Header><s:Body>'),
      },
    ],
    ['an action without quotes', { headers: { SOAPAction: `${TEMPURI}IECAPI/PortStatus` } }],
    ['a media type in another case', { headers: { 'Content-Type': 'Text/XML; Charset="UTF-8"' } }],
    ['no charset', { headers: { 'Content-Type': 'text/xml' } }],
    ['UTF-16', { body: utf16, headers: { 'Content-Type': 'text/xml; charset=utf-16' } }],
    ['a chunked body', { chunked: true }],
    ['an Origin and a cookie', { headers: { Origin: 'https://crm.test', Cookie: 'a=b' } }],
  ])('%s', async (_words, changed) => {
    const received = await send(simulator.address, soap('PortStatus', HERE, changed));
    expect(codeIn(received.body)).toBe(100);
  });

  it.each(['/webapi/ecapi.SVC', '/WebAPI/ECAPI.svc/', '/WebAPI/ECAPI.svc?x=1'])(
    'the path %s',
    async (path) => {
      const url = new URL(path, simulator.address).href;
      expect(codeIn((await send(url, soap('PortStatus', HERE))).body)).toBe(100);
    },
  );

  it('a connection that is kept alive', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    agent.on('free', (socket: { localPort?: number }) => ports.add(socket.localPort));
    for (let call = 0; call < 3; call++) {
      const received = await send(simulator.address, soap('PortStatus', HERE, { agent }));
      expect(codeIn(received.body)).toBe(100);
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });
});

describe('what WCF refuses', () => {
  const good = soap('PortStatus', HERE);
  const text = String(good.body);
  const filler = (size: number) => ({ body: text + ' '.repeat(size - Buffer.byteLength(text)) });
  it.each([
    [400, 'an empty body', { body: '' }],
    [400, 'no XML', { body: 'hello' }],
    [400, 'a DTD', { body: `<!DOCTYPE x>${text}` }],
    [400, 'no envelope', { body: '<x/>' }],
    [
      400,
      'a SOAP 1.2 envelope',
      {
        body: text.replace(
          'http://schemas.xmlsoap.org/soap/envelope/',
          'http://www.w3.org/2003/05/soap-envelope',
        ),
      },
    ],
    [
      400,
      'a Body in another envelope',
      {
        body: `<Envelope>${text.replace(/<.?s:Envelope.*?>/g, '').replace('<s:Body>', '<s:Body xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">')}</Envelope>`,
      },
    ],
    [400, 'no Body', { body: envelope('').replace('<s:Body></s:Body>', '') }],
    [400, 'an envelope cut before its Body', { body: text.slice(0, text.indexOf('<s:Body>') + 4) }],
    [400, 'UTF-16 called UTF-8', { body: Buffer.from(text, 'utf16le') }],
    [
      400,
      'bytes that are not UTF-8',
      { body: Buffer.from(text.replace('<s:Body>', '<!--\u00ff--><s:Body>'), 'latin1') },
    ],
    [415, 'another media type', { headers: { 'Content-Type': 'application/soap+xml' } }],
    [415, 'another charset', { headers: { 'Content-Type': 'text/xml; charset=latin1' } }],
    [415, 'no media type', { headers: { 'Content-Type': '' } }],
    [413, '65537 bytes', filler(65_537)],
    [200, '(but not 65536 bytes)', filler(65_536)],
    [405, 'PUT', { method: 'PUT' }],
    [405, 'OPTIONS', { method: 'OPTIONS', headers: { Origin: 'http://localhost:1' } }],
    [405, 'HEAD', { method: 'HEAD' }],
  ])('%i to %s', async (status, _words, changed) => {
    const received = await send(simulator.address, soap('PortStatus', HERE, changed));
    expect(received.status).toBe(status);
    expect(received.headers['access-control-allow-origin']).toBeUndefined();
    if (status === 200) return;
    expect(received.body).toBe('');
    expect(received.headers.allow).toBe(status === 405 ? 'POST' : undefined);
    expect(simulator.requests()).toEqual([]);
  });

  it.each(['/', '/WebAPI', '/WebAPI/ECAPI.svc/x', '/simulator/state'])(
    '404 to %s',
    async (path) => {
      const received = await send(new URL(path, simulator.address).href, good);
      expect([received.status, received.body]).toEqual([404, '']);
    },
  );

  const wrapped = (xml: string) => ({ body: envelope(xml) });
  it.each([
    ['ActionNotSupported', 'no action', { headers: { SOAPAction: '' } }],
    ['ActionNotSupported', 'an empty action', { headers: { SOAPAction: '""' } }],
    [
      'ActionNotSupported',
      'single quotes',
      { headers: { SOAPAction: `'${TEMPURI}IECAPI/PortStatus'` } },
    ],
    ['ActionNotSupported', 'a bare name', { headers: { SOAPAction: 'PortStatus' } }],
    [
      'ActionNotSupported',
      'another case',
      { headers: { SOAPAction: `"${TEMPURI}IECAPI/portstatus"` } },
    ],
    [
      'DeserializationFailed',
      'XML cut in the body',
      { body: text.slice(0, text.indexOf('</Port>')) },
    ],
    [
      'DeserializationFailed',
      'an element in a string',
      wrapped(`<PortStatus xmlns="${TEMPURI}"><Unit><x/></Unit></PortStatus>`),
    ],
    ['InternalServiceFault', 'an empty Body', wrapped('')],
    [
      'InternalServiceFault',
      'another wrapper',
      wrapped(`<GetURL xmlns="${TEMPURI}">${HERE}</GetURL>`),
    ],
    [
      'InternalServiceFault',
      'a wrapper in no namespace',
      wrapped(`<PortStatus>${HERE}</PortStatus>`),
    ],
    [
      'MustUnderstand',
      'a strange header',
      {
        body: text.replace(
          '<s:Body>',
          '<s:Header><x xmlns="urn:x" s:mustUnderstand="1"/></s:Header><s:Body>',
        ),
      },
    ],
  ])('%s to %s', async (fault, _words, changed) => {
    const received = await send(simulator.address, soap('PortStatus', HERE, changed));
    expect(received.status).toBe(500);
    expect(received.headers['content-type']).toBe('text/xml; charset=utf-8');
    const namespace = {
      ActionNotSupported: 'http://schemas.microsoft.com/ws/2005/05/addressing/none',
      DeserializationFailed:
        'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher',
      InternalServiceFault:
        'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher',
    }[fault];
    const code =
      namespace === undefined
        ? '<faultcode>s:MustUnderstand</faultcode>'
        : `<faultcode xmlns:a="${namespace}">a:${fault}</faultcode>`;
    expect(received.body).toMatch(
      /^<s:Envelope xmlns:s="http:\/\/schemas.xmlsoap.org\/soap\/envelope\/"><s:Body><s:Fault>/,
    );
    expect(received.body).toContain(`${code}<faultstring xml:lang="en-US">`);
    expect(simulator.requests()).toEqual([]);
  });
});
