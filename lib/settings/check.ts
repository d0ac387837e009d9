import * as v from 'valibot';
import type { SettingsFault } from '../messages';
import { err, ok, type Result } from '../result';
import { isUnencrypted } from './address';
import { layerWithoutTable, layerWithTableOf } from './lookup-table';
import type { LookupRow } from './lookup-table';
import { upToDate } from './migrate';
import { SettingsSchema, type Settings, type SettingsLayer } from './schema';
import { say } from '../words';

type Issue = v.InferIssue<typeof SettingsSchema>;

/**
 * Checks one layer of settings (the user's, the organisation's, a file's), whatever it is made of.
 * One of an older version is brought up to date first.
 *
 * The answer is the layer itself, as sparse as it came and trimmed, or every fault in it, each with
 * its dotted path and a sentence to stand beside it. A layer with one fault is refused whole.
 */
export function checkLayer(stored: unknown): Result<SettingsLayer, SettingsFault[]> {
  const input = upToDate(stored);
  const parsed = v.safeParse(SettingsSchema, input);
  const faults = new Map<string, SettingsFault>();
  const add = (path: string, message: string) => {
    if (!faults.has(path)) faults.set(path, { path, message });
  };
  for (const issue of parsed.issues ?? []) add(v.getDotPath(issue) ?? '', sentence(issue));
  const layer = asSaid(input, parsed.output, '', add);
  if (faults.size > 0) return err([...faults.values()]);
  // Sound: the schema accepted every part, and `asSaid` only leaves out what nobody said.
  return ok(layer as SettingsLayer);
}

/**
 * Checks a layer that this extension stored itself, which it does with none that was not checked. Of
 * a long lookup table only the form is looked at again: the background starts with this.
 */
export function checkStored(stored: unknown): Result<SettingsLayer, SettingsFault[]> {
  const { identity } = Object(stored) as { readonly identity?: { readonly lookup?: object } };
  const { table } = Object(identity?.lookup) as { readonly table?: unknown };
  if (!Array.isArray(table) || !table.every(isRow)) return checkLayer(stored);
  // Sound: the table is all that is taken out, and it is looked at here.
  const rest = checkLayer(layerWithoutTable(stored as SettingsLayer));
  if (!rest.ok) return rest;
  return ok(layerWithTableOf(rest.value, { identity: { lookup: { table } } }) as SettingsLayer);
}

function isRow(row: unknown): row is LookupRow {
  const { key, windowsLogin = '', extension = '' } = Object(row) as Record<string, unknown>;
  return [key, windowsLogin, extension].every((each) => typeof each === 'string');
}

/**
 * Checks what only shows once all layers are put together. Returns every fault; an empty list is
 * a pass.
 */
export function checkSettings(settings: Settings): SettingsFault[] {
  if (!isUnencrypted(settings.service.address) || settings.service.allowHttp) return [];
  return [
    {
      path: 'service.address',
      message: say('setting_unencrypted'),
    },
  ];
}

/**
 * The checked values for exactly those keys that somebody wrote: the defaults the schema filled in
 * are dropped again. On the way it names what the schema lets through: a list where a group
 * belongs, every unknown key after the first, and keys that every object inherits.
 */
function asSaid(
  input: unknown,
  checked: unknown,
  path: string,
  fault: (path: string, message: string) => void,
): unknown {
  const below = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (typeof input !== 'object' || input === null) return checked;
  if (Array.isArray(checked)) {
    const items: readonly unknown[] = Array.isArray(input) ? input : [];
    return checked.map((each: unknown, index) => asSaid(items[index], each, below(index), fault));
  }
  if (Array.isArray(input)) return fault(path, say('setting_not_a_group'));
  const entries = Object.entries(input).flatMap(([key, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const known = new Map<string, unknown>(Object.entries(checked ?? {}));
    if (known.has(key)) return [[key, asSaid(value, known.get(key), below(key), fault)] as const];
    fault(below(key), say('setting_unknown'));
    return [];
  });
  return Object.fromEntries(entries);
}

/** What is wrong, as a sentence that stands beside the setting. */
function sentence(issue: Issue): string {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return say('setting_unknown');
    return issue.received === 'undefined' ? say('setting_missing') : say('setting_not_a_group');
  }
  switch (issue.type) {
    case 'string':
      return say('setting_no_text');
    case 'array':
      return say('setting_no_list');
    case 'record':
      return say('setting_not_a_group');
    case 'literal':
      return say('setting_other_version', issue.expected);
    case 'picklist':
      return say('setting_one_of', issue.expected.replace(/[()]/g, '').replaceAll(' | ', ', '));
    case 'max_length':
      return say('setting_too_long', issue.requirement);
    case 'union':
      return say('setting_source_forms');
    default:
      return issue.message;
  }
}
