import { openDB } from 'idb';
import type { DBSchema } from 'idb';
import { checkContractReport } from '../encore/contract-report';
import type { ContractReport } from '../encore/contract-report';

/** What is kept of one service. */
export interface KeptContract {
  readonly report?: ContractReport;
  /** When the service was last asked for its contract, ms since the epoch. */
  readonly triedAt?: number;
  /** When shapes were last tried on it, ms since the epoch. */
  readonly probedAt?: number;
}

interface Contracts extends DBSchema {
  contracts: { key: string; value: unknown };
}

const STORE = 'contracts';

/**
 * The contracts that were read from services, by service address, so that a start of the browser
 * does not wait for a WSDL. Both methods reject when the browser refuses its database.
 */
export const contractStore = {
  /** What is kept for an address: checked as if a stranger had written it, empty if it is no good. */
  async load(address: string): Promise<KeptContract> {
    const stored = await withDatabase((database) => database.get(STORE, address));
    return keptContract(stored);
  },

  async save(address: string, kept: KeptContract): Promise<void> {
    await withDatabase((database) => database.put(STORE, kept, address));
  },
};

function keptContract(stored: unknown): KeptContract {
  if (typeof stored !== 'object' || stored === null) return {};
  const report = 'report' in stored ? checkContractReport(stored.report) : undefined;
  const triedAt = 'triedAt' in stored ? stored.triedAt : undefined;
  const probedAt = 'probedAt' in stored ? stored.probedAt : undefined;
  return {
    ...(report?.ok ? { report: report.value } : {}),
    ...(typeof triedAt === 'number' ? { triedAt } : {}),
    ...(typeof probedAt === 'number' ? { probedAt } : {}),
  };
}

/** Opened for each use: contracts change rarely, and an open connection would block an upgrade. */
async function withDatabase<T>(
  work: (database: Awaited<ReturnType<typeof open>>) => Promise<T>,
): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function open() {
  return openDB<Contracts>('encore-recording-control-contracts', 1, {
    upgrade: (database) => void database.createObjectStore(STORE),
  });
}
