/**
 * Real answers, damaged at random: the reader never throws, is never slow, and what it accepts an
 * independent strict parser accepts with the same values.
 *
 * `npm run fuzz` runs this a million times. FUZZ_RUNS is how many answers are tried, FUZZ_SEED
 * repeats a run.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { outcomeOf } from '../../lib/encore/outcome';
import type { EncoreError } from '../../lib/encore/types';
import { parseXml } from '../../lib/encore/xml-tree';
import type { XmlElement } from '../../lib/encore/xml-tree';
import type { Result } from '../../lib/result';
import { cpuMs } from './support/cpu-ms';
import { damagedAnswer } from './support/damage';
import type { DamagedAnswer } from './support/damage';
import { named, readBySaxes } from './support/saxes-tree';
import type { Tree } from './support/saxes-tree';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const MOST_MS = 50;
const PROGRESS_EVERY = 50_000;
const LONG_RUN_MS = 24 * 60_000;

const SOAP = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
];

type Read = Result<object, EncoreError>;

const tree = ({ namespace, name, text, nil, children }: XmlElement): Tree => {
  return { namespace, name, text, nil, children: children.map(tree) };
};

function kindOf(read: Read): 'believed' | 'refused' | 'fault' | 'other' {
  if (read.ok) return 'believed';
  const { kind } = read.error;
  if (kind === 'response-code') return 'refused';
  return kind === 'fault' ? 'fault' : 'other';
}

/** An error that says what it must, whatever came. */
function checkError({ what, meaning, action, technical = '', message = '' }: EncoreError): void {
  for (const sentence of [what, meaning, action]) expect(sentence).toMatch(/^[A-Z].*\.$/s);
  expect(Math.max(technical.length, message.length)).toBeLessThanOrEqual(300);
}

/** What was believed, against the tree of the other parser. */
function checkAccepted(answer: DamagedAnswer, read: Read, root: Tree | undefined): void {
  if (!root) return;
  expect(root.name).toBe('Envelope');
  expect(SOAP).toContain(root.namespace);
  const bodies = root.children.filter(({ name }) => name === 'Body');
  expect(bodies).toHaveLength(1);
  const [payload, ...more] = bodies[0]?.children ?? [];
  expect(more).toEqual([]);
  if (!payload) throw new Error('an empty Body was believed');
  const responseRoot = answer.contract.requests[answer.request]?.responseRoot?.name;
  expect(payload.name).toBe(responseRoot ?? payload.name);
  const codes = named(payload, 'responseCode').map(({ text }) => text.trim());
  expect(codes).toEqual([String(read.ok ? 100 : read.error.code)]);
  for (const [name, value] of Object.entries(read.ok ? read.value : {})) {
    const texts = named(payload, name).map(({ text }) => text);
    expect(
      texts.filter((text) => text !== ''),
      name,
    ).toEqual(value ? [value] : []);
  }
}

function checkFault({ technical = '' }: EncoreError, root: Tree | undefined): void {
  if (!root) return;
  const told = named(root, 'Fault').flatMap((fault) =>
    [...named(fault, 'faultcode'), ...named(fault, 'Value')].map(({ text }) => text),
  );
  const [, codes = ''] = /^SOAP fault (.*)$/s.exec(technical) ?? [];
  for (const code of codes.replace(/…$/, '').split(', ')) {
    expect(told.join('\n'), technical).toContain(code);
  }
}

describe(`${RUNS} damaged answers, seed ${SEED}`, () => {
  const counts = { believed: 0, refused: 0, fault: 0, other: 0 };
  let worst = 0;

  function judge(answer: DamagedAnswer): void {
    const { status, contentType, bytes } = answer;
    const read = (): Read =>
      readHttpAnswer(answer.request, answer.contract, { status, contentType, bytes });
    const { value: result, ms } = cpuMs(read, MOST_MS / 5);
    worst = Math.max(worst, ms);
    expect(ms).toBeLessThan(MOST_MS);
    if (!result.ok) checkError(result.error);
    const kind = kindOf(result);
    counts[kind] += 1;
    const root = () => readBySaxes(new TextDecoder().decode(bytes));
    if (kind === 'believed' || kind === 'refused') {
      expect(status >= 200 && status <= 299, `status ${status}`).toBe(true);
      checkAccepted(answer, result, root());
    } else {
      expect(outcomeOf(result)).toBe(
        !result.ok && result.error.notExecuted ? 'refused' : 'unknown',
      );
      if (!result.ok && kind === 'fault') checkFault(result.error, root());
    }
  }

  function tell(progress: string): void {
    console.info(`${progress}: ${JSON.stringify(counts)}, slowest ${worst.toFixed(1)} ms`);
  }

  /** Every element and every text of it, not only what the reader looks at. */
  function compareTrees({ bytes }: DamagedAnswer): void {
    const text = new TextDecoder().decode(bytes);
    const parsed = parseXml(text);
    const root = parsed.ok ? readBySaxes(text) : undefined;
    if (parsed.ok && root) expect(tree(parsed.value)).toEqual(root);
  }

  it('are read as saxes reads them, or not believed', { timeout: LONG_RUN_MS + 60_000 }, () => {
    let done = 0;
    if (RUNS > PROGRESS_EVERY) console.info(`FUZZ_RUNS=${RUNS} FUZZ_SEED=${SEED}`);
    fc.assert(
      fc.property(damagedAnswer, (answer) => {
        judge(answer);
        compareTrees(answer);
        done += 1;
        if (done % PROGRESS_EVERY === 0) tell(`${done} of ${RUNS}`);
      }),
      {
        numRuns: RUNS,
        seed: SEED,
        interruptAfterTimeLimit: LONG_RUN_MS,
        markInterruptAsFailure: true,
      },
    );
    // Damage that is always refused would prove nothing.
    expect(counts.believed).toBeGreaterThan(RUNS / 20);
    expect(counts.refused).toBeGreaterThan(RUNS / 250);
    expect(counts.fault).toBeGreaterThan(RUNS / 50);
    expect(counts.other).toBeGreaterThan(RUNS / 10);
  });
});
