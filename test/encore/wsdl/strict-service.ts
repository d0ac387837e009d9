/**
 * A service of a given shape that reads requests as WCF does: the action first, then the root
 * element, then the members in the schema's order. A member that comes too early makes those it
 * overtook absent; one that comes late, in another case or namespace, or twice, is not seen.
 */
import { SaxesParser } from 'saxes';
import { REQUEST_NAMES, REQUESTS } from '../../../lib/encore/requests';
import type { ParameterSpec, RequestName } from '../../../lib/encore/requests';
import { stubFetch } from '../support/stub-fetch';
import type { Asked } from '../support/stub-fetch';
import { operationOf } from './shapes';
import type { Element, Variant } from './shapes';
import { actionOf, writeDocuments } from './write-wsdl';

export interface Arrived {
  readonly request: RequestName;
  /** What the method was called with: only what is not null. */
  readonly values: Readonly<Record<string, string>>;
}

export interface StrictService {
  readonly address: string;
  readonly fetch: typeof fetch;
  readonly arrived: readonly Arrived[];
  /** URLs of the documents that were asked for. */
  readonly fetched: readonly string[];
}

/** The values that answers carry, beside the code. */
export const ANSWERED: Readonly<Record<string, string>> = {
  Unit: '007',
  Port: '12',
  URL: 'https://encore/urlplayer.aspx?fldCallIndex=429504.2640&siteid=1',
  fieldValue: '<a&b> ',
  portStatus: 'NOT RECORDING',
  stateDuration: '20',
};

const ADDRESS = 'https://encore.example/WebAPI/ECAPI.svc';
/** The service's own name for itself, which nobody outside can reach. */
const PUBLISHED = 'http://srv-rec-01.corp.local:8080/WebAPI/ECAPI.svc';
const ENVELOPE = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const NIL = 'http://www.w3.org/2001/XMLSchema-instance';

interface Node {
  readonly uri: string;
  readonly local: string;
  readonly nil: boolean;
  readonly children: Node[];
  text: string;
}

export function strictService(variant: Variant, code = '100'): StrictService {
  const documents = writeDocuments(variant, PUBLISHED);
  const arrived: Arrived[] = [];
  const fetched: string[] = [];
  const answer = (asked: Asked): Response => {
    const { url } = asked;
    if (!url.startsWith(ADDRESS)) throw new TypeError(`nobody answers at ${url}`);
    if (asked.method === 'GET') {
      fetched.push(url);
      const text = documents.get(url.slice(ADDRESS.length));
      return new Response(text ?? '<html>', { status: text === undefined ? 404 : 200 });
    }
    const reply = respond(variant, asked, code);
    if ('status' in reply) return new Response(reply.reason, { status: reply.status });
    arrived.push(reply.arrived);
    return new Response(reply.body);
  };
  return {
    address: ADDRESS,
    fetch: stubFetch(answer),
    arrived,
    fetched,
  };
}

type Reply = { status: number; reason: string } | { arrived: Arrived; body: string };

function respond(variant: Variant, { url, headers, body: sent }: Asked, code: string): Reply {
  const type = headers.get('Content-Type') ?? '';
  const is11 = variant.protocol === '1.1';
  if (!type.startsWith(is11 ? 'text/xml;' : 'application/soap+xml;')) {
    return { status: 415, reason: type };
  }
  const action = is11
    ? /^"(.*)"$/.exec(headers.get('SOAPAction') ?? '')?.[1]
    : /; action="([^"]*)"/.exec(type)?.[1];
  const request = REQUEST_NAMES.find((name) => actionOf(variant, name) === action);
  if (request === undefined) return { status: 500, reason: `ActionNotSupported: ${action}` };

  const soap = ENVELOPE[is11 ? '1.1' : '1.2'];
  const envelope = parse(sent);
  const part = (name: string) =>
    envelope.children.find(({ uri, local }) => uri === soap && local === name);
  if (envelope.uri !== soap) return { status: 400, reason: 'VersionMismatch' };
  if (variant.protocol === 'ws') {
    const fault = wrongAddressing(part('Header')?.children ?? [], action ?? '', url);
    if (fault !== undefined) return { status: 500, reason: fault };
  }
  const expected = operationOf(variant, request);
  const [root] = part('Body')?.children ?? [];
  const { namespace, name } = expected.request;
  if (root?.uri !== namespace || root.local !== name) {
    return { status: 500, reason: `InternalServiceFault: ${root?.local}` };
  }
  const values = read(expected.request, root, variant.shape === 'e');
  const answered = refusalFor(request, values) ?? code;
  const body = writeEnvelope(variant, soap, write(expected.response, request, variant, answered));
  return { arrived: { request, values }, body };
}

/** What a recorder says that was called with nulls. */
function refusalFor(request: RequestName, values: Readonly<Record<string, string>>) {
  const parameters: readonly ParameterSpec[] = REQUESTS[request].parameters;
  const absent = parameters.find(({ name, required }) => required && !(name in values));
  return absent && (absent.name === 'Unit' ? '606' : absent.name === 'Port' ? '611' : '653');
}

function wrongAddressing(headers: readonly Node[], action: string, url: string) {
  const text = (name: string) =>
    headers.find(({ uri, local }) => uri === ADDRESSING && local === name)?.text;
  if (text('Action') !== action) return 'ActionMismatch';
  if (text('To') !== url) return 'DestinationUnreachable';
  return text('MessageID') === undefined ? 'MessageAddressingHeaderRequired' : undefined;
}

function read(expected: Element, found: Node, anyOrder: boolean): Record<string, string> {
  const members = typeof expected.type === 'string' ? [] : expected.type;
  const values: Record<string, string> = {};
  let at = 0;
  for (const node of found.children) {
    const index = members.findIndex(
      ({ name, namespace }) => name === node.local && namespace === node.uri,
    );
    const member = members[index];
    if (member === undefined || (!anyOrder && index < at)) continue;
    at = index + 1;
    if (node.nil || member.name in values) continue;
    if (typeof member.type === 'string') values[member.name] = node.text;
    else Object.assign(values, read(member, node, anyOrder));
  }
  return values;
}

function write(element: Element, request: RequestName, variant: Variant, code: string): string {
  const { namespace, name, type, nillable } = element;
  const tag = (content: string, more = '') =>
    `<x:${name} xmlns:x="${namespace}"${more}>${content}</x:${name}>`;
  if (typeof type !== 'string') {
    return tag(type.map((member) => write(member, request, variant, code)).join(''));
  }
  const isCode = name === 'responseCode' || name === `${request}Result`;
  const known: readonly string[] = REQUESTS[request].answers;
  const value = isCode ? code : known.includes(name) && code === '100' ? ANSWERED[name] : undefined;
  if (value !== undefined) return tag(value.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  if (name === 'responseMessage') return tag('as expected');
  const isAbsent = variant.shape === 'd' || variant.shape === 'e' || nillable !== true;
  return isAbsent ? '' : tag('', ` i:nil="true" xmlns:i="${NIL}"`);
}

function writeEnvelope({ protocol }: Variant, soap: string, content: string): string {
  const header =
    protocol === 'ws'
      ? `<s:Header><a:Action s:mustUnderstand="1">urn:any</a:Action><a:RelatesTo>urn:uuid:1</a:RelatesTo></s:Header>`
      : '';
  return `<s:Envelope xmlns:s="${soap}" xmlns:a="${ADDRESSING}">${header}<s:Body>${content}</s:Body></s:Envelope>`;
}

function parse(xml: string): Node {
  const root: Node = { uri: '', local: '', nil: false, children: [], text: '' };
  const path = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const nil = Object.values(attributes).some(
      (each) => each.uri === NIL && each.local === 'nil' && each.value === 'true',
    );
    const node: Node = { uri, local, nil, children: [], text: '' };
    path.at(-1)?.children.push(node);
    path.push(node);
  });
  parser.on('text', (text) => {
    const node = path.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void path.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [envelope] = root.children;
  if (envelope === undefined) throw new Error('no root element');
  return envelope;
}
