import fc from 'fast-check';
import type { Command, DiskFault, Fault, SettingsChange, WorldSetup } from './commands';

/** How worlds are made, the plain ones more often than the odd ones. */
export const setups: fc.Arbitrary<WorldSetup> = fc.record({
  desktopFirst: fc.boolean(),
  hasLogin: fc.constantFrom(true, true, true, true, true, false),
  onTimeout: fc.constantFrom('remind', 'resume'),
  carryMs: fc.constantFrom(0, 0, 30_000),
  which: fc.constantFrom('first', 'last', 'confirm'),
  pauseOutlastsCall: fc.boolean(),
  pauseCoversConsult: fc.boolean(),
  typedPort: fc.constantFrom(false, false, false, true),
  hasLinks: fc.constantFrom(true, true, true, false),
  hasOtherSeat: fc.constantFrom(false, false, false, false, false, true),
  wakeMs: fc.constantFrom(50, 50, 30_000),
});

type Words = fc.Arbitrary<readonly Command[]>;
type PlainWord = Exclude<
  Command['do'],
  | 'pass'
  | 'fault'
  | 'disk-fault'
  | 'background-dies'
  | 'browser-dies'
  | 'sleep'
  | 'clock-set-back'
  | 'clock-set-forward'
  | 'settings-change'
  | 'question-answered'
>;

const plain = (...words: PlainWord[]): fc.Arbitrary<Command> =>
  fc.constantFrom(...words).map((word) => ({ do: word }));

const passes = fc
  .constantFrom(1, 3, 8, 15, 30, 60, 400, 1500, 2100, 6000, 11_000, 50_000)
  .map((ms): Command => ({ do: 'pass', ms }));
const shortPasses = fc
  .constantFrom(8, 15, 30, 60, 400, 2100)
  .map((ms): Command => ({ do: 'pass', ms }));

const KINDS: readonly Fault['kind'][] = [
  ...(['drop-request', 'drop-answer', 'late', 'late', 'error', 'error-but-executed'] as const),
  ...(['duplicate', 'cut', 'fault', 'refuse', 'refuse-608', 'lie-100', 'lie-refused'] as const),
  'slow',
];
const AIMS: readonly Fault['aim'][] = [
  ...(['any', 'pause', 'resume', 'resume', 'read', 'status', 'write'] as const),
];
const faultAt = (...aims: readonly Fault['aim'][]): fc.Arbitrary<Command> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      aim: fc.constantFrom(...aims),
      ms: fc.constantFrom(300, 2500, 7000, 40_000, 110_000),
    })
    .map((fault) => ({ do: 'fault', fault }));

const diskFaults = fc.record({
  do: fc.constant('disk-fault' as const),
  store: fc.constantFrom('record', 'journal'),
  fault: fc.record({
    kind: fc.constantFrom<DiskFault['kind']>('slow', 'fails'),
    ms: fc.constantFrom(2, 30, 300, 800, 5000, 20_000),
  }),
});

const deaths = fc.record({
  do: fc.constantFrom('background-dies', 'background-dies', 'browser-dies'),
  after: fc.integer({ min: 0, max: 12 }),
}) as fc.Arbitrary<Command>;

const settingsChanges = fc
  .constantFrom<SettingsChange>('line', 'line', 'maximum', 'reads')
  .map((what): Command => ({ do: 'settings-change', what }));

// Odd times, so that no sum of passes makes the same instant come twice.
const clockJumps = fc.constantFrom<Command>(
  { do: 'clock-set-back', ms: 754_321 },
  { do: 'clock-set-back', ms: 7_654_321 },
  { do: 'clock-set-forward', ms: 30_321 },
  { do: 'clock-set-forward', ms: 754_321 },
  { do: 'clock-set-forward', ms: 7_654_321 },
);
const sleeps = fc.constantFrom<Command>({ do: 'sleep', ms: 10_000 }, { do: 'sleep', ms: 600_000 });
const answers = fc.boolean().map((assign): Command => ({ do: 'question-answered', assign }));

/** What chance alone would hardly ever put in a row, and what life does all the time. */
const phrases: readonly Words[] = [
  // The agent changes her mind, and something is in the way.
  fc.tuple(
    plain('pause'),
    shortPasses,
    plain('resume'),
    shortPasses,
    faultAt('pause', 'status'),
    plain('pause'),
  ),
  fc.tuple(
    plain('pause'),
    shortPasses,
    faultAt('resume'),
    plain('resume'),
    shortPasses,
    plain('pause'),
  ),
  // Another call is on before anybody has looked.
  fc.tuple(
    plain('record-opened'),
    shortPasses,
    plain('call-ends'),
    shortPasses,
    plain('call-starts'),
  ),
  // A colleague is on the port that was ours.
  fc.tuple(plain('port-moves'), passes, faultAt('read'), plain('pause'), shortPasses),
  // A second call to a colleague, and back.
  fc.tuple(plain('hold'), passes, plain('consult'), passes, plain('call-ends', 'retrieve'), passes),
];

const single = (weight: number, arbitrary: fc.Arbitrary<Command>) => ({
  weight,
  arbitrary: arbitrary.map((command): readonly Command[] => [command]),
});

/** What happens in one world, from beginning to end. */
export const commands: Words = fc
  .array(
    fc.oneof(
      single(14, passes),
      single(
        11,
        plain(
          'pause',
          'pause',
          'pause',
          'pause',
          'pause',
          'pause',
          'resume',
          'resume',
          'resume',
          'resume',
          'resume',
        ),
      ),
      single(5, plain('call-starts')),
      single(3, plain('call-ends')),
      single(5, plain('hold', 'hold', 'consult', 'consult', 'retrieve')),
      single(2, plain('other-pauses', 'other-resumes')),
      single(3, plain('supervisor-resumes', 'supervisor-resumes', 'supervisor-pauses')),
      single(1, plain('port-moves')),
      single(1, settingsChanges),
      single(10, faultAt(...AIMS)),
      single(3, diskFaults),
      single(5, deaths),
      single(1, sleeps),
      single(2, clockJumps),
      single(
        5,
        plain(
          'record-opened',
          'record-opened',
          'record-opened',
          'record-left',
          'record-told-again',
        ),
      ),
      single(1, answers),
      { weight: 4, arbitrary: fc.oneof(...phrases) },
    ),
    // Long lives: an array's usual size is ten.
    { maxLength: 36, size: 'max' },
  )
  .map((parts) => parts.flat());
