import { describe, expect, it } from 'vitest';
import { claimAt, shownOf } from '../../lib/recorder/claim';
import { fileRows } from '../../lib/recorder/ledger/file';
import { openPause } from '../../lib/recorder/ledger/open';
import { noticeOf } from '../../lib/station/notice-of';
import { LedgerScene } from './support/ledger-scene';
import { rulesWith, Scene } from './support/scene';

const practised = () => rulesWith({ practice: true });

describe('a claim about the recorder for practice', () => {
  it('is marked, and stays so when a screen drops it', () => {
    const claim = new Scene(practised()).inCall().protectedNow().claim();
    expect(claim).toMatchObject({ word: 'Protected', practice: true });
    expect(claimAt(claim, claim.until + 1)).toMatchObject({
      word: 'Not protected',
      practice: true,
    });
    expect(shownOf(claim, claim.word)).toBe('Practice: Protected');
  });

  it('is nothing that a real one says', () => {
    const claim = new Scene().inCall().protectedNow().claim();
    expect(claim).not.toHaveProperty('practice');
    expect(shownOf(claim, claim.word)).toBe('Protected');
  });

  it('makes notices that say so, and that are none of the real ones', () => {
    const claim = { ...new Scene(practised()).inCall().claim(), word: 'Not protected' as const };
    expect(noticeOf(claim)).toMatchObject({
      id: 'practice-not-protected',
      title: 'Practice: NOT PROTECTED',
    });
  });
});

describe('the ledger of practice', () => {
  it('marks every entry', () => {
    const scene = new LedgerScene(practised()).inCall().protectedNow();
    const entries = scene.take();
    expect(entries.map(({ kind }) => kind)).toContain('pause-confirmed');
    expect(entries.filter(({ practice }) => !practice)).toEqual([]);
  });

  it('is no proof in a spreadsheet either', () => {
    const scene = new LedgerScene(practised()).inCall().protectedNow();
    const entry = scene.one('pause-confirmed');
    const row = { sequence: 1, hash: 'a', previous: 'b', entry };
    expect(fileRows('csv', [row], true)).toContain('practice pause-confirmed');
  });

  it('leaves no pause that a real one would have to end', () => {
    const scene = new LedgerScene(practised()).inCall().pause();
    expect(openPause(scene.take())).toBeUndefined();
    expect(openPause(new LedgerScene().inCall().pause().take())).toBeDefined();
  });

  it('tells its beginning and its end, and of no start of the browser', () => {
    const scene = new LedgerScene(practised());
    scene.take();
    scene.note({ type: 'started', browserStarted: true, otherLine: true });
    expect(scene.take()).toMatchObject([{ kind: 'practice-began', practice: true }]);
    const real = new LedgerScene().inCall();
    real.take();
    real.note({ type: 'started', browserStarted: true, otherLine: true });
    const [ended, ...others] = real.take();
    expect(others).toEqual([]);
    expect(ended).toMatchObject({ kind: 'practice-ended', practice: true });
    expect(ended).not.toHaveProperty('port');
  });
});
