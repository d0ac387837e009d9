import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import { productBuild } from '../harness/extension-files';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';

const PREVIOUS = '0.0.9';
const NEITHER = { audio: false, desktop: false };

/** Gives the extension in a folder another version. */
async function setVersion(folder: string, version: string): Promise<string> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  await writeFile(file, JSON.stringify({ ...manifest, version }));
  return manifest.version;
}

describe.each(BROWSER_NAMES)('an update in the middle of a secure pause, in %s', (name) => {
  test('lets nothing be recorded, claims what is true, and keeps the settings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'update-'));
    await cp(productBuild(name), folder, { recursive: true });
    const version = await setVersion(folder, PREVIOUS);
    const seat = await takeSeat(name, { extension: folder });
    const { browser, simulator } = seat;
    try {
      const before = await seat.openScreen();
      simulator.ring({ user: AGENT });
      await before.shows('Recording');
      await before.press('Secure pause');
      await before.shows('Protected');
      const recorded: object[] = [];
      const stop = simulator.watch(() => {
        const now = whatIsRecorded(simulator);
        if (now.audio || now.desktop) recorded.push(now);
      });

      await setVersion(folder, version);
      await browser.reloadExtension();
      const screen = await seat.openScreen();
      await screen.shows('Protected', 30_000);
      expect(whatIsRecorded(simulator)).toEqual(NEITHER);
      expect(recorded).toEqual([]);
      stop();

      await screen.press('Resume recording');
      await screen.shows('Recording');
      const options = await seat.openOptions();
      await options.page.waitForFunction(
        (line) => document.body.innerText.includes(line),
        { timeout: 15_000 },
        `${PREVIOUS} to ${version}`,
      );
    } finally {
      await seat.leave();
      await rm(folder, { recursive: true });
    }
  });
});
