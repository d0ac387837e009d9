/**
 * What the built extensions ask of the browser, and what they do not: read from the builds.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from './harness';
import { jsonText, managedSchema } from '../../scripts/roll-out/schemas';
import { chromiumId, productBuild } from './harness/extension-files';

type Manifest = Readonly<Record<string, unknown>>;

const ROOT = resolve(import.meta.dirname, '../..');

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Manifest;
}

describe.each(BROWSER_NAMES)('%s', (name) => {
  let manifest: Manifest;
  beforeAll(() => {
    manifest = manifestIn(productBuild(name));
  });

  test('may reach no host until somebody allows it', () => {
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest['optional_host_permissions']).toEqual(['http://*/*', 'https://*/*']);
    expect(JSON.stringify(manifest)).not.toContain('<all_urls>');
  });

  test('asks for no more than these permissions', () => {
    const permissions = [
      'alarms',
      'idle',
      'notifications',
      'scripting',
      ...(name === 'chromium' ? ['sidePanel'] : []),
    ];
    expect([...(manifest['permissions'] as string[])].sort()).toEqual([...permissions, 'storage']);
  });

  test('opens nothing of itself to pages', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  test('has a content security policy of its own, which upgrades no address', () => {
    const { extension_pages: policy } = manifest['content_security_policy'] as Manifest;
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('unsafe');
  });

  test('names its commands', () => {
    expect(Object.keys(manifest['commands'] as Manifest).sort()).toEqual([
      'resume-recording',
      'secure-pause',
      'secure-pause-anywhere',
    ]);
  });
});

test('tells Chromium, and it alone, what policy to expect: what the settings’ schema gives', () => {
  const build = productBuild('chromium');
  expect(manifestIn(build)['storage']).toEqual({ managed_schema: 'managed-schema.json' });
  const told = readFileSync(resolve(build, 'managed-schema.json'), 'utf8');
  expect(told).toBe(jsonText(managedSchema()));
  expect(manifestIn(productBuild('firefox'))).not.toHaveProperty('storage');
});

test('unpacked, Chromium gives it the id that policies name', () => {
  expect(chromiumId(productBuild('chromium'))).toBe('ejholejoccgbcapdomhdfhncenggkbel');
});

test('in Firefox it has the id that policies name', () => {
  expect(manifestIn(productBuild('firefox'))['browser_specific_settings']).toMatchObject({
    gecko: { id: 'recording-control@encore.example' },
  });
});

describe('store packages', () => {
  const wxt = resolve(ROOT, 'node_modules/wxt/bin/wxt.mjs');

  test('carry no key', () => {
    // Vitest's own NODE_ENV would make this another build than the real one.
    const env = { ...process.env, NODE_ENV: 'production' };
    execFileSync(process.execPath, [wxt, 'build', '--mode', 'store'], { cwd: ROOT, env });
    const manifest = manifestIn(resolve(ROOT, '.output', 'chrome-mv3-store'));
    expect(manifest['name']).toBe('__MSG_product_name__');
    expect(manifest).not.toHaveProperty('key');
  });

  test('are made in that mode', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const zips = (scripts['zip'] ?? '').split('&&').map((command) => command.trim());
    expect(zips).toHaveLength(2);
    for (const command of zips) expect(command).toMatch(/^wxt zip\b.*--mode store\b/);
  });
});
