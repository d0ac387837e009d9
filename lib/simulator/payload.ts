/** What an HTTP answer carries: its Content-Type and bytes. */
import type { ServerResponse } from 'node:http';

export interface Payload {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** The Content-Length to announce; when it is more than `bytes`, the connection breaks there. */
  readonly announced: number;
  /** More headers; a list is a header that stands there several times. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

export const HTML = 'text/html; charset=utf-8';

/** Text in UTF-8. */
export function textPayload(contentType: string, text: string): Payload {
  const bytes = new TextEncoder().encode(text);
  return { contentType, bytes, announced: bytes.length };
}

/** Sends an answer whole, or breaks the connection after its bytes when more was announced. */
export function sendPayload(response: ServerResponse, status: number, payload: Payload): void {
  const { contentType, bytes, announced, headers } = payload;
  response.writeHead(status, {
    ...headers,
    'Content-Type': contentType,
    'Content-Length': announced,
  });
  if (announced > bytes.length) response.write(bytes, () => response.destroy());
  else response.end(bytes);
}
