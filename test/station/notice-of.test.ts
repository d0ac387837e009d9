import { describe, expect, it } from 'vitest';
import { STATUS_WORDS } from '../../lib/recorder/claim';
import type { ClaimReason, StatusWord } from '../../lib/recorder/claim';
import { noticeOf } from '../../lib/station/notice-of';
import { Scene } from '../recorder/support/scene';

const notice = (word: StatusWord, ...reasons: readonly ClaimReason[]) =>
  noticeOf({ ...new Scene().claim(), word, reasons });

const LOUD: readonly ClaimReason[] = [
  { kind: 'stranded-pause', since: 0 },
  { kind: 'pause-too-long', since: 0 },
  { kind: 'another-call' },
  { kind: 'pause-ends-soon', at: 0, resumes: false },
];

describe('a notice, which outlives the background', () => {
  it.each(STATUS_WORDS)('never says that anything is safe: %s', (word) => {
    for (const reason of LOUD) {
      const { title = '', message = '' } = notice(word, reason) ?? {};
      expect(`${title} ${message}`.replace('NOT PROTECTED', '')).not.toMatch(
        /protect|safe|secure/i,
      );
    }
  });

  it.each(STATUS_WORDS.filter((word) => word !== 'Not protected'))(
    'is not there for the word alone: %s',
    (word) => {
      expect(notice(word)).toBeUndefined();
    },
  );

  it('tells before all that nothing is protected', () => {
    expect(notice('Not protected', ...LOUD)).toMatchObject({ id: 'not-protected' });
  });

  it.each(LOUD)('tells of a pause that somebody must look at: $kind', (reason) => {
    expect(notice('Protected', reason)).toMatchObject({ id: reason.kind });
  });

  it('says when a pause is about to end by itself', () => {
    const ends = notice('Protected', { kind: 'pause-ends-soon', at: 0, resumes: true });
    const stays = notice('Protected', { kind: 'pause-ends-soon', at: 0, resumes: false });
    expect(ends?.message).toContain('ends by itself');
    expect(stays?.message).not.toContain('ends by itself');
  });
});
