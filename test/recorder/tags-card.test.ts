/** What a page offers passes the card guard before it becomes a tag. */
import { describe, expect, it } from 'vitest';
import type { RecorderRules } from '../../lib/recorder/rules';
import { initialState } from '../../lib/recorder/state';
import { openRecord } from '../../lib/recorder/tags';
import type { OfferedValue } from '../../lib/recorder/tags';

const NOW = 1_000_000;
const rules = {
  sites: {
    crm: {
      name: 'CRM',
      when: 'auto',
      which: 'last',
      holdMs: 0,
      readBack: false,
      pauseOnCardForm: false,
      linkWhen: 'never',
    },
  },
} as Partial<RecorderRules> as RecorderRules;

/** Column, value and state of each tag after a record with these values came up in a call. */
function tagsOf(values: readonly OfferedValue[]) {
  const state = {
    ...initialState(NOW - 10_000),
    call: {
      generation: 1,
      newest: 1,
      others: [],
      on: true,
      startedAt: NOW - 5000,
      seenAt: NOW,
    },
  };
  const offer = { page: 'p', site: 'crm', record: 'r', visit: 'v', values, at: NOW };
  const { tags } = openRecord(state, offer, NOW, rules);
  return tags.map((tag) => [tag.column, tag.value, tag.state]);
}

describe('a value that looks like a card', () => {
  it('is refused, and not kept', () => {
    expect(
      tagsOf([
        { column: 'a', value: '4111 1111 1111 1111' },
        { column: 'b', value: '0429504' },
      ]),
    ).toEqual([
      ['a', '', 'refused'],
      ['b', '0429504', 'due'],
    ]);
  });

  it('becomes a tag where its site allows this very form', () => {
    const value = '378282246310005';
    const allowed = { length: 15, prefix: '3782' };
    expect(tagsOf([{ column: 'a', value, allowCardLike: allowed }])).toEqual([['a', value, 'due']]);
    expect(tagsOf([{ column: 'a', value, allowCardLike: { ...allowed, length: 16 } }])).toEqual([
      ['a', '', 'refused'],
    ]);
  });

  it('is refused in the boxes of a card form, the account beside it is not', () => {
    const values = ['0429504', '4111', '1111', '1111', '1111'];
    const offered = values.map((value, at) => ({ column: `c${at}`, value }));
    expect(tagsOf(offered)).toEqual([
      ['c0', '0429504', 'due'],
      ...['c1', 'c2', 'c3', 'c4'].map((column) => [column, '', 'refused']),
    ]);
  });
});
