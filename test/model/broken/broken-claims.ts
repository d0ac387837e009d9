import { inFile } from './version';
import type { BrokenVersion } from './version';

const clock = inFile('lib/recorder/clock.ts');
const desktop = inFile('lib/recorder/desktop.ts');
const makeClaim = inFile('lib/recorder/make-claim.ts');
const note = inFile('lib/recorder/note.ts');
const noteAnswer = inFile('lib/recorder/note-answer.ts');

/** Versions that say *Protected* without all of the evidence. */
export const BROKEN_CLAIMS: readonly BrokenVersion[] = [
  {
    name: 'a claim without a lease',
    rule: 'Protected ends by itself when nobody renews it',
    patches: [
      makeClaim(
        "const until = reading.askedAt + LEASE_MS;\n    const draft: Draft = { word: 'Protected'",
        "const until = FOREVER;\n    const draft: Draft = { word: 'Protected'",
      ),
    ],
  },
  {
    name: 'a claim without an acknowledged desktop',
    rule: 'Protected needs a DesktopPause that got 100',
    patches: [
      desktop(
        "return pauseCounts(desktop, act) && desktop.pause?.outcome === 'acknowledged';",
        'return pauseCounts(desktop, act);',
      ),
    ],
  },
  {
    name: 'a claim on a port that is not checked',
    rule: 'Protected needs a port that was asked for within the act',
    patches: [
      makeClaim('!known.checked || checkedInAct === intent.act;', 'known.port !== undefined;'),
    ],
  },
  {
    name: 'a claim in a quarantine',
    rule: 'after an unanswered DesktopResume no claim until its quarantine is over',
    patches: [
      desktop(
        'return desktop.quarantineUntil === undefined || attempt.sentAt >= desktop.quarantineUntil;',
        'return true;',
      ),
    ],
  },
  {
    name: 'a claim kept over a sleep',
    rule: 'after a sleep the desktop may be recorded anew',
    patches: [clock('desktop: { ...state.desktop, doubtAt: at } };', 'desktop: state.desktop };')],
  },
  {
    name: 'an older PAUSE believed',
    rule: 'what was read before a control request says nothing after it',
    patches: [
      note('const { reading: _old, ...rest } = audio;\n  return rest;', 'return audio;'),
      note('const { lastAskedAt: _before, ...rest } = line;\n  return rest;', 'return line;'),
    ],
  },
  {
    name: 'a refusal taken for success',
    rule: 'after a refusal the state is read, not assumed',
    patches: [
      noteAnswer(
        "  return plane === 'audio'\n",
        `  if (plane === 'audio' && answer.outcome === 'refused') {
          const reading = { state: 'PAUSE', askedAt: flight.sentAt, at: flight.sentAt };
          return { ...heard, audio: { ...heard.audio, pause, reading } };
        }
        return plane === 'audio'\n`,
      ),
      note('const { lastAskedAt: _before, ...rest } = line;\n  return rest;', 'return line;'),
    ],
  },
];
