import { afterEach, describe, expect, it, vi } from 'vitest';
import { log } from '../lib/log';

const VALUE = '4111 1111 1111 1111';

function logged(cause: unknown): readonly unknown[] | undefined {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  log.error('the journal could not be written', cause);
  return spy.mock.lastCall;
}

function errorWith(message: string, stack: string): Error {
  return Object.assign(new TypeError(message), { stack });
}

afterEach(() => void vi.restoreAllMocks());

describe('the log', () => {
  it('says which part failed, and the kind of the error', () => {
    expect(logged(new RangeError('x'))).toEqual([
      '[recording control] the journal could not be written',
      'RangeError',
    ]);
    expect(logged('thrown text')).toEqual([
      '[recording control] the journal could not be written',
      '',
    ]);
  });

  it.each([
    `TypeError: ${VALUE}\n    at f (chrome-extension://abcdef/background.js:1:2345)\n    at g (chrome-extension://abcdef/chunks/x-1.js:2:3)`,
    `f@moz-extension://0a1b-22/background.js:1:2345\ng@moz-extension://0a1b-22/x.js:2:3\n`,
  ])('says where in our own code: %j', (stack) => {
    expect(logged(errorWith(VALUE, stack))?.[1]).toBe('TypeError at background.js:1:2345');
  });

  it('never the message, which may quote a value, wherever it stands', () => {
    const messages = [
      VALUE,
      `${VALUE} could not be cloned`,
      `lines\n${VALUE}\n    at chrome-extension://a/${VALUE.replaceAll(' ', '')}.js:1:2\n`,
    ];
    for (const message of messages) {
      const cause = errorWith(message, `TypeError: ${message}\n    at <anonymous>`);
      expect(JSON.stringify(logged(cause))).not.toMatch(/4111/);
    }
    // A real error of a real parser, which quotes what it was given.
    const parse = () => JSON.parse(`x${VALUE}`) as unknown;
    expect(parse).toThrow(/4111/);
    try {
      parse();
    } catch (problem) {
      expect(JSON.stringify(logged(problem))).toContain('SyntaxError');
      expect(JSON.stringify(logged(problem))).not.toMatch(/4111/);
    }
  });
});
