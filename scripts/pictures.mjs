/**
 * `npm run pictures`: every screen in every state, size and theme, and a contact sheet of them all, in
 * `.output/pictures`. Another folder, and a part of the names of those that are wanted, may follow.
 */
import { exit } from 'node:process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { ROOT, say } from './run.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  exit(1);
}
const { tsImport } = await import('tsx/esm/api');
await tsImport(pathToFileURL(resolve(ROOT, 'test/pictures/take.ts')).href, import.meta.url);
