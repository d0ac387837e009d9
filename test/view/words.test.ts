import { describe, expect, it } from 'vitest';
import type { ClaimReason, PlaneClaim } from '../../lib/recorder/claim';
import { headline, problems } from '../../lib/view/reason-words';
import { columnLabel, evidence, linkState } from '../../lib/view/words';
import { protectedClaim } from './fakes';

const AT = new Date(2026, 2, 9, 14, 3, 7).getTime();
const audio = (changes: Partial<PlaneClaim>): PlaneClaim => ({
  plane: 'audio',
  state: 'paused',
  evidence: 'read',
  at: AT,
  ...changes,
});

describe('evidence', () => {
  it('says what was read and how long ago, and when something was acknowledged', () => {
    expect(evidence(audio({}), AT + 2400)).toBe('read 2 s ago');
    expect(evidence(audio({ evidence: 'acknowledged' }), AT + 2400)).toBe('acknowledged 14:03:07');
  });

  it('never sounds better than it is', () => {
    expect(evidence(audio({ evidence: 'assumed' }), AT)).toBe('assumed, not asked');
    expect(evidence(audio({ evidence: 'none' }), AT)).toBe('nothing heard');
  });

  it('names who said that no desktop is recorded', () => {
    const desktop = audio({ plane: 'desktop', state: 'not-recorded', evidence: 'none' });
    expect(evidence(desktop, AT)).toBe('set by your administrator');
  });
});

describe('headline', () => {
  it('says first what an agent must not do, then why', () => {
    const claim = protectedClaim(AT, {
      word: 'Not protected',
      reasons: [{ kind: 'no-desktop-login' }],
    });
    expect(headline(claim)).toBe(
      'Do not take card details. The desktop cannot be paused: no Windows login is set.',
    );
  });

  it('puts the newest reason first: that nobody renewed the claim', () => {
    const reasons: ClaimReason[] = [{ kind: 'audio-not-paused' }, { kind: 'lease-over' }];
    expect(headline(protectedClaim(AT, { word: 'Not protected', reasons }))).toBe(
      'Do not take card details. No fresh word from the recorder.',
    );
  });

  it('is never empty', () => {
    expect(headline(protectedClaim(AT, { word: 'Recorder not answering' }))).toBe(
      'Nothing is known about the recording.',
    );
  });
});

describe('problems', () => {
  it('tells the problem that came along, with its code, instead of the words for its kind', () => {
    const problem = { what: 'W.', meaning: 'M.', action: 'A.', code: 663 };
    const claim = protectedClaim(AT, { reasons: [{ kind: 'desktop-not-paused', problem }] });
    expect(problems(claim, AT)).toEqual([problem]);
  });

  it('leaves out what asks nothing of anybody', () => {
    expect(problems(protectedClaim(AT, { reasons: [{ kind: 'starting' }] }), AT)).toEqual([]);
  });

  it('keeps since when a pause stands', () => {
    const claim = protectedClaim(AT, { reasons: [{ kind: 'pause-too-long', since: AT }] });
    expect(problems(claim, AT)).toMatchObject([{ since: AT }]);
  });
});

describe('reasons with a time', () => {
  const told = (reason: ClaimReason, now = AT) =>
    problems(protectedClaim(AT, { reasons: [reason] }), now)[0];

  it('say how long a pause may still last, and what happens then', () => {
    const soon = { kind: 'pause-ends-soon', at: AT + 42_000 } as const;
    expect(told({ ...soon, resumes: false })?.meaning).toBe(
      '0:42 left. The pause does not end by itself.',
    );
    expect(told({ ...soon, resumes: true }, AT + 2000)?.meaning).toBe(
      '0:40 left. Then recording resumes by itself.',
    );
  });

  it('keep the time that runs out of the live line', () => {
    const reason = { kind: 'pause-ends-soon', at: AT + 42_000, resumes: true } as const;
    expect(headline(protectedClaim(AT, { reasons: [reason] }))).not.toMatch(/\d/);
  });

  it('name the time after which to press again', () => {
    const late = told({ kind: 'late-desktop-pause', at: AT + 60_000 });
    expect(late?.what).toContain('until 14:04:07');
    expect(late?.action).toBe('Press Resume recording once more after 14:04:07.');
  });

  it('say when another call came, where it is known', () => {
    expect(told({ kind: 'another-call', since: AT })?.what).toContain('came up at 14:03:07, while');
    expect(told({ kind: 'another-call' })?.what).toContain('came up, while');
  });

  it('say when and how often a pause was ended by somebody else', () => {
    const again = { kind: 'paused-again', since: AT } as const;
    expect(told({ ...again, times: 1 })?.what).toContain('ended the pause at 14:03:07.');
    expect(told({ ...again, times: 3 })?.what).toContain('3 times, last at 14:03:07.');
  });

  it('count the pauses of a call', () => {
    expect(told({ kind: 'many-pauses', pauses: 4 })?.what).toContain('pause 4 of this call');
  });
});

describe('columnLabel', () => {
  it.each([
    ['ACCOUNT_NO', 'Account no'],
    ['accountNo', 'Account no'],
    ['field1', 'Field1'],
    ['__', '__'],
  ])('reads %s as %s', (column, label) => {
    expect(columnLabel(column)).toBe(label);
  });
});

describe('linkState', () => {
  it('puts a known reason in words and passes on any other', () => {
    const link = { url: 'https://r.example', state: 'refused', callEnded: true } as const;
    const refused = 'Could not be written to its record.';
    expect(linkState({ ...link, reason: 'not-empty' })).toBe(
      `${refused} The field already holds something else.`,
    );
    expect(linkState({ ...link, reason: 'The call is unknown.' })).toBe(
      `${refused} The call is unknown.`,
    );
    expect(linkState(link)).toBe(refused);
  });
});
