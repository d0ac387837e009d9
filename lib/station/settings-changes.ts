import type { Settings } from '../settings/schema';

/** How many paths are named; a file that was imported can change everything. */
const NAMED = 20;

/**
 * The settings that differ, as paths such as `protect.maxSeconds`; a list counts as one. What they
 * are set to is not told.
 */
export function changedPaths(before: Settings, after: Settings): string[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].filter((path) => old.get(path) !== now.get(path)).slice(0, NAMED);
}

function leavesOf(settings: Settings): ReadonlyMap<string, string> {
  const walk = (value: unknown, path: string): [string, string][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
          walk(each, path === '' ? name : `${path}.${name}`),
        )
      : [[path, JSON.stringify(value)]];
  return new Map(walk(settings, ''));
}
