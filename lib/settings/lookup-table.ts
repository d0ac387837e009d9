/**
 * The lookup table apart from the rest of the settings: it can be a thousand times as large as they
 * are, and only few need it.
 */
import type { Settings, SettingsLayer } from './schema';

export type LookupTable = Settings['identity']['lookup']['table'];
export type LookupRow = LookupTable[number];
export type LookupKey = Settings['identity']['lookup']['key'];

/** What the CRM's pages say, as it is compared: an address has no capitals, any other name has. */
export function plainKey(key: LookupKey, name: string): string {
  return key === 'email' ? name.trim().toLowerCase() : name.trim();
}

/** Settings without their table. */
export function withoutTable(settings: Settings): Settings {
  const { lookup } = settings.identity;
  if (lookup.table.length === 0) return settings;
  return {
    ...settings,
    identity: { ...settings.identity, lookup: { ...lookup, table: [] } },
  };
}

/** A layer that says nothing of a table. */
export function layerWithoutTable(layer: SettingsLayer): SettingsLayer {
  if (!layer.identity?.lookup?.table) return layer;
  const { table: _table, ...lookup } = layer.identity.lookup;
  return { ...layer, identity: { ...layer.identity, lookup } };
}

/**
 * A layer with the table of another one. What is no layer at all stays as it is, for the check to
 * refuse.
 */
export function layerWithTableOf(layer: unknown, { identity: from }: SettingsLayer): unknown {
  const table = from?.lookup?.table;
  if (!table || typeof layer !== 'object' || layer === null) return layer;
  const { identity } = layer as { readonly identity?: unknown };
  const said = Object(identity) as { readonly lookup?: unknown };
  const lookup = Object(said.lookup) as object;
  return { ...layer, identity: { ...said, lookup: { ...lookup, table } } };
}
