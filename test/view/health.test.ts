import { describe, expect, it } from 'vitest';
import type { Diagnostics } from '../../lib/diagnostics';
import { healthOf } from '../../lib/view/health';
import { GOOD_SEAT } from '../support/diagnostics';

const found = (change: Partial<Diagnostics>) => healthOf({ ...GOOD_SEAT, ...change });
/** What is not fine, as `state topic: what`. */
const wrong = (change: Partial<Diagnostics>) =>
  found(change).flatMap(({ topic, state, what }) =>
    state === 'ok' ? [] : [`${state} ${topic}: ${what}`],
  );

describe('a seat at which all is right', () => {
  it('has nothing to be put right, and says of each part what was found', () => {
    expect(wrong({})).toEqual([]);
    expect(found({}).map(({ topic }) => topic)).toEqual([
      ...['Settings', 'Address', 'Person and port', 'Permission', 'Service', 'Recorder'],
      ...['Desktop', 'Keys', 'Sites'],
    ]);
    expect(found({})[5]?.what).toBe('It last told the state of the port 2 s ago.');
  });
});

describe('a seat that is not protected', () => {
  const { settings } = GOOD_SEAT;
  const contract = { source: 'wsdl', soapVersion: '1.1', addressing: false, warnings: 0 } as const;

  it.each<[string, Partial<Diagnostics>, string]>([
    ['its policy', { settings: { ...settings, policyFaults: ['sites.0.id'] } }, 'failed Settings'],
    ['an address', { reasons: ['no-address'] }, 'failed Address'],
    ['a person', { reasons: ['no-identity'], port: 'unknown' }, 'failed Person and port'],
    ['a port', { port: 'unknown' }, 'failed Person and port'],
    ['a checked port', { port: 'typed' }, 'warning Person and port'],
    ['access', { reasons: ['no-access'], missingHosts: 2 }, 'failed Permission'],
    ['access to a CRM', { missingHosts: 1 }, 'warning Permission'],
    ['a pause', { contract: { ...contract, missing: ['PauseRecording'] } }, 'failed Service'],
    ['a WSDL', { contract: { ...contract, source: 'assumed', missing: [] } }, 'warning Service'],
    ['an answer', { heardAt: GOOD_SEAT.at - 61_000 }, 'warning Recorder'],
    ['the desktop’s login', { desktop: 'no-login' }, 'failed Desktop'],
    ['a desktop', { desktop: 'not-recorded' }, 'warning Desktop'],
    ['a key', { keys: [{ command: 'secure-pause', bound: false }] }, 'warning Keys'],
    ['a site', { sites: [] }, 'warning Sites'],
    ['a field', { sites: [{ adapter: 'custom', fields: 2, missing: 1 }] }, 'warning Sites'],
    ['a recorder', { practice: true, reasons: [] }, 'warning Address'],
  ])('for want of %s is told so, and of nothing else', (_, change, what) => {
    const [first = '', ...others] = wrong(change);
    expect(first.startsWith(`${what}: `), first).toBe(true);
    expect(others).toEqual([]);
  });

  it('has heard nothing yet', () => {
    const { heardAt, ...silent } = GOOD_SEAT;
    expect(heardAt).toBeDefined();
    expect(healthOf(silent)[5]).toMatchObject({ state: 'failed', topic: 'Recorder' });
  });
});
