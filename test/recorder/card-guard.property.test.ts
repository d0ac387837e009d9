/** No card gets through, whatever it is dressed in; no ordinary account is held back. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hasCardNumber, hasCardNumberAcross, isBoxOfCard } from '../../lib/recorder/card-guard';
import { createWriteGuard } from '../../lib/recorder/write-guard';
import { cardOf, digitsOf, DISGUISES, printed, SCHEMES, SCRIPTS } from './support/cards';

vi.setConfig({ testTimeout: 60_000 });

/** How many numbers are tried; PROPERTY_SCALE=10 tries ten times as many. */
const runs = (count: number) => Math.ceil(count * Number(process.env['PROPERTY_SCALE'] ?? 1));

const guard = createWriteGuard([]);
const PORT = { Unit: '1', Port: '3' };
const EVENT = { ...PORT, User: 'jdoe', Machine: 'PC-1', eventTimestamp: '2026-11-24T03:07:50Z' };
const tag = (fieldValue: string) =>
  guard('AssignField', { ...PORT, fieldName: 'fldCustomerAccountNum', fieldValue });

const anyCard = fc.constantFrom(...SCHEMES).chain(cardOf);

describe('a card number', () => {
  it.each(SCHEMES)('of $name does not get through', (scheme) => {
    fc.assert(
      fc.property(cardOf(scheme), (digits) => {
        expect(tag(digits), digits).toBeDefined();
        expect(tag(printed(digits).join(' ')), digits).toBeDefined();
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(Object.entries(DISGUISES))('does not get through: %s', (_, disguise) => {
    fc.assert(
      fc.property(anyCard.chain(disguise), (text) => {
        expect(tag(text), text).toBeDefined();
        expect(guard('LogEvent', { ...EVENT, eventType: 'note', Parm2: text }), text).toBeDefined();
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([...SCRIPTS])('does not get through in the digits of %s', (_, script) => {
    fc.assert(
      fc.property(anyCard, (digits) => {
        expect(hasCardNumber([...digits].map((digit) => script[Number(digit)]).join(''))).toBe(
          true,
        );
      }),
      { numRuns: runs(20) },
    );
  });

  it('does not get through split over neighbouring fields, with words before and behind', () => {
    const names = ['eventType', 'Parm1', 'Parm2', 'Parm3'];
    const split = fc.record({
      digits: anyCard,
      cuts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
      first: fc.nat(3),
      before: fc.constantFrom('', 'card ', 'until 12/27: no '),
      behind: fc.constantFrom('', ' ok', ' exp 12/27'),
      gap: fc.constantFrom('', ' ', '-', '\n'),
    });
    fc.assert(
      fc.property(split, ({ digits, cuts, first, before, behind, gap }) => {
        const edges = [0, ...[...new Set(cuts)].sort((a, b) => a - b), digits.length];
        const parts = edges.slice(1).map((edge, at) => digits.slice(edges[at], edge));
        const texts = parts.map((part, at) =>
          [at === 0 ? before : '', part, gap, at === parts.length - 1 ? behind : ''].join(''),
        );
        const used = names.slice(Math.min(first, names.length - texts.length));
        const event: object = Object.fromEntries(texts.map((text, at) => [used[at], text]));
        expect(
          guard('LogEvent', { eventType: 'a', ...EVENT, ...event }),
          String(texts),
        ).toBeDefined();
      }),
      { numRuns: runs(2000) },
    );
  });

  it('does not get through in the boxes of a form, other fields before and behind', () => {
    const form = fc.record({
      digits: anyCard.filter(({ length }) => length === 15 || length === 16),
      account: digitsOf(10),
    });
    fc.assert(
      fc.property(form, ({ digits, account }) => {
        const boxes = printed(digits);
        const values = [account, 'Ms. Doe', ...boxes, '', 'gold'];
        const held = values.filter((_, at) => isBoxOfCard(values, at));
        expect(held).toEqual(boxes);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('an account number', () => {
  const lengths = [...[8, 9, 10, 11, 12], 20];
  const account = fc.constantFrom(...lengths).chain(digitsOf);
  const dress = fc.constantFrom<(digits: string) => string>(
    (digits) => digits,
    (digits) => `Account ${digits} of Ms. Doe`,
    (digits) => digits.replace(/(.{4})(?=.)/g, '$1 '),
    (digits) => digits.replace(/(.{5})(?=.)/g, '$1-'),
    (digits) => digits.replace(/(.)(?=.)/g, '$1\u200B'),
    (digits) => digits.replace(/(.)(?=.)/g, '$1.'),
    (digits) => [...digits].map((digit) => SCRIPTS.get('arab')?.[Number(digit)]).join(''),
    (digits) => `DE${digits.slice(0, 2)} ${digits.slice(2).replace(/(.{4})(?=.)/g, '$1 ')}`,
  );

  it('of 8 to 12 or of 20 digits passes', () => {
    fc.assert(
      fc.property(account, dress, (digits, dressed) => {
        expect(tag(dressed(digits))).toBeUndefined();
        const event = { ...EVENT, eventType: 'opened', Parm1: dressed(digits), Parm2: 'by click' };
        expect(guard('LogEvent', event)).toBeUndefined();
      }),
      { numRuns: runs(4000) },
    );
  });

  it('passes beside another one in a page', () => {
    fc.assert(
      fc.property(fc.array(account, { minLength: 2, maxLength: 4 }), (values) => {
        expect(values.some((_, at) => isBoxOfCard(values, at))).toBe(false);
      }),
      { numRuns: runs(2000) },
    );
  });

  // The price of a guard: one number in ten passes the Luhn check, and nearly half begin like cards.
  it.each([13, 14, 15, 16, 17, 18, 19])('of %i digits is held back in 3 to 7 of 100', (length) => {
    const sample = fc.sample(digitsOf(length), { numRuns: 5_000, seed: 1 });
    const held = sample.filter((digits) => hasCardNumber(digits)).length;
    expect(held / sample.length).toBeGreaterThan(0.03);
    expect(held / sample.length).toBeLessThan(0.07);
  });

  it('passes where an administrator allows its exact form, and no other number does', () => {
    const form = fc.integer({ min: 13, max: 19 }).map((length) => ({ length, prefix: '5412' }));
    fc.assert(
      fc.property(form, anyCard, digitsOf(15), digitsOf(3), (form, digits, rest, more) => {
        const isAllowed = digits.length === form.length && digits.startsWith(form.prefix);
        expect(hasCardNumber(digits, [form])).toBe(!isAllowed);
        const account = `${form.prefix}${rest}`.slice(0, form.length);
        for (const text of [account, printed(account).join(' '), `Account ${account}, Ms. Doe`]) {
          expect(hasCardNumber(text, [form]), text).toBe(false);
          expect(hasCardNumberAcross([more, text, more], [form]), text).toBe(false);
        }
        expect(hasCardNumberAcross([account, digits], [form])).toBe(!isAllowed);
      }),
      { numRuns: runs(2000) },
    );
  });
});
