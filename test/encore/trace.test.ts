import { expect, it, vi } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import { messageOf } from '../../lib/encore/exchange';
import type { Exchange } from '../../lib/encore/types';
import { WIRE } from '../fixtures/soap/client-wire';
import { answerWith, serve } from './support/soap-server';
import type { Answer } from './support/soap-server';

const PORT = { Unit: '1', Port: '3' };

async function tracedPause(answer: Answer, signal?: AbortSignal) {
  await using server = await serve(answer);
  const trace = vi.fn<(exchange: Exchange) => void>();
  const client = createEncoreClient({ address: server.address });
  const result = await client.send('PauseRecording', PORT, {
    trace,
    ...(signal ? { signal } : {}),
  });
  return { result, trace, received: server.received, address: server.address };
}

it('tells the request as the service received it, and the answer as it came', async () => {
  const { response } = WIRE.PauseRecording;
  const before = Date.now();
  const { result, trace, received, address } = await tracedPause(answerWith(response));
  const told = trace.mock.calls[0]?.[0];
  expect(told).toMatchObject({ request: 'PauseRecording', url: address, result });
  expect(told?.xml).toBe(received[0]?.body);
  expect(told?.headers['SOAPAction']).toBe(received[0]?.headers['soapaction']);
  expect(told?.answer).toMatchObject({ status: 200, text: response });
  expect(told?.at).toBeGreaterThanOrEqual(before);
  expect(told && messageOf(told)).toBe('Command executed as expected');
  expect(trace).toHaveBeenCalledOnce();
});

it('tells a page that is no answer as it came, and whatever was made of it', async () => {
  const page = '<html>Sign in</html>';
  const { trace } = await tracedPause((response) => {
    response.writeHead(401, { 'Content-Type': 'text/html' });
    response.end(page);
  });
  expect(trace.mock.calls[0]?.[0]).toMatchObject({
    answer: { status: 401, contentType: 'text/html', text: page },
    result: { error: { kind: 'sign-in-required' } },
  });
});

it('tells that no answer came', async () => {
  const { trace } = await tracedPause((response) => void response.destroy());
  const told = trace.mock.calls[0]?.[0];
  expect(told).toMatchObject({ result: { error: { kind: 'unreachable' } } });
  expect(told).not.toHaveProperty('answer');
  expect(told && messageOf(told)).toBeUndefined();
});

it('tells nothing of what never left', async () => {
  const { trace } = await tracedPause(answerWith(''), AbortSignal.abort());
  expect(trace).not.toHaveBeenCalled();
});
