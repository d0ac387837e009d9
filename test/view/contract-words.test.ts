import { describe, expect, it } from 'vitest';
import { contractLine, moment } from '../../lib/view/contract-words';
import { contractOf } from './settings-background';

const NOW = new Date(2026, 2, 9, 15, 0).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

describe('the contract in a line', () => {
  it('says where it came from, when, and how much of the Web API is there', () => {
    const contract = contractOf({ readAt: at(2026, 2, 9, 14, 3) });
    expect(contractLine(contract, NOW)).toBe(
      'Read from the service’s WSDL today 14:03 · SOAP 1.1 · 15 of 15 requests',
    );
  });

  it('counts what is missing, and names addressing', () => {
    const missing = [{ request: 'GetURL', off: 'No links.' }];
    const line = contractLine(contractOf({ soapVersion: '1.2', addressing: true, missing }), NOW);
    expect(line).toMatch(/ · SOAP 1\.2 with addressing · 14 of 15 requests$/);
  });

  it.each([
    ['probed', /^Found by trying/],
    ['assumed', /^Not known yet/],
  ] as const)('counts nothing that nobody told: %s', (source, words) => {
    const line = contractLine(contractOf({ source }), NOW);
    expect(line).toMatch(words);
    expect(line).not.toContain('requests');
  });
});

describe('a moment', () => {
  it.each([
    [at(2026, 2, 9, 0, 5), 'today 00:05'],
    [at(2026, 2, 8, 23, 59), 'yesterday 23:59'],
    [at(2026, 2, 7, 9, 3), '2026-03-07 09:03'],
    [at(2025, 2, 9, 14, 3), '2025-03-09 14:03'],
  ])('%d reads %s', (then, words) => {
    expect(moment(then, NOW)).toBe(words);
  });

  it('knows yesterday across a month', () => {
    expect(moment(at(2026, 1, 28, 8, 0), at(2026, 2, 1, 9, 0))).toBe('yesterday 08:00');
  });
});
