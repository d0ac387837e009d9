/**
 * `npm run bench`: what the product costs, as ratios against a peer in the same run. Takes a few
 * minutes on an otherwise idle machine; ends with 1 where a ratio is over its limit.
 */
import { exit } from 'node:process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { ROOT, say, tool } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  exit(1);
}
const built = await tool('wxt/bin/wxt.mjs', ['build'], { quiet: true });
if (built !== 0) exit(built);
const { tsImport } = await import('tsx/esm/api');
await tsImport(pathToFileURL(resolve(ROOT, 'test/bench/main.ts')).href, import.meta.url);
