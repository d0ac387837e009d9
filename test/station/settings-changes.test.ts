import { expect, it } from 'vitest';
import type { SettingsLayer } from '../../lib/settings/schema';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsState } from '../../lib/settings/store';
import { changedPaths, refusedPaths } from '../../lib/station/settings-changes';

const paths = (before: SettingsLayer, after: SettingsLayer) =>
  changedPaths(resolveSettings([before]), resolveSettings([after]));

const SITE = { id: 'crm', name: 'CRM', matches: ['https://crm.example.com/*'] };

it('names what is set differently, and never what it is set to', () => {
  expect(paths({}, {})).toEqual([]);
  expect(paths({}, { identity: { value: 'anna' }, protect: { maxSeconds: 60 } })).toEqual([
    'identity.value',
    'protect.maxSeconds',
  ]);
  expect(paths({ protect: { maxPerCall: 3 } }, {})).toEqual(['protect.maxPerCall']);
});

it('counts a list as one', () => {
  expect(paths({ sites: [SITE] }, { sites: [{ ...SITE, name: 'Other' }] })).toEqual(['sites']);
});

it('is as long as a person may read', () => {
  const eventTypes = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`type-${index}`, 'x']),
  );
  expect(paths({}, { events: { eventTypes } })).toHaveLength(20);
});

it('names where a policy was refused, once', () => {
  const state = (...faulty: string[]): SettingsState => ({
    settings: resolveSettings([]),
    layer: {},
    managed: [],
    policyFaults: faulty.map((path) => ({ path, message: 'must be a number' })),
    storedFaults: [],
  });
  expect(refusedPaths(state(), state('sites', ''))).toEqual(['sites', 'policy']);
  expect(refusedPaths(state('sites'), state('sites'))).toEqual([]);
  expect(refusedPaths(state('sites'), state())).toEqual([]);
});
