/**
 * Each of the house's own rules fires where it should and stays silent where it should: a rule
 * that nothing can break protects nothing.
 */
import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

/** The project's own configuration, without the rules that need the types of the whole project. */
const quick = new ESLint({
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});
const complete = new ESLint();

/** The rules that this code breaks as the text of this file, which need not exist. */
async function rulesFor(file: string, code: string, eslint = quick): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

/** A room's folder stands for a file in it. */
function fileIn(room: string): string {
  return /\.ts$/.test(room) ? room : `${room}/stand-in.ts`;
}

/** An import of `to` as a file in `from` writes it. The resolver needs a file that exists. */
function importPath(from: string, to: string): string {
  const target = /\.ts$/.test(to) ? to : `${to}/${someFile(to)}`;
  return '../'.repeat(from.split('/').length - 1) + target.replace(/\.tsx?$/, '');
}

function someFile(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const found = files.find((path) => /\.tsx?$/.test(path));
  if (found === undefined) throw new Error(`There is no file in ${folder}.`);
  return found;
}

/** The rules that an import of a room breaks when it stands in another. */
function rulesForImport(from: string, to: string, kind: 'value' | 'type'): Promise<string[]> {
  const path = importPath(fileIn(from), to);
  return rulesFor(fileIn(from), `export ${kind === 'type' ? 'type ' : ''}* from '${path}';\n`);
}

function rulesForPackage(from: string, name: string): Promise<string[]> {
  return rulesFor(fileIn(from), `export * from '${name}';\n`);
}

describe('ways between rooms', () => {
  test.each([
    ['lib/recorder', 'lib/station', 'type'],
    ['lib/recorder', 'lib/encore/types.ts', 'value'],
    ['lib/recorder', 'lib/settings/schema.ts', 'type'],
    ['lib/encore', 'lib/recorder', 'type'],
    ['lib/encore', 'lib/station', 'type'],
    ['lib/crm', 'lib/encore/requests.ts', 'type'],
    ['lib/crm', 'lib/recorder/claim.ts', 'type'],
    ['lib/crm', 'lib/station', 'type'],
    ['lib/crm', 'lib/messages.ts', 'value'],
    ['lib/simulator', 'lib/encore/types.ts', 'type'],
    ['lib/simulator', 'lib/recorder', 'type'],
    ['lib/station', 'lib/crm', 'type'],
    ['lib/station', 'lib/view', 'type'],
    ['lib/station', 'lib/simulator/server.ts', 'type'],
    ['lib/simulator/recorder.ts', 'lib/simulator/server.ts', 'type'],
    ['lib/recorder', 'lib/simulator/recorder.ts', 'type'],
    ['lib/station', 'components', 'type'],
    ['lib/view', 'lib/station', 'type'],
    ['lib/view', 'lib/encore/types.ts', 'type'],
    ['lib/view', 'lib/recorder/state.ts', 'type'],
    ['lib/view', 'lib/settings/store.ts', 'value'],
    ['lib/view', 'entrypoints', 'type'],
    ['lib/messages.ts', 'lib/settings/schema.ts', 'value'],
    ['lib/settings', 'lib/messages.ts', 'value'],
    ['lib/result.ts', 'lib/messages.ts', 'type'],
    ['components', 'lib/station', 'type'],
    ['components', 'lib/messages.ts', 'value'],
    ['entrypoints', 'test/house', 'value'],
  ] as const)('%s may not import %s (%s)', async (from, to, kind) => {
    expect(await rulesForImport(from, to, kind)).toContain('boundaries/dependencies');
  });

  test.each([
    ['lib/recorder', 'lib/encore/types.ts', 'type'],
    ['lib/recorder', 'lib/encore/requests.ts', 'value'],
    ['lib/simulator', 'lib/encore/requests.ts', 'value'],
    ['lib/station', 'lib/encore', 'value'],
    ['lib/station', 'lib/settings/store.ts', 'value'],
    ['lib/station', 'lib/simulator/recorder.ts', 'value'],
    ['lib/crm', 'lib/messages.ts', 'type'],
    ['lib/crm', 'lib/result.ts', 'value'],
    ['lib/view', 'lib/recorder/claim.ts', 'value'],
    ['components', 'lib/view', 'value'],
    ['entrypoints', 'components', 'value'],
    ['test/house', 'lib/recorder', 'value'],
  ] as const)('%s may import %s (%s)', async (from, to, kind) => {
    expect(await rulesForImport(from, to, kind)).toEqual([]);
  });

  test.each(['lib/recorder', 'lib/view', 'entrypoints/popup'])('%s has no alias', async (from) => {
    const code = `export * from '@/lib/result';\n`;
    expect(await rulesFor(fileIn(from), code)).toContain('no-restricted-imports');
  });
});

describe('packages', () => {
  test.each([
    ['lib/simulator', 'fast-xml-parser'],
    ['lib/crm', 'fast-xml-parser'],
    ['lib/station', 'fast-xml-parser'],
    ['lib/encore', 'saxes'],
    ['lib/encore', 'wxt/browser'],
    ['lib/crm', 'wxt/browser'],
    ['lib/view', 'wxt/browser'],
    ['lib/settings/resolve.ts', 'wxt/browser'],
    ['lib/messages.ts', 'wxt/browser'],
    ['components', 'wxt/browser'],
    ['lib/recorder', 'webextension-polyfill'],
    ['lib/recorder', 'node:fs'],
    ['lib/simulator/recorder.ts', 'node:fs'],
    ['lib/station', 'papaparse'],
    ['lib/crm', 'papaparse'],
    ['lib/station', 'node:fs'],
  ])('%s may not use %s', async (from, name) => {
    expect(await rulesForPackage(from, name)).toContain('boundaries/dependencies');
  });

  test.each([
    ['lib/encore', 'fast-xml-parser'],
    ['lib/simulator', 'saxes'],
    ['lib/simulator', 'node:http'],
    ['lib/station', 'wxt/browser'],
    ['lib/settings/store.ts', 'wxt/browser'],
    ['entrypoints', 'wxt/browser'],
    ['test/house', 'fast-xml-parser'],
  ])('%s may use %s', async (from, name) => {
    expect(await rulesForPackage(from, name)).toEqual([]);
  });
});

describe('globals', () => {
  const network = `export const answer = fetch('https://recorder.example/');\n`;
  const hidden = `export const answer = globalThis.fetch('https://recorder.example/');\n`;
  const page = `export const title = document.title;\n`;
  const api = `export const id: unknown = chrome.runtime.id;\n`;

  test.each(['simulator', 'crm', 'station', 'recorder', 'view', 'settings'])(
    'lib/%s may not speak to the network',
    async (room) => {
      const file = fileIn(`lib/${room}`);
      expect(await rulesFor(file, network)).toContain('no-restricted-globals');
      expect(await rulesFor(file, hidden)).toContain('no-restricted-properties');
    },
  );

  test.each(['components', 'entrypoints'])('%s may not speak to the network', async (room) => {
    expect(await rulesFor(fileIn(room), network)).toContain('no-restricted-globals');
  });

  test.each(['encore', 'station', 'recorder', 'view', 'settings', 'simulator'])(
    'lib/%s may not touch a page',
    async (room) => {
      expect(await rulesFor(fileIn(`lib/${room}`), page)).toContain('no-restricted-globals');
    },
  );

  test.each(['lib/station', 'lib/encore', 'lib/crm', 'entrypoints'])(
    '%s may not use the bare extension API',
    async (room) => {
      expect(await rulesFor(fileIn(room), api)).toContain('no-restricted-globals');
    },
  );

  test('encore may speak to the network', async () => {
    expect(await rulesFor(fileIn('lib/encore'), network)).toEqual([]);
  });

  test.each(['lib/crm', 'components', 'entrypoints'])('%s may touch a page', async (room) => {
    expect(await rulesFor(fileIn(room), page)).toEqual([]);
  });
});

describe('dangerous words', () => {
  const element = `const element = {} as HTMLElement;\n`;
  const runtime = `import { browser } from 'wxt/browser';\nexport const event = browser.runtime`;

  test.each([
    [`${element}element.innerHTML = 'x';\n`, 'no-restricted-syntax'],
    [`${element}element['innerHTML'] = 'x';\n`, 'no-restricted-syntax'],
    [`${element}element.outerHTML = 'x';\n`, 'no-restricted-syntax'],
    [`${element}element.insertAdjacentHTML('beforeend', 'x');\n`, 'no-restricted-syntax'],
    [`export const danger = { dangerouslySetInnerHTML: {} };\n`, 'no-restricted-syntax'],
    [`eval('1');\n`, 'no-eval'],
    [`export const made: unknown = new Function('return 1');\n`, 'no-new-func'],
    [`${runtime}.onMessageExternal;\n`, 'no-restricted-syntax'],
    [`${runtime}.onConnectExternal;\n`, 'no-restricted-syntax'],
    [`export const read = (value: any): void => value;\n`, '@typescript-eslint/no-explicit-any'],
    [`// @ts-ignore\nexport const one: string = 1;\n`, '@typescript-eslint/ban-ts-comment'],
    [`export const one = [1][0]!;\n`, '@typescript-eslint/no-non-null-assertion'],
  ])('%j breaks %s', async (code, rule) => {
    expect(await rulesFor('entrypoints/stand-in.ts', code)).toContain(rule);
  });

  test('markup in a component is refused, text is not', async () => {
    const markup = `export const Part = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;\n`;
    const text = `export const Part = () => <p>x</p>;\n`;
    expect(await rulesFor('components/Part.tsx', markup)).toContain('no-restricted-syntax');
    expect(await rulesFor('components/Part.tsx', text)).toEqual([]);
  });

  test('a promise nobody waits for is refused', { timeout: 60_000 }, async () => {
    const lost = `export function send(): void {\n  Promise.resolve();\n}\n`;
    const file = 'lib/result.ts';
    const rule = '@typescript-eslint/no-floating-promises';
    expect(await rulesFor(file, lost, complete)).toContain(rule);
  });
});

test('a file outside every room is refused', async () => {
  expect(await rulesFor('lib/stray.ts', '')).toEqual(['boundaries/no-unknown-files']);
});
