/** What arrived at services of every shape, compared with what was meant. */
import { describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../../lib/encore/client';
import { REQUEST_NAMES, REQUESTS } from '../../../lib/encore/requests';
import type { RequestName } from '../../../lib/encore/requests';
import type { Parameters } from '../../../lib/encore/types';
import { fetchContract } from '../../../lib/encore/wsdl/fetch-contract';
import { NAMESPACES, ORDERS, PROTOCOLS, SHAPES } from './shapes';
import type { Variant } from './shapes';
import { ANSWERED, strictService } from './strict-service';

const PORT = { Unit: '01', Port: ' 3 ' };
const EVENT = { eventTimestamp: '2026-11-24 03:00:00', eventType: 'a&b<c>"d"' };

const MEANT: Parameters = {
  InitStation: { Extension: '0429' },
  InitUser: { Machine: 'PC-7', User: 'CORP\\jdoe' },
  CancelRecording: PORT,
  PauseRecording: PORT,
  ResumeRecording: PORT,
  StartRecording: { ...PORT, maxRecordingTimeInSeconds: 0 },
  StopRecording: PORT,
  AssignField: {
    ...PORT,
    fieldName: 'fldClientID',
    fieldValue: '12345678901234567890 é\r\n\u{1F4DE}',
  },
  LogEvent: { ...PORT, User: 'u', Machine: 'm', ...EVENT, Parm1: '1', Parm2: '', Parm3: '3' },
  GetField: { ...PORT, fieldName: 'fldClientID' },
  GetURL: PORT,
  PortStatus: PORT,
  PortStatusEX: PORT,
  DesktopPause: { User: 'jdoe' },
  DesktopResume: { User: 'jdoe' },
};

const VARIANTS: readonly Variant[] = SHAPES.flatMap((shape) =>
  NAMESPACES.flatMap((namespaces) =>
    PROTOCOLS.flatMap((protocol) =>
      ORDERS.map((order) => ({ shape, namespaces, protocol, order })),
    ),
  ),
);

const asText = (parameters: object) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

const answerTo = (request: RequestName) =>
  Object.fromEntries(REQUESTS[request].answers.map((name) => [name, ANSWERED[name]]));

async function clientOf(variant: Variant, code?: string) {
  const service = strictService(variant, code);
  const { address, fetch } = service;
  const read = await fetchContract({ address, fetch });
  if (!read.ok) throw new Error(`${read.error.what} ${read.error.technical}`);
  const client = createEncoreClient({ address, fetch, contract: read.value.contract });
  return { service, client, report: read.value };
}

describe.each(VARIANTS)(
  'shape $shape, $namespaces namespace, SOAP $protocol, $order order',
  (variant) => {
    it('gets all 15 requests as they were meant, and their answers', async () => {
      const { service, client, report } = await clientOf(variant);
      expect(report).toMatchObject({ missing: [], warnings: [], source: 'wsdl' });
      for (const request of REQUEST_NAMES) {
        const result = await client.send(request, MEANT[request]);
        expect(result, request).toEqual({ ok: true, value: answerTo(request) });
      }
      expect(service.arrived).toEqual(
        REQUEST_NAMES.map((request) => ({ request, values: asText(MEANT[request]) })),
      );
    });
  },
);

describe.each(SHAPES)('shape %s', (shape) => {
  const variant = { shape, namespaces: 'tempuri', protocol: '1.1', order: 'usual' } as const;

  it('gets no element for what is absent', async () => {
    const { service, client } = await clientOf(variant);
    await client.send('LogEvent', EVENT);
    expect(service.arrived).toEqual([{ request: 'LogEvent', values: EVENT }]);
  });

  it('has its refusals read', async () => {
    const { client } = await clientOf(variant, '608');
    expect(await client.send('GetURL', PORT)).toMatchObject({
      ok: false,
      error: { kind: 'response-code', code: 608 },
    });
  });

  it('has no answer taken for a success without a code', async () => {
    const { client } = await clientOf(variant, '');
    expect(await client.send('PauseRecording', PORT)).toMatchObject({
      ok: false,
      error: { kind: 'unreadable' },
    });
  });

  it('is asked only on the configured origin, each document once', async () => {
    const { service } = await clientOf(variant);
    const queries = service.fetched.map((url) => url.slice(service.address.length));
    expect(queries.sort()).toEqual(['?wsdl', '?xsd=xsd0', '?xsd=xsd1', '?xsd=xsd2']);
  });
});

describe('the strict service itself', () => {
  it('does not see a member that stands out of order', async () => {
    const variant = { shape: 'a', namespaces: 'tempuri', protocol: '1.1', order: 'usual' } as const;
    const { service, report } = await clientOf(variant);
    const turned = await clientOf({ ...variant, order: 'turned' });
    const { address, fetch } = service;
    const contract = turned.report.contract;
    await createEncoreClient({ address, fetch, contract }).send('PauseRecording', PORT);
    expect(service.arrived).toEqual([{ request: 'PauseRecording', values: { Port: ' 3 ' } }]);
    expect(report.contract).not.toEqual(contract);
  });
});
