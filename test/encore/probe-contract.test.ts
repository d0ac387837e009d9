/** Services that tell nothing of themselves, found by asking. */
import { describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import { defaultContract } from '../../lib/encore/default-contract';
import { likelyContracts, likelyGuesses } from '../../lib/encore/likely-contracts';
import { probeContract } from '../../lib/encore/probe-contract';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import { PROTOCOLS, SHAPES } from './wsdl/shapes';
import type { Variant } from './wsdl/shapes';
import { strictService } from './wsdl/strict-service';

const usual = { namespaces: 'tempuri', protocol: '1.1', order: 'usual' } as const;
const VARIANTS: readonly Variant[] = SHAPES.flatMap((shape) =>
  PROTOCOLS.flatMap((protocol) =>
    (['tempuri', 'contract'] as const).map((namespaces) => ({
      ...usual,
      shape,
      protocol,
      namespaces,
    })),
  ),
);

const probe = (service: ReturnType<typeof strictService>) =>
  probeContract({ address: service.address, fetch: service.fetch, unit: '1', port: '3' });

describe('likely contracts', () => {
  it('begin with the default, hold every request, and are all different', () => {
    const contracts = likelyContracts();
    expect(contracts[0]).toEqual(defaultContract());
    expect(new Set(contracts.map((each) => JSON.stringify(each))).size).toBe(30);
    expect(new Set(likelyGuesses().map(({ label }) => label)).size).toBe(30);
    for (const { requests } of contracts) expect(Object.keys(requests)).toEqual(REQUEST_NAMES);
  });
});

describe('probing', () => {
  it.each(VARIANTS)(
    'finds shape $shape over SOAP $protocol in the $namespaces namespace, by reading only',
    async (variant) => {
      const service = strictService(variant);
      const { report, steps } = await probe(service);
      expect(report).toMatchObject({ source: 'guess', missing: [] });
      expect(steps.at(-1)?.code).toBe(100);
      expect(service.arrived.every(({ request }) => request === 'PortStatus')).toBe(true);
      expect(service.arrived.at(-1)?.values).toEqual({ Unit: '1', Port: '3' });

      const { address, fetch } = service;
      const contract = report?.contract ?? defaultContract();
      const client = createEncoreClient({ address, fetch, contract });
      await client.send('LogEvent', { Unit: '1', User: 'u', eventTimestamp: 't', eventType: 'e' });
      expect(service.arrived.at(-1)).toEqual({
        request: 'LogEvent',
        values: { Unit: '1', User: 'u', eventTimestamp: 't', eventType: 'e' },
      });
    },
  );

  it('takes the first that got any code where none gets 100, and is not sure of it', async () => {
    const { report, steps } = await probe(strictService({ ...usual, shape: 'b' }, '606'));
    expect(report?.contract.requests.PortStatus?.body.name).toBe('PortStatusRequest');
    expect(report?.warnings[0]?.meaning).toContain('not sure');
    expect(steps).toHaveLength(30);
    expect(steps.filter(({ code }) => code === 606).length).toBeGreaterThan(0);
  });

  it('takes the likelier of two that got a code', async () => {
    const { report, steps } = await probe(strictService({ ...usual, shape: 'd' }, '606'));
    expect(steps.filter(({ code }) => code === 606)).toHaveLength(2);
    expect(report?.contract).toEqual(defaultContract());
  });

  it('stops where nothing else could go better, and says why', async () => {
    let asked = 0;
    const refuse = (status: number) =>
      probeContract({
        address: 'https://encore.example/WebAPI/ECAPI.svc',
        unit: '1',
        port: '1',
        fetch: async () => {
          asked += 1;
          return new Response('', { status });
        },
      });
    for (const status of [401, 404]) {
      asked = 0;
      const { report, steps, problem } = await refuse(status);
      expect([report, steps.length, asked]).toEqual([undefined, 1, 1]);
      expect(problem?.what).not.toBe('');
    }
    expect((await refuse(500)).steps).toHaveLength(30);
  });

  it('tells what each was answered', async () => {
    const { steps } = await probe(strictService({ ...usual, shape: 'd' }));
    expect(steps.length).toBeGreaterThan(1);
    for (const { label, what } of steps) {
      expect(label).toContain('SOAP 1.1');
      expect(what).toMatch(/\.$/);
    }
  });
});
