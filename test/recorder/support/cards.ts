/**
 * Card numbers as the schemes issue them, and what people and pages do to them. Nothing here knows
 * how the guard works: ranges and lengths are the schemes' own.
 */
import fc from 'fast-check';

interface Scheme {
  readonly name: string;
  /** First and last prefix of each block, of equal length. */
  readonly ranges: readonly (readonly [string, string])[];
  readonly lengths: readonly number[];
}

const upTo19 = (shortest: number) =>
  Array.from({ length: 20 - shortest }, (_, index) => shortest + index);
const one = (prefix: string) => [prefix, prefix] as const;

export const SCHEMES: readonly Scheme[] = [
  { name: 'Visa', ranges: [one('4')], lengths: upTo19(13) },
  {
    name: 'Mastercard',
    ranges: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  { name: 'American Express', ranges: [one('34'), one('37')], lengths: [15] },
  {
    name: 'Diners Club',
    ranges: [['300', '305'], one('3095'), one('36'), ['38', '39'], ['54', '55']],
    lengths: upTo19(14),
  },
  {
    name: 'Discover',
    ranges: [one('6011'), ['644', '649'], one('65'), ['622126', '622925']],
    lengths: upTo19(16),
  },
  { name: 'JCB', ranges: [['3528', '3589']], lengths: upTo19(16) },
  {
    name: 'JCB, old',
    ranges: [
      one('1800'),
      one('2131'),
      ['3088', '3094'],
      ['3096', '3102'],
      ['3112', '3120'],
      ['3158', '3159'],
      ['3337', '3349'],
    ],
    lengths: [15],
  },
  { name: 'UnionPay', ranges: [one('62'), ['810', '817']], lengths: upTo19(14) },
  { name: 'T-Union', ranges: [one('31')], lengths: [19] },
  {
    name: 'Maestro',
    ranges: [one('50'), ['56', '69'], one('6759'), one('676770'), one('676774')],
    lengths: upTo19(13),
  },
  {
    name: 'RuPay',
    ranges: [one('60'), one('65'), one('81'), one('82'), one('508'), one('353'), one('356')],
    lengths: [16],
  },
  { name: 'Mir, Borica', ranges: [['2200', '2205']], lengths: upTo19(16) },
  { name: 'Troy', ranges: [one('9792'), one('65')], lengths: [16] },
  {
    name: 'Verve',
    ranges: [
      ['506099', '506198'],
      ['507865', '507964'],
      ['650002', '650027'],
    ],
    lengths: [16, 18, 19],
  },
  {
    name: 'Elo, Hipercard',
    ranges: [one('4011'), one('5041'), ['506699', '506778'], ['509000', '509999'], one('606282')],
    lengths: [16],
  },
  {
    name: 'Dankort, Visa Electron',
    ranges: [one('5019'), one('4571'), one('4026')],
    lengths: [16],
  },
  { name: 'InterPayment, InstaPayment', ranges: [['636', '639']], lengths: upTo19(16) },
  {
    name: 'UkrCard, NPS',
    ranges: [
      ['60400100', '60420099'],
      ['6054740', '6054744'],
    ],
    lengths: [16],
  },
  { name: 'Uzcard, Humo', ranges: [one('8600'), one('5614'), one('9860')], lengths: [16] },
  { name: 'Napas', ranges: [one('9704')], lengths: [16, 19] },
  { name: 'GPN', ranges: [one('1946'), one('50'), one('56'), ['60', '63']], lengths: [16, 18, 19] },
  { name: 'ArCa, Belkart', ranges: [one('9051'), one('9112')], lengths: [16] },
  { name: 'BC, Korea', ranges: [one('9410'), one('9445')], lengths: [16] },
  {
    name: 'Shetab',
    ranges: ['170019', '207177', '603799', '589210', '903769', '936450', '991975'].map(one),
    lengths: [16],
  },
  { name: 'UATP', ranges: [one('1')], lengths: [15] },
];

/** Appends the digit that makes the Luhn sum (ISO/IEC 7812-1, annex B) come out at a full ten. */
export function withCheckDigit(digits: string): string {
  const fold = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + ((at % 2 ? Number(digit) : fold[Number(digit)]) ?? 0), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export const digitsOf = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

/** A number that passes every check of a scheme's cards. */
export function cardOf({ ranges, lengths }: Scheme): fc.Arbitrary<string> {
  return fc
    .record({
      prefix: fc
        .constantFrom(...ranges)
        .chain(([first, last]) => fc.integer({ min: Number(first), max: Number(last) })),
      length: fc.constantFrom(...lengths),
      rest: digitsOf(19),
    })
    .map(({ prefix, length, rest }) => withCheckDigit(`${prefix}${rest}`.slice(0, length - 1)));
}

/** The groups a number of this length is printed in. */
export function printed(digits: string): readonly string[] {
  const widths = digits.length <= 15 ? [4, 6, 5] : [4, 4, 4, 4, 3];
  let at = 0;
  return widths.map((width) => digits.slice(at, (at += width))).filter((group) => group !== '');
}

export const SPACES = [
  ...' \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\u2800',
  ...'\t\n\r\u0085\u2028\u2029',
];
export const HYPHENS = [
  ...'-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301C\uFE58\uFF0D~_\u30FC',
].filter(
  // The Japanese long-vowel mark is a letter.
  (mark) => !/\p{L}/u.test(mark),
);
export const MARKS = [...'./\\|,;:+*#=·•‧∙・\'"()[]{}<>&!?@%…→–'];
export const INVISIBLE = [
  ...'\u200B\u200C\u200D\u2060\u2063\uFEFF\u00AD\u061C\u180E\u034F\u115F\u3164\uFFA0\uFE0E\uFE0F\u0336',
];

/** Digits of each numbering system the platform knows that counts with ten digits of its own. */
export const SCRIPTS: ReadonlyMap<string, readonly string[]> = new Map(
  Intl.supportedValuesOf('numberingSystem')
    .map((system) => {
      const format = new Intl.NumberFormat('en', { numberingSystem: system, useGrouping: false });
      return [system, Array.from({ length: 10 }, (_, digit) => format.format(digit))] as const;
    })
    .filter(([, digits]) => digits.every((digit) => /^\p{Nd}$/u.test(digit))),
);

const ADORNED: readonly (readonly string[])[] = [
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹'],
  [...'₀₁₂₃₄₅₆₇₈₉'],
  [...'⓪①②③④⑤⑥⑦⑧⑨'],
  [...'0123456789'].map((digit) => `${digit}\uFE0F\u20E3`),
  [...'0123456789'].map((digit) => `${digit}\u0332`),
];

const spell = (digits: string, alphabet: readonly string[]) =>
  [...digits].map((digit) => alphabet[Number(digit)] ?? '').join('');

const between = (parts: readonly string[], marks: readonly string[]) =>
  fc
    .array(fc.constantFrom(...marks), { minLength: parts.length, maxLength: parts.length })
    .map((gaps) => parts.map((part, at) => (at === 0 ? part : `${gaps[at]}${part}`)).join(''));

/** Disguises of one number in one text. */
export const DISGUISES: Readonly<Record<string, (digits: string) => fc.Arbitrary<string>>> = {
  'as it is': (digits) => fc.constant(digits),
  'spaces of all kinds': (digits) => between(printed(digits), SPACES),
  'hyphens of all kinds': (digits) => between(printed(digits), HYPHENS),
  'dots, slashes and other marks': (digits) => between(printed(digits), MARKS),
  'a mark behind every digit': (digits) => between([...digits], [...MARKS, ...HYPHENS, ...SPACES]),
  'several marks at a time': (digits) =>
    fc
      .constantFrom(' - ', '\r\n', '. ', ' / ', '\t\t', ' | ')
      .map((mark) => printed(digits).join(mark)),
  'characters that show nothing': (digits) => between([...digits], INVISIBLE),
  'some of each anywhere': (digits) =>
    between([...digits], ['', '', '', ...INVISIBLE, ...SPACES, ...HYPHENS, ...MARKS]),
  'digits of another script': (digits) =>
    fc.constantFrom(...SCRIPTS.values()).map((script) => spell(digits, script)),
  'digits of many scripts': (digits) =>
    fc
      .array(fc.constantFrom(...SCRIPTS.values()), { minLength: 19, maxLength: 19 })
      .map((scripts) => [...digits].map((digit, at) => spell(digit, scripts[at] ?? [])).join('')),
  'raised, lowered, circled, in a key, underlined': (digits) =>
    fc.constantFrom(...ADORNED).map((alphabet) => spell(digits, alphabet)),
  'words around': (digits) =>
    fc
      .tuple(
        fc.constantFrom('card', 'n°', 'Karte:', 'カード', 'x'),
        fc.constantFrom('exp', 'ok', '。', 'é'),
      )
      .map(([before, behind]) => `${before} ${printed(digits).join(' ')} ${behind} 12/27`),
  'words around without a space': (digits) => fc.constant(`Visa${digits}cvv123`),
  'an expiry date and a code beside it': (digits) =>
    fc.constantFrom(`${digits} 12/27 123`, `12/27 ${digits}`, `${digits}\t1227`, `7 ${digits}`),
  'lines of a form': (digits) => fc.constant(`Number\n${printed(digits).join('\n')}\nName\nJ. Doe`),
};
