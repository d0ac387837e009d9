/**
 * Every screen in every state, in both sizes and both themes: nobody is kept out, and nothing moves
 * or overflows. The theme changes no layout, so of the two sizes one is looked at in one theme.
 */
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameOf, openGallery } from '../pictures/gallery';
import type { Gallery, Picture } from '../pictures/gallery';

/** WCAG 2.2, levels A and AA, and what axe calls good practice. */
const STANDARDS = [
  ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  'best-practice',
] as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

describe('the screens', () => {
  let gallery: Gallery;

  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(async () => {
    await gallery.close();
  });

  async function violations(): Promise<string[]> {
    await gallery.page.evaluate(axe.source);
    const options = { runOnly: STANDARDS, resultTypes: ['violations'] };
    const found = (await gallery.page.evaluate(
      `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
    )) as Violation[];
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
    );
  }

  async function faultsOf(picture: Picture): Promise<string[]> {
    await gallery.show(picture);
    const faults = [...(await gallery.layoutFaults(picture)), ...(await violations())];
    return faults.map((fault) => `${nameOf(picture)}: ${fault}`);
  }

  test('have no violation of WCAG 2.2 AA, do not scroll sideways, and keep their buttons in place', async () => {
    expect(gallery.pictures.length).toBeGreaterThan(100);
    const faults: string[] = [];
    const looked = gallery.pictures.filter(
      ({ size, theme }) => size === 'narrow' || theme === 'light',
    );
    for (const picture of looked) faults.push(...(await faultsOf(picture)));
    expect([...faults, ...gallery.complaints]).toEqual([]);
  }, 600_000);

  test.each(['es', 'long'] as const)(
    'have room for other words: %s',
    async (words) => {
      const faults: string[] = [];
      const narrow = gallery.pictures.filter(
        ({ size, theme }) => theme === 'light' && size !== 'wide',
      );
      for (const picture of narrow) {
        const other = { ...picture, words };
        await gallery.show(other);
        const found = await gallery.layoutFaults(other);
        faults.push(...found.map((fault) => `${nameOf(other)}: ${fault}`));
      }
      expect([...faults, ...gallery.complaints]).toEqual([]);
    },
    600_000,
  );
});
