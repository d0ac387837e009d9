/**
 * What the telephone system does to a port: the recorder hears of calls, it does not make them.
 * Each function changes the port in place or says in words why the telephone cannot do that now.
 */
import { err, ok, type Result } from '../result';
import type { Call, Port, Recordings } from './port';

type Done = Result<undefined, string>;
const done: Done = ok(undefined);

const newCall = (recordings: Recordings): Call => ({ recording: recordings.open(), rung: true });

function setSuspended(call: Call, suspended: boolean): Call {
  if (call.recording !== undefined) call.recording.suspended = suspended;
  return call;
}

/** A first call comes in and is recorded by itself, unless the port is still paused. */
export function ring(port: Port, recordings: Recordings): Done {
  if (port.active !== undefined || port.held !== undefined) {
    return err('There is a call on this port already: end it, or ring a second call.');
  }
  if (port.lingering !== undefined) recordings.close(port.lingering, 'call ended');
  port.lingering = undefined;
  port.active = newCall(recordings);
  return done;
}

/** A second call comes in: the first one goes on hold. */
export function ringSecond(port: Port, recordings: Recordings): Done {
  if (port.active !== undefined && port.held !== undefined) {
    return err('There are two calls on this port already.');
  }
  const first = port.active ?? port.held;
  if (first === undefined) return err('There is no first call on this port: ring one.');
  port.held = setSuspended(first, true);
  port.active = newCall(recordings);
  return done;
}

/** The active call goes on hold. */
export function hold(port: Port): Done {
  if (port.active === undefined) return err('There is no active call on this port to hold.');
  if (port.held !== undefined) {
    return err('A call is on hold on this port already: retrieve it to swap the two.');
  }
  port.held = setSuspended(port.active, true);
  port.active = undefined;
  return done;
}

/** The held call is taken off hold; an active call goes on hold in its place. */
export function retrieve(port: Port): Done {
  if (port.held === undefined) return err('No call is on hold on this port.');
  const retrieved = setSuspended(port.held, false);
  port.held = port.active === undefined ? undefined : setSuspended(port.active, true);
  port.active = retrieved;
  return done;
}

/**
 * A call ends: the active one, or with `which` the one named; without an active one the held one.
 * When it was the last, its pause ends with it, unless `pauseOutlastsCall`: then PAUSE and the
 * recording stay until a request lifts them.
 */
export function end(
  port: Port,
  recordings: Recordings,
  pauseOutlastsCall: boolean,
  which?: 'active' | 'held',
): Done {
  const place = which ?? (port.active === undefined ? 'held' : 'active');
  const call = port[place];
  if (call === undefined) return err('There is no such call on this port to end.');
  port[place] = undefined;
  const last = port.active === undefined && port.held === undefined;
  if (last && port.paused && pauseOutlastsCall) {
    port.lingering = call.recording;
    return done;
  }
  if (call.recording !== undefined) recordings.close(call.recording, 'call ended');
  if (last) port.paused = false;
  return done;
}
