import type { EncoreClient, EncoreError, UnitAndPort } from '../encore/types';
import type { ServiceCheck } from '../messages';
import type { ProblemText } from '../recorder/claim';
import type { Identity } from '../recorder/rules';
import type { Result } from '../result';

/**
 * Asks the service once who we are and what the port does, and says what was found. Changes
 * nothing on the recorder.
 */
export async function checkService(
  client: EncoreClient,
  identity: Identity,
  signal: AbortSignal,
): Promise<ServiceCheck> {
  const found = await whoWeAre(client, identity, signal);
  if (!found.ok) return { ok: false, problem: problemOf(found.error) };
  const { Unit, Port } = found.value;
  const status = await client.send('PortStatus', { Unit, Port }, { signal });
  if (!status.ok) return { ok: false, unit: Unit, port: Port, problem: problemOf(status.error) };
  return { ok: true, unit: Unit, port: Port };
}

async function whoWeAre(
  client: EncoreClient,
  identity: Identity,
  signal: AbortSignal,
): Promise<Result<UnitAndPort, EncoreError>> {
  switch (identity.by) {
    case 'windows-login': {
      const { login, machine } = identity;
      return client.send('InitUser', { Machine: machine, User: login }, { signal });
    }
    case 'extension':
      return client.send('InitStation', { Extension: identity.extension }, { signal });
    case 'manual':
      return { ok: true, value: { Unit: identity.unit, Port: identity.port } };
  }
}

function problemOf({ what, meaning, action, code }: EncoreError): ProblemText {
  return { what, meaning, action, ...(code === undefined ? {} : { code }) };
}
