import { afterEach, describe, expect, test } from 'vitest';
import type { SimulatorOptions } from '../../../lib/simulator/server';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

const SERVICES: readonly { readonly what: string; readonly service: SimulatorOptions }[] = [
  {
    what: 'nested request objects, SOAP 1.2, namespaces of its own, a foreign host in its WSDL',
    service: { shape: 'd', soap: '1.2', namespace: 'custom', hostInWsdl: 'recorder.invalid' },
  },
  {
    what: 'shared message classes and WS-Addressing',
    service: { shape: 'h', soap: '1.2-addressing' },
  },
  { what: 'no published WSDL', service: { wsdl: false } },
];

describe.each(BROWSER_NAMES)('in %s a call is paused on a service with', (name) => {
  test.each(SERVICES)('$what', async ({ service }) => {
    const taken = await takeSeat(name, { service });
    seat = taken;
    const { simulator, browser } = taken;
    const screen = await taken.openScreen();
    await screen.shows('No call recorded', 25_000);
    simulator.ring({ user: AGENT });
    await screen.shows('Recording');
    await browser.pressShortcut('Alt+P');
    await screen.shows('Protected');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    await browser.pressShortcut('Alt+R');
    await screen.shows('Recording');
    expect(whatIsRecorded(simulator)).toEqual({ audio: true, desktop: true });
  });
});
