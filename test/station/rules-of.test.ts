import { describe, expect, it } from 'vitest';
import type { SettingsLayer } from '../../lib/settings/schema';
import { resolveSettings } from '../../lib/settings/resolve';
import { rulesOf } from '../../lib/station/rules-of';

const SERVICE = { address: 'https://recorder.example.com/WebAPI/ECAPI.svc' };
const ANNA = { value: ' ACME\\anna ' };
const rules = (layer: SettingsLayer, serviceAllowed = true) =>
  rulesOf(resolveSettings([layer]), { serviceAllowed });

describe('what is missing before anything can be sent', () => {
  it.each<[string, SettingsLayer, boolean, string | undefined]>([
    ['an address', { identity: ANNA }, true, 'no-address'],
    [
      'an address that may be used',
      { service: { address: 'http://recorder.example.com/x.svc' }, identity: ANNA },
      true,
      'no-address',
    ],
    ['a person', { service: SERVICE }, true, 'no-identity'],
    [
      'an extension',
      { service: SERVICE, identity: { by: 'extension', value: ' ' } },
      true,
      'no-identity',
    ],
    ['a port', { service: SERVICE, identity: { by: 'manual', unit: '1' } }, true, 'no-identity'],
    ['the browser’s leave', { service: SERVICE, identity: ANNA }, false, 'no-access'],
    ['nothing', { service: SERVICE, identity: ANNA }, true, undefined],
  ])('%s', (_, layer, allowed, kind) => {
    expect(rules(layer, allowed).missing?.kind).toBe(kind);
  });
});

describe('who the agent is', () => {
  it.each<[string, SettingsLayer['identity'], object, string | undefined]>([
    [
      'a login, which the machine and the desktop go by',
      ANNA,
      { by: 'windows-login', login: 'ACME\\anna', machine: 'ACME\\anna' },
      'ACME\\anna',
    ],
    [
      'a login with its machine',
      { ...ANNA, machine: 'PC7' },
      { by: 'windows-login', login: 'ACME\\anna', machine: 'PC7' },
      'ACME\\anna',
    ],
    [
      'an extension, which names no desktop',
      { by: 'extension', value: '0042' },
      { by: 'extension', extension: '0042' },
      undefined,
    ],
    [
      'a unit and port',
      { by: 'manual', unit: '01', port: '007' },
      { by: 'manual', unit: '01', port: '007' },
      undefined,
    ],
  ])('%s', (_, identity, expected, login) => {
    const { identity: made, desktop } = rules({
      service: SERVICE,
      ...(identity ? { identity } : {}),
    });
    expect(made).toEqual(expected);
    expect(desktop.login).toBe(login);
  });

  it('has a desktop login of its own where an administrator splits them', () => {
    const layer = {
      identity: { by: 'extension', value: '42' },
      desktop: { windowsLogin: 'anna.d' },
    } as const;
    expect(rules(layer).desktop.login).toBe('anna.d');
  });
});

it('seconds become milliseconds, and sites are found by their id', () => {
  const made = rules({
    service: { ...SERVICE, timeoutSeconds: 5 },
    desktop: { quarantineSeconds: 60, order: 'desktop-first' },
    protect: { maxSeconds: 90, carrySeconds: 7 },
    sites: [
      { id: 'demo', name: 'Demo', matches: ['https://crm.example.com/*'], tag: { holdSeconds: 3 } },
    ],
  });
  expect(made).toMatchObject({
    timeoutMs: 5000,
    desktop: { quarantineMs: 60_000, first: 'desktop', recorded: true },
    protect: { maxMs: 90_000, carryMs: 7000 },
    sites: { demo: { name: 'Demo', holdMs: 3000, linkWhen: 'never' } },
  });
});
