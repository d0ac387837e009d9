/**
 * The 15 requests of the Encore Web API as data: names, parameters and what each answer adds.
 *
 * Source: the vendor's guide "Encore Web API Web Service" (DVSAnalytics, Encore 7.1 or later,
 * June 2020). Names keep the API's own spelling and case. This list is the one thing the client
 * and the simulator share.
 */

/** A parameter of a request. All travel as strings but the one marked `int`. */
export interface ParameterSpec {
  readonly name: string;
  readonly required: boolean;
  readonly type: 'string' | 'int';
  /** Longest value the guide allows, in characters (UTF-16 code units, as .NET counts). */
  readonly maxLength?: number;
}

/**
 * What a request does to the recorder, which decides what may be repeated or interrupted:
 * `init` and `read` change nothing; `control` changes a recording state; `write` stores data.
 */
export type RequestKind = 'init' | 'read' | 'control' | 'write';

export interface RequestSpec {
  readonly kind: RequestKind;
  readonly parameters: readonly ParameterSpec[];
  /** Members the answer has besides `responseCode` and `responseMessage`. */
  readonly answers: readonly string[];
}

const text = (name: string, required = true): ParameterSpec => ({ name, required, type: 'string' });
const unitAndPort = [text('Unit'), text('Port')] as const;

/** Longest Parm1, Parm2 or Parm3 of LogEvent, in characters. */
export const PARM_MAX_LENGTH = 1024;

const parm = (name: string): ParameterSpec => ({
  name,
  required: false,
  type: 'string',
  maxLength: PARM_MAX_LENGTH,
});

export const REQUESTS = {
  InitStation: { kind: 'init', parameters: [text('Extension')], answers: ['Unit', 'Port'] },
  InitUser: {
    kind: 'init',
    parameters: [text('Machine'), text('User')],
    answers: ['Unit', 'Port'],
  },
  CancelRecording: { kind: 'control', parameters: unitAndPort, answers: [] },
  PauseRecording: { kind: 'control', parameters: unitAndPort, answers: [] },
  ResumeRecording: { kind: 'control', parameters: unitAndPort, answers: [] },
  StartRecording: {
    kind: 'control',
    parameters: [
      ...unitAndPort,
      { name: 'maxRecordingTimeInSeconds', required: true, type: 'int' },
    ],
    answers: [],
  },
  StopRecording: { kind: 'control', parameters: unitAndPort, answers: [] },
  AssignField: {
    kind: 'write',
    parameters: [...unitAndPort, text('fieldName'), text('fieldValue')],
    answers: [],
  },
  LogEvent: {
    kind: 'write',
    parameters: [
      text('Unit', false),
      text('Port', false),
      text('User', false),
      text('Machine', false),
      text('eventTimestamp'),
      text('eventType'),
      parm('Parm1'),
      parm('Parm2'),
      parm('Parm3'),
    ],
    answers: [],
  },
  GetField: {
    kind: 'read',
    parameters: [...unitAndPort, text('fieldName')],
    answers: ['fieldValue'],
  },
  GetURL: { kind: 'read', parameters: unitAndPort, answers: ['URL'] },
  PortStatus: { kind: 'read', parameters: unitAndPort, answers: ['portStatus'] },
  PortStatusEX: {
    kind: 'read',
    parameters: unitAndPort,
    answers: ['portStatus', 'stateDuration'],
  },
  DesktopPause: { kind: 'control', parameters: [text('User')], answers: [] },
  DesktopResume: { kind: 'control', parameters: [text('User')], answers: [] },
} as const satisfies Record<string, RequestSpec>;

export type RequestName = keyof typeof REQUESTS;

export const REQUEST_NAMES = Object.keys(REQUESTS) as readonly RequestName[];

/** The four recording states a port can report. */
export const PORT_STATES = ['RECORD', 'NOT RECORDING', 'PAUSE', 'SUSPENDED'] as const;
export type PortState = (typeof PORT_STATES)[number];

/** Success. Every other code is a failure or a warning. */
export const COMMAND_EXECUTED = 100;
