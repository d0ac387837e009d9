import { describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import { failure } from '../../lib/encore/errors';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import type { EncoreError } from '../../lib/encore/types';
import { answerWith, serve } from './support/soap-server';
import type { Answer } from './support/soap-server';

async function errorFrom(address: string, fetch?: typeof globalThis.fetch): Promise<EncoreError> {
  const client = createEncoreClient({ address, ...(fetch ? { fetch } : {}) });
  const result = await client.send('PortStatus', { Unit: '1', Port: '3' });
  if (result.ok) throw new Error('an error was expected');
  return result.error;
}

async function errorOf(answer: Answer): Promise<EncoreError> {
  await using server = await serve(answer);
  return await errorFrom(server.address);
}

describe('what a wrong address says', () => {
  it('is different words for each way to be wrong', async () => {
    const down = () => Promise.reject(new TypeError('Failed to fetch'));
    const errors = [
      await errorFrom(''),
      await errorFrom('https//encore.example/ECAPI.svc'),
      await errorFrom('https://encroe.example/ECAPI.svc', down),
      await errorOf(answerWith('', 404)),
      await errorOf(answerWith('<!DOCTYPE html><h1>Welcome</h1>', 200, 'text/html')),
      await errorOf(
        answerWith(
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>' +
            '<faultcode xmlns:a="http://schemas.microsoft.com/ws/2005/05/addressing/none">a:ActionNotSupported</faultcode>' +
            '<faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>',
          500,
        ),
      ),
    ];
    expect(errors.map(({ what }) => what)).toEqual([
      'The request to read the state of the recording was not sent. No service address is set.',
      'The request to read the state of the recording was not sent. The service address is not a complete web address.',
      'Nothing answers at the address of the recorder.',
      'A server answers, but there is no recorder service at this path.',
      'A web page answered instead of the recorder.',
      'Another service answered, not the Encore Web API.',
    ]);
  });
});

describe('every error', () => {
  it.each(REQUEST_NAMES)('of %s speaks in full sentences', (request) => {
    const kinds = ['unreachable', 'aborted', 'redirected', 'html', 'fault', 'unreadable'] as const;
    for (const kind of kinds) {
      const { what, meaning, action } = failure(request, kind);
      for (const sentence of [what, meaning, action]) expect(sentence).toMatch(/^[A-Z].+\.$/);
    }
  });

  it('says of a control request that it may have been carried out, unless it surely was not', () => {
    expect(failure('PauseRecording', 'unreadable').meaning).toContain('It is not known');
    expect(failure('PauseRecording', 'fault', { notExecuted: true }).meaning).toContain('did not');
  });
});
