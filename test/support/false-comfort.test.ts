import { describe, expect, it } from 'vitest';
import { longestFalseComfort } from './false-comfort';

const AUDIO = { audio: true, desktop: false };
const BOTH = { audio: true, desktop: true };
const NOTHING = { audio: false, desktop: false };

describe('false comfort', () => {
  it('is none while Protected is true', () => {
    const said = [
      { word: 'Recording', at: 0 },
      { word: 'Protected', at: 20 },
      { word: 'Resuming…', at: 30 },
    ];
    const recorded = [
      { ...BOTH, at: 0 },
      { ...NOTHING, at: 10 },
      { ...BOTH, at: 40 },
    ];
    expect(longestFalseComfort(said, recorded, { from: 0, until: 100 })).toBeUndefined();
  });

  it('begins with the truth or with the word, whichever comes last, and goes on between changes', () => {
    const said = [
      { word: 'Protected', at: 10 },
      { word: 'Not protected', at: 70 },
    ];
    const recorded = [
      { ...NOTHING, at: 0 },
      { ...AUDIO, at: 20 },
      { ...BOTH, at: 40 },
    ];
    expect(longestFalseComfort(said, recorded, { from: 0, until: 100 })).toEqual({
      from: 20,
      lastedMs: 50,
      recorded: ['audio'],
    });
  });

  it('counts only between the two times it is asked for', () => {
    const said = [{ word: 'Protected', at: 0 }];
    const recorded = [{ ...BOTH, at: 0 }];
    expect(longestFalseComfort(said, recorded, { from: 30, until: 40 })).toMatchObject({
      from: 30,
      lastedMs: 10,
    });
  });

  it('is the longest of several, also one that has not ended', () => {
    const said = [
      { word: 'Protected', at: 0 },
      { word: 'Not protected', at: 5 },
      { word: 'Protected', at: 50 },
    ];
    expect(longestFalseComfort(said, [{ ...BOTH, at: 0 }], { from: 0, until: 90 })).toEqual({
      from: 50,
      lastedMs: 40,
      recorded: ['audio', 'desktop'],
    });
  });
});
