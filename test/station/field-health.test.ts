import { expect, describe, it } from 'vitest';
import { resolveSettings } from '../../lib/settings/resolve';
import { createFieldHealth } from '../../lib/station/field-health';
import type { Remembered } from '../../lib/station/field-memory';
import { fieldsFound, fieldsMissing } from '../../lib/view/field-words';

const FIELDS = ['fldAccount', 'fldCase'].map((column) => ({ column, from: ['#x'] }));
const [SITE] = resolveSettings([
  { sites: [{ id: 'crm', name: 'The CRM', matches: ['https://crm.example/*'], fields: FIELDS }] },
]).sites;
if (!SITE) throw new Error('There is no site.');
const site = SITE;

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
type Problem = 'not-found' | 'empty';

function station() {
  const clock = { at: NOW };
  const told: string[] = [];
  const kept = new Map<string, Remembered>();
  const health = createFieldHealth({
    now: () => clock.at,
    memory: {
      load: async (of, column) => kept.get(`${of} ${column}`),
      save: async (of, column, remembered) => void kept.set(`${of} ${column}`, remembered),
    },
    tell: ({ site: of, column, why }) => told.push(`${of} ${column} ${why}`),
    changed: () => undefined,
  });
  const says = (account?: Problem, page = 'page-1', tab = 7) =>
    health.reported({ page, tab }, site, {
      type: 'field-health',
      at: clock.at,
      fields: [
        { column: 'fldAccount', ...(account ? { problem: account } : { lastReadAt: clock.at }) },
        { column: 'fldCase', lastReadAt: clock.at },
        { column: 'fldInvented', problem: 'not-found' },
      ],
    });
  /** A report each minute. */
  const saysFor = async (minutes: number, account?: Problem) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await says(account);
      clock.at += MINUTE;
    }
  };
  return { health, told, clock, says, saysFor };
}

describe('a field that used to be found', () => {
  it('and is not for some minutes of work is told to the ledger, once', async () => {
    const { told, saysFor } = station();
    await saysFor(2);
    await saysFor(10, 'not-found');
    expect(told).toEqual([]);
    await saysFor(120, 'not-found');
    expect(told).toEqual(['crm fldAccount not-found']);
  });

  it('and comes back is told of again only when it is lost on another day', async () => {
    const { told, saysFor } = station();
    await saysFor(1);
    await saysFor(20, 'not-found');
    await saysFor(1);
    await saysFor(20, 'not-found');
    expect(told).toHaveLength(1);
    await saysFor(24 * 60);
    await saysFor(20, 'not-found');
    expect(told).toHaveLength(2);
  });

  it('in between, or is only empty, is not lost', async () => {
    const { told, saysFor } = station();
    await saysFor(1);
    for (let turn = 0; turn < 10; turn += 1) {
      await saysFor(9, 'not-found');
      await saysFor(1);
    }
    await saysFor(60, 'empty');
    expect(told).toEqual([]);
  });

  it('or never was, is not', async () => {
    const { told, saysFor } = station();
    await saysFor(60, 'not-found');
    expect(told).toEqual([]);
  });
});

describe('what the screens say', () => {
  it('is how many of the site’s fields were found, and when', async () => {
    const { health, says } = station();
    await says('not-found');
    const view = health.view();
    if (!view) throw new Error('There is no view.');
    expect(fieldsFound(view)).toMatch(/^The CRM: 1 of 2 fields found, last read \d\d:\d\d:\d\d\.$/);
    expect(fieldsMissing(view)).toBe('fldAccount: not found.');
  });

  it('counts what a frame of the same tab found', async () => {
    const { health, says } = station();
    await says(undefined, 'frame');
    await says('not-found', 'page');
    expect(health.view()?.missing).toEqual([]);
    await says('not-found', 'elsewhere', 8);
    expect(health.view()?.missing).toHaveLength(1);
  });

  it('is told of each site by itself', async () => {
    const { health, says } = station();
    await says();
    expect(health.view('crm')?.of).toBe(2);
    expect(health.view('another')).toBeUndefined();
  });

  it('is nothing once the page has gone', async () => {
    const { health, says } = station();
    await says();
    health.gone('page-1');
    expect(health.view()).toBeUndefined();
  });
});
