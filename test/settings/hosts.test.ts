import { describe, expect, it } from 'vitest';
import { neededHosts } from '../../lib/settings/hosts';
import { resolveSettings } from '../../lib/settings/resolve';

const needed = (address: string, ...matches: string[]) =>
  neededHosts(
    resolveSettings([
      { service: { address }, sites: matches.length ? [{ id: 'a', name: 'a', matches }] : [] },
    ]),
  );

describe('neededHosts', () => {
  it.each<[string, string[], string[]]>([
    ['', [], []],
    ['https://R.example.com:8443/WebAPI/ECAPI.svc', [], ['https://r.example.com/*']],
    ['http://127.0.0.1:8080/ECAPI.svc', [], ['http://127.0.0.1/*']],
    ['', ['https://crm.example.com/app/*'], ['https://crm.example.com/*']],
    ['', ['https://crm.example.com:8443/*'], ['https://crm.example.com/*']],
    ['', ['https://*.Example.com/*'], ['https://*.example.com/*']],
    ['', ['*://crm.example.com/*'], ['http://crm.example.com/*', 'https://crm.example.com/*']],
    [
      'https://z.example.com/ECAPI.svc',
      ['https://a.example.com/x/*', 'https://a.example.com/y/*', 'https://z.example.com/*'],
      ['https://a.example.com/*', 'https://z.example.com/*'],
    ],
  ])('service %j and sites %j need %j', (address, matches, hosts) => {
    expect(needed(address, ...matches)).toEqual(hosts);
  });
});
