import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './test-browser';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');

const BUILDS = {
  chromium: { folder: join(ROOT, '.output', 'chrome-mv3'), command: 'npm run build' },
  firefox: { folder: join(ROOT, '.output', 'firefox-mv3'), command: 'npm run build:firefox' },
};

/** Folder of the product's production build. Throws when it has not been built. */
export function productBuild(browser: BrowserName): string {
  const { folder, command } = BUILDS[browser];
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  throw new Error(`There is no build in ${folder}: run "${command}" first.`);
}

interface Manifest {
  readonly key?: string;
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

function readManifest(extension: string): Manifest {
  return JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as Manifest;
}

/**
 * The id Chromium gives to an extension with a `key`: the first 16 bytes of the key's SHA-256, in
 * hexadecimal, written with the letters a to p.
 */
export function chromiumId(extension: string): string {
  const { key } = readManifest(extension);
  if (key === undefined) throw new Error(`${extension} has no key in its manifest.`);
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

/** The add-on id from the manifest. */
export function firefoxId(extension: string): string {
  const id = readManifest(extension).browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} has no gecko id in its manifest.`);
  return id;
}
