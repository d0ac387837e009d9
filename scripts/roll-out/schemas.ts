/** JSON schemas of the settings, generated from their one source. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { WHOLE_POLICY } from '../../lib/settings/policy';
import { SettingsSchema } from '../../lib/settings/schema';

/** A JSON schema as far as the settings' schema makes use of it. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
}

/** A schema as Chromium takes it for `storage.managed_schema`: exactly one type each. */
interface ManagedSchema {
  readonly type: 'boolean' | 'number' | 'string' | 'array' | 'object';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ManagedSchema>>;
  readonly additionalProperties?: ManagedSchema;
  readonly items?: ManagedSchema;
}

/**
 * The JSON schema (draft 7) of a settings file, with every limit that such a schema can tell, for
 * editors and other tools. The extension itself checks a little more.
 */
export function settingsSchema(): object {
  return { ...generated(), title: 'Settings of Encore Recording Control' };
}

/**
 * What Chromium is to expect of the policy. Types only: it leaves out of a policy, in silence, every
 * group in which a value is not as expected, so that limits stated here would hide faults from the
 * extension, which refuses them aloud. What may be text or a group is text here (see `policyLayer`).
 */
export function managedSchema(): ManagedSchema {
  const { type, properties } = managed(generated());
  const whole: ManagedSchema = {
    type: 'string',
    description: 'All settings as the text of a settings file; none may stand beside it.',
  };
  return { type, properties: { [WHOLE_POLICY]: whole, ...properties } };
}

/** The text of a generated JSON file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function generated(): JsonSchema {
  // Through text, for the generator's types name all that any JSON schema may be.
  return JSON.parse(
    JSON.stringify(toJsonSchema(SettingsSchema, { typeMode: 'input', errorMode: 'ignore' })),
  ) as JsonSchema;
}

function managed(schema: JsonSchema): ManagedSchema {
  if (schema.anyOf) return { type: 'string' };
  const { properties = {}, additionalProperties, items } = schema;
  const type = schema.type ?? typeof schema.const;
  switch (type) {
    case 'boolean':
    case 'string':
      return { type };
    case 'number':
    case 'integer':
      return { type: 'number' };
    case 'array':
      return { type, items: managed(items ?? {}) };
    case 'object': {
      const parts = Object.entries(properties).map(([key, each]) => [key, managed(each)] as const);
      const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
      return {
        type,
        ...(parts.length > 0 ? { properties: Object.fromEntries(parts) } : {}),
        ...(others ? { additionalProperties: managed(others) } : {}),
      };
    }
    default:
      throw new Error(`Chromium's policy has no type for: ${JSON.stringify(schema)}`);
  }
}
