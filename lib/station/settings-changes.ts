import type { Settings, SettingsLayer } from '../settings/schema';
import type { SettingsState } from '../settings/store';

/** How many paths are named; a file that was imported can change everything. */
const NAMED = 20;

/**
 * The settings that differ, as paths such as `protect.maxSeconds`; a list counts as one. What they
 * are set to is not told.
 */
export function changedPaths(before: Settings, after: Settings): string[] {
  // Unchanged settings are the same object, and a lookup table is long.
  if (before === after) return [];
  const old = leavesOf(before);
  const now = leavesOf(after);
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].filter((path) => old.get(path) !== now.get(path)).slice(0, NAMED);
}

/** Paths of all that a layer sets, a list counting as one; never what it is set to. */
export function setPaths(layer: SettingsLayer): string[] {
  return [...leavesOf(layer).keys()];
}

function leavesOf(settings: Settings | SettingsLayer): ReadonlyMap<string, string> {
  const walk = (value: unknown, path: string): [string, string][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
          walk(each, path === '' ? name : `${path}.${name}`),
        )
      : [[path, JSON.stringify(value)]];
  return new Map(walk(settings, ''));
}

/**
 * Where a policy that was refused between two states has its faults; empty when none was, or the
 * same one again. A policy that could not even be read is named `policy`.
 */
export function refusedPaths(before: SettingsState, after: SettingsState): string[] {
  const pathsOf = ({ policyFaults }: SettingsState) =>
    policyFaults.map(({ path }) => (path === '' ? 'policy' : path));
  const paths = pathsOf(after);
  return paths.join() === pathsOf(before).join() ? [] : paths.slice(0, NAMED);
}
