import type { Contract } from '../encore/contract';
import type { RequestName } from '../encore/requests';
import type { Answers, EncoreClient, EncoreError, Parameters, SendOptions } from '../encore/types';
import { err, ok } from '../result';
import type { Result } from '../result';
import { missingRequests } from './missing-requests';
import { say } from '../words';

/**
 * A client that makes the best of what the service offers: a request it lacks is refused before
 * sending, with what is off without it, and PortStatus stands in for a missing PortStatusEX.
 *
 * @param foreign called when another service seems to answer, or ours in another shape.
 */
export function fitClient(
  client: EncoreClient,
  contract: Contract,
  foreign: () => void,
): EncoreClient {
  const missing = new Map(missingRequests(contract).map(({ request, off }) => [request, off]));
  const plainStatusOnly = missing.has('PortStatusEX') && !missing.has('PortStatus');

  async function deliver<N extends RequestName>(
    request: N,
    parameters: Parameters[N],
    options?: SendOptions,
  ): Promise<Result<Answers[N], EncoreError>> {
    if (request === 'PortStatusEX' && plainStatusOnly) {
      // Sound: N is PortStatusEX here, whose parameters are PortStatus's, and so is its answer but
      // for a duration that may be left out.
      const unitAndPort = parameters as Parameters['PortStatus'];
      const status = await client.send('PortStatus', unitAndPort, options);
      return status.ok
        ? ok({ ...status.value, stateDuration: undefined } as unknown as Answers[N])
        : status;
    }
    const off = missing.get(request);
    return off === undefined
      ? client.send(request, parameters, options)
      : err(notOffered(request, off));
  }

  return {
    async send(request, parameters, options) {
      const result = await deliver(request, parameters, options);
      if (!result.ok && result.error.kind === 'not-encore') foreign();
      return result;
    },
  };
}

function notOffered(request: RequestName, off: string): EncoreError {
  return {
    kind: 'refused-before-sending',
    request,
    what: say('not_offered_what', request),
    meaning: off,
    action: say('not_offered_action'),
    technical: `the contract has no ${request}`,
  };
}
