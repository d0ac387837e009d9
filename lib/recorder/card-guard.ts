/**
 * The card guard: a run of 13 to 19 digits that passes the Luhn check and begins like a card of a
 * known issuer never leaves by way of a tag, an event, a log or an export.
 *
 * Issuer ranges: the first digits published by the card schemes (ISO/IEC 7812 issuer numbers).
 * A card's security code cannot be told from any other three digits: nothing here detects it.
 */

/** An administrator's exact form of account numbers that may pass although they look like cards. */
export interface AllowedForm {
  /** Digits in all. */
  readonly length: number;
  /** The digits it begins with. */
  readonly prefix: string;
}

const SHORTEST_CARD = 13;
const LONGEST_CARD = 19;

/** What people put between the digits of a card: spaces of all kinds, hyphens, dots, slashes. */
const SEPARATOR = /[\s\p{Zs}\p{Pd}\p{Cf}._/\\·•*]/u;
const NO_SEPARATOR = /\p{Cf}/u;
const DIGIT = /\p{Nd}/u;

/**
 * Whether `text` holds a card number. Digits of any script count, separators are dropped, and only
 * a maximal run counts: a twenty-digit account that contains a card-like part is no card. Digits
 * that stand together without separators are a run of their own too, or a card's number would pass
 * as soon as its expiry date follows.
 */
export function hasCardNumber(text: string, allowed?: AllowedForm): boolean {
  const runs = [...digitRuns(text, SEPARATOR), ...digitRuns(text, NO_SEPARATOR)];
  return runs.some((run) => isCard(run) && !isAllowed(run, allowed));
}

function digitRuns(text: string, separator: RegExp): string[] {
  const runs: string[] = [];
  let run = '';
  for (const character of text.normalize('NFKC')) {
    if (DIGIT.test(character)) run += digitValue(character);
    else if (!separator.test(character)) {
      runs.push(run);
      run = '';
    }
  }
  return [...runs, run].filter((each) => each !== '');
}

/** Decimal digits of every script stand in Unicode in blocks of ten, zero first. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  if (code < 0x80) return character;
  return String((code - zero) % 10);
}

function isCard(run: string): boolean {
  if (run.length < SHORTEST_CARD || run.length > LONGEST_CARD) return false;
  return ISSUERS.some((issuer) => issuer.test(run)) && passesLuhn(run);
}

function isAllowed(run: string, allowed: AllowedForm | undefined): boolean {
  return allowed !== undefined && run.length === allowed.length && run.startsWith(allowed.prefix);
}

const ISSUERS: readonly RegExp[] = [
  /^4/, // Visa
  /^5[0-9]/, // Mastercard, Maestro
  /^(222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, // Mastercard 2-series
  /^3[47]/, // American Express
  /^3(0|[689])/, // Diners Club
  /^35(2[89]|[3-8])/, // JCB
  /^6/, // Discover, UnionPay, Maestro, RuPay
  /^220[0-5]/, // Mir
  /^(508|8[12])/, // RuPay, UnionPay
  /^9792/, // Troy
  /^1/, // UATP
];

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
