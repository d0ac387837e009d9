/** Bodies no client may take for an answer, each made from the true one. */
import type { Answer } from './codes';
import { writeFault } from './envelope-writer';

export const SPOILED_BODIES = [
  'cut',
  'torn',
  'empty',
  'html',
  'not-xml',
  'other-answer',
  'no-code',
  'nil-code',
  'two-codes',
  'doctype',
  'trailing',
  'fault-in-200',
] as const;
export type SpoiledBody = (typeof SPOILED_BODIES)[number];

export interface SpoiledAnswer {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** The Content-Length to announce; when it is more than `bytes`, the connection breaks there. */
  readonly announced: number;
}

export const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><form method="post"><input name="user"><input name="password" type="password"><button>Sign in</button></form></body></html>';

const CODE = /<a:responseCode>[^<]*<\/a:responseCode>/;

const SPOIL: Readonly<
  Record<Exclude<SpoiledBody, 'cut' | 'torn'>, (good: string, other: string) => string>
> = {
  empty: () => '',
  html: () => LOGIN_PAGE,
  'not-xml': () => 'Service Unavailable',
  'other-answer': (_good, other) => other,
  'no-code': (good) => good.replace(CODE, ''),
  'nil-code': (good) => good.replace(CODE, '<a:responseCode i:nil="true"/>'),
  'two-codes': (good) => good.replace(CODE, '$&<a:responseCode>100</a:responseCode>'),
  doctype: (good) => `<!DOCTYPE s:Envelope [<!ENTITY e "x">]>${good}`,
  trailing: (good) => `${good}<html>`,
  'fault-in-200': () => writeFault('InternalServiceFault', 'Not this time.'),
};

/**
 * Spoils an answer.
 * @param good the true answer's XML
 * @param other the XML that answers another request than the one asked
 * @param at where `cut` and `torn` break off, in bytes; absent: in the middle
 */
export function spoil(
  body: SpoiledBody,
  good: string,
  other: string,
  at: number | undefined,
): SpoiledAnswer {
  const encoder = new TextEncoder();
  const contentType = body === 'html' ? 'text/html; charset=utf-8' : 'text/xml; charset=utf-8';
  if (body === 'cut' || body === 'torn') {
    const bytes = encoder.encode(good);
    const sent = bytes.subarray(0, at ?? Math.floor(bytes.length / 2));
    return { contentType, bytes: sent, announced: (body === 'torn' ? bytes : sent).length };
  }
  const bytes = encoder.encode(SPOIL[body](good, other));
  return { contentType, bytes, announced: bytes.length };
}

/** An answer that belongs to no control request: a free port nobody asked for. */
export const FOREIGN_ANSWER: Answer = {
  responseCode: 100,
  responseMessage: 'Command executed as expected',
  Unit: '1',
  Port: '288',
};
