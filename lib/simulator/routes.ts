/** What the simulator answers at which path and method. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { atTheDoor } from './door';
import { writeFault } from './envelope-writer';
import { exchange, SOAP_TYPE, type Service } from './exchange';
import type { RefusalEntry } from './journal';
import { helpPage, playerPage } from './pages';
import { readRequest, type Refusal } from './request-reader';
import { SCHEMA_NAMES, writeSchema, writeSingleWsdl, writeWsdl } from './wsdl';

/** The path of the Web API. The case of a request's path does not count. */
export const SERVICE_PATH = '/WebAPI/ECAPI.svc';
const PLAYER_PATH = '/encore/urlplayer.aspx';
const DOOR_PATH = '/simulator/';

/** WCF's own limit for a message, in bytes. */
const LARGEST_BODY = 65_536;

const HTML = 'text/html; charset=utf-8';
const WSDL = 'text/xml; charset=UTF-8';

/** One call on its way through the server. */
interface Visit {
  readonly service: Service;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Host and port as the client named them. */
  readonly host: string;
  refused(entry: RefusalEntry): void;
}

/**
 * Answers one HTTP request, whatever it is.
 * @param port the server's own TCP port
 * @param refused told of what came to the Web API's path and was no request of it
 */
export async function route(
  service: Service,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
  refused: (entry: RefusalEntry) => void,
): Promise<void> {
  const host = hostNamed(request, port);
  const url = new URL(request.url ?? '/', `http://${host}`);
  const visit: Visit = { service, request, response, url, host, refused };
  const path = url.pathname.toLowerCase();
  if (path === SERVICE_PATH.toLowerCase() || path === `${SERVICE_PATH.toLowerCase()}/`) {
    if (request.method === 'POST') await answerSoap(visit);
    else if (request.method === 'GET') answerGet(visit);
    else refuse(visit, 405, `${request.method ?? ''} is not for this path`, { Allow: 'POST' });
  } else if (path === PLAYER_PATH && request.method === 'GET') {
    send(response, 200, HTML, playerPage(url.searchParams.get('fldCallIndex') ?? ''));
  } else if (path.startsWith(DOOR_PATH) && !service.recorder.vendor) {
    await answerDoor(visit, path.slice(DOOR_PATH.length));
  } else {
    refuse(visit, 404, `nothing at ${url.pathname}`);
  }
}

/** The Host header, if it is one; it ends up in the addresses of the WSDL. */
function hostNamed(request: IncomingMessage, port: number): string {
  const host = request.headers.host ?? '';
  return /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host) ? host : `127.0.0.1:${port}`;
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
}

function refuse(
  { service, response, refused }: Visit,
  status: number,
  why: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0 }).end();
  refused({ kind: 'refusal', at: service.now(), status, why });
}

/** The whole body, or undefined when it is more than `limit` bytes; it is read to its end then too. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? undefined : Buffer.concat(chunks);
}

async function answerSoap(visit: Visit): Promise<void> {
  const { service, request, response } = visit;
  const bytes = await readBody(request, LARGEST_BODY);
  if (bytes === undefined) {
    refuse(visit, 413, `more than ${LARGEST_BODY} bytes`);
    return;
  }
  const soapAction = request.headers.soapaction;
  const read = readRequest(
    service.shape,
    {
      contentType: request.headers['content-type'],
      soapAction: typeof soapAction === 'string' ? soapAction : undefined,
    },
    bytes,
  );
  if (read.ok) await exchange(service, read.value, response);
  else refuseSoap(visit, read.error);
}

function refuseSoap(visit: Visit, refusal: Refusal): void {
  if (refusal.kind === 'status') {
    refuse(visit, refusal.status, refusal.why);
    return;
  }
  send(visit.response, 500, SOAP_TYPE, writeFault(refusal.code, refusal.why));
  visit.refused({
    kind: 'refusal',
    at: visit.service.now(),
    status: 500,
    why: `${refusal.code}: ${refusal.why}`,
  });
}

function answerGet(visit: Visit): void {
  const { service, response, url, host } = visit;
  const address = `http://${host}${SERVICE_PATH}`;
  const query = url.search.slice(1).toLowerCase();
  if (query === 'wsdl') {
    send(response, 200, WSDL, writeWsdl(service.shape, address));
  } else if (query === 'singlewsdl') {
    send(response, 200, WSDL, writeSingleWsdl(service.shape, address));
  } else if (query.startsWith('xsd=')) {
    const schema = SCHEMA_NAMES.find((name) => query === `xsd=${name}`);
    if (schema === undefined) refuse(visit, 404, `no schema ${query}`);
    else send(response, 200, WSDL, writeSchema(service.shape, address, schema));
  } else {
    send(response, 200, HTML, helpPage(address));
  }
}

const LARGEST_ORDER = 16_384;

/**
 * The door opens to programs (no Origin) and to pages on this machine. Other pages are turned
 * away whole: a plain POST needs no leave to be sent, only to be read. The Host is checked too,
 * for a foreign name may be made to point here.
 */
async function answerDoor(visit: Visit, name: string): Promise<void> {
  const { service, request, response, url } = visit;
  const { origin } = request.headers;
  if (!isLoopback(`http://${visit.host}`) || (origin !== undefined && !isLoopback(origin))) {
    refuse(visit, 403, `the operator's door is closed to ${origin ?? visit.host}`);
    return;
  }
  response.setHeader('Vary', 'Origin');
  if (origin !== undefined) response.setHeader('Access-Control-Allow-Origin', origin);
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    response.writeHead(204).end();
    return;
  }
  const bytes = await readBody(request, LARGEST_ORDER);
  if (bytes === undefined) {
    refuse(visit, 413, `more than ${LARGEST_ORDER} bytes at the operator's door`);
    return;
  }
  const { status, body } = atTheDoor(
    service,
    request.method ?? '',
    name,
    url.searchParams,
    bytes.toString('utf8'),
  );
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  );
}
