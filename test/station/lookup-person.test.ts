import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import { rulesOf } from '../../lib/station/rules-of';

type Lookup = NonNullable<NonNullable<SettingsLayer['identity']>['lookup']>;
const TABLE = [
  { key: 'agent-7', windowsLogin: 'ACME\\anna', extension: '0042' },
  { key: 'agent-8', extension: '0043' },
  { key: 'twice', windowsLogin: 'ACME\\one' },
  { key: 'twice', windowsLogin: 'ACME\\two' },
  { key: 'nobody' },
];

/** Whom the recorder is asked for while these are logged in to the CRMs. */
function who(crmUsers: readonly string[], lookup: Lookup = { table: TABLE }) {
  const settings = resolveSettings([
    {
      service: { address: 'https://recorder.example.com/WebAPI/ECAPI.svc' },
      identity: { by: 'lookup', lookup },
    },
  ]);
  const { identity, desktop, missing } = rulesOf(settings, { serviceAllowed: true, crmUsers });
  return missing ?? { identity, desktop: desktop.login };
}

describe('the lookup table', () => {
  it('gives the login, which goes before the extension and is the desktop’s too', () => {
    expect(who(['agent-7'])).toEqual({
      identity: { by: 'windows-login', login: 'ACME\\anna', machine: 'ACME\\anna' },
      desktop: 'ACME\\anna',
    });
  });

  it('gives the extension where it has no login, and then no desktop', () => {
    expect(who(['agent-8'])).toEqual({
      identity: { by: 'extension', extension: '0043' },
      desktop: undefined,
    });
  });

  it.each([
    ['no CRM told yet', []],
    ['somebody it does not know', ['agent-9']],
    ['somebody in another case', ['AGENT-7']],
    ['somebody on two rows that differ', ['twice']],
    ['a row with nothing in it', ['nobody']],
  ])('gives nobody for %s', (_, users) => {
    expect(who(users)).toEqual({ kind: 'no-identity', from: 'crm' });
  });

  it('goes by the newest of those it knows', () => {
    expect(who(['agent-7', 'agent-8', 'me@other.example'])).toMatchObject({
      identity: { extension: '0043' },
    });
  });

  it('takes e-mail addresses in upper and lower case as one', () => {
    const table = [{ key: 'Anna@acme.example', extension: '0042' }];
    expect(who(['anna@ACME.example '], { key: 'email', table })).toMatchObject({
      identity: { extension: '0042' },
    });
  });
});
