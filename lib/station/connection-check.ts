import { checkServiceAddress } from '../encore/service-address';
import type { EncoreClient, EncoreError, UnitAndPort } from '../encore/types';
import type { ServiceCheck } from '../messages';
import type { Identity } from '../recorder/rules';
import { ok } from '../result';
import type { Result } from '../result';
import { checkOf } from './check-steps';
import type { Evidence } from './check-steps';
import { ANY_PORT } from './contract-keeper';
import type { ContractKeeper } from './contract-keeper';
import type { Runner } from './runner';
import type { Situation } from './situation';
import { problemText } from '../words';

export interface ConnectionCheckNeeds {
  readonly situation: Pick<Situation, 'settings' | 'rules' | 'service'>;
  readonly contract: Pick<ContractKeeper, 'client' | 'read' | 'report'>;
  readonly run: Runner['run'];
  /** Whether a pause or a resume is on its way. */
  readonly isUrgent: () => boolean;
}

/**
 * Looks at the service step by step, over the line, and says what was found at each. Nothing on
 * the recorder changes. It ends without a result as soon as a pause or a resume wants the line.
 */
export async function checkConnection(needs: ConnectionCheckNeeds): Promise<ServiceCheck> {
  const start = firstSight(needs);
  if (!start.address.ok || !start.allowed) return checkOf(start);
  let seen: Evidence | undefined;
  await needs.run(async (signal) => {
    seen = await lookAt(start, needs, signal);
  });
  return seen ? checkOf(seen) : { ok: false, problem: problemText('check_no_time') };
}

/** What can be seen without sending anything. */
function firstSight({ situation: { settings, rules, service } }: ConnectionCheckNeeds): Evidence {
  const { address, allowHttp, credentials } = settings.settings.service;
  const isKnown = rules.missing?.kind !== 'no-identity';
  return {
    address: checkServiceAddress(address, { allowHttp }),
    allowed: service !== undefined,
    credentials,
    identity: isKnown ? rules.identity : undefined,
  };
}

/** Undefined if it was broken off. */
async function lookAt(
  start: Evidence,
  { contract, isUrgent }: ConnectionCheckNeeds,
  signal: AbortSignal,
): Promise<Evidence | undefined> {
  const isOver = () => isUrgent() || signal.aborted;
  const look = await contract.read(signal);
  const client = contract.client();
  if (look.kind === 'withdrawn' || !client || isOver()) return undefined;
  const seen: Evidence = { ...start, look, report: contract.report() };
  if (look.kind === 'failed' && look.wsdl.kind === 'unreachable') return seen;
  if (!seen.report) {
    const knock = await client.send('PortStatus', ANY_PORT, { signal });
    return isOver() ? undefined : { ...seen, knock };
  }
  if (!seen.identity) return seen;
  const init = await whoWeAre(client, seen.identity, signal);
  if (isOver()) return undefined;
  const looked = { ...seen, ...(seen.identity.by === 'manual' ? {} : { init }) };
  if (!init.ok) return looked;
  const unitAndPort = init.value;
  const status = await client.send('PortStatus', unitAndPort, { signal });
  return isOver() ? undefined : { ...looked, unitAndPort, status };
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
      return ok({ Unit: identity.unit, Port: identity.port });
  }
}
