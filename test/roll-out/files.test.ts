import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { ok } from '../../lib/result';
import { policyLayer } from '../../lib/settings/policy';
import { rollOutFiles } from '../../scripts/roll-out/files';
import { main } from '../../scripts/roll-out/main';
import { readOptions } from '../../scripts/roll-out/options';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = resolve(ROOT, 'docs/roll-out');

const asked = readOptions([]);
if (asked === undefined) throw new Error('Asked for help.');
const { rollOut } = asked;
const files = [...rollOutFiles(rollOut)];
const textOf = (path: string) => new Map(files).get(path) ?? '';

describe('docs/roll-out', () => {
  it.each(files)('%s is what the schema and the settings give', (path, text) => {
    expect(readFileSync(join(FOLDER, path), 'utf8')).toBe(text);
  });

  it('holds no other file of a roll-out', () => {
    const tracked = execFileSync('git', ['ls-files', 'docs/roll-out'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const generated = files.map(([path]) => `docs/roll-out/${path}`);
    const others = tracked.split('\n').filter((path) => path !== '' && !generated.includes(path));
    expect(others).toEqual(['docs/roll-out/settings.json']);
  });
});

/** The values of a registry file by their key and name, as Windows reads them. */
function registry(text: string): Record<string, string> {
  let key = '';
  const values: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    key = /^\[(.+)\]$/.exec(line)?.[1] ?? key;
    const [, name, value] = /^"([^"]+)"=(.+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    values[`${key}\\${name}`] = value.startsWith('"')
      ? value.slice(1, -1).replace(/\\(.)/g, '$1')
      : Buffer.from(value.replace(/hex\(7\):|,/g, ''), 'hex')
          .toString('utf16le')
          .replace(/\0+$/, '');
  }
  return values;
}

/** The text after each key of a property list that is directly followed by one. */
function stringsIn(xml: string): Record<string, string> {
  const values: Record<string, string> = {};
  let key = '';
  let read = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => (read = ''));
  parser.on('text', (text) => (read += text));
  parser.on('closetag', ({ name }) => {
    if (name === 'key') key = read;
    if (name === 'string') values[key] = read;
  });
  parser.write(xml).close();
  return values;
}

describe('the settings arrive as they are', () => {
  const { id } = rollOut.chromium;
  const settings = ok({ version: 1, ...rollOut.settings });

  it.each([
    [
      'chrome.reg',
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${id}\\policy`,
    ],
    [
      'edge.reg',
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${id}\\policy`,
    ],
    [
      'firefox.reg',
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\${rollOut.firefox.id}`,
    ],
  ])('in windows/%s', (name, key) => {
    const values = registry(textOf(`windows/${name}`));
    expect(policyLayer({ settings: values[`${key}\\settings`] })).toEqual(settings);
    const [, installed] = Object.entries(values).find(([each]) => each.endsWith('Settings')) ?? [];
    expect(JSON.parse(installed ?? '')).toMatchObject({
      [name === 'firefox.reg' ? rollOut.firefox.id : id]: { installation_mode: 'force_installed' },
    });
  });

  it.each(['chrome', 'edge', 'firefox'])('in macos/%s.mobileconfig', (name) => {
    const values = stringsIn(textOf(`macos/${name}.mobileconfig`));
    expect(policyLayer({ settings: values['settings'] })).toEqual(settings);
    expect(values['installation_mode']).toBe('force_installed');
  });

  it('in windows/intune.ps1, once for each browser', () => {
    const texts = textOf('windows/intune.ps1').matchAll(
      /-Name 'settings' .* -Value '(.+)' -Force/g,
    );
    const read = [...texts].map(([, text = '']) =>
      policyLayer({ settings: text.replaceAll("''", "'") }),
    );
    expect(read).toEqual([settings, settings, settings]);
  });

  it('and in files for Windows without a letter that an encoding could change', () => {
    const windows = files.filter(([path]) => path.startsWith('windows/'));
    expect(windows.filter(([, text]) => /[^\r\n\x20-\x7e]/.test(text))).toEqual([]);
  });
});

it('faulty settings are refused before they are rolled out, and nothing is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roll-out-'));
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '{"protect":{"maxSeconds":1}}');
  expect(main(['--settings', bad, '--out', join(folder, 'out')])).toBe(1);
  expect(() => readFileSync(join(folder, 'out', 'linux', 'policies.json'))).toThrow();
  expect(() => readOptions(['--settings', bad])).toThrow(
    'protect.maxSeconds: Must be at least 10.',
  );
  rmSync(folder, { recursive: true });
});
