/**
 * Our own client goes through the life of a call on every shape the simulator can have, from the
 * WSDL alone: what it reads there, what it writes, and what it reads in the answers all have to be
 * right, for the recorder's own truth is looked at after each request.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import { REQUESTS } from '../../lib/encore/requests';
import type { RequestName } from '../../lib/encore/requests';
import type { EncoreClient, Parameters } from '../../lib/encore/types';
import { fetchContract } from '../../lib/encore/wsdl/fetch-contract';
import { NAMESPACES, SOAP_STYLES } from '../../lib/simulator/shape';
import { SHAPE_LETTERS } from '../../lib/simulator/shapes';
import type { SimulatorOptions } from '../../lib/simulator/server';
import { createClock, liveThroughACall } from '../support/life-of-a-call';
import type { Call } from '../support/life-of-a-call';
import { startSimulator } from '../support/simulator';
import type { TestSimulator } from '../support/simulator';

let simulator: TestSimulator;
let refusals: string[];
const clock = createClock();

async function start(options: SimulatorOptions): Promise<void> {
  refusals = [];
  simulator = await startSimulator({
    ...options,
    now: clock.now,
    log: (entry) => entry.kind === 'refusal' && refusals.push(`${entry.status} ${entry.why}`),
  });
}
afterEach(() => simulator.close());

async function ownClient(address: string): Promise<Call> {
  const fetched = await fetchContract({ address });
  if (!fetched.ok) throw new Error(fetched.error.what);
  expect(fetched.value.missing).toEqual([]);
  const client = createEncoreClient({ address, contract: fetched.value.contract });
  return (request, parameters) => answerOf(client, request, parameters);
}

async function answerOf(
  client: EncoreClient,
  request: RequestName,
  parameters: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const typed = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      isInt(request, name) ? Number(value) : value,
    ]),
  ) as unknown as Parameters[RequestName];
  const result = await client.send(request, typed);
  if (result.ok) {
    return {
      responseCode: '100',
      responseMessage: 'Command executed as expected',
      ...present(result.value),
    };
  }
  const { code, message, what, technical } = result.error;
  if (code === undefined) throw new Error(`${what} ${technical ?? ''}`);
  return { responseCode: String(code), responseMessage: message ?? '' };
}

function isInt(request: RequestName, name: string): boolean {
  return REQUESTS[request].parameters.some((each) => each.name === name && each.type === 'int');
}

function present(answer: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

const shapes = SHAPE_LETTERS.flatMap((shape) =>
  SOAP_STYLES.flatMap((soap) => NAMESPACES.map((namespace) => ({ shape, soap, namespace }))),
);

describe('our client goes through the life of a call', () => {
  it.each(shapes)('on shape $shape, SOAP $soap, $namespace', async (options) => {
    await start(options);
    await liveThroughACall(simulator, clock, await ownClient(simulator.address));
    expect(refusals).toEqual([]);
  });

  it.each([
    { shape: 'a', nulls: 'absent' },
    { shape: 'd', nulls: 'nil' },
    { shape: 'f', nulls: 'absent' },
  ] as const)('on shape $shape, null members $nulls', async (options) => {
    await start(options);
    await liveThroughACall(simulator, clock, await ownClient(simulator.address));
    expect(refusals).toEqual([]);
  });

  it('where the WSDL carries a host name only the server knows', async () => {
    await start({ hostInWsdl: 'recorder.invalid' });
    await liveThroughACall(simulator, clock, await ownClient(simulator.address));
    expect(refusals).toEqual([]);
  });
});
