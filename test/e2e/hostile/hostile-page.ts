import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../harness';
import { productBuild } from '../harness/extension-files';

const SCRIPT = join(import.meta.dirname, 'fixture-script', 'crm.js');

/** The product's build in a folder of its own, with a content script that somebody has taken over. */
export async function takenOver(browser: BrowserName): Promise<{
  readonly folder: string;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'taken-over-'));
  await cp(productBuild(browser), folder, { recursive: true });
  await cp(SCRIPT, join(folder, 'content-scripts', 'crm.js'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** What the content script got for what it tried: JSON, or the browser's refusal. */
export type Loot = { readonly value: string } | { readonly error: string };

/** Lets the content script in a page try things. */
export class HostilePage {
  private count = 0;
  /** Everything it ever got. */
  readonly loot: Loot[] = [];

  constructor(private readonly page: Page) {}

  ready(): Promise<unknown> {
    return this.page.waitForSelector('html[data-hostile]', { timeout: 20_000 });
  }

  async attempt(act: string, ...args: readonly unknown[]): Promise<Loot> {
    const id = (this.count += 1);
    // As text: not every driver can hand over an object with any name in it.
    const got = await this.page.evaluate(
      (text) =>
        new Promise<Loot>((done) => {
          const hostile = JSON.parse(text) as { readonly id: number };
          addEventListener('message', function heard({ data }: MessageEvent) {
            const { answer } = data as { answer?: Loot & { id: number } };
            if (answer?.id !== hostile.id) return;
            removeEventListener('message', heard);
            done(answer);
          });
          postMessage({ hostile }, '*');
        }),
      JSON.stringify({ id, act, args }),
    );
    this.loot.push(got);
    return got;
  }
}
