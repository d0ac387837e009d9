/** Contracts from stores and files: what passes is a contract and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../lib/encore/check-contract';
import { checkContractReport } from '../../lib/encore/contract-report';
import { defaultContract } from '../../lib/encore/default-contract';
import { writeMessage } from '../../lib/encore/envelope';
import { likelyContracts } from '../../lib/encore/likely-contracts';

const contract = defaultContract();
const report = { contract, missing: [], warnings: [], source: 'pasted' };

/** The contract with one thing changed, by its dotted path. */
function changed(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(contract)) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.reduce((part, key) => part[key] as typeof part, copy);
  owner[last] = value;
  return copy;
}

const PAUSE = 'requests.PauseRecording';
const nested = (depth: number): object =>
  depth === 0
    ? { namespace: '', name: 'a', parameter: 'Unit' }
    : { namespace: '', name: 'a', children: [nested(depth - 1)] };

describe('a contract that is checked', () => {
  it('passes as it is, with or without what is optional', () => {
    for (const each of [contract, ...likelyContracts()]) {
      expect(checkContract(each)).toEqual({ ok: true, value: each });
    }
    const element = { namespace: '', name: 'Unit', parameter: '', absent: 'nil', type: 'int' };
    for (const good of [
      changed('path', '/WebAPI/ECAPI.svc/basic?a=b'),
      changed(`${PAUSE}.responseRoot`, { namespace: '', name: 'x' }),
      changed(`${PAUSE}.body.children`, [element, nested(5)]),
      { ...contract, requests: {} },
    ]) {
      expect(checkContract(good).ok).toBe(true);
    }
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ['soapVersion', '1.3'],
    ['soapVersion', 1.1],
    ['addressing', 'yes'],
    ['addressing', null],
    ['extra', 1],
    ['requests', []],
    ['requests.Reboot', contract.requests.PauseRecording],
    ['requests.__proto__x', {}],
    ['path', '//evil.example'],
    ['path', 'https://evil.example'],
    ['path', '/a\\b'],
    ['path', '/a#b'],
    ['path', '/a b'],
    ['path', ''],
    [`${PAUSE}.action`, 'a"b'],
    [`${PAUSE}.action`, 'a\r\nX: y'],
    [`${PAUSE}.action`, ''],
    [`${PAUSE}.action`, 'x'.repeat(501)],
    [`${PAUSE}.codeElement`, 'a b'],
    [`${PAUSE}.responseRoot`, { name: 'x' }],
    [`${PAUSE}.body.name`, 'a><evil/'],
    [`${PAUSE}.body.name`, 'p:a'],
    [`${PAUSE}.body.name`, ''],
    [`${PAUSE}.body.namespace`, 'a b'],
    [`${PAUSE}.body.namespace`, 'http://www.w3.org/2000/xmlns/'],
    [`${PAUSE}.body.namespace`, 'a\u0001'],
    [`${PAUSE}.body.namespace`, undefined],
    [`${PAUSE}.body.children`, [{ namespace: '', name: 'a' }]],
    [`${PAUSE}.body.children`, [{ namespace: '', name: 'a', parameter: 'User' }]],
    [`${PAUSE}.body.children`, [{ namespace: '', name: 'a', parameter: 'Unit', absent: 'x' }]],
    [`${PAUSE}.body.children`, [{ namespace: '', name: 'a', parameter: 'Unit', children: [] }]],
    [`${PAUSE}.body.children`, [nested(13)]],
    [`${PAUSE}.body.children`, Array.from({ length: 65 }, () => nested(0))],
    [`${PAUSE}.body.children.0`, null],
    [`${PAUSE}.body.children.0`, 'Unit'],
  ];
  it.each(bad)('is refused for %s %j', (path, value) => {
    expect(checkContract(changed(path, value)).ok).toBe(false);
  });

  it('is refused where a part is missing, and the reason says which', () => {
    const entries = Object.entries(contract.requests.PauseRecording ?? {});
    const rest = Object.fromEntries(entries.filter(([key]) => key !== 'action'));
    expect(checkContract(changed(PAUSE, rest))).toEqual({
      ok: false,
      error: 'contract.requests.PauseRecording.action is missing',
    });
    for (const nothing of [null, undefined, 1, '', [], {}]) {
      expect(checkContract(nothing).ok).toBe(false);
    }
  });

  it('never makes the writer write anything but one body element', () => {
    const letters = fc.constantFrom(
      'a',
      ':',
      '<',
      '>',
      '"',
      "'",
      '&',
      ' ',
      '\n',
      'é',
      '\u0000',
      '1',
    );
    const word = fc.string({ unit: letters, maxLength: 4 });
    fc.assert(
      fc.property(word, word, word, (name, namespace, action) => {
        const request = { action, body: { namespace, name, children: [] }, codeElement: 'c' };
        const checked = checkContract({ ...contract, requests: { PortStatus: request } });
        if (!checked.ok) return;
        const written = writeMessage(checked.value, 'PortStatus', {}, { to: '', messageId: '' });
        expect(written.ok && written.value.body).toMatch(
          /<s:Body><([^\s<>:"'&]+)( xmlns="[^"<>]*")?><\/\1><\/s:Body>/,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a report that is checked', () => {
  it('passes as it is', () => {
    const warnings = [{ what: 'a', meaning: 'b', action: 'c' }];
    const full = { ...report, warnings, missing: ['GetURL'], guessed: ['GetURL'], readAt: 1 };
    for (const each of [report, full])
      expect(checkContractReport(each)).toEqual({ ok: true, value: each });
  });

  it.each([
    { ...report, contract: {} },
    { ...report, missing: ['Reboot'] },
    { ...report, warnings: ['x'] },
    { ...report, warnings: [{ what: 'a', meaning: 'b' }] },
    { ...report, source: 'elsewhere' },
    { ...report, readAt: 'now' },
    { ...report, more: 1 },
    [],
  ])('is refused: %#', (each) => {
    expect(checkContractReport(each).ok).toBe(false);
  });
});
