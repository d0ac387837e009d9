import { resolve } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';
import type { Product } from '../product';
import type { Patch } from './version';

const ROOT = resolve(import.meta.dirname, '../../..');
const ENTRY = resolve(ROOT, 'test/model/product.ts');

/** The product with its text changed, ready to run beside the real one. Nothing is written to disk. */
export async function makeBroken(patches: readonly Patch[]): Promise<Product> {
  const applied = new Set<Patch>();
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    plugins: [patching(patches, applied)],
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: ENTRY, formats: ['es'], fileName: 'product' },
    },
  });
  for (const patch of patches) {
    if (!applied.has(patch)) throw new Error(`${patch.file} is no part of the product`);
  }
  const code = [built].flat().flatMap((each) => ('output' in each ? each.output : []))[0];
  if (code?.type !== 'chunk') throw new Error('nothing was built');
  const url = `data:text/javascript;base64,${Buffer.from(code.code).toString('base64')}`;
  const module: { readonly PRODUCT: Product } = await import(/* @vite-ignore */ url);
  return module.PRODUCT;
}

function patching(patches: readonly Patch[], applied: Set<Patch>): Plugin {
  return {
    name: 'break on purpose',
    enforce: 'pre',
    transform(text, id) {
      let changed = text;
      for (const patch of patches) {
        if (id !== resolve(ROOT, patch.file)) continue;
        changed = patched(changed, patch);
        applied.add(patch);
      }
      return changed === text ? undefined : changed;
    },
  };
}

function patched(text: string, { file, from, to }: Patch): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`a patch does not fit ${file} any more: not exactly once there: ${from}`);
  return parts.join(to);
}
