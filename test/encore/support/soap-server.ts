/** A real HTTP server on loopback that answers as a test says. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (response: ServerResponse, received: Received) => void;

export interface SoapServer extends AsyncDisposable {
  readonly address: string;
  readonly received: readonly Received[];
}

/** @param answer called once for each request, after its whole body was read. */
export async function serve(answer: Answer): Promise<SoapServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method, url, headers } = request;
      const all = { method, url, headers, body };
      received.push(all);
      answer(response, all);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/WebAPI/ECAPI.svc`,
    received,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers with one status, body and Content-Type. */
export function answerWith(
  body: string | Uint8Array,
  status = 200,
  contentType = 'text/xml; charset=utf-8',
): Answer {
  return (response) => {
    response.writeHead(status, contentType === '' ? {} : { 'Content-Type': contentType });
    response.end(body);
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
