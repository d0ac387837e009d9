import { beforeEach, describe, expect, test } from 'vitest';
import type { ReadProblem } from '../../lib/crm/adapter';
import { createRecordTracker, type RecordTracker } from '../../lib/crm/record-tracker';

/** A CRM page seen every 100 ms; what the background would be told, with the time of it. */
let at: number;
let tracker: RecordTracker;
let visits: number;
let told: string[];

beforeEach(() => {
  at = 1_000_000;
  visits = 0;
  told = [];
  tracker = createRecordTracker(() => {
    visits += 1;
    return `visit-000${String(visits)}`;
  });
});

interface Shown {
  readonly [column: string]: string | undefined;
}

function see(record: string, shown: Shown, reason: ReadProblem = 'not-found'): void {
  const values = Object.entries(shown).flatMap(([column, value]) =>
    value === undefined ? [] : [{ column, value }],
  );
  const problems = Object.entries(shown).flatMap(([column, value]) =>
    value === undefined ? [{ column, reason }] : [],
  );
  for (const word of tracker.see({ at, record, reading: { values, problems } })) {
    told.push(
      word.type === 'record-left'
        ? `${String(at - 1_000_000)} left`
        : `${String(at - 1_000_000)} opened ${word.record} ` +
            `${word.values.map(({ value }) => value).join('+')} ` +
            `${word.visit} since ${String(word.openedAt - 1_000_000)}`,
    );
  }
}

function shows(record: string, shown: Shown, forMs: number, reason?: ReadProblem): void {
  for (let passed = 0; passed < forMs; passed += 100) {
    see(record, shown, reason);
    at += 100;
  }
}

describe('a record', () => {
  test('is told once, when its values have stood for 300 ms', () => {
    shows('/a', { n: '1001' }, 5000);
    expect(told).toEqual(['300 opened /a 1001 visit-0001 since 0']);
  });

  test('is not told while its values still change', () => {
    shows('/a', { n: '1' }, 200);
    shows('/a', { n: '10' }, 200);
    shows('/a', { n: '1001' }, 400);
    expect(told).toEqual(['700 opened /a 1001 visit-0001 since 400']);
  });

  test('with a column that is missing is told a second later without it', () => {
    shows('/a', { n: '1001', email: undefined }, 1500);
    expect(told).toEqual(['1000 opened /a 1001 visit-0001 since 0']);
  });

  test('without any value is not told', () => {
    shows('/a', { n: undefined }, 5000);
    expect(told).toEqual([]);
  });

  test('at an address too long to name it is not told', () => {
    for (; at < 1_003_000; at += 100) {
      const reading = { values: [{ column: 'n', value: '1001' }], problems: [] };
      expect(tracker.see({ at, record: undefined, reading })).toEqual([]);
    }
  });
});

describe('when the address changes', () => {
  test.each([100, 700, 1900])('a number that lingers for %i ms is never the next record', (lag) => {
    shows('/a', { n: '1001' }, 1000);
    shows('/b', { n: '1001' }, lag);
    shows('/b', { n: '1002' }, 1000);
    expect(told).toEqual([
      '300 opened /a 1001 visit-0001 since 0',
      '1000 left',
      `${String(1300 + lag)} opened /b 1002 visit-0002 since ${String(1000 + lag)}`,
    ]);
  });

  test('it lingers through an empty page too', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/b', { n: '1001' }, 300);
    shows('/b', { n: undefined }, 300);
    shows('/b', { n: '1002' }, 400);
    expect(told.at(-1)).toBe('1900 opened /b 1002 visit-0002 since 1600');
  });

  test('the same account in another record is told after 2 s', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/b', { n: '1001' }, 3000);
    expect(told.slice(1)).toEqual(['1000 left', '3000 opened /b 1001 visit-0002 since 1000']);
  });

  test('a number of two addresses ago is not the third one’s', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/b', { n: '1001' }, 300);
    shows('/b', { n: '1002' }, 200);
    shows('/c', { n: '1002' }, 1500);
    shows('/c', { n: '1003' }, 1000);
    expect(told.slice(1)).toEqual(['1000 left', '3300 opened /c 1003 visit-0002 since 3000']);
  });

  test('all columns must be new, or stand for 2 s', () => {
    shows('/a', { n: '1001', name: 'Ada' }, 1000);
    shows('/b', { n: '1001', name: 'Bo' }, 900);
    shows('/b', { n: '1002', name: 'Bo' }, 1000);
    expect(told.slice(1)).toEqual(['1000 left', '2200 opened /b 1002+Bo visit-0002 since 1900']);
  });

  test('and back, it is another visit, and no need to wait longer', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/b', { n: '1001' }, 200);
    shows('/b', { n: '1002' }, 800);
    shows('/a', { n: '1001' }, 1000);
    expect(told.slice(3)).toEqual(['2000 left', '2300 opened /a 1001 visit-0003 since 2000']);
  });

  test.each([100, 400, 700])(
    'the answer of an address left after %i ms is not the next one’s',
    (lag) => {
      shows('/a', { n: '1001' }, 1000);
      shows('/b', { n: '1001' }, 100);
      shows('/c', { n: '1001' }, 100);
      // The answer for /b comes late, and before the one for /c.
      shows('/c', { n: '1002' }, lag);
      shows('/c', { n: '1003' }, 3000);
      expect(told.slice(1)).toEqual([
        '1000 left',
        `${String(3200 + lag)} opened /c 1003 visit-0002 since ${String(1200 + lag)}`,
      ]);
    },
  );

  test('an address that was left long after its answer could come delays nothing', () => {
    shows('/list', { n: undefined }, 3000);
    shows('/a', { n: '1001' }, 1000);
    expect(told).toEqual(['3300 opened /a 1001 visit-0001 since 3000']);
  });

  test('it can be told before the page is looked at', () => {
    shows('/a', { n: '1001' }, 1000);
    expect(tracker.go(at, '/a')).toEqual([]);
    expect(tracker.go(at, '/b')).toEqual([{ type: 'record-left' }]);
    expect(tracker.go(at, '/b')).toEqual([]);
    shows('/b', { n: '1001' }, 1900);
    expect(told).toHaveLength(1);
  });

  test('a number that comes back after two empty pages is not believed at once', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/b', { n: undefined }, 300);
    shows('/c', { n: '1001' }, 1900);
    expect(told.slice(1)).toEqual(['1000 left']);
  });
});

describe('at one address', () => {
  test('another account is another visit, and the first one is left at once', () => {
    shows('/', { n: '1001' }, 1000);
    shows('/', { n: '1002' }, 1000);
    expect(told.slice(1)).toEqual(['1000 left', '1300 opened / 1002 visit-0002 since 1000']);
  });

  test('values that are gone for a moment change nothing', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/a', { n: undefined }, 200);
    shows('/a', { n: '1001' }, 3000);
    expect(told).toHaveLength(1);
  });

  test('values that are gone for longer are left; back again they are the same visit', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/a', { n: undefined }, 1500);
    shows('/a', { n: '1001' }, 1000);
    expect(told.slice(1)).toEqual(['1300 left', '2800 opened /a 1001 visit-0001 since 0']);
  });

  test('two records side by side are none, until one of them is alone', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/a', { n: undefined }, 2000, 'ambiguous');
    shows('/a', { n: '1002' }, 1000);
    expect(told.slice(1)).toEqual(['1300 left', '3300 opened /a 1002 visit-0002 since 3000']);
  });

  test('a column that comes later belongs to the same visit', () => {
    shows('/a', { n: '1001', name: undefined }, 2000);
    shows('/a', { n: '1001', name: 'Ada' }, 1000);
    expect(told.slice(1)).toEqual(['2300 opened /a 1001+Ada visit-0001 since 0']);
  });

  test('half-typed values are not values', () => {
    shows('/a', { n: '1001' }, 1000);
    shows('/a', { n: undefined }, 3000, 'being-edited');
    shows('/a', { n: '1001' }, 1000);
    expect(told).toHaveLength(1);
  });

  test('another column that changes meanwhile is still another record', () => {
    shows('/', { n: '1001', name: 'Ada' }, 1000);
    see('/', { n: undefined, name: 'Bo' }, 'being-edited');
    expect(told.slice(1)).toEqual(['1000 left']);
  });
});

test('what stands in a frame is left when the page around it moves, and has to stay for 2 s', () => {
  expect(tracker.doubt(at)).toEqual([]);
  shows('/a', { n: '1001' }, 1000);
  expect(tracker.doubt(at)).toEqual([{ type: 'record-left' }]);
  shows('/a', { n: '1001' }, 3000);
  expect(told.slice(1)).toEqual(['3000 opened /a 1001 visit-0002 since 1000']);
});

describe('time nobody looked', () => {
  test('does not count', () => {
    shows('/a', { n: '1001' }, 1000);
    see('/b', { n: '1001' });
    at += 60_000;
    see('/b', { n: '1001' });
    expect(told.slice(1)).toEqual(['1000 left']);
    at += 100;
    shows('/b', { n: '1002' }, 400);
    expect(told.at(-1)).toMatch(/opened \/b 1002/);
  });

  test('on a clock set back does not hold the record up', () => {
    shows('/a', { n: '1001' }, 200);
    at -= 3_600_000;
    shows('/a', { n: '1001' }, 400);
    expect(told.at(-1)).toMatch(/opened \/a 1001/);
  });
});

test('it says when it must look again', () => {
  see('/a', { n: '1001' });
  expect(tracker.lookAgainAt()).toBe(1_000_300);
  at += 300;
  see('/a', { n: '1001' });
  expect(tracker.lookAgainAt()).toBeUndefined();
});
