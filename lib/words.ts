import type { I18n } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';

/** The name of a text that people see or hear: `part_of_the_screen_what`. */
export type WordKey = keyof typeof english;

/** A text of the same name in singular and plural: `x_one` and `x_other`. */
export type CountedKey = WordKey extends infer K
  ? K extends `${infer Base}_one`
    ? Base
    : never
  : never;

/**
 * Where texts come from.
 *
 * @returns the text in the language of the browser, `$1` to `$9` replaced; empty where none is.
 */
export type WordSource = (key: string, values: string[]) => string;

let source: WordSource = (key, values) => {
  const texts: Pick<I18n.Static, 'getMessage'> = browser.i18n;
  return texts.getMessage(key, values);
};

/** Replaces the browser as the source of texts, where there is none: in tests and in tools. */
export function takeWordsFrom(other: WordSource): void {
  source = other;
}

/**
 * A text in the language of the browser. All that people see or hear comes from here, so that no
 * language lacks a part of it; the texts themselves are in `public/_locales`.
 *
 * @param values what stands at `$1`, `$2` and so on, at most nine.
 */
export function say(key: WordKey, ...values: readonly (string | number)[]): string {
  return source(key, values.map(String)) || key;
}

/**
 * The text for a number of things.
 *
 * @param key without `_one` or `_other`.
 * @param count how many; stands at `$1`, written as in the language.
 * @param values what stands at `$2` and so on.
 */
export function sayCount(
  key: CountedKey,
  count: number,
  ...values: readonly (string | number)[]
): string {
  return say(`${key}_${count === 1 ? 'one' : 'other'}`, number(count), ...values);
}

/** The language of the texts, as a BCP 47 tag. It is that of the texts, not of the browser. */
export function language(): string {
  return say('language');
}

/** A number as it is written in the language of the texts. */
export function number(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}
