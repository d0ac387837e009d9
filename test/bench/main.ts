/** Measures everything that has a limit, prints it, and leaves an exit code. */
import { busyPage } from './busy-page';
import { lineOf, ratioOf } from './pairs';
import { popup } from './popup';

for (const measure of [busyPage, popup]) {
  const comparison = await measure();
  process.stdout.write(`${lineOf(comparison)}\n`);
  if (ratioOf(comparison).middle > comparison.limit) process.exitCode = 1;
}
