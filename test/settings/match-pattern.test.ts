import { describe, expect, it } from 'vitest';
import { matchesPattern, withoutPort } from '../../lib/settings/match-pattern';

describe('a match pattern', () => {
  it.each([
    ['https://crm.example.com/*', 'https://crm.example.com/app?x=1#y', true],
    ['https://crm.example.com/*', 'https://CRM.example.com/', true],
    ['https://crm.example.com/*', 'http://crm.example.com/', false],
    ['https://crm.example.com/*', 'https://crm.example.com.evil.test/', false],
    ['https://crm.example.com/*', 'https://evil.test/https://crm.example.com/', false],
    ['https://crm.example.com/*', 'https://crm.example.com@evil.test/', false],
    ['*://crm.example.com/*', 'http://crm.example.com/', true],
    ['*://crm.example.com/*', 'ftp://crm.example.com/', false],
    ['https://*.example.com/*', 'https://a.b.example.com/', true],
    ['https://*.example.com/*', 'https://example.com/', true],
    ['https://*.example.com/*', 'https://notexample.com/', false],
    ['https://crm.example.com/app/*', 'https://crm.example.com/app/', true],
    ['https://crm.example.com/app/*', 'https://crm.example.com/apps/', false],
    ['https://crm.example.com/a.b*', 'https://crm.example.com/aXb', false],
    ['https://crm.example.com/*/case?id=*', 'https://crm.example.com/x/case?id=7', true],
    ['https://crm.example.com:8443/*', 'https://crm.example.com:8443/', true],
    ['https://crm.example.com:8443/*', 'https://crm.example.com/', false],
    ['https://crm.example.com:443/*', 'https://crm.example.com/', true],
    ['http://crm.example.com:80/*', 'http://crm.example.com/', true],
    ['https://crm.example.com:*/*', 'https://crm.example.com:1234/', true],
    ['https://crm.example.com/*', 'https://crm.example.com:1234/', true],
    ['no pattern', 'https://crm.example.com/', false],
    ['https://crm.example.com/*', 'no address', false],
  ])('%s against %s', (pattern, address, matches) => {
    expect(matchesPattern(pattern, address)).toBe(matches);
  });

  it.each([
    ['https://crm.example.com:8443/app/*', 'https://crm.example.com/app/*'],
    ['https://CRM.example.com:*/*', 'https://crm.example.com/*'],
    ['https://crm.example.com/*', 'https://crm.example.com/*'],
  ])('%s is for the browser %s', (pattern, without) => {
    expect(withoutPort(pattern)).toBe(without);
  });
});
