import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { defaultContract } from '../../lib/encore/default-contract';
import { contractStore } from '../../lib/station/contract-store';

const ADDRESS = 'https://recorder.example.com/WebAPI/ECAPI.svc';
const REPORT = {
  contract: defaultContract('urn:a'),
  missing: [],
  warnings: [],
  source: 'wsdl',
  readAt: 12,
} as const;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('keeps each service’s contract by its address', async () => {
  await contractStore.save(ADDRESS, { report: REPORT, triedAt: 12, probedAt: 7 });
  await contractStore.save('https://other.example.com/', { triedAt: 3 });
  expect(await contractStore.load(ADDRESS)).toStrictEqual({
    report: REPORT,
    triedAt: 12,
    probedAt: 7,
  });
  expect(await contractStore.load('https://other.example.com/')).toStrictEqual({ triedAt: 3 });
  expect(await contractStore.load('https://third.example.com/')).toStrictEqual({});
});

it('hands out nothing that is no contract, and keeps what is good beside it', async () => {
  const spoiled = structuredClone(REPORT) as unknown as {
    contract: { requests: { GetURL: { action: string } } };
  };
  spoiled.contract.requests.GetURL.action = 'a "quoted" action';
  await contractStore.save(ADDRESS, { report: spoiled, triedAt: 12 } as never);
  expect(await contractStore.load(ADDRESS)).toStrictEqual({ triedAt: 12 });
  await contractStore.save(ADDRESS, { report: REPORT, triedAt: 'soon' } as never);
  expect(await contractStore.load(ADDRESS)).toStrictEqual({ report: REPORT });
  await contractStore.save(ADDRESS, 'nonsense' as never);
  expect(await contractStore.load(ADDRESS)).toStrictEqual({});
});
