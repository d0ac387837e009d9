import { describe, expect, it } from 'vitest';
import { hasCardNumber, hasCardNumberAcross, isBoxOfCard } from '../../lib/recorder/card-guard';
import { isOfAnIssuer } from '../../lib/recorder/card-issuers';

// The schemes' public test numbers.
const VISA = '4111111111111111';
const AMEX = '378282246310005';

describe('a card number', () => {
  it.each([
    ['4222222222222', 'Visa of 13 digits'],
    [VISA, 'Visa'],
    ['5555555555554444', 'Mastercard'],
    ['2223003122003222', 'Mastercard, 2-series'],
    [AMEX, 'American Express'],
    ['30569309025904', 'Diners Club'],
    ['6011111111111117', 'Discover'],
    ['3530111333300000', 'JCB'],
    ['6200000000000005', 'UnionPay'],
    ['6205500000000000004', 'UnionPay of 19 digits'],
    ['6304000000000000', 'Maestro'],
    ['2200000000000004', 'Mir'],
    ['9792030000000000', 'Troy'],
    ['135412345678911', 'UATP'],
  ])('%s is found (%s)', (digits) => {
    expect(hasCardNumber(digits)).toBe(true);
    const other = `${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`;
    expect(hasCardNumber(other), 'another check digit').toBe(false);
  });

  it.each([
    ['in fours before an expiry date', '4111 1111 1111 1111 12/27'],
    ['in fours behind one', '12/27 4111-1111-1111-1111'],
    ['in fours before a code', '4111 1111 1111 1111 123'],
    ['in fours before an expiry date and a code', '4111 1111 1111 1111 1227 123'],
    ['in fours behind a telephone number', '030 5550123 4111 1111 1111 1111'],
    ['4-6-5', '3782 822463 10005 0927'],
    ['4-6-4', '3056 930902 5904 09 27 1'],
    ['4-3-3-3', '4222 222 222 222 09 27 12 34 56'],
    ['6-13', '620550 0000000000004 09/27'],
    ['two of them in fours', '4111 1111 1111 1111 4111 1111 1111 1111'],
    ['together before an expiry date', '4111111111111111 12/27 123'],
    ['with letters at its edges', 'PAN4111111111111111X'],
    ['in two lines', '41111111\r\n11111111'],
    ['behind other digits that letters end', '99 Elm St, 4111111111111111'],
    ['in fours behind a month and before one more digit', '12 4111 1111 1111 1111 7'],
    ['in fours, twice, behind two digits', '12 4111 1111 1111 1111 4111 1111 1111 1111'],
    ['in fours behind a postcode, 20 digits in all', '10117 4111 1111 1111 116'],
    ['in fours before a postcode, 20 digits in all', '4111 1111 1111 116 10117'],
  ])('is found %s', (_, text) => {
    expect(hasCardNumber(text)).toBe(true);
  });

  it('is found where two blocks of digits adjoin in Unicode', () => {
    // Mathematical digits: five blocks of ten, which NFKC undoes.
    const double = [...VISA].map((digit) => String.fromCodePoint(0x1d7d8 + Number(digit))).join('');
    const mono = [...VISA].map((digit) => String.fromCodePoint(0x1d7f6 + Number(digit))).join('');
    expect(hasCardNumber(double) && hasCardNumber(mono)).toBe(true);
  });
});

describe('no card number', () => {
  it.each([
    ['12 digits that pass the Luhn check', '411111111116'],
    ['20 digits that do', '41111111111111111117'],
    ['20 digits in fours that hold a card', '4111 1111 1111 1111 1227'],
    ['20 digits in fives', '41111 11111 11111 11227'],
    ['an IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['a long IBAN', 'FR14 4111 1111 1111 1111 1111 111'],
    ['the longest IBAN there may be', 'XX12 4111 1111 1111 1111 1111 1111 1111 11'],
    ['16 digits in groups that no card is printed in', '4111 111 111 111 236 27'],
    ['letters between the digits', '4111a1111b1111c1111'],
    ['Chinese numbers between the digits', '4111一1111一1111一1111'],
    ['a time in milliseconds', '1732418870008'],
    ['nothing', ''],
    ['separators only', ' -/- '],
  ])('%s', (_, text) => {
    expect(hasCardNumber(text)).toBe(false);
  });

  it.each(['0', '7', '80', '89', '32', '21', '2206', '2721', '222', '99', '1945', '8601', '3527'])(
    'begins with %s',
    (prefix) => {
      expect(isOfAnIssuer(prefix.padEnd(16, '0'))).toBe(false);
    },
  );

  it.each(['2221', '2720', '2299', '2710', '3528', '3589', '3349', '220', '31', '1700', '8600'])(
    'but one that begins with %s may be',
    (prefix) => {
      expect(isOfAnIssuer(prefix.padEnd(16, '0'))).toBe(true);
    },
  );
});

describe('an issuer', () => {
  it.each([
    ...['1700', '1946', '2071', '2131', '220', '2221', '30', '31', '333', '34', '3528'],
    ...['4', '5', '6', '81', '94'],
  ])('is told by the first digits only, not by %s further on', (prefix) => {
    expect(isOfAnIssuer(`0${prefix}`.padEnd(16, '0'))).toBe(false);
  });
});

describe('an allowed form', () => {
  it('is exact in length and prefix', () => {
    expect(hasCardNumber(VISA, [{ length: 16, prefix: '4111' }])).toBe(false);
    expect(hasCardNumber(VISA, [{ length: 15, prefix: '4111' }])).toBe(true);
    expect(hasCardNumber(VISA, [{ length: 16, prefix: '1111' }])).toBe(true);
    expect(
      hasCardNumber(VISA, [
        { length: 15, prefix: '4' },
        { length: 16, prefix: '41' },
      ]),
    ).toBe(false);
  });

  it('lets its own number pass and no other beside it', () => {
    const allowed = [{ length: 15, prefix: '37' }];
    expect(hasCardNumber(`${AMEX} and ${VISA}`, allowed)).toBe(true);
    expect(hasCardNumber(`${AMEX} and ${AMEX}`, allowed)).toBe(false);
    expect(hasCardNumberAcross([AMEX, '41111111', '11111111'], allowed)).toBe(true);
  });

  it('lets its own number pass beside a date', () => {
    expect(hasCardNumber(`${AMEX} 12/27`, [{ length: 15, prefix: '37' }])).toBe(false);
  });

  it('keeps an account whole that has a card in its first groups', () => {
    const account = '4111 1111 1111 1111 12';
    expect(hasCardNumber(account)).toBe(true);
    expect(hasCardNumber(account, [{ length: 18, prefix: '41' }])).toBe(false);
  });
});

describe('fields side by side', () => {
  it.each([
    ['in two', ['41111111', '11111111']],
    ['over an empty one', ['41111111', '', '11111111']],
    ['over one of nothing but marks', ['41111111', '-', '11111111']],
    ['before a number', ['4111111111', '111111', '1227']],
    ['behind a number', ['1227', '4111111111', '111111']],
    ['in all', ['4111', '1111', '1111', '1111']],
    ['in one of them', ['a', `b ${VISA}`, 'c']],
    ['where a date stands before it', ['exp 12/27 4111111', '111111111']],
    ['in fours before a date', ['4111 1111', '1111 1111 12/27']],
  ])('hold a card %s', (_, fields) => {
    expect(hasCardNumberAcross(fields)).toBe(true);
  });

  it.each([
    ['a word between', ['41111111', 'and', '11111111']],
    ['letters at the seam', ['41111111 a', '11111111']],
    ['in the wrong order', ['11111111', '41111111', 'x', '42']],
    ['nothing', []],
  ])('hold none: %s', (_, fields) => {
    expect(hasCardNumberAcross(fields)).toBe(false);
  });
});

describe('a field that holds an allowed account', () => {
  const allowed = [{ length: 15, prefix: '37' }];

  it('is no part of anything else, with a word before it or without', () => {
    // Together they would be a number of 17 digits that passes the Luhn check.
    expect(hasCardNumber(`${AMEX}18`, allowed)).toBe(true);
    expect(hasCardNumberAcross([AMEX, '18'], allowed)).toBe(false);
    expect(hasCardNumberAcross([`Account ${AMEX}`, '18'], allowed)).toBe(false);
  });

  it('stands between its neighbours like a word', () => {
    expect(hasCardNumberAcross(['41111111', AMEX, '11111111'], allowed)).toBe(false);
  });

  it('is a part of a card like any other where it holds more than the account', () => {
    expect(hasCardNumberAcross([`${AMEX} or 41111111`, '11111111'], allowed)).toBe(true);
  });
});

describe('the boxes of a form', () => {
  it('are those without which there is no card', () => {
    const values = ['0429504', '4111', '1111', '1111', '1111', 'gold'];
    expect(values.map((_, at) => isBoxOfCard(values, at))).toEqual([
      ...[false, true, true, true, true, false],
    ]);
  });

  it('are one printed group each: an account beside a short number is no card', () => {
    const values = ['411111111111', '1111'];
    expect(hasCardNumberAcross(values)).toBe(true);
    expect(values.some((_, at) => isBoxOfCard(values, at))).toBe(false);
  });
});
