/** What the simulator answers at which path and method. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { atTheDoor } from './door';
import { exchange } from './exchange';
import { writeFault } from './fault-writer';
import type { RefusalEntry } from './journal';
import { answerGet } from './metadata';
import { playerPage, SIGN_IN_PATH } from './pages';
import { HTML } from './payload';
import { readRequest, type Refusal } from './request-reader';
import type { Service } from './service';
import { answerType } from './soap-version';
import { LOGIN_PAGE } from './spoiled';
import { refuse, send, type Visit } from './visit';

/** The path of the Web API. The case of a request's path does not count. */
export const SERVICE_PATH = '/WebAPI/ECAPI.svc';
const PLAYER_PATH = '/encore/urlplayer.aspx';
const DOOR_PATH = '/simulator/';

/** WCF's own limit for a message, in bytes. */
const LARGEST_BODY = 65_536;

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
    if (request.method === 'POST') await answerSoap(visit, port);
    else if (request.method === 'GET') await answerGet(visit, SERVICE_PATH);
    else refuse(visit, 405, `${request.method ?? ''} is not for this path`, { Allow: 'POST' });
  } else if (path === PLAYER_PATH && request.method === 'GET') {
    send(response, 200, HTML, playerPage(url.searchParams.get('fldCallIndex') ?? ''));
  } else if (path === SIGN_IN_PATH) {
    send(response, 200, HTML, LOGIN_PAGE);
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

async function answerSoap(visit: Visit, port: number): Promise<void> {
  const { service, request, response } = visit;
  const bytes = await readBody(request, LARGEST_BODY);
  if (bytes === undefined) {
    refuse(visit, 413, `more than ${LARGEST_BODY} bytes`);
    return;
  }
  const soapAction = request.headers.soapaction;
  const read = readRequest(
    service.shape,
    new URL(SERVICE_PATH, `http://127.0.0.1:${port}`),
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
  const { shape } = visit.service;
  send(visit.response, 500, answerType(shape), writeFault(shape, refusal));
  visit.refused({
    kind: 'refusal',
    at: visit.service.now(),
    status: 500,
    why: `${refusal.code}: ${refusal.reason}`,
  });
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
