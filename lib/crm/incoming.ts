/**
 * The exact shape of what the background says to a page, checked by hand: a schema library would
 * weigh more than the rest of the content script.
 */
import type { ToCrmMessage } from '../messages';
import { ADAPTERS } from './registry';

type Check = (value: unknown) => boolean;

/** Returns the message if it is one, and nothing else. */
export function readIncoming(message: unknown): ToCrmMessage | undefined {
  const known =
    isRules(message) || isBareWord(message) || isWriteLink(message) || isAnswer(message);
  return known ? (message as ToCrmMessage) : undefined;
}

const isText: Check = (value) => typeof value === 'string';
const isNamed: Check = (value) => typeof value === 'string' && value !== '';
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isExpression: Check = (value) => {
  try {
    return typeof value === 'string' && Boolean(new RegExp(value, 'u'));
  } catch {
    return false;
  }
};
const is =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
/** In Firefox a property left out arrives as one that is undefined. */
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** An object with these properties, each of its form, and no others. */
function shape(parts: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    return (
      Object.keys(object).every((key) => Object.hasOwn(parts, key)) &&
      Object.entries(parts).every(([key, check]) => check(object[key]))
    );
  };
}

const isSource: Check = (value) =>
  isNamed(value) ||
  shape({ by: is('selector'), selector: isNamed, attribute: maybe(isNamed) })(value) ||
  shape({ by: is('json'), selector: isNamed, attribute: maybe(isNamed), path: isNamed })(value) ||
  shape({ by: is('label'), label: isNamed })(value) ||
  shape({ by: is('field'), name: isNamed })(value) ||
  shape({ by: is('url', 'title'), pattern: isExpression })(value);

const isField = shape({
  column: isNamed,
  from: listOf(isSource),
  pattern: maybe(isExpression),
  digitsOnly: maybe(isFlag),
  prefix: maybe(isText),
  maxLength: maybe(isCount),
  allowCardLike: maybe(shape({ length: isCount, prefix: isNamed })),
});

const isRecord = shape({
  url: maybe(isExpression),
  within: maybe(listOf(isNamed)),
  fieldAt: maybe(listOf(isNamed)),
});

const isSite = shape({
  id: isNamed,
  adapter: is(...Object.keys(ADAPTERS)),
  frames: maybe(isFlag),
  fields: listOf(isField),
  record: maybe(isRecord),
  identity: maybe(shape({ from: listOf(isSource), pattern: maybe(isExpression) })),
  link: shape({
    to: listOf(isSource),
    open: maybe(listOf(isSource)),
    saveWith: maybe(listOf(isSource)),
    when: is('call-end', 'at-once'),
    overwrite: isFlag,
    save: isFlag,
  }),
  cardRules: listOf(shape({ shows: listOf(isNamed), pause: isFlag })),
});

const LONGEST_LINK = 2048;

/** An http(s) address without blanks or control characters, to be written as it is. */
const isLink: Check = (value) =>
  typeof value === 'string' &&
  value.length <= LONGEST_LINK &&
  /^https?:\/\/[^\s\p{Cc}]+$/u.test(value) &&
  URL.canParse(value);

const isRules = shape({ type: is('rules'), site: isSite });
const isBareWord = shape({ type: is('dismissed', 'moved') });
const isAnswer = shape({ type: is('page-api-used'), url: isLink, set: isFlag });
const isWriteLink = shape({
  type: is('write-link'),
  record: isNamed,
  values: (value) =>
    listOf(shape({ column: isNamed, value: isText }))(value) && (value as unknown[]).length > 0,
  url: isLink,
});
