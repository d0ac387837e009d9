/**
 * Whoever installs this project gets exactly what was tested, from whichever registry they use.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string; link?: boolean }>
  >;
}

const project = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
const installed = Object.entries(lockfile.packages).filter(([path]) => path !== '');

test('every dependency is pinned to one exact version', () => {
  const ranges = Object.entries({ ...project.dependencies, ...project.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name]) => name);
  expect(ranges).toEqual([]);
});

test('the lockfile names no registry', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('the lockfile holds the hash of every package', () => {
  expect(installed.length).toBeGreaterThan(100);
  const unchecked = installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(unchecked.map(([path]) => path)).toEqual([]);
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
