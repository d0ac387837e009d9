import type { I18n } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';

/** The name of a text that people see or hear: `part_of_the_screen_what`. */
export type WordKey = keyof typeof english;

/** What texts with this ending are called without it: `x` where there is `x_end`. */
export type StemOf<End extends string> = WordKey extends infer K
  ? K extends `${infer Stem}_${End}`
    ? Stem
    : never
  : never;

/** A text of the same name in singular and plural: `x_one` and `x_other`. */
export type CountedKey = Extract<StemOf<'one'>, StemOf<'other'>>;

/** A problem in three sentences of the same name: `x_what`, `x_meaning` and `x_action`. */
export type ProblemKey = Extract<Extract<StemOf<'what'>, StemOf<'meaning'>>, StemOf<'action'>>;

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

/** Texts by names of the code's own, each taken when it is read: `{ pause: 'button_pause' }`. */
export function wording<Name extends string>(
  keys: Readonly<Record<Name, WordKey>>,
): Readonly<Record<Name, string>>;
export function wording(keys: Readonly<Record<string, WordKey>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, key] of Object.entries(keys)) {
    Object.defineProperty(texts, name, { get: () => say(key), enumerable: true });
  }
  return texts;
}

/**
 * A problem in three sentences: what happened, what it means, what to do.
 *
 * @param values what stands at `$1`, `$2` and so on, in each of the three.
 */
export function problemText(
  key: ProblemKey,
  ...values: readonly (string | number)[]
): { what: string; meaning: string; action: string } {
  return {
    what: say(`${key}_what`, ...values),
    meaning: say(`${key}_meaning`, ...values),
    action: say(`${key}_action`, ...values),
  };
}

/** The language of the texts, as a BCP 47 tag. It is that of the texts, not of the browser. */
export function language(): string {
  return say('language');
}

/**
 * A number as it is written in the language of the texts.
 *
 * @param digits after the point; as many as it has, at most three, unless given.
 */
export function number(value: number, digits?: number): string {
  const format =
    digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language(), format).format(value);
}
