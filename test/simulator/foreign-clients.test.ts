/**
 * Clients that know nothing of us go through the life of a call on every shape the simulator can
 * have, from its WSDL alone. Where a client cannot do something by itself, the second half proves
 * it, and the first half says what is added by hand.
 */
import { createClientAsync } from 'soap';
import { afterEach, describe, expect, it } from 'vitest';
import { NAMESPACES, SOAP_STYLES, type SoapStyle } from '../../lib/simulator/shape';
import { SHAPE_LETTERS } from '../../lib/simulator/shapes';
import type { SimulatorOptions } from '../../lib/simulator/server';
import { createClock, liveThroughACall } from '../support/life-of-a-call';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { CLIENTS, foreignClient, type ByHand, type ClientName } from '../support/soap-clients';

const BY_HAND: Readonly<Record<ClientName, Readonly<Record<SoapStyle, readonly ByHand[]>>>> = {
  soap: { '1.1': [], '1.2': ['soap-1.2'], '1.2-addressing': ['soap-1.2', 'addressing'] },
  'strong-soap': { '1.1': [], '1.2': ['action'], '1.2-addressing': ['addressing'] },
};

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

const shapes = SHAPE_LETTERS.flatMap((shape) =>
  SOAP_STYLES.flatMap((soap) => NAMESPACES.map((namespace) => ({ shape, soap, namespace }))),
);

describe.each(CLIENTS)('%s goes through the life of a call', (name) => {
  it.each(shapes)('on shape $shape, SOAP $soap, $namespace', async (options) => {
    await start(options);
    const call = await foreignClient(name, simulator.address, BY_HAND[name][options.soap]);
    await liveThroughACall(simulator, clock, call);
    expect(refusals).toEqual([]);
  });
});

describe.each(CLIENTS)('%s goes through the life of a call with the other way of null', (name) => {
  it.each([
    { shape: 'a', nulls: 'absent' },
    { shape: 'd', nulls: 'nil' },
    { shape: 'f', nulls: 'absent' },
  ] as const)('on shape $shape, $nulls', async (options) => {
    await start(options);
    await liveThroughACall(simulator, clock, await foreignClient(name, simulator.address, []));
    expect(refusals).toEqual([]);
  });
});

describe('what a client cannot do from the WSDL alone', () => {
  const HERE = { Unit: '1', Port: '1' };
  const UNREACHABLE = /^500 DestinationUnreachable: The message with To '' /;

  it.each([
    {
      limit: 'soap sends SOAP 1.1, though the binding in the WSDL is of SOAP 1.2',
      name: 'soap',
      soap: '1.2',
      byHand: [],
      refusal: /^415 Content-Type must be application\/soap\+xml.* not "text\/xml; charset=utf-8"$/,
    },
    {
      limit: 'strong-soap names no action in the Content-Type of SOAP 1.2',
      name: 'strong-soap',
      soap: '1.2',
      byHand: [],
      refusal: /^500 ActionNotSupported: The message with Action '' /,
    },
    {
      limit: 'soap does not read UsingAddressing',
      name: 'soap',
      soap: '1.2-addressing',
      byHand: ['soap-1.2'],
      refusal: UNREACHABLE,
    },
    {
      limit: 'strong-soap does not read UsingAddressing',
      name: 'strong-soap',
      soap: '1.2-addressing',
      byHand: [],
      refusal: UNREACHABLE,
    },
  ] as const)('$limit', async ({ name, soap, byHand, refusal }) => {
    await start({ soap });
    const call = await foreignClient(name, simulator.address, byHand);
    await expect(call('PortStatus', HERE)).rejects.toThrow();
    expect(refusals).toEqual([expect.stringMatching(refusal)]);
    expect(simulator.requests()).toEqual([]);
  });

  it('soap keeps the order of its caller, who must keep the order of the schema', async () => {
    await start({});
    const client = await createClientAsync(`${simulator.address}?wsdl`, { disableCache: true });
    const portStatus = client.PortStatusAsync as (args: object) => Promise<unknown>;
    await portStatus({ Port: '1', Unit: '1' });
    expect(simulator.requests().at(-1)).toMatchObject({ parameters: { Port: '1' }, code: 606 });
    await portStatus(HERE);
    expect(simulator.requests().at(-1)).toMatchObject({ parameters: HERE, code: 100 });
  });
});
