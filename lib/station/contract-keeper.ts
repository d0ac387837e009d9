import type { Contract } from '../encore/contract';
import type { ContractReport } from '../encore/contract-report';
import { defaultContract } from '../encore/default-contract';
import type { EncoreClient, UnitAndPort } from '../encore/types';
import { log } from '../log';
import type { ContractView } from '../messages';
import type { Explained } from '../result';
import { readContract } from './contract-reading';
import type { ContractReading } from './contract-reading';
import type { KeptContract } from './contract-store';
import { contractView } from './contract-view';
import { fitClient } from './fitted-client';
import { readPasted } from './pasted-contract';
import type { Runner } from './runner';
import type { Service } from './situation';

/** A service is asked for its contract by itself at most once in this time, ms. */
const ASK_AGAIN_MS = 60_000;
/** Shapes are tried by themselves at most once in this time, ms: that takes many requests. */
const PROBE_AGAIN_MS = 600_000;

export interface ContractKeeperNeeds {
  readonly now: () => number;
  readonly run: Runner['run'];
  /** Whether a pause or a resume is on its way: no WSDL may be in its way. */
  readonly isUrgent: () => boolean;
  /** The port that is ours, once it is known. */
  readonly port: () => UnitAndPort | undefined;
  readonly store: {
    load(address: string): Promise<KeptContract>;
    save(address: string, kept: KeptContract): Promise<void>;
  };
  /** Another contract is in force, or there is news of it. */
  readonly changed: () => void;
  readonly fetch?: typeof fetch;
}

/** A contract in force, pasted or read, with what came of the last look at it. */
export type ContractLook = ContractReading | { readonly kind: 'pasted' };

export interface ContractKeeper {
  /**
   * Gets together what is known of a service's contract, and gives the way to put it in force at
   * once: so that settings and contract change in the same turn. Never rejects.
   */
  prepare(service: Service | undefined): Promise<() => void>;
  /** The client that speaks the contract in force; undefined while there is no service. */
  readonly client: () => EncoreClient | undefined;
  readonly report: () => ContractReport | undefined;
  readonly view: () => ContractView | undefined;
  /** Reads the contract if that is due; gives a reading up when something urgent came. */
  look(): void;
  /** Reads the contract within an errand of the line, whether or not that is due. */
  read(signal: AbortSignal): Promise<ContractLook>;
  /** The same as an errand of its own; joins a reading that is due anyway. */
  readAgain(): Promise<ContractLook>;
}

/** What is known of the contract of a service. */
interface Known extends KeptContract {
  /** Why the last reading failed. */
  readonly problem?: Explained;
  /** Why the text that was pasted is of no use. */
  readonly pastedFault?: Explained;
  /** The service answered as if the contract were another's. */
  readonly doubted?: boolean;
}

interface Standing extends Known {
  readonly service: Service;
  readonly contract: Contract;
  readonly client: EncoreClient;
}

/**
 * Keeps the contract: how the service in force wants its requests. A stored one is used at once;
 * else the WSDL is read before the first request, unless a pause is in a hurry: then the likeliest
 * shape has to do until there is time.
 */
export function createContractKeeper(needs: ContractKeeperNeeds): ContractKeeper {
  let standing: Standing | undefined;
  let hurry: AbortController | undefined;
  let queued: Promise<ContractLook> | undefined;

  async function prepare(service: Service | undefined): Promise<() => void> {
    const isSame = () =>
      service && standing && keyOf(service) === keyOf(standing.service) ? standing : undefined;
    const found = service && !isSame() ? await knownOf(service, needs.store) : undefined;
    return () => {
      const known = isSame() ?? found;
      if (known !== standing) hurry?.abort();
      standing = service && known && standingOf(service, known);
      look();
    };
  }

  function standingOf(service: Service, known: Known): Standing {
    const contract = known.report?.contract ?? defaultContract();
    const client = fitClient(service.connect(contract), contract, () => {
      if (standing?.client === client) standing = { ...standing, doubted: true };
      look();
    });
    return { ...known, service, contract, client };
  }

  function isDue(): boolean {
    if (!standing || isPasted(standing)) return false;
    if (standing.report && !standing.doubted) return false;
    return isOver(standing.triedAt, ASK_AGAIN_MS, needs.now());
  }

  function look(): void {
    if (needs.isUrgent()) {
      hurry?.abort();
      return;
    }
    if (queued || !isDue()) return;
    const isTime = () => isOver(standing?.probedAt, PROBE_AGAIN_MS, needs.now());
    queued = errand((signal) => readWhileDue(signal, isTime));
    void queued.then(() => {
      queued = undefined;
    });
  }

  /** A reading that was given up for another service is followed by that one's, before any request. */
  async function readWhileDue(signal: AbortSignal, isTime: () => boolean): Promise<ContractLook> {
    let came: ContractLook;
    do {
      came = await read(signal, mayProbeInto(standing) && isTime());
    } while (came.kind === 'withdrawn' && isDue() && !needs.isUrgent() && !signal.aborted);
    return came;
  }

  async function errand(work: (signal: AbortSignal) => Promise<ContractLook>) {
    let came: ContractLook = { kind: 'withdrawn' };
    await needs.run(async (signal) => {
      try {
        came = await work(signal);
      } catch (error) {
        log.error('a reading of the contract failed in a way nobody foresaw', error);
        standing = standing && { ...standing, triedAt: needs.now() };
      }
    });
    return came;
  }

  async function read(signal: AbortSignal, mayProbe: boolean): Promise<ContractLook> {
    const asked = standing;
    if (!asked) return { kind: 'withdrawn' };
    if (isPasted(asked)) return { kind: 'pasted' };
    const own = new AbortController();
    hurry = own;
    if (needs.isUrgent()) own.abort();
    const reading = await readContract({
      service: asked.service,
      port: needs.port() ?? ANY_PORT,
      mayProbe,
      signal,
      hurry: own.signal,
      ...(needs.fetch ? { fetch: needs.fetch } : {}),
    });
    hurry = undefined;
    take(asked.service, reading);
    return reading;
  }

  /** What was found counts for the service that was asked, if that is still the one in force. */
  function take(asked: Service, reading: ContractReading): void {
    if (!standing || keyOf(asked) !== keyOf(standing.service)) return;
    if (reading.kind === 'withdrawn') return;
    const kept = keptAfter(standing, reading, needs.now());
    const { service, pastedFault } = standing;
    standing = standingOf(service, {
      ...kept,
      ...(reading.kind === 'read' ? {} : { problem: reading.wsdl }),
      ...(pastedFault ? { pastedFault } : {}),
    });
    // The line waits for this errand, so the errand does not wait for the disk.
    needs.store.save(service.address, kept).catch((error: unknown) => {
      log.error('the contract could not be stored', error);
    });
    needs.changed();
  }

  const readNow = (signal: AbortSignal) => read(signal, mayProbeInto(standing));

  return {
    prepare,
    client: () => standing?.client,
    report: () => standing?.report,
    view: () => standing && viewOf(standing),
    look,
    read: readNow,
    readAgain: () => queued ?? errand(readNow),
  };
}

async function knownOf(service: Service, store: ContractKeeperNeeds['store']): Promise<Known> {
  if (service.wsdl === 'auto') return loaded(service, store);
  const pasted = readPasted(service.wsdl, service.address);
  if (pasted.ok) return { report: pasted.value };
  return { ...(await loaded(service, store)), pastedFault: pasted.error };
}

async function loaded(
  { address }: Service,
  store: ContractKeeperNeeds['store'],
): Promise<KeptContract> {
  try {
    return await store.load(address);
  } catch (error) {
    log.error('the stored contracts could not be read', error);
    return {};
  }
}

/** What is to be kept after a reading: a contract that was found before stays until there is another. */
function keptAfter(
  { report, probedAt }: KeptContract,
  reading: Exclude<ContractReading, { kind: 'withdrawn' }>,
  at: number,
): KeptContract {
  const probed = reading.kind === 'probed' || (reading.kind === 'failed' && reading.probed);
  const found = reading.kind === 'failed' ? report : reading.report;
  const lastProbe = probed ? at : probedAt;
  return {
    triedAt: at,
    ...(found ? { report: found } : {}),
    ...(lastProbe === undefined ? {} : { probedAt: lastProbe }),
  };
}

/** Trying shapes must not replace what a WSDL said, as long as the service takes that. */
function mayProbeInto(known: Known | undefined): boolean {
  return known?.report?.source !== 'wsdl' || known.doubted === true;
}

/** A clock that was set back must not make it wait for longer. */
function isOver(since: number | undefined, ms: number, now: number): boolean {
  return since === undefined || now < since || now - since >= ms;
}

function viewOf({ contract, report, pastedFault, problem }: Standing): ContractView {
  return contractView(contract, report, pastedFault ?? problem);
}

/** Where no port is known, one that most recorders have. */
export const ANY_PORT: UnitAndPort = { Unit: '1', Port: '1' };

function keyOf({ address, wsdl, credentials }: Service): string {
  return JSON.stringify([address, wsdl, credentials]);
}

function isPasted({ report }: Standing): boolean {
  return report?.source === 'pasted';
}
