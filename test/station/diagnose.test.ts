import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../lib/recorder/ledger/entry';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import { diagnose } from '../../lib/station/diagnose';
import type { Situation } from '../../lib/station/situation';
import { rulesOf } from '../../lib/station/rules-of';
import { Scene } from '../recorder/support/scene';

const SECRETS = {
  host: 'recorder.example.com',
  login: 'ann.lee',
  account: 'ACC-4711',
  record: 'accounts/4711',
  call: '429504.2640',
  site: 'Fictional CRM of Ann',
};

const LAYER: SettingsLayer = {
  service: { address: `https://${SECRETS.host}/WebAPI/ECAPI.svc` },
  identity: {
    ...{ by: 'windows-login', value: SECRETS.login },
    lookup: { key: 'email', table: [{ key: `${SECRETS.login}@example.com` }] },
  },
  sites: [{ id: 'crm', name: SECRETS.site, matches: [`https://${SECRETS.host}/*`] }],
};

const ROW: LedgerRow = {
  ...{ sequence: 7, hash: 'a'.repeat(64), previous: 'b'.repeat(64) },
  entry: {
    ...{ id: 'entry-7', at: 5, offset: 0, kind: 'pause-reason', act: 'act-1' },
    ...{ reason: SECRETS.account, who: SECRETS.login, unit: '81', port: '97' },
    call: SECRETS.call,
  },
};

async function found() {
  const settings = resolveSettings([LAYER]);
  const situation: Situation = {
    settings: {
      ...{ settings, layer: LAYER, managed: ['protect.maxSeconds'], storedFaults: [] },
      policyFaults: [{ path: 'sites.0.id', message: `${SECRETS.login} is wrong` }],
    },
    rules: rulesOf(settings, { serviceAllowed: true }),
    missingHosts: [`https://${SECRETS.host}/*`],
    ...{ service: undefined, practice: undefined },
  };
  const scene = new Scene().inCall();
  return diagnose({
    ...{ now: scene.now, about: { version: '1.2.3', browser: 'Browser/1.0' } },
    ...{ situation, state: scene.state, claim: scene.claim() },
    keys: [{ command: 'secure-pause', description: SECRETS.account, shortcut: 'Alt+P' }],
    contract: undefined,
    fields: (site) =>
      site === 'crm'
        ? { siteName: SECRETS.site, of: 1, missing: [{ column: 'a', why: 'empty' }] }
        : undefined,
    ledger: {
      page: async () => ({ rows: [ROW], hasOlder: false, hasNewer: false, first: 1, last: 7 }),
    },
  });
}

describe('what is told of a seat', () => {
  it('says what is set and what was found', async () => {
    expect(await found()).toMatchObject({
      ...{ version: '1.2.3', status: 'Recording', port: 'known', desktop: 'recorded' },
      missingHosts: 1,
      keys: [{ command: 'secure-pause', bound: true }],
      settings: {
        managed: ['protect.maxSeconds'],
        policyFaults: ['sites.0.id'],
      },
      sites: [{ adapter: 'custom', missing: 1 }],
      ledger: { first: 1, last: 7, newest: [{ at: 5, kind: 'pause-reason' }] },
    });
    expect((await found()).settings.own).toContain('service.address');
  });

  it('names no customer, no person, no address and no call', async () => {
    const text = JSON.stringify(await found());
    for (const secret of [...Object.values(SECRETS), '"81"', '"97"', 'act-1', 'aaaa']) {
      expect(text.includes(secret), secret).toBe(false);
    }
  });
});
