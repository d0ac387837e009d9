/**
 * What the storage matrix kills is the product but for its gates; and the product has none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { productBuild } from '../harness/extension-files';
import type { BrowserName } from '../harness';
import { killBuild } from './kill-build';

const BROWSERS: readonly BrowserName[] =
  process.env['KILL'] === 'all' ? ['chromium', 'firefox'] : ['chromium'];
const BUILD = join(import.meta.dirname, 'build');

/** Words of the gates that a minifier must keep, as they stand in their sources. */
function wordsOfGates(): string[] {
  const sources = readdirSync(BUILD).filter((name) => name !== 'wxt.config.ts');
  const texts = sources.map((name) => readFileSync(join(BUILD, name), 'utf8'));
  return texts.flatMap(
    (text) => text.match(/(before|after|reading|writing|clearing) the \w+/g) ?? [],
  );
}

function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    names.map((name) => [name.slice(folder.length + 1), readFileSync(name).toString('latin1')]),
  );
}

describe.each(BROWSERS)('the build with gates for %s', (name) => {
  let product: Map<string, string>;
  let gated: Map<string, string>;

  beforeAll(() => {
    product = filesIn(productBuild(name));
    gated = filesIn(killBuild(name));
  });

  test('differs from the product in the background alone', () => {
    expect([...gated.keys()].sort()).toEqual([...product.keys()].sort());
    const different = [...gated].filter(([path, text]) => product.get(path) !== text);
    expect(different.map(([path]) => path)).toEqual(['background.js']);
  });

  test('has its gates, and the product has none', () => {
    const words = wordsOfGates();
    expect(words.length).toBeGreaterThan(6);
    for (const word of words) {
      expect(gated.get('background.js')).toContain(word);
      for (const text of product.values()) expect(text).not.toContain(word);
    }
  });
});
