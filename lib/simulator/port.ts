/**
 * One port of the recorder: the calls on it, their recordings, and the pause that lies over both.
 *
 * PAUSE belongs to the port, not to a call. The guide has PauseRecording act on the held and on
 * the active call, keeps a paused held call unrecorded when it is taken off hold, and changes
 * PAUSE only when a request is received: a pause is therefore neither begun nor lifted by what
 * the telephone does.
 */
import type { PortState } from '../encore/requests';

export interface Recording {
  /** The name GetURL's link carries. A name, not a number: 429504.2640 keeps its last zero. */
  readonly callIndex: string;
  readonly fields: Map<string, string>;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** Its call is on hold. */
  suspended: boolean;
}

export interface Call {
  /** Absent after a Stop or Cancel: the people talk on, unrecorded. */
  recording: Recording | undefined;
  /** False for a call that only StartRecording made: it is gone when its recording is. */
  readonly rung: boolean;
}

export interface Port {
  readonly number: string;
  active: Call | undefined;
  held: Call | undefined;
  /** The recording of a call that ended while the port stayed paused. */
  lingering: Recording | undefined;
  paused: boolean;
  /** Last change of state, ms since the epoch. */
  changedAt: number;
}

/** How a recording came to its end. */
export type Ending = 'call ended' | 'stopped' | 'cancelled' | 'night';

/** Opens and closes recordings for a port: the book that numbers and archives them. */
export interface Recordings {
  open(): Recording;
  close(recording: Recording, ending: Ending): void;
}

export function newPort(number: string, now: number): Port {
  return {
    number,
    active: undefined,
    held: undefined,
    lingering: undefined,
    paused: false,
    changedAt: now,
  };
}

/** The recording a request acts on: the active call's; with only a held call, that one's. */
export function currentRecording(port: Port): Recording | undefined {
  return (port.active ?? port.held)?.recording ?? port.lingering;
}

/** The state PortStatus reports. */
export function stateOf(port: Port): PortState {
  if (port.paused) return 'PAUSE';
  const recording = currentRecording(port);
  if (recording === undefined) return 'NOT RECORDING';
  return recording.suspended ? 'SUSPENDED' : 'RECORD';
}

/** Whether this call's audio is being recorded at this moment. */
export function isHeard(port: Port, call: Call | undefined): boolean {
  return !port.paused && call?.recording !== undefined && !call.recording.suspended;
}

/** StartRecording, from any state but RECORD: the port records from here on. */
export function start(port: Port, recordings: Recordings): void {
  liftPause(port, recordings);
  const call: Call = port.active ?? port.held ?? { recording: undefined, rung: false };
  if (port.held !== call) port.active = call;
  call.recording ??= recordings.open();
  call.recording.suspended = false;
}

/** Ends the pause. What a lingering recording waited for has come: it is stored. */
export function liftPause(port: Port, recordings: Recordings): void {
  port.paused = false;
  if (port.lingering !== undefined) recordings.close(port.lingering, 'call ended');
  port.lingering = undefined;
}

/** StopRecording and CancelRecording: the current recording ends, its call may go on. */
export function finish(
  port: Port,
  recordings: Recordings,
  ending: 'stopped' | 'cancelled' | 'night',
): void {
  const recording = currentRecording(port);
  port.paused = false;
  if (recording === undefined) return;
  recordings.close(recording, ending);
  if (recording === port.lingering) port.lingering = undefined;
  for (const place of ['active', 'held'] as const) {
    const call = port[place];
    if (call?.recording !== recording) continue;
    call.recording = undefined;
    if (!call.rung) port[place] = undefined;
  }
}
