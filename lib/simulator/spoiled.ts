/** Bodies no client may take for an answer, each made from the true one. */
import type { Answer } from './codes';
import { HTML, textPayload, type Payload } from './payload';

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

export const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><form method="post"><input name="user"><input name="password" type="password"><button>Sign in</button></form></body></html>';

/** The code's element in any shape: of its own name, or the operation's return value. */
const CODE = /<(\w+:)?(responseCode|\w+Result)>-?\d+<\/\1?\2>/;

/** A nil of the same name; `i` is declared already where the element has a prefix. */
const nilInstead = (_code: string, prefix: string | undefined, name: string): string =>
  prefix === undefined
    ? `<${name} i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>`
    : `<${prefix}${name} i:nil="true"/>`;

const codeTwice = (code: string): string => code + code.replace(/>[^<]*</, '>100<');

/** What the true answer is spoiled with. */
export interface Texts {
  /** The true answer's XML. */
  readonly good: string;
  /** The XML that answers another request than the one asked. */
  readonly other: string;
  /** A SOAP fault. */
  readonly fault: string;
}

const SPOIL: Readonly<Record<Exclude<SpoiledBody, 'cut' | 'torn'>, (texts: Texts) => string>> = {
  empty: () => '',
  html: () => LOGIN_PAGE,
  'not-xml': () => 'Service Unavailable',
  'other-answer': ({ other }) => other,
  'no-code': ({ good }) => good.replace(CODE, ''),
  'nil-code': ({ good }) => good.replace(CODE, nilInstead),
  'two-codes': ({ good }) => good.replace(CODE, codeTwice),
  doctype: ({ good }) => `<!DOCTYPE s:Envelope [<!ENTITY e "x">]>${good}`,
  trailing: ({ good }) => `${good}<html>`,
  'fault-in-200': ({ fault }) => fault,
};

/**
 * Spoils an answer.
 * @param type the Content-Type of true answers
 * @param at where `cut` and `torn` break off, in bytes; absent: in the middle
 */
export function spoil(
  body: SpoiledBody,
  type: string,
  texts: Texts,
  at: number | undefined,
): Payload {
  if (body !== 'cut' && body !== 'torn') {
    return textPayload(body === 'html' ? HTML : type, SPOIL[body](texts));
  }
  const whole = textPayload(type, texts.good);
  const bytes = whole.bytes.subarray(0, at ?? Math.floor(whole.bytes.length / 2));
  return { ...whole, bytes, announced: body === 'torn' ? whole.announced : bytes.length };
}

/** An answer that belongs to no control request: a free port nobody asked for. */
export const FOREIGN_ANSWER: Answer = {
  responseCode: 100,
  responseMessage: 'Command executed as expected',
  Unit: '1',
  Port: '288',
};
