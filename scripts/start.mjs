/**
 * `npm start`: sets a fresh clone up, builds the extension and opens a browser with it, beside a
 * simulated recorder and a demo CRM, so that a person can try everything. Where there is no
 * display, or with `-- --tour`, it walks through one call by itself, headless, and ends.
 */
import { argv, env, exit, platform } from 'node:process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { ROOT, say, tool } from './run.mjs';
import { setUp } from './setup.mjs';

function hasDisplay() {
  if (platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

try {
  await setUp();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  exit(1);
}
say('Building the extension …');
const built = await tool('wxt/bin/wxt.mjs', ['build'], { quiet: true });
if (built !== 0) exit(built);

const script = argv.includes('--tour') || !hasDisplay() ? 'tour.ts' : 'demo.ts';
const { tsImport } = await import('tsx/esm/api');
await tsImport(pathToFileURL(resolve(ROOT, 'scripts', script)).href, import.meta.url);
