/** A bare HTTP client for these tests: it sends what it is told, byte for byte. */
import { request, type Agent, type IncomingHttpHeaders } from 'node:http';

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Send the body in chunks instead of with a Content-Length. */
  readonly chunked?: boolean;
  readonly agent?: Agent;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The server said 100 Continue before it was sent the body. */
  readonly continued: boolean;
}

/** Sends one request; rejects when the connection breaks. */
export function send(url: string, sent: Sent = {}): Promise<Received> {
  const { method = 'GET', headers = {}, body = '', chunked = false, agent } = sent;
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    let continued = false;
    const length = method === 'GET' || chunked ? {} : { 'Content-Length': bytes.length };
    const outgoing = request(url, {
      method,
      headers: { ...length, ...headers },
      agent: agent ?? false,
    });
    outgoing.on('error', reject);
    outgoing.on('continue', () => {
      continued = true;
      outgoing.end(bytes);
    });
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
          continued,
        }),
      );
    });
    if ('Expect' in headers) outgoing.flushHeaders();
    else if (chunked) {
      outgoing.write(bytes.subarray(0, 10));
      outgoing.end(bytes.subarray(10));
    } else outgoing.end(bytes);
  });
}

export const TEMPURI = 'http://tempuri.org/';

export const envelope = (body: string, header = ''): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${body}</s:Body></s:Envelope>`;

/** A SOAP 1.1 POST of this request with these parameter elements. */
export function soap(request: string, members: string, changed: Sent = {}): Sent {
  return {
    method: 'POST',
    body: envelope(`<${request} xmlns="${TEMPURI}">${members}</${request}>`),
    ...changed,
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${TEMPURI}IECAPI/${request}"`,
      ...changed.headers,
    },
  };
}

export const HERE = '<Unit>1</Unit><Port>1</Port>';

/** The response code in an answer's XML. */
export function codeIn(body: string): number | undefined {
  const found = /<a:responseCode>(\d+)<\/a:responseCode>/.exec(body)?.[1];
  return found === undefined ? undefined : Number(found);
}
