/** The WSDL and its schemas on every shape. */
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it } from 'vitest';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import type { SimulatorOptions } from '../../lib/simulator/server';
import { NAMESPACES, SOAP_STYLES } from '../../lib/simulator/shape';
import { SHAPE_LETTERS } from '../../lib/simulator/shapes';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { HERE, send, soap } from './http';

let simulator: TestSimulator;
afterEach(() => simulator.close());
const start = async (options: SimulatorOptions): Promise<void> => {
  simulator = await startSimulator(options);
};
const get = (query: string, host?: string) =>
  send(simulator.address + query, { headers: host === undefined ? {} : { Host: host } });

describe('byte for byte what WCF serves', () => {
  const documents = ['wsdl', 'xsd=xsd0', 'xsd=xsd1', 'xsd=xsd2'];
  it.each([
    ['wsdl-d', { shape: 'd' }],
    ['wsdl-a-s12', { soap: '1.2' }],
  ] as const)('%s', async (folder, options) => {
    await start(options);
    for (const query of documents) {
      const url = new URL(
        `../fixtures/soap/${folder}/${query.replace('=', '-')}.xml`,
        import.meta.url,
      );
      const { body } = await get(`?${query}`, '127.0.0.1:8809');
      expect(body).toBe(readFileSync(url, 'utf8'));
    }
  });
});

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const XS = 'http://www.w3.org/2001/XMLSchema';

/** What documents define and name, as `kind {namespace}name`, and where they send the reader. */
interface Read {
  readonly defined: Set<string>;
  readonly named: Set<string>;
  readonly locations: Set<string>;
  readonly addresses: Set<string>;
}

const KINDS: Readonly<Record<string, string>> = {
  [`${WSDL}part element`]: 'element',
  [`${WSDL}input message`]: 'message',
  [`${WSDL}output message`]: 'message',
  [`${WSDL}binding type`]: 'portType',
  [`${WSDL}port binding`]: 'binding',
  [`${XS}element type`]: 'type',
  [`${XS}extension base`]: 'type',
};

/** The elements that have a target namespace. */
const SCOPES = ['definitions', 'schema'];

function read(xml: string, into: Read): void {
  const targets: string[] = [];
  let schemaDepth = 0;
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    depth += 1;
    const value = (name: string): string | undefined => tag.attributes[name]?.value;
    if (SCOPES.includes(tag.local)) targets.push(value('targetNamespace') ?? '');
    if (tag.local === 'schema') schemaDepth = depth;
    const kind = tag.local.endsWith('Type') && tag.uri === XS ? 'type' : tag.local;
    const global = tag.uri === WSDL || (tag.uri === XS && depth === schemaDepth + 1);
    const name = value('name');
    if (global && name !== undefined) into.defined.add(`${kind} {${targets.at(-1) ?? ''}}${name}`);
    for (const attribute of Object.values(tag.attributes)) {
      const meant = KINDS[`${tag.uri}${tag.local} ${attribute.name}`];
      if (meant === undefined) continue;
      const [prefix = '', local = ''] = attribute.value.split(':');
      const uri = parser.resolve(prefix);
      if (uri !== XS) into.named.add(`${meant} {${uri ?? '?'}}${local}`);
    }
    const location = value('location') ?? value('schemaLocation');
    if (tag.local === 'import' && location !== undefined) into.locations.add(location);
    if (tag.local === 'address' && location !== undefined) into.addresses.add(location);
  });
  parser.on('closetag', ({ local }) => {
    depth -= 1;
    if (SCOPES.includes(local)) targets.pop();
  });
  parser.write(xml).close();
}

/** Reads a document and all that it imports, cycles and diamonds too. */
async function readAll(query: string): Promise<Read> {
  const found: Read = {
    defined: new Set(),
    named: new Set(),
    locations: new Set([simulator.address + query]),
    addresses: new Set(),
  };
  // A set may grow while it is gone through.
  for (const location of found.locations) {
    const { status, body } = await send(location);
    expect([location, status]).toEqual([location, 200]);
    read(body, found);
  }
  return found;
}

const all = SHAPE_LETTERS.flatMap((shape) =>
  SOAP_STYLES.flatMap((soap) => NAMESPACES.map((namespace) => ({ shape, soap, namespace }))),
);

describe('whatever is named is defined, in ?wsdl with its imports and in ?singleWsdl', () => {
  it.each(all)('on shape $shape, SOAP $soap, $namespace', async (options) => {
    await start(options);
    const imported = await readAll('?wsdl');
    const single = await readAll('?singleWsdl');
    expect(single.locations.size).toBe(1);
    for (const { defined, named, addresses } of [imported, single]) {
      const operations = [...defined].flatMap(
        (each) => /^operation \{.*\}(.*)$/.exec(each)?.[1] ?? [],
      );
      expect(new Set(operations)).toEqual(new Set(REQUEST_NAMES));
      expect(named.size).toBeGreaterThan(20);
      expect([...named].filter((each) => !defined.has(each))).toEqual([]);
      expect([...addresses]).toEqual([simulator.address]);
    }
    const split = options.namespace === 'custom-contract';
    expect(imported.locations.has(`${simulator.address}?wsdl=wsdl0`)).toBe(split);
    const queries = [...imported.locations].map((each) => new URL(each).search);
    const data = ['a', 'd', 'f'].includes(options.shape) ? ['?xsd=xsd1', '?xsd=xsd2'] : [];
    const own = options.shape === 'e' ? [] : ['?xsd=xsd1'];
    expect(new Set(queries)).toEqual(
      new Set(['?wsdl', ...(split ? ['?wsdl=wsdl0'] : []), '?xsd=xsd0', ...own, ...data]),
    );
  });
});

describe('WS-Addressing in the WSDL', () => {
  it('is a policy that the binding refers to, and an endpoint reference', async () => {
    await start({ soap: '1.2-addressing' });
    const { body } = await get('?wsdl');
    expect(body).toContain(
      '<wsp:Policy wsu:Id="WSHttpBinding_IECAPI_policy"><wsp:ExactlyOne><wsp:All><wsaw:UsingAddressing /></wsp:All></wsp:ExactlyOne></wsp:Policy><wsdl:types>',
    );
    expect(body).toContain(
      '<wsdl:binding name="WSHttpBinding_IECAPI" type="tns:IECAPI"><wsp:PolicyReference URI="#WSHttpBinding_IECAPI_policy" /><soap12:binding ',
    );
    expect(body).toContain(
      `<soap12:address location="${simulator.address}" /><wsa10:EndpointReference><wsa10:Address>${simulator.address}</wsa10:Address>`,
    );
  });

  it.each(['1.1', '1.2'] as const)('is not there with SOAP %s', async (version) => {
    await start({ soap: version });
    expect((await get('?wsdl')).body).not.toMatch(/UsingAddressing|PolicyReference|wsa10/);
  });
});

describe('a message contract in the WSDL', () => {
  it('gives the message its name; one that operations share is there once', async () => {
    await start({ shape: 'h' });
    const { body } = await get('?wsdl');
    expect(body.match(/<wsdl:message name="PortRequest">/g)).toHaveLength(1);
    expect(body.match(/ name="PortRequest" message="tns:PortRequest" \/>/g)).toHaveLength(7);
    expect(body.match(/<wsdl:input name="PortRequest"><soap:body /g)).toHaveLength(7);
    const schema = (await get('?xsd=xsd0')).body;
    expect(schema.match(/<xs:element name="PortRequest">/g)).toHaveLength(1);
    expect(schema).not.toMatch(/<xs:element name="PortStatus/);
  });
});

describe('the schema of XmlSerializer', () => {
  it('has types of one namespace, members in the order of declaration', async () => {
    await start({ shape: 'e' });
    expect((await get('?xsd=xsd0')).body).toContain(
      '<xs:complexType name="StatusExResult"><xs:sequence><xs:element minOccurs="1" maxOccurs="1" name="responseCode" type="xs:int" /><xs:element minOccurs="0" maxOccurs="1" name="responseMessage" type="xs:string" /><xs:element minOccurs="0" maxOccurs="1" name="portStatus" type="xs:string" /><xs:element minOccurs="0" maxOccurs="1" name="stateDuration" type="xs:int" /></xs:sequence></xs:complexType>',
    );
  });
});

describe('a service that hides', () => {
  it('publishes nothing but a page, and works', async () => {
    await start({ wsdl: false });
    for (const query of ['', '?wsdl', '?singleWsdl', '?xsd=xsd0']) {
      const { status, headers, body } = await get(query);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body).not.toMatch(/wsdl/i);
    }
    expect((await send(simulator.address, soap('PortStatus', HERE))).status).toBe(200);
  });

  it('behind another name tells that name, on the port that was asked', async () => {
    await start({ hostInWsdl: 'recorder.internal', namespace: 'custom-contract' });
    const { port } = simulator.server;
    const address = `http://recorder.internal:${port}/WebAPI/ECAPI.svc`;
    const { body } = await get('?wsdl');
    expect(body).toContain(`<soap:address location="${address}" />`);
    expect(body).toContain(`location="${address}?wsdl=wsdl0"`);
    expect((await get('?wsdl=wsdl0')).body).toContain(`schemaLocation="${address}?xsd=xsd0"`);
    expect((await get('?wsdl', 'elsewhere')).body).toContain(
      'location="http://recorder.internal/WebAPI/ECAPI.svc"',
    );
  });

  it('has no document that its shape does not need', async () => {
    await start({ shape: 'e' });
    for (const query of ['?xsd=xsd1', '?xsd=xsd2', '?wsdl=wsdl0', '?wsdl=']) {
      expect([query, (await get(query)).status]).toEqual([query, 404]);
    }
  });
});

describe('a fault on the WSDL', () => {
  it.each([
    [{ kind: 'status', status: 503 }, 503, /HTTP 503/],
    [{ kind: 'body', body: 'html' }, 200, /^<!DOCTYPE html>.*password/],
    [{ kind: 'body', body: 'cut', at: 40 }, 200, /^<\?xml.{35}$/],
    [{ kind: 'body', body: 'trailing' }, 200, /<\/wsdl:definitions><html>$/],
    [{ kind: 'delay', ms: 5 }, 200, /<\/wsdl:definitions>$/],
  ] as const)('%o', async (fault, status, body) => {
    await start({});
    simulator.fault({ ...fault, request: 'WSDL', times: 1 });
    const received = await get('?wsdl');
    expect(received.status).toBe(status);
    expect(received.body).toMatch(body);
    expect((await get('?wsdl')).body).toMatch(/<\/wsdl:definitions>$/);
  });

  it('can break the connection, and spares the requests', async () => {
    await start({});
    simulator.fault({ kind: 'drop-answer', request: 'WSDL' });
    await expect(get('?xsd=xsd0')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await send(simulator.address, soap('PortStatus', HERE))).status).toBe(200);
  });

  it('must be ordered for it by name', async () => {
    await start({});
    simulator.fault({ kind: 'status', status: 503 });
    expect((await get('?wsdl')).status).toBe(200);
  });

  it('that waits is over with a reset', async () => {
    await start({});
    simulator.fault({ kind: 'delay', ms: 60_000, request: 'WSDL', times: 1 });
    const waiting = get('?wsdl').catch((cause: unknown) => cause);
    // The second fetch is answered after the first has begun to wait.
    await get('?xsd=xsd0');
    simulator.server.reset();
    expect(await waiting).toMatchObject({ code: 'ECONNRESET' });
  });
});
