import { describe, expect, it } from 'vitest';
import type { Deed } from '../../lib/recorder/ledger/entry';
import { createRefusals } from '../../lib/station/refusals';

describe('what pages were refused', () => {
  function ledger() {
    let now = 1_700_000_000_000;
    const told: Deed[] = [];
    const refused = createRefusals(
      () => now,
      (deed) => told.push(deed),
    );
    return { told, refused, wait: (ms: number) => (now += ms) };
  }
  const entry = (why: string, times: number) => ({ kind: 'page-refused', why, times });

  it('is told at once, each reason by itself', () => {
    const { told, refused } = ledger();
    refused('order');
    refused('shape');
    expect(told).toEqual([entry('order', 1), entry('shape', 1)]);
  });

  it('is told at most once a minute, with how often it was', () => {
    const { told, refused, wait } = ledger();
    for (let times = 0; times < 1000; times += 1) refused('order');
    expect(told).toHaveLength(1);
    wait(60_000);
    refused('order');
    expect(told).toEqual([entry('order', 1), entry('order', 1000)]);
  });

  it('is told again after the clock was set back', () => {
    const { told, refused, wait } = ledger();
    refused('order');
    wait(-3_600_000);
    refused('order');
    expect(told).toHaveLength(2);
  });
});
