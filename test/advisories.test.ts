/**
 * What is shipped, against every advisory that is known for it: the registries' own audit needs a
 * service that not every machine reaches. A new advisory is a new line here.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Advisory {
  readonly package: string;
  readonly id: string;
  /** Versions from `from` (or all) up to but not including `fixed`. */
  readonly from?: string;
  readonly fixed: string;
}

/** As published by GitHub and the CVE programme until November 2026. */
const ADVISORIES: readonly Advisory[] = [
  { package: 'fast-xml-parser', id: 'CVE-2023-26920', fixed: '4.1.2' },
  { package: 'fast-xml-parser', id: 'CVE-2023-34104', fixed: '4.2.5' },
  { package: 'fast-xml-parser', id: 'CVE-2024-41818', fixed: '4.4.1' },
  { package: 'fast-xml-parser', id: 'CVE-2026-25128', from: '5.0.9', fixed: '5.3.4' },
  { package: 'fast-xml-parser', id: 'CVE-2026-25896', from: '4.1.3', fixed: '5.3.5' },
  { package: 'fast-xml-parser', id: 'CVE-2026-26278', from: '4.1.3', fixed: '5.3.6' },
  { package: 'fast-xml-parser', id: 'CVE-2026-27942', fixed: '5.3.8' },
  { package: 'fast-xml-parser', id: 'CVE-2026-33036', from: '4.0.0', fixed: '5.5.6' },
  { package: 'fast-xml-parser', id: 'CVE-2026-33349', from: '4.0.0', fixed: '5.5.7' },
  { package: 'fast-xml-parser', id: 'CVE-2026-41650', fixed: '5.7.0' },
  { package: 'fast-xml-parser', id: 'CVE-2026-73569', from: '5.9.3', fixed: '5.10.1' },
  { package: 'fast-xml-parser', id: 'its changes of 5.11.1: time by blanks', fixed: '5.11.1' },
  { package: 'preact', id: 'CVE-2026-22028', from: '10.26.5', fixed: '10.26.10' },
  { package: 'preact', id: 'CVE-2026-22028', from: '10.27.0', fixed: '10.27.3' },
  { package: 'preact', id: 'CVE-2026-22028', from: '10.28.0', fixed: '10.28.2' },
  { package: 'valibot', id: 'CVE-2025-66020', from: '0.31.0', fixed: '1.2.0' },
  { package: 'papaparse', id: 'CVE-2020-36649', fixed: '5.2.0' },
];

const ROOT = new URL('../', import.meta.url);

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Installed beside valibot for its types alone, which are gone in what is built. */
const TYPES_ONLY = ['typescript'];

/** What comes with the product: no tool, and nothing that is only there on some machines. */
const SHIPPED = Object.entries(packages).flatMap(([path, { version, dev, optional }]) =>
  path === '' || dev || optional || TYPES_ONLY.some((name) => path.endsWith(`/${name}`))
    ? []
    : [{ name: path.replace(/^.*node_modules\//, ''), version }],
);

/** Whether a version comes before another; both are plain, as the lockfile has them. */
function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}

function hits({ name, version }: { name: string; version: string }, advisory: Advisory): boolean {
  return (
    name === advisory.package &&
    isBefore(version, advisory.fixed) &&
    !(advisory.from !== undefined && isBefore(version, advisory.from))
  );
}

describe('what is shipped', () => {
  it('is in no version that an advisory names', () => {
    const hit = SHIPPED.flatMap((each) =>
      ADVISORIES.filter((advisory) => hits(each, advisory)).map(
        ({ id }) => `${each.name} ${each.version}: ${id}`,
      ),
    );
    expect(hit).toEqual([]);
  });

  it('would be found in one', () => {
    const found = (name: string, version: string) =>
      ADVISORIES.filter((advisory) => hits({ name, version }, advisory)).map(({ id }) => id);
    expect(found('preact', '10.28.1')).toEqual(['CVE-2026-22028']);
    expect(found('preact', '10.28.2')).toEqual([]);
    expect(found('valibot', '0.30.0')).toEqual([]);
    expect(found('fast-xml-parser', '5.9.10')).toContain('CVE-2026-73569');
  });

  it('is this, and nothing that came along unseen', () => {
    expect(SHIPPED.map(({ name }) => name).sort()).toEqual([
      '@nodable/entities',
      '@preact/signals',
      '@preact/signals-core',
      'anynum',
      'fast-xml-builder',
      'fast-xml-parser',
      'idb',
      'is-unsafe',
      'papaparse',
      'path-expression-matcher',
      'preact',
      'strnum',
      'valibot',
      'webextension-polyfill',
      'xml-naming',
    ]);
  });

  it('is pinned to one version each', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('runs nothing while it is installed', () => {
    const scripts = Object.entries(packages).filter(
      ([, locked]) => 'hasInstallScript' in locked && !locked.dev && !locked.optional,
    );
    expect(scripts).toEqual([]);
  });
});
