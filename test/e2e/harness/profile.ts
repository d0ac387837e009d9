import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** Makes an empty profile folder under the system's temporary folder. */
export function makeProfile(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `encore-e2e-${name}-`));
}

/** Removes a profile; a browser that has just ended may still be writing into it for a moment. */
export function removeProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Kills a browser with everything it started and waits until it is gone. */
export async function killProcess(browser: Browser): Promise<void> {
  const child = browser.process();
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  // Puppeteer starts browsers as leaders of a process group of their own, except on Windows.
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/**
 * Puppeteer keeps copies of a Firefox profile's preferences and moves them back once the browser
 * has ended, in nobody's sight: the next start of a killed browser would run into it. Without the
 * copies nothing is moved, and the profile stays as the browser left it.
 */
export async function forgetBackups(profile: string): Promise<void> {
  for (const file of ['user.js', 'prefs.js']) {
    await rm(join(profile, `${file}.puppeteer`), { force: true });
  }
}
