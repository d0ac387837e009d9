/** One call on its way through the server, and the plain ways to answer it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalEntry } from './journal';
import { sendPayload, textPayload } from './payload';
import type { Service } from './service';

export interface Visit {
  readonly service: Service;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Host and port as the client named them. */
  readonly host: string;
  refused(entry: RefusalEntry): void;
}

/** Sends text in UTF-8. */
export function send(response: ServerResponse, status: number, type: string, text: string): void {
  sendPayload(response, status, textPayload(type, text));
}

/** Refuses with a status and no body. `why`: for the log. */
export function refuse(
  { service, response, refused }: Visit,
  status: number,
  why: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0 }).end();
  refused({ kind: 'refusal', at: service.now(), status, why });
}
