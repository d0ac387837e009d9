import { describe, expect, it } from 'vitest';
import { STATUS_WORDS } from '../../lib/recorder/claim';
import type { StatusWord } from '../../lib/recorder/claim';
import { badgeOf } from '../../lib/station/badge-of';
import { Scene } from '../recorder/support/scene';

const badge = (word: StatusWord) => badgeOf({ ...new Scene().claim(), word });

describe('the badge of practice', () => {
  const practised = (word: StatusWord) => badgeOf({ ...new Scene().claim(), word, practice: true });

  it.each(STATUS_WORDS)('says so first, differs from the real one and fits: %s', (word) => {
    const { text, title, color } = practised(word);
    expect(title).toMatch(/^Encore Recording Control: Practice: \S/);
    expect(title.replace('NOT PROTECTED', '')).not.toMatch(/protected|safe|secure/i);
    expect(text).toMatch(/^P.{0,3}$/);
    expect(color).not.toBe(badge(word).color);
  });
});

describe('the badge, which outlives the background', () => {
  it.each(STATUS_WORDS)('never says that anything is protected: %s', (word) => {
    const { text, title } = badge(word);
    expect(`${text} ${title.replace('NOT PROTECTED', '')}`).not.toMatch(/protect|safe|secure/i);
  });

  it.each(STATUS_WORDS)('fits the icon: %s', (word) => {
    expect(badge(word).text.length).toBeLessThanOrEqual(4);
  });

  it('says for Protected only that a pause is on', () => {
    expect(badge('Protected')).toMatchObject({
      text: 'II',
      title: expect.stringMatching(/pause on$/) as string,
    });
  });

  it.each(['Recording', 'On hold', 'No call recorded'] as const)(
    'says nothing that could be false a moment after the background died: %s',
    (word) => {
      expect(badge(word)).toMatchObject({ text: '', title: 'Encore Recording Control' });
    },
  );

  it.each([
    ['too long', { kind: 'pause-too-long', since: 0 }, /longer than allowed$/],
    ['soon too long', { kind: 'pause-ends-soon', at: 0, resumes: false }, /longest time$/],
    ['over another call', { kind: 'another-call' }, /another call came up$/],
  ] as const)('alarms, without a claim, of a pause that is %s', (_, reason, title) => {
    const claim = { ...new Scene().claim(), word: 'Protected' as const, reasons: [reason] };
    expect(badgeOf(claim)).toMatchObject({
      text: 'II!',
      title: expect.stringMatching(title) as string,
    });
  });

  it('alarms by shape, not by colour alone', () => {
    expect(badge('Not protected').text).not.toBe(badge('Protected').text);
  });
});
