import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import product from '../../../../wxt.config';

/**
 * The product as it is built for agents, but for one thing: every module that reads or writes what
 * the background has written down is replaced by its twin in this folder, which asks a gate before
 * and after. `test/e2e/kill/kill-build.ts` builds it, below `.output/kill/`.
 */
const HERE = resolve(fileURLToPath(import.meta.url), '..');
const LIB = resolve(HERE, '../../../../lib');

/** From each module to its twin. */
const TWINS = new Map(
  [
    'station/journal-store.ts',
    'station/pause-record-store.ts',
    'station/contract-store.ts',
    'settings/layers-database.ts',
  ].map((path) => [resolve(LIB, path), resolve(HERE, path.replace(/^.*\//, ''))]),
);

function gates(): Plugin {
  return {
    name: 'gates',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const isTwin = importer !== undefined && [...TWINS.values()].includes(importer);
      if (isTwin || !source.startsWith('.')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return (found && TWINS.get(found.id)) ?? null;
    },
  };
}

export default defineConfig({
  ...product,
  outDir: '.output/kill',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  vite: async (env) => {
    const built = await product.vite?.(env);
    return { ...built, plugins: [...(built?.plugins ?? []), gates()] };
  },
});
