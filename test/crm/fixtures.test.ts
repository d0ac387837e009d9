/**
 * The repository tests itself: nobody adds an adapter or a preset without pages that show it at
 * work, and no page leaves out one of the acts that every CRM must pass.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../lib/crm/registry';
import { matchesPattern } from '../../lib/settings/match-pattern';
import { SettingsSchema } from '../../lib/settings/schema';
import { SITE_PRESETS } from '../../lib/settings/site-presets';
import { FAMILIES, FIXTURES, pagesOf } from './support/families';
import { say } from '../../lib/words';

const KNOWN = new Set([...Object.keys(ADAPTERS), ...SITE_PRESETS.map(({ id }) => id)]);

test('every adapter and every preset has a family of pages, and nothing else has', () => {
  expect(FAMILIES.map(({ id }) => id).sort()).toEqual([...KNOWN].sort());
  const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  );
  expect(folders.map(({ name }) => name).sort()).toEqual([...KNOWN].sort());
});

test('every adapter with code of its own has a preset', () => {
  const adapters = SITE_PRESETS.map(({ adapter }) => adapter);
  for (const id of Object.keys(ADAPTERS)) expect(adapters).toContain(id);
});

describe.each(FAMILIES)('the pages of $id', (family) => {
  const pages = pagesOf(family);
  const textOf = (page: string) => readFileSync(join(FIXTURES, family.id, page), 'utf8');

  test('are there', () => {
    expect(pages.length).toBeGreaterThan(0);
  });

  test.each(pages)('%s says what it was built from and that it was not captured', (page) => {
    const header = /<!--([\s\S]*?)-->/.exec(textOf(page))?.[1] ?? '';
    expect(header).toMatch(family.id === 'custom' ? /built for this test/ : /rebuilt from/);
    expect(header).toMatch(/never\s+captured/);
    if (family.id !== 'custom') expect(header).toMatch(/\b[A-Z][a-z]+\s+20\d\d\b/);
  });

  test.each(pages)('%s plays every act', (page) => {
    // What a page draws, its frames included.
    const parts = readdirSync(join(FIXTURES, family.id)).filter((name) =>
      /\.part\.html$/.test(name),
    );
    const text = [page, ...parts].map(textOf).join('\n');
    for (const part of [
      // From record to record, keeping the old one hidden.
      ...[/startFakeCrm\(/, /address: \(/, /draw[(:]/, /hide\(\w+\) \{\s*\S/],
      // In two languages, one of them with a label that misleads; with the field and without.
      ...[/words\.number/, /words\.tax/, /hasField/],
    ]) {
      expect(text).toMatch(part);
    }
    expect(text, 'an earlier record is kept').not.toMatch(/\.remove\(\)|replaceChildren/);
  });
});

describe.each(SITE_PRESETS)('the preset $name', (preset) => {
  const family = FAMILIES.find(({ id }) => id === preset.id);
  const { id, name, adapter, record, identity } = preset;

  test('makes settings that are taken', () => {
    const site = {
      ...{ id, name, adapter },
      matches: preset.matches.length > 0 ? preset.matches : ['https://crm.example.com/*'],
      fields: preset.fields.map((field) => ({ column: 'account', ...field })),
      ...(record && { record }),
      ...(identity && { identity }),
    };
    expect(v.safeParse(SettingsSchema, { sites: [site] }).issues).toBeUndefined();
  });

  test('runs where its pages are', () => {
    const address = `${family?.origin ?? ''}/`;
    if (preset.matches.length > 0) {
      expect(preset.matches.some((each) => matchesPattern(each, address))).toBe(true);
    }
  });

  test('tells in one sentence what a name of a field is', () => {
    expect(say(preset.nameOfField)).toMatch(/^[A-Z].*\.$/);
  });
});

test('the read-me says that none was seen live', () => {
  expect(existsSync(join(FIXTURES, 'README.md'))).toBe(true);
  const text = readFileSync(join(FIXTURES, 'README.md'), 'utf8').replace(/\s+/g, ' ');
  expect(text).toContain('None of these CRMs was ever seen live');
});
