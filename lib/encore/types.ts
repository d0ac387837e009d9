/**
 * The shapes that cross the border of this room. The core and the station know the Web API only
 * through these types.
 */
import type { Explained, Result } from '../result';
import type { PortState, RequestName } from './requests';

export interface UnitAndPort {
  readonly Unit: string;
  readonly Port: string;
}

/** The parameters of each request, in the API's own spelling. */
export interface Parameters {
  InitStation: { readonly Extension: string };
  /** Machine is informational: when it is not known, send the login ID. */
  InitUser: { readonly Machine: string; readonly User: string };
  CancelRecording: UnitAndPort;
  PauseRecording: UnitAndPort;
  ResumeRecording: UnitAndPort;
  /** maxRecordingTimeInSeconds: whole seconds; 0 is the system's default. */
  StartRecording: UnitAndPort & { readonly maxRecordingTimeInSeconds: number };
  StopRecording: UnitAndPort;
  AssignField: UnitAndPort & { readonly fieldName: string; readonly fieldValue: string };
  LogEvent: Partial<UnitAndPort> & {
    readonly User?: string;
    readonly Machine?: string;
    readonly eventTimestamp: string;
    readonly eventType: string;
    readonly Parm1?: string;
    readonly Parm2?: string;
    readonly Parm3?: string;
  };
  GetField: UnitAndPort & { readonly fieldName: string };
  GetURL: UnitAndPort;
  PortStatus: UnitAndPort;
  PortStatusEX: UnitAndPort;
  DesktopPause: { readonly User: string };
  DesktopResume: { readonly User: string };
}

/** What a successful (code 100) answer carries, beside its code and message. */
export interface Answers {
  InitStation: UnitAndPort;
  InitUser: UnitAndPort;
  CancelRecording: object;
  PauseRecording: object;
  ResumeRecording: object;
  StartRecording: object;
  StopRecording: object;
  AssignField: object;
  LogEvent: object;
  /** Empty when the field is not known or not filled. */
  GetField: { readonly fieldValue: string };
  GetURL: { readonly URL: string };
  PortStatus: { readonly portStatus: PortState };
  /**
   * stateDuration is kept as the text that came: the guide states neither its type nor its unit.
   * `undefined` when the service left it out.
   */
  PortStatusEX: { readonly portStatus: PortState; readonly stateDuration: string | undefined };
  DesktopPause: object;
  DesktopResume: object;
}

/** Why no usable answer came. `kind` decides what the station does; the words are for people. */
export type EncoreErrorKind =
  /** The parameters were wrong: nothing was sent. */
  | 'refused-before-sending'
  /** The service answered with a code other than 100. */
  | 'response-code'
  /** No connection: name, network, certificate, permission. Browsers do not tell which. */
  | 'unreachable'
  /** Nothing came in time. The request may have been carried out. */
  | 'timed-out'
  /** The caller withdrew it. The request may have been carried out. */
  | 'aborted'
  /** HTTP answered a redirect. It is never followed. */
  | 'redirected'
  /** HTTP 401 or 403: the web server in front wants a sign-in. */
  | 'sign-in-required'
  /** HTTP 404 or 405: something answers there, but not at this path. */
  | 'not-found'
  /** Any other HTTP status without a readable SOAP answer. */
  | 'http-status'
  /** A web page came instead of a SOAP answer. */
  | 'html'
  /** A SOAP service, but not the Encore Web API (ActionNotSupported, foreign root element). */
  | 'not-encore'
  /** A SOAP fault other than that. */
  | 'fault'
  /** Cut off, too large, not well-formed, DOCTYPE, two codes, no code… never taken as success. */
  | 'unreadable';

export interface EncoreError extends Explained {
  readonly kind: EncoreErrorKind;
  readonly request: RequestName;
  /** The response code where one was read. */
  readonly code?: number;
  /** The service's own responseMessage or faultstring, length-capped; shown as text only. */
  readonly message?: string;
  /** For administrators: the technical reason, e.g. "no </Envelope> at the end". Never page data. */
  readonly technical?: string;
  /** Certain not to have been carried out: withdrawn before it left, or a fault that says so. */
  readonly notExecuted?: true;
}

/**
 * What became of a request that was (or may have been) sent:
 * `acknowledged` code 100; `refused` another code, or never sent; `unknown` everything else, for
 * the service may have carried it out.
 */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

export interface SendOptions {
  /** Milliseconds until the request is given up as `timed-out`. */
  readonly timeoutMs?: number;
  /** Aborting gives the request up as `aborted`. */
  readonly signal?: AbortSignal;
  /**
   * Is given the request as it left and what came back, once that is known; never called for one
   * that did not leave. Nothing of it is kept here.
   */
  readonly trace?: (exchange: Exchange) => void;
}

/** One request on the wire, and its answer, to the letter. */
export interface Exchange {
  /** The request that left: where the service offers no PortStatusEX, PortStatus. */
  readonly request: RequestName;
  /** When it left, ms since the epoch. */
  readonly at: number;
  /** From leaving to the last byte of the answer, or to giving up, ms. */
  readonly ms: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly xml: string;
  /** Absent where no answer came. */
  readonly answer?: WireAnswer;
  /** What was made of it. */
  readonly result: Result<object, EncoreError>;
}

export interface WireAnswer {
  /** The HTTP status. */
  readonly status: number;
  readonly contentType: string;
  /** Its text, read as UTF-8 whatever it says of itself; at most what the transport reads. */
  readonly text: string;
  /** Why `text` is not all of it. */
  readonly incomplete?: string;
}

/** The typed client: one method, typed by the request's name. */
export interface EncoreClient {
  send<N extends RequestName>(
    request: N,
    parameters: Parameters[N],
    options?: SendOptions,
  ): Promise<Result<Answers[N], EncoreError>>;
}
