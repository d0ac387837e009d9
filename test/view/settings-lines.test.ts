import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../lib/settings/schema';
import {
  linesOf,
  lineOfSource,
  matchPatternOf,
  siteIdOf,
  sourceOfLine,
} from '../../lib/view/settings-lines';

describe('sources as lines', () => {
  it.each<[string, Source]>([
    ['#account', '#account'],
    ['x-app >>> input[name="a b"]', 'x-app >>> input[name="a b"]'],
    ['label:has(input)', 'label:has(input)'],
    ['[title="me @home"]', '[title="me @home"]'],
    ['#account @data-id', { by: 'selector', selector: '#account', attribute: 'data-id' }],
    ['label: Account number', { by: 'label', label: 'Account number' }],
    [String.raw`url: /accounts/(\d+)`, { by: 'url', pattern: String.raw`/accounts/(\d+)` }],
    ['field: AccountNumber', { by: 'field', name: 'AccountNumber' }],
    [
      'json: page.account.id in script#state',
      { by: 'json', selector: 'script#state', path: 'page.account.id' },
    ],
    [
      'json: id in div#app @data-page',
      { by: 'json', selector: 'div#app', attribute: 'data-page', path: 'id' },
    ],
    ['title: ^Order (.*)$', { by: 'title', pattern: '^Order (.*)$' }],
  ])('%s', (line, source) => {
    expect(sourceOfLine(line)).toEqual(source);
    expect(lineOfSource(source)).toBe(line);
  });

  it('come back from any label, pattern and attribute', () => {
    const words = fc.stringMatching(/^[\w#.()-]{1,8}( [\w#.()-]{1,8}){0,2}$/);
    const source = fc.oneof(
      fc.record({ by: fc.constant('label' as const), label: words }),
      fc.record({ by: fc.constant('url' as const), pattern: words }),
      fc.record({
        by: fc.constant('selector' as const),
        selector: words,
        attribute: fc.stringMatching(/^[a-z][a-z-]{0,8}$/),
      }),
    );
    fc.assert(
      fc.property(source, (each) => {
        expect(sourceOfLine(lineOfSource(each))).toEqual(each);
      }),
    );
  });

  it('are one a line, without empty ones', () => {
    expect(linesOf(' #a \r\n\n  \n#b')).toEqual(['#a', '#b']);
  });
});

describe('matchPatternOf', () => {
  it.each([
    ['https://crm.example.com', 'https://crm.example.com/*'],
    ['https://crm.example.com/', 'https://crm.example.com/*'],
    ['https://CRM.example.com:8443/app/start?x=1#y', 'https://crm.example.com/*'],
    ['http://127.0.0.1:9000/', 'http://127.0.0.1/*'],
    ['crm.example.com/app', 'https://crm.example.com/*'],
    ['https://crm.example.com/app/*', 'https://crm.example.com/app/*'],
    ['*://*.example.com/*', '*://*.example.com/*'],
    ['ftp://crm.example.com', 'ftp://crm.example.com'],
    ['our crm', 'our crm'],
  ])('%s', (address, pattern) => {
    expect(matchPatternOf(address)).toBe(pattern);
  });
});

describe('siteIdOf', () => {
  it.each([
    ['Service Desk', [], 'service-desk'],
    ['  Büro – Süd 2 ', [], 'buro-sud-2'],
    ['客户', [], 'site'],
    ['', [], 'site'],
    ['CRM', ['crm', 'crm-2'], 'crm-3'],
  ])('%j beside %j', (name, taken, id) => {
    expect(siteIdOf(name, taken)).toBe(id);
  });

  it('is always an id the settings take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        expect(siteIdOf(name, ['site'])).toMatch(/^[a-z0-9-]{1,64}$/);
      }),
    );
  });
});
