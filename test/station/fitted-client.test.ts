import { expect, it, vi } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import type { Contract } from '../../lib/encore/contract';
import { defaultContract } from '../../lib/encore/default-contract';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import type { RequestName } from '../../lib/encore/requests';
import { fitClient } from '../../lib/station/fitted-client';
import { missingRequests } from '../../lib/station/missing-requests';
import { startSimulator } from '../support/simulator';

const PORT = { Unit: '1', Port: '1' };

function without(...names: readonly RequestName[]): Contract {
  const { requests, ...rest } = defaultContract();
  return {
    ...rest,
    requests: Object.fromEntries(
      Object.entries(requests).filter(([name]) => !names.includes(name as RequestName)),
    ),
  };
}

function fitted(contract: Contract, fetch: typeof globalThis.fetch, foreign = () => undefined) {
  const address = 'http://127.0.0.1/WebAPI/ECAPI.svc';
  return fitClient(createEncoreClient({ address, contract, fetch }), contract, foreign);
}

it('refuses what the service does not offer before anything leaves, and says what is off', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  const client = fitted(without('DesktopPause', 'GetURL'), fetch);
  const result = await client.send('DesktopPause', { User: 'ann' });
  expect(result).toMatchObject({
    ok: false,
    error: {
      kind: 'refused-before-sending',
      request: 'DesktopPause',
      what: 'The service does not offer DesktopPause.',
      meaning: 'The desktop recording cannot be paused, so no pause counts as protected.',
    },
  });
  expect(fetch).not.toHaveBeenCalled();
});

it('lets PortStatus stand in for PortStatusEX, with no duration', async () => {
  const service = await startSimulator();
  const contract = without('PortStatusEX');
  const client = fitClient(
    createEncoreClient({ address: service.address, contract }),
    contract,
    () => undefined,
  );
  const found = await client.send('InitUser', { User: 'ann', Machine: 'pc' });
  if (!found.ok) throw new Error(found.error.what);
  expect(await client.send('PortStatusEX', found.value)).toEqual({
    ok: true,
    value: { portStatus: 'NOT RECORDING', stateDuration: undefined },
  });
  expect(service.requests().map(({ request }) => request)).toEqual(['InitUser', 'PortStatus']);
  await service.close();
});

it('says that nothing can be known where neither status is offered', async () => {
  const contract = without('PortStatus', 'PortStatusEX');
  const result = await fitted(contract, vi.fn()).send('PortStatusEX', PORT);
  expect(result).toMatchObject({
    error: { meaning: expect.stringContaining('cannot be read') as string },
  });
});

it('tells when another service seems to answer, and only then', async () => {
  const foreign = vi.fn();
  const fault = (code: string) => async () =>
    new Response(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>' +
        `<faultcode>s:${code}</faultcode><faultstring>No.</faultstring></s:Fault></s:Body></s:Envelope>`,
      { status: 500 },
    );
  await fitted(defaultContract(), fault('Server'), foreign).send('PortStatus', PORT);
  expect(foreign).not.toHaveBeenCalled();
  await fitted(defaultContract(), fault('ActionNotSupported'), foreign).send('PortStatus', PORT);
  expect(foreign).toHaveBeenCalledOnce();
});

it('has a sentence of its own for every request that may be missing', () => {
  const missing = missingRequests(without(...REQUEST_NAMES));
  expect(missing.map(({ request }) => request)).toEqual(REQUEST_NAMES);
  for (const { off } of missing) expect(off).toMatch(/^[A-Z].*\.$/);
  expect(missingRequests(defaultContract())).toEqual([]);
});
