import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { BrowserName } from '../harness';

const ROOT = resolve(import.meta.dirname, '../../..');
const WXT = resolve(ROOT, 'node_modules/wxt/bin/wxt.mjs');
const CONFIG = resolve(import.meta.dirname, 'build/wxt.config.ts');

const BUILDS = {
  chromium: { flags: [], folder: 'chrome-mv3' },
  firefox: { flags: ['-b', 'firefox', '--mv3'], folder: 'firefox-mv3' },
} as const;

/**
 * Builds, from the sources as they are now, the extension that asks a gate at every touch of a
 * storage. Beside the gates it is the product.
 *
 * @returns its folder, below `.output/kill/`
 */
export function killBuild(browser: BrowserName): string {
  const { flags, folder } = BUILDS[browser];
  // Vitest's own NODE_ENV would make this another build than the product's.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [WXT, 'build', '-c', CONFIG, ...flags], { cwd: ROOT, env });
  return resolve(ROOT, '.output/kill', folder);
}
