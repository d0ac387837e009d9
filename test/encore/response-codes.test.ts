import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import { outcomeOf } from '../../lib/encore/outcome';
import { explainCode, RESPONSE_CODES } from '../../lib/encore/response-codes';
import { WIRE } from '../fixtures/soap/client-wire';

const DOCUMENTED = [
  ...[100, 606, 608, 609, 610, 611, 616, 618, 621, 626, 627, 651, 652, 653, 654, 655, 656, 657],
  ...[658, 659, 660, 661, 662, 663, 664, 665, 801],
];

function readCode(code: number, message: string) {
  const body = WIRE.PauseRecording.response
    .replace('>100<', `>${code}<`)
    .replace('>Command executed as expected<', `>${message}<`);
  return readHttpAnswer('PauseRecording', defaultContract(), {
    status: 200,
    contentType: '',
    bytes: new TextEncoder().encode(body),
  });
}

describe('response codes', () => {
  it('has every documented code and no other', () => {
    expect([...RESPONSE_CODES.keys()]).toEqual(DOCUMENTED);
  });

  it.each(DOCUMENTED)('explains %i in full sentences', (code) => {
    const { message, meaning, change } = explainCode(code, '');
    expect(message).not.toBe('');
    for (const sentence of [meaning, change]) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });

  it.each(DOCUMENTED.filter((code) => code !== 100))('reads %i as a refusal', (code) => {
    const result = readCode(code, 'Error: as the service puts it');
    expect(result).toMatchObject({
      error: { kind: 'response-code', code, message: 'Error: as the service puts it' },
    });
    expect(outcomeOf(result)).toBe('refused');
  });

  it('says who must act', () => {
    expect(readCode(655, '')).toMatchObject({
      error: {
        action: expect.stringMatching(/^For your Encore administrator: .*Computer Login ID/),
      },
    });
    expect(readCode(652, '')).toMatchObject({
      error: { action: expect.stringMatching(/^For whoever set up this extension: /) },
    });
  });

  const WHO = /^(?:For your Encore administrator: |For whoever set up this extension: )?[A-Z]/;
  it.each([...DOCUMENTED.slice(1), 777])('tells someone what to do about %i', (code) => {
    expect(readCode(code, '')).toMatchObject({ error: { action: expect.stringMatching(WHO) } });
  });

  it('shows an unknown code with its number and message and reads nothing into it', () => {
    const result = readCode(777, 'Error: &lt;new&gt;');
    expect(result).toMatchObject({
      error: {
        code: 777,
        what: 'The recorder refused to pause the recording (code 777: Error: <new>).',
        meaning: 'The request failed for a reason this extension does not know.',
        action: expect.stringMatching(/^For your Encore administrator: .* code 777 .*\.$/),
      },
    });
    expect(outcomeOf(result)).toBe('refused');
  });

  it('shows a message without the spaces around it', () => {
    expect(readCode(608, ' Warning: x\n')).toMatchObject({ error: { message: 'Warning: x' } });
  });

  it('does without a message, and caps a long one', () => {
    expect(readCode(778, '')).toMatchObject({
      error: { what: 'The recorder refused to pause the recording (code 778).' },
    });
    const long = readCode(778, 'x'.repeat(5000));
    expect(long.ok || long.error.message?.length).toBe(300);
  });
});
