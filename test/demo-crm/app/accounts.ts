/** A customer. Every one of them is made up. */
export interface Account {
  /** As text: leading zeros, dots and characters that HTML and addresses must encode. */
  readonly number: string;
  readonly customer: string;
  readonly phone: string;
  readonly since: string;
}

export const ACCOUNTS: readonly Account[] = [
  { number: '1001', customer: 'Ada Example', phone: '555-0101', since: '2019-04-02' },
  { number: '1002', customer: 'Bo Sample', phone: '555-0102', since: '2021-11-15' },
  { number: '007', customer: 'Imaginary Teas Ltd', phone: '555-0107', since: '2014-07-07' },
  {
    number: '0429504.2640',
    customer: 'Placeholder & Sons',
    phone: '555-0142',
    since: '2008-01-30',
  },
  { number: 'A&B <x> "é"', customer: 'Émile Fictif', phone: '555-0199', since: '2023-02-28' },
  {
    number: '12345678901234567890',
    customer: 'Twenty Digits Cooperative',
    phone: '555-0120',
    since: '2016-09-09',
  },
];

/** A customer's case, shown in a frame. */
export interface Case {
  readonly id: string;
  readonly subject: string;
  readonly account: string;
}

export const CASES: readonly Case[] = [
  { id: 'C-501', subject: 'Delivery arrived twice', account: '1001' },
  { id: 'C-502', subject: 'Invoice with a wrong date', account: '0429504.2640' },
];

export const accountBy = (number: string) => ACCOUNTS.find((each) => each.number === number);
export const caseBy = (id: string) => CASES.find((each) => each.id === id);
