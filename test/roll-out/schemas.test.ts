import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLayer } from '../../lib/settings/check';
import { managedSchema, settingsSchema } from '../../scripts/roll-out/schemas';
import { anyLayer } from '../settings/layers';

type Schema = ReturnType<typeof managedSchema>;

/** What Chromium lets through: what is not expected is left out, one wrong type spoils its group. */
function fits(schema: Schema | undefined, value: unknown): boolean {
  if (schema === undefined) return false;
  switch (schema.type) {
    case 'array':
      return Array.isArray(value) && value.every((each) => fits(schema.items, each));
    case 'object':
      return Object.entries(value as object).every(([key, each]) =>
        fits(schema.properties?.[key] ?? schema.additionalProperties, each),
      );
    default:
      return typeof value === schema.type;
  }
}

/** As it has to be written in a policy: a source that is a group as its JSON. */
function folded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(folded);
  if (typeof value !== 'object' || value === null) return value;
  if ('by' in value && !('value' in value) && typeof value.by === 'string' && isSource(value.by)) {
    return JSON.stringify(value);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, folded(each)]));
}
const isSource = (by: string) =>
  ['selector', 'label', 'field', 'url', 'title', 'json'].includes(by);

describe("what Chromium is to expect of the organisation's policy", () => {
  it('has a place for whatever is a good layer', () => {
    fc.assert(
      fc.property(anyLayer, (layer) => {
        expect(checkLayer(layer).ok).toBe(true);
        expect(fits(managedSchema(), folded(layer))).toBe(true);
      }),
    );
  });

  it('names no limit, for what is outside one would be left out in silence', () => {
    expect(JSON.stringify(managedSchema())).not.toMatch(/"(minimum|maximum|enum|required)"/);
  });

  it('knows every group of settings, and all of them as one text', () => {
    const groups = ['service', 'identity', 'desktop', 'protect', 'controls', 'sites', 'events'];
    expect(Object.keys(managedSchema().properties ?? {}).sort()).toEqual(
      [...groups, 'ledger', 'settings', 'version'].sort(),
    );
  });
});

it('the schema for editors tells the limits', () => {
  expect(settingsSchema()).toMatchObject({
    properties: { service: { properties: { timeoutSeconds: { minimum: 1, maximum: 25 } } } },
    additionalProperties: false,
  });
});
