import { describe, expect, it } from 'vitest';
import { say, sayCount, takeWordsFrom } from '../../lib/words';
import english from '../../public/_locales/en/messages.json';
import spanish from '../../public/_locales/es/messages.json';
import { wordsIn, type Messages } from './words-in';

const EN: Messages = english;
const ES: Messages = spanish;
const places = (text: string): string[] => [...new Set(text.match(/\$[1-9]/g))].sort();

describe('the two languages', () => {
  it('have the same texts, none empty', () => {
    expect(Object.keys(ES).sort()).toEqual(Object.keys(EN).sort());
    for (const [key, { message }] of [...Object.entries(EN), ...Object.entries(ES)]) {
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toBe('');
    }
  });

  it('leave the same places for values', () => {
    for (const [key, { message }] of Object.entries(EN)) {
      expect(places(ES[key]?.message ?? ''), key).toEqual(places(message));
    }
  });

  it('use names that both browsers take, each once whatever its capitals are', () => {
    const keys = Object.keys(EN);
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
  });

  it('have a plural for each singular', () => {
    const of = (end: string) =>
      Object.keys(EN).flatMap((key) => (key.endsWith(end) ? [key.slice(0, -end.length)] : []));
    expect(of('_other')).toEqual(of('_one'));
  });
});

describe('a text', () => {
  it('is that of the language the texts come from', () => {
    takeWordsFrom(wordsIn(ES));
    expect(sayCount('pauses_in_call', 1)).toBe('1 pausa en esta llamada');
    expect(sayCount('pauses_in_call', 12_000)).toBe('12.000 pausas en esta llamada');
    takeWordsFrom(wordsIn(EN));
    expect(sayCount('pauses_in_call', 12_000)).toBe('12,000 pauses in this call');
  });

  it('holds its values as they are', () => {
    takeWordsFrom((key, [first = '']) => wordsIn({ [key]: { message: '<$1>' } })(key, [first]));
    expect(say('product_name', '$1 $$')).toBe('<$1 $$>');
    takeWordsFrom(wordsIn(EN));
  });
});
