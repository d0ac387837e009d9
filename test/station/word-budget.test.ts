import { describe, expect, it } from 'vitest';
import { createWordBudget } from '../../lib/station/word-budget';

describe('what a page may say', () => {
  function spending() {
    let now = 0;
    const budget = createWordBudget(() => now);
    const spend = (times: number) =>
      Array.from({ length: times }, () => budget.spend()).filter(Boolean).length;
    return { spend, wait: (ms: number) => (now += ms) };
  }

  it('is a burst, and then so much a second', () => {
    const { spend, wait } = spending();
    expect(spend(100)).toBe(30);
    wait(2000);
    expect(spend(100)).toBe(8);
  });

  it('does not add up without end while the page is silent', () => {
    const { spend, wait } = spending();
    wait(3_600_000);
    expect(spend(100)).toBe(30);
  });

  it('does not grow when the clock is set back', () => {
    const { spend, wait } = spending();
    spend(100);
    wait(-60_000);
    expect(spend(100)).toBe(0);
  });
});
