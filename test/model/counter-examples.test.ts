import { describe, expect, it } from 'vitest';
import { PLAIN_SETUP } from './commands';
import type { Command, Fault, WorldSetup } from './commands';
import { liveThrough } from './run';

const pass = (ms: number): Command => ({ do: 'pass', ms });
const sleep = (ms: number): Command => ({ do: 'sleep', ms });
const setBack = (ms: number): Command => ({ do: 'clock-set-back', ms });
const fault = (kind: Fault['kind'], aim: Fault['aim']): Command => ({
  do: 'fault',
  fault: { kind, aim, ms: 300 },
});
const dies = (what: 'background' | 'browser', after: number): Command => ({
  do: `${what}-dies`,
  after,
});
const refusedJournal: Command = {
  do: 'disk-fault',
  store: 'journal',
  fault: { kind: 'fails', ms: 2 },
};
const slowJournal: Command = {
  do: 'disk-fault',
  store: 'journal',
  fault: { kind: 'slow', ms: 5000 },
};
const [pause, resume, callStarts, callEnds, hold, opened] = (
  ['pause', 'resume', 'call-starts', 'call-ends', 'hold', 'record-opened'] as const
).map((word) => ({ do: word })) as [Command, Command, Command, Command, Command, Command];

/** Each broke a promise once. What the core did wrong then stands in the name. */
const ONCE: [string, readonly Command[], Partial<WorldSetup>?][] = [
  [
    'the clock was set back, and a record opened before a call was taken for one opened in it',
    [opened, pass(15), setBack(60_000)],
  ],
  [
    'the clock was set back while a status read was out, and its answer made a call older than it was',
    [opened, sleep(10_000), pass(1), setBack(60_000), callStarts],
  ],
  [
    'without a desktop to pause every read was taken for one that holds a pause up, and none left',
    [callStarts, pause, pass(30), callEnds],
    { hasLogin: false, pauseOutlastsCall: false },
  ],
  [
    'a resume was said while the journal was slow, the background died, and the debt was forgotten',
    [
      pause,
      { do: 'disk-fault', store: 'journal', fault: { kind: 'slow', ms: 20_000 } },
      ...[dies('background', 7), pass(1500), resume, pass(11_000)],
    ],
    { desktopFirst: true, which: 'first', pauseOutlastsCall: false },
  ],
  [
    'a DesktopResume left while the disk was slow to note its quarantine, and the browser died',
    [
      pause,
      { do: 'fault', fault: { kind: 'drop-request', aim: 'resume', ms: 300 } },
      { do: 'disk-fault', store: 'record', fault: { kind: 'slow', ms: 20_000 } },
      { do: 'fault', fault: { kind: 'late', aim: 'resume', ms: 110_000 } },
      ...[pass(50_000), resume, dies('browser', 9), pass(50_000), pause],
    ],
    { which: 'first', pauseOutlastsCall: false },
  ],
  [
    'new settings swept away the times that would have told that the clock was set back',
    [
      sleep(600_000),
      opened,
      pass(1500),
      { do: 'record-told-again' },
      { do: 'settings-change', what: 'line' },
      setBack(60_000),
    ],
  ],
  [
    'the computer slept between the writing down of a resume and its leaving, and it left late',
    [pause, pass(1500), resume, sleep(10_000)],
  ],
  [
    'a resume that was never sent was sent an hour later, for the clock was set back to its time',
    [pause, resume, sleep(10_000), pass(50_000), setBack(60_000)],
  ],
  [
    'the longest time was over, and the agent said resume while the rule’s resume was written down',
    [pause, pass(400), sleep(600_000), resume],
    { onTimeout: 'resume' },
  ],
  [
    'the browser died in a quarantine, and the clock was set back: the quarantine had no end',
    [
      pause,
      pass(11_000),
      dies('browser', 9),
      resume,
      { do: 'settings-change', what: 'line' },
      resume,
      pass(1500),
      setBack(60_000),
    ],
  ],
  [
    'a pause was said while a DesktopResume was out, the browser died, and the resume still arrived',
    [
      fault('drop-request', 'any'),
      pause,
      fault('refuse', 'any'),
      pass(6000),
      fault('late', 'any'),
      resume,
      pass(6000),
      callStarts,
      resume,
      pause,
      dies('browser', 3),
      pass(400),
    ],
  ],
  [
    'a held call has no index, and the call before it was out of sight while the computer slept',
    [callStarts, pass(11_000), callEnds, opened, callStarts, sleep(10_000), hold],
  ],
  [
    'a held call has no index, and the call before it ended while nothing answered',
    [
      callStarts,
      pass(6000),
      fault('drop-request', 'any'),
      fault('drop-request', 'any'),
      opened,
      callEnds,
      callStarts,
      pass(11_000),
      hold,
    ],
  ],
  [
    'PAUSE outlasted its call, whose index was never learnt, and the next call got its value',
    [
      fault('drop-answer', 'any'),
      fault('drop-request', 'read'),
      callStarts,
      pause,
      pass(2100),
      callEnds,
      pass(11_000),
      opened,
      pass(1500),
      setBack(60_000),
      callStarts,
    ],
  ],
  [
    'PAUSE was read first after a start of the browser, and was taken for a call',
    [
      callStarts,
      pause,
      pass(11_000),
      fault('drop-request', 'read'),
      resume,
      dies('browser', 1),
      callEnds,
      pass(6000),
      pause,
      opened,
      callStarts,
    ],
    { typedPort: true },
  ],
  [
    'a call without an index ended unseen before the clock was set back',
    [
      pause,
      pass(30),
      fault('drop-request', 'read'),
      callStarts,
      pass(60),
      callEnds,
      opened,
      fault('drop-request', 'any'),
      pass(11_000),
      setBack(754_321),
      callStarts,
    ],
    { pauseOutlastsCall: false },
  ],
  [
    'a call without an index ended unseen after the clock was set back',
    [
      callStarts,
      pause,
      fault('drop-request', 'read'),
      pass(1500),
      setBack(754_321),
      callEnds,
      opened,
      opened,
      pass(6000),
      callStarts,
    ],
    { pauseOutlastsCall: false },
  ],
  [
    'who we are was refused at a new call, which was a colleague’s, and got the value',
    [
      pass(6000),
      { do: 'port-moves' },
      pass(4500),
      fault('refuse', 'read'),
      pass(2100),
      opened,
      pass(6000),
    ],
  ],
  [
    'the clock was set forward in a quarantine, which was taken for over: the DesktopResume was under way',
    [
      pause,
      pass(30),
      fault('drop-request', 'resume'),
      resume,
      pass(15),
      pause,
      { do: 'fault', fault: { kind: 'late', aim: 'any', ms: 110_000 } },
      dies('background', 0),
      pass(11_000),
      { do: 'clock-set-forward', ms: 7_654_321 },
      pause,
    ],
    { pauseOutlastsCall: false },
  ],
  [
    'the clock was set back while a DesktopPause was out, and that it may arrive late was forgotten',
    [
      ...[pause, pass(8), resume, pass(2100), fault('late', 'pause'), pause, pass(8)],
      ...[setBack(754_321), pass(1), resume],
    ],
    { desktopFirst: true, pauseOutlastsCall: false },
  ],
  [
    'new settings swept away when a DesktopPause had left, and a clock set back made it late for hours',
    [
      pause,
      { do: 'clock-set-forward', ms: 7_654_321 },
      { do: 'settings-change', what: 'line' },
      setBack(7_654_321),
    ],
    { desktopFirst: true, pauseOutlastsCall: false },
  ],
  [
    // Here the judge was wrong: he took a silence for one that had yet to begin.
    'a status was asked before the clock was set back, and the end of the call was not believed',
    [
      ...[callStarts, pass(50_000), opened, pass(2100), callEnds, pass(30), callStarts],
      ...[setBack(754_321), pause],
    ],
    { which: 'first', pauseOutlastsCall: false, hasLinks: false },
  ],
  [
    'the same, with the call over when the clock was set back',
    [
      ...[setBack(754_321), callStarts, resume, pass(50_000), callEnds, setBack(754_321)],
      ...[pass(3), pause],
    ],
    { which: 'first', pauseOutlastsCall: false },
  ],
  [
    'a DesktopPause left while the journal was slow, the background died, and it arrived after the resume',
    [
      ...[pause, pass(8), resume, pass(60), fault('late', 'pause'), pause, slowJournal, pass(30)],
      ...[dies('background', 5), pass(6000), resume],
    ],
    { desktopFirst: true, which: 'first', pauseOutlastsCall: false, pauseCoversConsult: false },
  ],
  [
    'the same, with the pause ended by the end of the call',
    [
      ...[
        callStarts,
        { do: 'port-moves' } as const,
        pass(50_000),
        fault('drop-request', 'read'),
        pause,
      ],
      ...[pass(8), slowJournal, dies('background', 12), pass(1500), fault('late', 'any'), callEnds],
      ...[{ do: 'clock-set-forward', ms: 7_654_321 } as const, pass(60), sleep(10_000), pass(1)],
    ],
    { which: 'first', pauseOutlastsCall: false, pauseCoversConsult: false },
  ],
  [
    'a DesktopResume left while the disk refused the journal, and the background of before was believed',
    [
      ...[pause, opened, pass(6000), dies('background', 8), opened],
      ...[{ do: 'settings-change', what: 'line' } as const, refusedJournal, resume, pass(50_000)],
    ],
    { which: 'first', pauseOutlastsCall: false, pauseCoversConsult: false },
  ],
  [
    'the line was silent while the call ended and the port moved, and the colleague’s call was tagged',
    [
      ...[sleep(10_000), callStarts, pass(400), pause, pass(8), resume, pass(8)],
      ...[fault('drop-request', 'pause'), pause, callEnds, pause, pass(8)],
      ...[fault('drop-request', 'resume'), resume, pass(8), pause, resume],
      ...[{ do: 'port-moves' } as const, pass(11_000), opened],
    ],
    { which: 'first', pauseOutlastsCall: false, pauseCoversConsult: false, hasLinks: false },
  ],
];

describe('what once went wrong', () => {
  it.each(ONCE)('%s', async (_, commands, setup = {}) => {
    const world = await liveThrough({ ...PLAIN_SETUP, ...setup }, commands);
    expect(world.seat.record.value).toBeUndefined();
  });
});
