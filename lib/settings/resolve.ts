import * as v from 'valibot';
import { layerWithoutTable } from './lookup-table';
import { SettingsSchema, type Settings, type SettingsLayer } from './schema';

type Group = Record<string, unknown>;

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Groups are merged key by key, anything else (lists too) is replaced whole. */
function merge(lower: unknown, upper: unknown): unknown {
  if (upper === undefined) return lower;
  if (!isGroup(lower) || !isGroup(upper)) return upper;
  const keys = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(lower[key], upper[key])]));
}

/**
 * The complete settings: the defaults, overlaid by each layer in turn, the strongest last
 * (user, then managed). Groups are merged deeply; lists are replaced whole, so that a managed list
 * of sites is exactly that list.
 *
 * The layers must have passed `checkLayer`; one that has not makes this throw.
 */
export function resolveSettings(layers: readonly SettingsLayer[]): Settings {
  const merged = layers.map(layerWithoutTable).reduce<unknown>(merge, {});
  const settings = v.parse(SettingsSchema, merged);
  // Its rows were checked with their layer, and there can be thousands of them.
  const table = layers.findLast(({ identity }) => identity?.lookup?.table)?.identity?.lookup?.table;
  if (!table) return settings;
  const { identity } = settings;
  return { ...settings, identity: { ...identity, lookup: { ...identity.lookup, table } } };
}

/**
 * The dotted paths of everything a layer says, e.g. `service.address`, `sites`. A list is one
 * leaf, for it is replaced whole. The file's `version` is no setting and is left out.
 */
export function managedPaths(layer: SettingsLayer): string[] {
  const walk = (value: unknown, path: string): string[] => {
    if (value === undefined) return [];
    if (!isGroup(value)) return [path];
    return Object.entries(value).flatMap(([key, each]) =>
      walk(each, path === '' ? key : `${path}.${key}`),
    );
  };
  return walk(layer, '').filter((path) => path !== 'version');
}
