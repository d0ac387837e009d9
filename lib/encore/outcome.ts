/** What became of a request: the one word every write must end in. */
import type { Result } from '../result';
import type { EncoreError, Outcome } from './types';

/**
 * Judges a result.
 *
 * `refused` takes certainty: the request never left, or the service itself said that it did not
 * carry it out, by a response code or by a fault that WCF raises before it calls a service. Every
 * other failure is `unknown`, HTTP statuses included: a web server or gateway may answer 404, 503
 * or a sign-in page for a request that was handed on all the same.
 */
export function outcomeOf(result: Result<unknown, EncoreError>): Outcome {
  if (result.ok) return 'acknowledged';
  const { kind, notExecuted } = result.error;
  return kind === 'refused-before-sending' || kind === 'response-code' || notExecuted === true
    ? 'refused'
    : 'unknown';
}
