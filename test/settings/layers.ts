import fc from 'fast-check';
import type { SettingsLayer } from '../../lib/settings/schema';

/** Text that trimming leaves as it is, with quotation marks, backslashes and any script in it. */
const text = (maxLength: number) =>
  fc.string({ minLength: 1, maxLength, unit: 'grapheme' }).filter((each) => {
    return each.trim() === each && each.length > 0 && each.length <= maxLength;
  });

/** Any of the parts may be missing, as in a sparse layer. */
const sparse = <T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T, never>(parts, { requiredKeys: [] });

const source = fc.oneof(
  text(60),
  fc.record({ by: fc.constant('selector' as const), selector: text(60), attribute: text(20) }),
  fc.record({ by: fc.constant('label' as const), label: text(60) }),
  fc.record({ by: fc.constant('url' as const), pattern: fc.constant(String.raw`/a/(\d+)`) }),
);

const field = fc
  .record({ column: text(30), from: fc.array(source, { minLength: 1, maxLength: 3 }) })
  .chain((base) =>
    sparse({
      pattern: fc.constant(String.raw`\w+`),
      maxLength: fc.integer({ min: 1, max: 4000 }),
    }).map((more) => ({ ...base, ...more })),
  );

const sites = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
    name: text(30),
    matches: fc.constant<string[]>(['https://crm.example.com/*']),
    fields: fc.array(field, { maxLength: 3 }),
    tag: sparse({ holdSeconds: fc.integer({ min: 0, max: 600 }), readBack: fc.boolean() }),
    link: sparse({ to: fc.array(source, { maxLength: 2 }), overwrite: fc.boolean() }),
  }),
  { selector: (site) => site.id, maxLength: 3 },
);

/** Names that lead to an object's prototype are refused: `check.test.ts` says so. */
const eventName = fc
  .stringMatching(/^[a-z]{1,11}$/)
  .filter((name) => name !== 'prototype' && name !== 'constructor');

/** Good layers of settings, of every sparseness. */
export const anyLayer: fc.Arbitrary<SettingsLayer> = sparse({
  service: sparse({
    address: fc.webUrl({ validSchemes: ['https'] }),
    timeoutSeconds: fc.integer({ min: 1, max: 25 }),
    allowHttp: fc.boolean(),
  }),
  identity: sparse({
    by: fc.constantFrom('windows-login' as const, 'extension' as const, 'manual' as const),
    value: fc.string({ maxLength: 40 }),
  }),
  desktop: sparse({ recorded: fc.boolean(), quarantineSeconds: fc.integer({ min: 10, max: 600 }) }),
  events: sparse({
    eventTypes: fc.dictionary(eventName, text(20), { maxKeys: 3 }),
  }),
  sites,
});
