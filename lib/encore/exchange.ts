/** What a request looked like on the wire, for whoever has to see it. */
import type { Result } from '../result';
import type { SoapMessage } from './envelope';
import type { RequestName } from './requests';
import { findAll, readBody } from './soap-body';
import type { HttpAnswer } from './transport';
import type { EncoreError, Exchange, WireAnswer } from './types';

/** Longest message of the service that is shown, in characters. */
const MESSAGE_MAX_LENGTH = 500;

type Ended = (answer: HttpAnswer | undefined, result: Result<object, EncoreError>) => Exchange;

/** Starts the watch at the moment a request leaves; `end` stops it. */
export function startExchange(
  request: RequestName,
  url: string,
  { headers, body }: SoapMessage,
): { end(): Ended } {
  const at = Date.now();
  const started = performance.now();
  return {
    end() {
      const ms = Math.round(performance.now() - started);
      return (answer, result) => ({
        ...{ request, at, ms, url, headers, xml: body, result },
        ...(answer ? { answer: wireAnswer(answer) } : {}),
      });
    },
  };
}

function wireAnswer({ status, contentType, bytes, incomplete }: HttpAnswer): WireAnswer {
  const text = new TextDecoder().decode(bytes);
  return { status, contentType, text, ...(incomplete === undefined ? {} : { incomplete }) };
}

/** The service's own words in an answer, those to code 100 too; undefined where there are none. */
export function messageOf({ answer, result }: Exchange): string | undefined {
  if (!result.ok) return result.error.message;
  const body = readBody(answer?.text ?? '');
  if (body.kind !== 'answer') return undefined;
  const message = findAll(body.root, 'responseMessage')[0]?.text.trim();
  return message === '' ? undefined : message?.slice(0, MESSAGE_MAX_LENGTH);
}
