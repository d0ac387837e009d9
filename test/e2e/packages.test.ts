/**
 * The packages for the stores: whoever builds them again gets the same ones, byte for byte, and
 * nothing in them tells where they were built.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const NOT_SOURCES = ['node_modules', '.output', '.wxt', '.git'];
const TARGETS = [[], ['-b', 'firefox', '--mv3']];

/** A copy of the sources, and what was packed in it. */
interface Copy {
  readonly folder: string;
  /** SHA-256 of each package by its name. */
  readonly packages: Readonly<Record<string, string>>;
}

const copies: Copy[] = [];

beforeAll(() => {
  // Paths of another length, and another environment than the one a person happens to have.
  copies.push(pack('a-', {}), pack('a-much-longer-name-', { TZ: 'Asia/Tokyo', LANG: 'tr_TR' }));
}, 300_000);
afterAll(() => {
  for (const { folder } of copies) rmSync(folder, { recursive: true });
});

test('two builds in two folders are the same, byte for byte', () => {
  const [one, other] = copies.map(({ packages }) => packages);
  expect(Object.keys(one ?? {}).map((name) => name.replace(/\d+\.\d+\.\d+/, 'N'))).toEqual([
    'encore-recording-control-N-chrome-store.zip',
    'encore-recording-control-N-firefox-store.zip',
    'encore-recording-control-N-sources-store.zip',
  ]);
  expect(other).toEqual(one);
});

test('nothing in them names the folder they were built in', () => {
  const [{ folder } = { folder: '' }] = copies;
  const leaks = ['chrome-mv3-store', 'firefox-mv3-store'].flatMap((build) =>
    filesBelow(join(folder, '.output', build)).filter((file) =>
      readFileSync(file).includes(basename(folder)),
    ),
  );
  expect(leaks).toEqual([]);
});

function pack(name: string, environment: Readonly<Record<string, string>>): Copy {
  const folder = mkdtempSync(join(tmpdir(), name));
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (source) => !NOT_SOURCES.includes(basename(source)),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const wxt = resolve(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  // As npm starts it: without the environment that a test runner adds.
  const { NODE_ENV: _ours, ...env } = { ...process.env, ...environment };
  for (const target of TARGETS) {
    execFileSync(process.execPath, [wxt, 'zip', ...target, '--mode', 'store'], {
      cwd: folder,
      env,
    });
  }
  const output = join(folder, '.output');
  const zips = readdirSync(output).filter((each) => each.endsWith('.zip'));
  return {
    folder,
    packages: Object.fromEntries(
      zips.sort().map((zip) => [zip, hashOf(readFileSync(join(output, zip)))]),
    ),
  };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
}
