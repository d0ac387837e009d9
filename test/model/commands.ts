import fc from 'fast-check';

/** What the network or the recorder does to the next request it is aimed at. */
export interface Fault {
  readonly kind:
    | 'drop-request'
    | 'drop-answer'
    /** Given up by us, and carried out all the same some time later. */
    | 'late'
    | 'error'
    | 'error-but-executed'
    | 'refuse'
    /** 100, and nothing happened. Never for the desktop, which nothing could find out. */
    | 'lie-100'
    /** Refused, and yet it happened. */
    | 'lie-refused'
    | 'slow';
  readonly aim: 'any' | 'pause' | 'resume' | 'read' | 'status' | 'write';
  /** Lateness or slowness, ms. */
  readonly ms: number;
}

/** What the disk does to the next write it is asked for. */
export interface DiskFault {
  readonly kind: 'slow' | 'fails';
  /** How long the write takes, ms. */
  readonly ms: number;
}

/** One thing that happens to the world. Plain data, so that a counter-example can be kept. */
export type Command =
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'call-starts' }
  | { readonly do: 'call-ends' }
  | { readonly do: 'hold' }
  | { readonly do: 'retrieve' }
  | { readonly do: 'supervisor-resumes' }
  | { readonly do: 'supervisor-pauses' }
  | { readonly do: 'port-moves' }
  | { readonly do: 'settings-change' }
  | { readonly do: 'fault'; readonly fault: Fault }
  | {
      readonly do: 'disk-fault';
      readonly store: 'record' | 'journal';
      readonly fault: DiskFault;
    }
  | { readonly do: 'background-dies'; readonly after: number }
  | { readonly do: 'browser-dies'; readonly after: number }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'clock-set-back'; readonly ms: number }
  | { readonly do: 'record-opened' }
  | { readonly do: 'record-left' }
  | { readonly do: 'record-told-again' }
  | { readonly do: 'question-answered'; readonly assign: boolean };

/** How one world is made. */
export interface WorldSetup {
  readonly desktopFirst: boolean;
  readonly hasLogin: boolean;
  readonly onTimeout: 'remind' | 'resume';
  readonly carryMs: number;
  readonly which: 'first' | 'last' | 'confirm';
  readonly pauseOutlastsCall: boolean;
  readonly typedPort: boolean;
  /** Whether the recorder has links, and with them names for calls. */
  readonly hasLinks: boolean;
  /** How long a dead background stays dead, ms. */
  readonly wakeMs: number;
}

export const PLAIN_SETUP: WorldSetup = {
  desktopFirst: false,
  hasLogin: true,
  onTimeout: 'remind',
  carryMs: 0,
  which: 'confirm',
  pauseOutlastsCall: true,
  typedPort: false,
  hasLinks: true,
  wakeMs: 50,
};

export const setups: fc.Arbitrary<WorldSetup> = fc.record({
  desktopFirst: fc.boolean(),
  hasLogin: fc.constantFrom(true, true, true, true, true, false),
  onTimeout: fc.constantFrom('remind', 'resume'),
  carryMs: fc.constantFrom(0, 0, 30_000),
  which: fc.constantFrom('first', 'last', 'confirm'),
  pauseOutlastsCall: fc.boolean(),
  typedPort: fc.constantFrom(false, false, false, true),
  hasLinks: fc.constantFrom(true, true, true, false),
  wakeMs: fc.constantFrom(50, 50, 30_000),
});

const plain = (word: Exclude<Command['do'], WordWithMore>): fc.Arbitrary<Command> =>
  fc.constant({ do: word });
type WordWithMore =
  | 'pass'
  | 'fault'
  | 'disk-fault'
  | 'background-dies'
  | 'browser-dies'
  | 'sleep'
  | 'clock-set-back'
  | 'question-answered';

const faults: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom(
    'drop-request',
    'drop-answer',
    'late',
    'late',
    'error',
    'error-but-executed',
    'refuse',
    'lie-100',
    'lie-refused',
    'slow',
  ),
  aim: fc.constantFrom('any', 'pause', 'resume', 'resume', 'read', 'status', 'write'),
  ms: fc.constantFrom(300, 2500, 7000, 40_000, 110_000),
});

const diskFaults: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('disk-fault'),
  store: fc.constantFrom('record', 'journal'),
  fault: fc.record({
    kind: fc.constantFrom('slow', 'fails'),
    ms: fc.constantFrom(2, 30, 300, 800, 5000, 20_000),
  }),
});

const deathAfter = fc.integer({ min: 0, max: 12 });

export const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: plain('pause') },
    { weight: 5, arbitrary: plain('resume') },
    {
      weight: 14,
      arbitrary: fc
        .constantFrom(1, 3, 8, 15, 30, 60, 400, 1500, 2100, 6000, 11_000, 50_000)
        .map((ms): Command => ({ do: 'pass', ms })),
    },
    { weight: 5, arbitrary: plain('call-starts') },
    { weight: 3, arbitrary: plain('call-ends') },
    { weight: 1, arbitrary: plain('hold') },
    { weight: 1, arbitrary: plain('retrieve') },
    { weight: 2, arbitrary: plain('supervisor-resumes') },
    { weight: 1, arbitrary: plain('supervisor-pauses') },
    { weight: 1, arbitrary: plain('port-moves') },
    { weight: 1, arbitrary: plain('settings-change') },
    { weight: 10, arbitrary: faults.map((fault): Command => ({ do: 'fault', fault })) },
    { weight: 3, arbitrary: diskFaults },
    {
      weight: 3,
      arbitrary: deathAfter.map((after): Command => ({ do: 'background-dies', after })),
    },
    { weight: 2, arbitrary: deathAfter.map((after): Command => ({ do: 'browser-dies', after })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(10_000, 600_000).map((ms): Command => ({ do: 'sleep', ms })),
    },
    {
      weight: 1,
      arbitrary: fc
        // Odd times, so that no sum of passes makes the same instant come twice.
        .constantFrom(754_321, 7_654_321)
        .map((ms): Command => ({ do: 'clock-set-back', ms })),
    },
    { weight: 3, arbitrary: plain('record-opened') },
    { weight: 1, arbitrary: plain('record-left') },
    { weight: 1, arbitrary: plain('record-told-again') },
    {
      weight: 1,
      arbitrary: fc.boolean().map((assign): Command => ({ do: 'question-answered', assign })),
    },
  ),
  // Long lives: an array's usual size is ten.
  { maxLength: 40, size: 'max' },
);
