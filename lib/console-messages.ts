/**
 * What the console asks the background for. Requests that only read are asked for with parameters
 * typed by a person. Everything else is an order to the core, which decides what is sent and when.
 */
import * as v from 'valibot';
import type { ProblemText } from './recorder/claim';

/** What a person types, in characters; an envelope has room for it however it is written. */
const typed = v.pipe(v.string(), v.maxLength(1024));
/** A parameter that the request cannot do without. */
const needed = v.pipe(typed, v.nonEmpty());

const read = v.variant('request', [
  v.strictObject({ request: v.literal('InitUser'), Machine: typed, User: needed }),
  v.strictObject({ request: v.literal('InitStation'), Extension: needed }),
  v.strictObject({ request: v.literal('PortStatus'), Unit: needed, Port: needed }),
  v.strictObject({ request: v.literal('PortStatusEX'), Unit: needed, Port: needed }),
  // What a call holds is only read on the seat's own port.
  v.strictObject({ request: v.literal('GetField'), fieldName: needed }),
  v.strictObject({ request: v.literal('GetURL') }),
]);
export type ConsoleRead = v.InferOutput<typeof read>;

const order = v.variant('request', [
  v.strictObject({ request: v.literal('PauseRecording') }),
  v.strictObject({ request: v.literal('ResumeRecording') }),
  v.strictObject({
    request: v.literal('StartRecording'),
    /** Seconds; 0: the recorder's own limit. */
    maxSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)),
  }),
  v.strictObject({ request: v.literal('StopRecording') }),
  v.strictObject({ request: v.literal('CancelRecording') }),
  v.strictObject({ request: v.literal('DesktopPause') }),
  v.strictObject({ request: v.literal('DesktopResume') }),
  v.strictObject({ request: v.literal('AssignField'), fieldName: needed, fieldValue: needed }),
  v.strictObject({
    request: v.literal('LogEvent'),
    /** Empty: the time at which it is given, as the settings write it. */
    eventTimestamp: typed,
    eventType: needed,
    Parm1: typed,
    Parm2: typed,
    Parm3: typed,
  }),
]);
export type ConsoleOrder = v.InferOutput<typeof order>;

export type ConsoleRequest = ConsoleRead['request'] | ConsoleOrder['request'];

/** What has to be asked before an order is taken. */
const question = v.picklist(['discards', 'ends-protection', 'replaces-tag']);
export type ConsoleQuestion = v.InferOutput<typeof question>;

export const CONSOLE_MESSAGES = [
  v.strictObject({ type: v.literal('console-read'), read }),
  /** `sure`: what the person was asked, and said yes to. */
  v.strictObject({
    type: v.literal('console-order'),
    order,
    sure: v.pipe(v.array(question), v.maxLength(3)),
  }),
] as const;

/** A request as it was sent, and what came back, for whoever looks at the console now. */
export interface ConsoleExchange {
  /** The request that left. */
  readonly request: ConsoleRequest;
  /** ms since the epoch. */
  readonly at: number;
  readonly ms: number;
  readonly outcome: 'acknowledged' | 'refused' | 'unknown';
  readonly code?: number;
  /** The service's own words. */
  readonly message?: string;
  /** Our own words, for everything but success. */
  readonly problem?: ProblemText;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly xml: string;
  readonly answer?: {
    readonly status: number;
    readonly contentType: string;
    readonly text: string;
    /** Why `text` is not all of it. */
    readonly incomplete?: string;
    /** It holds what looks like a card number, so it stays in the background. */
    readonly withheld?: true;
  };
  /** What a successful answer carries. */
  readonly members: Readonly<Record<string, string>>;
}

/** What came of something the console asked for. */
export interface ConsoleReply {
  /** The requests that were sent for it, in their order: none, one or several. */
  readonly exchanges: readonly ConsoleExchange[];
  /** Nothing was sent before this is answered. */
  readonly asks?: ConsoleQuestion;
  /** Why nothing, or nothing more, was sent. */
  readonly problem?: ProblemText;
}
