/**
 * The card guard: what looks like a payment card's number is found whatever it is dressed in, so
 * that it never leaves by way of a tag, an event, a log or an export.
 *
 * A number is 13 to 19 digits that pass the Luhn check and begin like a card. Two things it cannot
 * do: a card's security code looks like any three digits; and a card printed in fours with just four
 * more digits in line ("… 1111 1227") is also an account of twenty digits, which must pass.
 */
import { isOfAnIssuer } from './card-issuers';

/** An administrator's exact form of account numbers that may pass although they look like cards. */
export interface AllowedForm {
  /** Digits in all. */
  readonly length: number;
  /** The digits it begins with. */
  readonly prefix: string;
}

const SHORTEST_CARD = 13;
const LONGEST_CARD = 19;
/** Digits of an IBAN (ISO 13616), its two letters not counted. */
const LONGEST_IBAN = 32;

/** Digits of every script, once NFKC has undone full-width, raised and circled ones. */
const DIGIT = /\p{Nd}/u;
/** Marks, joiners and fillers that show nothing between two digits, or only adorn one. */
const INVISIBLE = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
/** Letters, and numbers that are no digits, end a run. All else people put between digits. */
const END_OF_RUN = /[\p{L}\p{N}]/u;

/** Ends a run like any letter. */
const A_WORD = 'a';

/** How cards are printed, as lengths of groups: in fours, 4-6-5 and the like, 4-3-3-3, 6-13. */
const PRINT = /^(?:4,4,4,(?:4,[1-3]|[1-4])|4,6,[3-5]|4,3,3,3|6,13)$/;
const MOST_GROUPS = 5;
/** In fours throughout, but for what is left over at either end. */
const IN_FOURS = /^[1-4](?:,4)*,[1-4]$/;

/** Whether `text` holds a card number, on its own or with anything around it. */
export function hasCardNumber(text: string, allowed: readonly AllowedForm[] = []): boolean {
  return digitRuns(text).some(
    (groups) =>
      !isAllowed(groups, allowed) &&
      numbersIn(groups).some((number) => isCard(number) && !isAllowed([number], allowed)),
  );
}

/**
 * Whether fields that stand side by side hold a card number together, or any of them alone. An
 * empty field is none: what stands before it and behind it are neighbours. A field that holds an
 * allowed account is no part of anything else.
 */
export function hasCardNumberAcross(
  fields: readonly string[],
  allowed: readonly AllowedForm[] = [],
): boolean {
  const parts = fields.map((field) => (holdsOnlyAllowed(field, allowed) ? A_WORD : field));
  return parts.some((_, first) =>
    parts.some((_, last) => {
      const neighbours = parts.slice(first, last + 1);
      return ['', ' '].some((glue) => hasCardNumber(neighbours.join(glue), allowed));
    }),
  );
}

/**
 * Whether one of several values stands in a box of a card form: one printed group in each, a card
 * together. Less than `hasCardNumberAcross` finds, for columns that have nothing to do with each
 * other stand side by side, and an account beside a short number would be taken for a card.
 */
export function isBoxOfCard(values: readonly string[], at: number): boolean {
  const others = values.filter((_, index) => index !== at);
  return hasCardInBoxes(values) && !hasCardInBoxes(others);
}

function hasCardInBoxes(values: readonly string[]): boolean {
  return digitRuns(values.join(' ')).some((groups) => printedNumbers(groups).some(isCard));
}

/** Runs of digits, each as its groups: digits that stand together, in ASCII. */
function digitRuns(text: string): string[][] {
  const runs: string[][] = [];
  let groups: string[] = [];
  let group = '';
  const endGroup = () => {
    if (group !== '') groups.push(group);
    group = '';
  };
  for (const character of text.normalize('NFKC')) {
    if (DIGIT.test(character)) group += digitValue(character);
    else if (!INVISIBLE.test(character)) {
      endGroup();
      if (END_OF_RUN.test(character)) {
        runs.push(groups);
        groups = [];
      }
    }
  }
  endGroup();
  return [...runs, groups].filter((each) => each.length > 0);
}

/** Unicode keeps the digits of each script in one block of ten, zero first; blocks may adjoin. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/**
 * What in a run may be a number of its own: all of it, each group, and groups printed like a card's,
 * for an expiry date or a telephone number may stand beside them.
 */
function numbersIn(groups: readonly string[]): string[] {
  const printed = isAccountInFours(groups) ? [] : printedNumbers(groups);
  return [groups.join(''), ...groups, ...printed];
}

function printedNumbers(groups: readonly string[]): string[] {
  return groups.flatMap((_, first) =>
    Array.from({ length: MOST_GROUPS }, (_, more) => groups.slice(first, first + more + 1))
      .filter((part) => PRINT.test(lengthsOf(part)))
      .map((part) => part.join('')),
  );
}

/** Longer than any card, in fours throughout: twenty digits, or an IBAN behind its country. */
function isAccountInFours(groups: readonly string[]): boolean {
  const { length } = groups.join('');
  const isIban = groups[0]?.length === 2 && length > LONGEST_CARD && length <= LONGEST_IBAN;
  return IN_FOURS.test(lengthsOf(groups)) && (length === 20 || isIban);
}

function lengthsOf(groups: readonly string[]): string {
  return groups.map(({ length }) => length).join();
}

function isCard(digits: string): boolean {
  const fits = digits.length >= SHORTEST_CARD && digits.length <= LONGEST_CARD;
  return fits && isOfAnIssuer(digits) && passesLuhn(digits);
}

function isAllowed(groups: readonly string[], allowed: readonly AllowedForm[]): boolean {
  const digits = groups.join('');
  return allowed.some(
    ({ length, prefix }) => digits.length === length && digits.startsWith(prefix),
  );
}

function holdsOnlyAllowed(text: string, allowed: readonly AllowedForm[]): boolean {
  const runs = digitRuns(text);
  return runs.length > 0 && runs.every((groups) => isAllowed(groups, allowed));
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
