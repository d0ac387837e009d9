/**
 * Every CRM family on its pages, in a real Chromium: what is visible, what shadow roots and frames
 * hold, and how selectors are read only a browser knows.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecordTracker } from '../../../lib/crm/record-tracker';
import { FAMILIES, pagesOf, rulesOf } from '../../crm/support/families';
import { FixtureBrowser } from './fixture-browser';
import type { Sight } from './in-page';

const A = '0042-A';
const B = '0043-B';
/** How long an old number was seen to stand under a new address, ms. */
const LINGERS_MS = 720;

let browser: FixtureBrowser;
beforeAll(async () => {
  browser = await FixtureBrowser.start();
});
afterAll(() => browser.close());

const read = (value: string) => ({ values: [{ column: 'account', value }], problems: [] });

/** What the background would be told by the end of these sights, each as it stood for a time, ms. */
function told(...sights: readonly (readonly [Sight, number])[]): readonly string[] {
  const tracker = createRecordTracker(() => 'visit-0001');
  const words: string[] = [];
  let at = 0;
  for (const [{ record, reading }, stoodFor] of sights) {
    for (const end = at + stoodFor; at <= end; at += 20) {
      for (const word of tracker.see({ at, record, reading })) {
        words.push(
          word.type === 'record-left' ? 'left' : word.values.map(({ value }) => value).join(),
        );
      }
    }
  }
  return words;
}

const PAGES = FAMILIES.flatMap((family) => pagesOf(family).map((page) => ({ family, page })));

describe.each(PAGES)('$family.id, $page', ({ family, page: file }) => {
  const rules = rulesOf(family);
  let first: Sight;

  beforeAll(async () => {
    await browser.open(family.id, file, `${family.origin}/`);
    await browser.act('leaveFor', 'a');
    first = await browser.look(rules);
  });

  test('is read by the name of its field', () => {
    expect(first.reading).toEqual(read(A));
    expect(first.record).toBeTruthy();
  });

  test('tells who is logged in, where it does', () => {
    expect(first.identity).toBe(family.identity);
  });

  test('goes to another record without a load, the old one staying hidden', async () => {
    await browser.act('leaveFor', 'b');
    const between = await browser.look(rules);
    // Unless the page tells that it is still the first record, that one was left.
    const stillFirst = between.record === first.record;
    expect(told([first, 1000], [between, LINGERS_MS])).toEqual(stillFirst ? [A] : [A, 'left']);
    if (family.tellsWhose) expect(between.reading.values).toEqual([]);

    await browser.act('arrive');
    const second = await browser.look(rules);
    expect(await browser.holds(A), 'the old record is still in the page').toBe(true);
    expect(second.reading).toEqual(read(B));
    expect(second.record).not.toBe(first.record);
    expect(told([first, 1000], [between, LINGERS_MS], [second, 3000])).toEqual([A, 'left', B]);
  });

  test('is not fooled by another language', async () => {
    const before = await browser.look(rules);
    await browser.act('speak', 'de');
    const after = await browser.look(rules);
    expect(await browser.holds('Account number'), 'the label is another field’s').toBe(true);
    expect(await browser.holds('Kundennummer')).toBe(true);
    expect(after).toEqual(before);
  });

  test('says so when the field is not there', async () => {
    await browser.act('dropField');
    const { reading, link } = await browser.look(rules);
    expect(await browser.holds('Account number')).toBe(true);
    expect(reading).toEqual({
      values: [],
      problems: [{ column: 'account', reason: 'not-found' }],
    });
    expect(link).toBe('no-field');
  });
});

test('ServiceNow’s frame says which record it shows, though the address around it lags', async () => {
  const servicenow = FAMILIES.find(({ id }) => id === 'servicenow');
  if (!servicenow) throw new Error('There is no family of that name.');
  await browser.open('servicenow', 'classic.html', `${servicenow.origin}/`);
  await browser.act('leaveFor', 'b');
  await browser.act('arrive');
  const shown = await browser.look(rulesOf(servicenow));
  await browser.act('leaveFor', 'a');
  expect(await browser.look(rulesOf(servicenow))).toEqual(shown);
  expect(shown.reading).toEqual(read(B));
});
