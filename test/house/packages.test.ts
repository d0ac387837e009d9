/**
 * Whoever installs this project gets exactly what was tested, from whichever registry they use.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string; link?: boolean }>
  >;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const project = read('package.json') as Package;

/** The project's own packages, and those that only pages of its tests are made with. */
describe.each(['.', 'test/fixtures/frameworks'])('the packages of %s', (folder) => {
  const { dependencies = {}, devDependencies } = read(`${folder}/package.json`) as Partial<Package>;
  const { packages } = read(`${folder}/package-lock.json`) as Lockfile;
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  test('are pinned to one exact version, each that is asked for', () => {
    const ranges = Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name]) => name);
    expect(ranges).toEqual([]);
  });

  test('are locked without the name of a registry', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('are locked each with its hash', () => {
    expect(installed.length).toBeGreaterThan(100);
    const unchecked = installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });
});

/**
 * Versions of fast-xml-parser before 5.12.1 have known ways to read hostile XML wrongly or to
 * hang on it (CVE-2026-25896, CVE-2026-26278, CVE-2026-33036 and others).
 */
test('the XML parser is not older than its last known weakness', () => {
  const version = project.dependencies['fast-xml-parser'] ?? '';
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(5_012_001);
});
