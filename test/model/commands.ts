/** What the network or the recorder does to the next request it is aimed at. */
export interface Fault {
  readonly kind:
    | 'drop-request'
    | 'drop-answer'
    /** The browser sends it twice, for a kept connection broke: carried out twice, answered once. */
    | 'duplicate'
    /** Given up by us, and carried out all the same some time later. */
    | 'late'
    | 'error'
    | 'error-but-executed'
    /** Carried out, and the answer is cut off. */
    | 'cut'
    /** A fault that says it was not carried out. */
    | 'fault'
    | 'refuse'
    /** Refused as if nothing were being recorded, and not carried out. */
    | 'refuse-608'
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

/** Another line, another way to end a pause, other patience with reads. */
export type SettingsChange = 'line' | 'maximum' | 'reads';

/** One thing that happens to the world. Plain data, so that a counter-example can be kept. */
export type Command =
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  /** The same words in another browser of the same agent. */
  | { readonly do: 'other-pauses' }
  | { readonly do: 'other-resumes' }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'call-starts' }
  | { readonly do: 'call-ends' }
  | { readonly do: 'hold' }
  | { readonly do: 'consult' }
  | { readonly do: 'retrieve' }
  | { readonly do: 'supervisor-resumes' }
  | { readonly do: 'supervisor-pauses' }
  | { readonly do: 'port-moves' }
  | { readonly do: 'settings-change'; readonly what: SettingsChange }
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
  | { readonly do: 'clock-set-forward'; readonly ms: number }
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
  readonly pauseCoversConsult: boolean;
  readonly typedPort: boolean;
  /** Whether the recorder has links, and with them names for calls. */
  readonly hasLinks: boolean;
  /** The agent has a second browser open, with this product in it. */
  readonly hasOtherSeat: boolean;
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
  pauseCoversConsult: true,
  typedPort: false,
  hasLinks: true,
  hasOtherSeat: false,
  wakeMs: 50,
};
