import { describe, expect, it } from 'vitest';
import { createWordBudget, createWordBudgets } from '../../lib/station/word-budget';

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

describe('a page that connects anew', () => {
  it('has no more to say than before, until it was silent for a while', () => {
    let now = 0;
    const budgetOf = createWordBudgets(() => now);
    const spend = (name: string) =>
      Array.from({ length: 100 }, () => budgetOf(name).spend()).filter(Boolean).length;
    expect(spend('7 0')).toBe(30);
    expect(spend('7 0')).toBe(0);
    expect(spend('7 1')).toBe(30);
    now += 60_000;
    expect(spend('7 0')).toBe(30);
  });
});
