import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { createEncoreClient } from '../../lib/encore/client';
import { defaultContract } from '../../lib/encore/default-contract';
import { outcomeOf } from '../../lib/encore/outcome';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import { WIRE } from '../fixtures/soap/client-wire';
import { serve } from './support/soap-server';

const contract = defaultContract();
const http = (bytes: Uint8Array) => ({ status: 200, contentType: 'text/xml', bytes });

describe('an answer cut off at any byte is never a success', () => {
  it.each(REQUEST_NAMES)('%s', (request) => {
    const whole = new TextEncoder().encode(WIRE[request].response);
    expect(readHttpAnswer(request, contract, http(whole)).ok).toBe(true);
    for (let length = 0; length < whole.length; length += 1) {
      const result = readHttpAnswer(request, contract, http(whole.subarray(0, length)));
      expect(outcomeOf(result), `cut to ${length} bytes`).toBe('unknown');
    }
  });

  it('over a connection that ends the body by closing, which HTTP takes for whole', async () => {
    const whole = WIRE.PauseRecording.response;
    const afterCode = whole.indexOf('</a:responseCode>') + '</a:responseCode>'.length;
    await using server = await serve((response) => {
      response.socket?.end(
        `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n${whole.slice(0, afterCode)}`,
      );
    });
    const client = createEncoreClient({ address: server.address });
    const result = await client.send('PauseRecording', WIRE.PauseRecording.parameters);
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    expect(outcomeOf(result)).toBe('unknown');
  });
});
