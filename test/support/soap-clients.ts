/**
 * Two SOAP clients that are not ours, made from nothing but a service's WSDL. Arguments are filled
 * in where the client's own description of the operation has an element of that name.
 */
import { createClientAsync } from 'soap';
import { soap as strongSoap, type Client, type Described } from 'strong-soap';
import type { RequestName } from '../../lib/encore/requests';
import type { Call, Reply } from './life-of-a-call';

/**
 * What a programmer must add by hand because the client does not read it in the WSDL: the version
 * of SOAP (node-soap), the action in the Content-Type (strong-soap), the WS-Addressing headers.
 */
export type ByHand = 'soap-1.2' | 'action' | 'addressing';

export const CLIENTS = ['soap', 'strong-soap'] as const;
export type ClientName = (typeof CLIENTS)[number];

/** Makes a client of the service at `address`; rejects when the WSDL does not suit it. */
export function foreignClient(
  name: ClientName,
  address: string,
  byHand: readonly ByHand[],
): Promise<Call> {
  return name === 'soap' ? nodeSoap(address, byHand) : strong(address, byHand);
}

const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const addressingHeaders = (action: string, to: string): readonly string[] =>
  Object.entries({ Action: action, To: to, MessageID: `urn:uuid:${crypto.randomUUID()}` }).map(
    ([name, value]) => `<wsa:${name} xmlns:wsa="${ADDRESSING}">${value}</wsa:${name}>`,
  );

/** Values by name at any depth; what is null or has no text is left out. */
function flat(request: RequestName, tree: unknown): Reply {
  const reply: Record<string, string> = {};
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      // A return value has the operation's name: here it is the code.
      const known = name === `${request}Result` ? 'responseCode' : name;
      if (typeof value === 'string' || typeof value === 'number') reply[known] = String(value);
      else visit(value);
    }
  };
  visit(tree);
  return reply;
}

type NodeSoapDescription = Record<string, Record<string, Record<string, { input: object }>>>;

async function nodeSoap(address: string, byHand: readonly ByHand[]): Promise<Call> {
  const client = await createClientAsync(`${address}?wsdl`, {
    disableCache: true,
    forceSoap12Headers: byHand.includes('soap-1.2'),
  });
  if (byHand.includes('addressing')) {
    client.addSoapHeader((_method: unknown, location: string, action: string) =>
      addressingHeaders(action, location).join(''),
    );
  }
  const operations = onlyOne(onlyOne(client.describe() as NodeSoapDescription));
  return async (request, parameters) => {
    const args = fillObject(operations[request]?.input ?? {}, parameters);
    const method = client[`${request}Async`] as (args: object) => Promise<[unknown]>;
    const [result] = await method(args);
    return flat(request, result);
  };
}

/** Its description of an element is an object of elements, or a text that names a type. */
function fillObject(described: object, parameters: Reply): object {
  const filled: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(described) as [string, unknown][]) {
    if (typeof type === 'object' && type !== null) filled[name] = fillObject(type, parameters);
    else if (Object.hasOwn(parameters, name)) filled[name] = parameters[name];
  }
  return filled;
}

async function strong(address: string, byHand: readonly ByHand[]): Promise<Call> {
  const client = await new Promise<Client>((resolve, reject) => {
    strongSoap.createClient(`${address}?wsdl`, { WSDL_CACHE: {} }, (error, made) => {
      if (error) reject(error);
      else resolve(made);
    });
  });
  const operations = onlyOne(onlyOne(client.describe()));
  return async (request, parameters) => {
    const operation = operations[request];
    if (operation === undefined) throw new Error(`no ${request}`);
    const { soapAction, input } = operation;
    client.clearSoapHeaders();
    if (byHand.includes('addressing')) {
      for (const header of addressingHeaders(soapAction, address)) client.addSoapHeader(header);
    }
    const type = `application/soap+xml; charset=utf-8; action="${soapAction}"`;
    const headers = byHand.includes('action') ? { 'Content-Type': type } : {};
    const method = client[request] as (
      args: object,
      options: object,
      headers: object,
    ) => Promise<{ readonly result: unknown }>;
    const { result } = await method(fillElements(input.body.elements, parameters), {}, headers);
    return flat(request, result);
  };
}

function fillElements(elements: readonly Described[], parameters: Reply): object {
  const filled: Record<string, unknown> = {};
  for (const { qname, elements: inner } of elements) {
    const name = qname?.name ?? '';
    if (inner.length > 0) filled[name] = fillElements(inner, parameters);
    else if (Object.hasOwn(parameters, name)) filled[name] = parameters[name];
  }
  return filled;
}

/** The services here have one service with one port. */
function onlyOne<T>(record: Readonly<Record<string, T>>): T {
  const [one, ...others] = Object.values(record);
  if (one === undefined || others.length > 0) {
    throw new Error(`not one but: ${Object.keys(record).join(', ')}`);
  }
  return one;
}
