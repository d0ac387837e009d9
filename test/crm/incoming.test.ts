import { describe, expect, test } from 'vitest';
import { readIncoming } from '../../lib/crm/incoming';
import { demoSite } from '../demo-crm/site-settings';
import { someRules } from './support/pages';

const order = {
  type: 'write-link',
  record: '/accounts/1',
  values: [{ column: 'account', value: '007' }],
  url: 'https://player.example/?a=1&b=2',
};

/** Everything that rules can have in them. */
const fullRules = someRules({
  adapter: 'salesforce',
  fields: [
    {
      column: 'a',
      from: [
        { by: 'field', name: 'AccountNumber' },
        { by: 'json', selector: '#state', path: 'account.id', attribute: 'data-x' },
      ],
      digitsOnly: true,
      prefix: '',
    },
  ],
  record: { url: '/a/', within: ['main'], fieldAt: ['[data-f="{name}"]'] },
  identity: { from: ['#me'], pattern: '.*' },
});

describe('what the background says', () => {
  test('is taken in its exact shape', () => {
    const { id, adapter, fields, link, cardRules } = demoSite('http://127.0.0.1:8809');
    for (const message of [
      { type: 'rules', site: { id, adapter, fields, link, cardRules } },
      { type: 'rules', site: someRules() },
      { type: 'rules', site: fullRules },
      { type: 'dismissed' },
      order,
      { ...order, url: 'http://player.example/' },
    ]) {
      expect(readIncoming(message)).toBe(message);
    }
  });

  test('may leave optional parts undefined, as Firefox sends them', () => {
    const field = { column: 'a', from: ['#a'], pattern: undefined, allowCardLike: undefined };
    expect(readIncoming({ type: 'rules', site: someRules({ fields: [] }) })).toBeDefined();
    expect(
      readIncoming({ type: 'rules', site: { ...someRules(), fields: [field] } }),
    ).toBeDefined();
  });

  test.each([
    ['nothing', undefined],
    ['text', 'rules'],
    ['another type', { type: 'resume-recording' }],
    ['a further property', { ...order, save: true }],
    ['no values to hold the page against', { ...order, values: [] }],
    ['a value that is a number', { ...order, values: [{ column: 'account', value: 7 }] }],
    ['a script as link', { ...order, url: 'javascript:alert(1)' }],
    ['a file as link', { ...order, url: 'file:///etc/passwd' }],
    ['a link with a line break', { ...order, url: 'https://player.example/\n' }],
    ['a link that is too long', { ...order, url: `https://player.example/${'x'.repeat(2048)}` }],
    ['an unknown adapter', { type: 'rules', site: { ...someRules(), adapter: 'other' } }],
    ['rules with more in them', { type: 'rules', site: { ...someRules(), tag: {} } }],
    [
      'a pattern that is none',
      {
        type: 'rules',
        site: { ...someRules(), fields: [{ column: 'a', from: ['#a'], pattern: '(' }] },
      },
    ],
    [
      'a record with more in it',
      { type: 'rules', site: someRules({ record: { key: 'x' } as object }) },
    ],
    [
      'an identity without sources',
      { type: 'rules', site: { ...someRules(), identity: { pattern: 'x' } } },
    ],
    [
      'a field that is asked for by nothing',
      {
        type: 'rules',
        site: { ...someRules(), fields: [{ column: 'a', from: [{ by: 'field' }] }] },
      },
    ],
    ['dismissal with more in it', { type: 'dismissed', until: 'later' }],
  ])('is not taken when it is %s', (_what, message) => {
    expect(readIncoming(message)).toBeUndefined();
  });
});
