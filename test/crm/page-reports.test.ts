import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { RecordReading } from '../../lib/crm/adapter';
import {
  createPageReports,
  TOLD_AGAIN_AFTER_MS,
  TOLD_AT_MOST_EVERY_MS,
  type Look,
} from '../../lib/crm/page-reports';
import { SETTLED_AFTER_MS } from '../../lib/crm/settling';
import { CrmMessageSchema } from '../../lib/messages';
import { err, ok } from '../../lib/result';

const FOUND: RecordReading = { values: [{ column: 'account', value: '1001' }], problems: [] };
const LOST: RecordReading = {
  values: [],
  problems: [{ column: 'account', reason: 'not-found' }],
};

/** Looks twice a second from one time to another, ms, and returns what was told, with its time. */
function looks(reports = createPageReports()) {
  return (from: number, to: number, what: Partial<Look>) => {
    const told = [];
    for (let at = from; at <= to; at += 500) {
      const look = { reading: undefined, identity: undefined, ...what, at };
      told.push(...reports.see(look).map((word) => ({ ...word, at })));
    }
    return told;
  };
}

describe('who is logged in', () => {
  test('is told once it has stood for a second, and once', () => {
    const see = looks();
    const told = see(0, 10_000, { identity: ok('agent-7') });
    expect(told).toEqual([{ type: 'identity-seen', value: 'agent-7', at: SETTLED_AFTER_MS }]);
  });

  test('is told when it is somebody else, and not what flickers', () => {
    const see = looks();
    see(0, 2000, { identity: ok('agent-7') });
    expect(see(2500, 3000, { identity: ok('agent-8') })).toEqual([]);
    expect(see(3500, 9000, { identity: ok('agent-7') })).toEqual([]);
    expect(see(9500, 11_000, { identity: ok('agent-8') })).toEqual([
      { type: 'identity-seen', value: 'agent-8', at: 10_500 },
    ]);
  });

  test('is told again to somebody new, and never unasked', () => {
    const reports = createPageReports();
    const see = looks(reports);
    see(0, 2000, { identity: ok('agent-7') });
    reports.again();
    expect(see(2500, 2500, { identity: ok('agent-7') })).toHaveLength(1);
    expect(looks()(0, 9000, { identity: undefined })).toEqual([]);
    expect(looks()(0, 9000, { identity: err('not-found') })).toEqual([]);
  });
});

describe('the health of fields', () => {
  test('tells found and lost by column, with when each was last read, and no value', () => {
    const see = looks();
    expect(see(0, 4000, { reading: FOUND })).toEqual([
      { type: 'field-health', at: 1000, fields: [{ column: 'account', lastReadAt: 1000 }] },
    ]);
    const lost = see(10_000, 12_000, { reading: LOST });
    expect(lost).toEqual([
      {
        type: 'field-health',
        at: 11_000,
        fields: [{ column: 'account', problem: 'not-found', lastReadAt: 4000 }],
      },
    ]);
    expect(JSON.stringify(lost)).not.toContain('1001');
  });

  test('is not told where no record is in front', () => {
    expect(looks()(0, 60_000, { reading: undefined })).toEqual([]);
  });

  test('is told again every minute, and to somebody new', () => {
    const reports = createPageReports();
    const see = looks(reports);
    const times = see(0, 2 * TOLD_AGAIN_AFTER_MS + 2000, { reading: FOUND }).map(({ at }) => at);
    expect(times).toEqual([1000, 1000 + TOLD_AGAIN_AFTER_MS, 1000 + 2 * TOLD_AGAIN_AFTER_MS]);
    reports.again();
    expect(see(200_000, 201_000, { reading: FOUND })).toHaveLength(1);
  });

  test('of a restless page is not told all the time', () => {
    const see = looks();
    const told = Array.from({ length: 60 }, (_, at) =>
      see(at * 2000, at * 2000 + 1500, { reading: at % 2 === 0 ? FOUND : LOST }),
    ).flat();
    expect(told.length).toBeLessThanOrEqual((60 * 2000) / TOLD_AT_MOST_EVERY_MS);
    expect(told.length).toBeGreaterThan(10);
  });

  test('has the identity in it where it is asked for', () => {
    expect(looks()(0, 1000, { reading: FOUND, identity: err('empty') })).toEqual([
      {
        type: 'field-health',
        at: 1000,
        fields: [{ column: 'account', lastReadAt: 1000 }],
        identity: { problem: 'empty' },
      },
    ]);
  });

  test('is of 32 columns at most, for the background takes no more', () => {
    const values = Array.from({ length: 40 }, (_, at) => ({ column: `c${at}`, value: 'x' }));
    const [word] = looks()(0, 1000, { reading: { values, problems: [] } });
    expect(word?.type === 'field-health' && word.fields).toHaveLength(32);
  });
});

describe('what is told', () => {
  const told = () =>
    looks()(0, 1000, { reading: LOST, identity: ok('agent@crm.example') }).map(({ at, ...word }) =>
      word.type === 'field-health' ? { ...word, at } : word,
    );

  test('is what the background takes', () => {
    expect(told()).toHaveLength(2);
    for (const word of told()) expect(v.safeParse(CrmMessageSchema, word).success).toBe(true);
  });

  test.each([
    ['a value', { type: 'field-health', at: 1, fields: [{ column: 'account', value: '1001' }] }],
    [
      'a reason that is none',
      { type: 'field-health', at: 1, fields: [{ column: 'a', problem: 'x' }] },
    ],
    ['no time', { type: 'field-health', fields: [] }],
    ['nobody', { type: 'identity-seen', value: '' }],
    ['a whole page as somebody', { type: 'identity-seen', value: 'x'.repeat(321) }],
    ['more than who', { type: 'identity-seen', value: 'agent-7', login: true }],
  ])('is not taken with %s', (_what, word) => {
    expect(v.safeParse(CrmMessageSchema, word).success).toBe(false);
  });
});
