import { CALL_END_APART_MS } from './rules';
import type { CallKnowledge, Intent, Reading } from './state';

/**
 * Folds a reading of the port into what is known of the call. A recording after NOT RECORDING is
 * a new generation at once, so that nothing meant for the old call reaches the new one; the end
 * of a call, which ends a pause, is only believed when it was read twice.
 */
export function callAfterReading(call: CallKnowledge, reading: Reading): CallKnowledge {
  const { at, askedAt } = reading;
  if (reading.state === 'NOT RECORDING') return { ...afterSilence(call, reading), seenAt: at };
  // A pause may outlast its call: while PAUSE is read, the call itself is out of sight.
  const seen = reading.state === 'PAUSE' ? {} : { seenAt: at };
  if (!callIsOn(call)) {
    return { generation: call.generation + 1, on: true, startedAt: at, ...seen };
  }
  const gap = call.seenAt === undefined || askedAt - call.seenAt >= CALL_END_APART_MS;
  return { ...call, ...seen, ...(gap ? { gapAt: at } : {}) };
}

function afterSilence(call: CallKnowledge, reading: Reading): CallKnowledge {
  const silentSince = call.silentSince ?? reading.askedAt;
  const readTwice =
    call.silentSince !== undefined && reading.askedAt - call.silentSince >= CALL_END_APART_MS;
  if (!readTwice) return { ...call, silentSince };
  // A call that ended before anybody read the port is over all the same.
  const endedAt = call.on ? reading.at : (call.endedAt ?? reading.at);
  return { ...call, on: false, silentSince, endedAt };
}

/**
 * Folds in the link GetURL gave. Another call index than before is another recording, even where
 * the readings between the two calls were missed.
 */
export function callAfterUrl(call: CallKnowledge, url: string, at: number): CallKnowledge {
  const index = callIndexOf(url);
  const another = call.index !== undefined && index !== undefined && call.index !== index;
  const found = { url, urlAskedAt: at, ...(index === undefined ? {} : { index }) };
  return another
    ? { generation: call.generation + 1, on: true, startedAt: at, seenAt: at, ...found }
    : { ...call, ...found };
}

/**
 * The call index inside a link such as `…/urlplayer.aspx?fldCallIndex=429504.2640&siteid=1`: a
 * name, not a number. Undefined where the link has none.
 */
export function callIndexOf(url: string): string | undefined {
  return /[?&]fldCallIndex=([^&#]+)/i.exec(url)?.[1];
}

/** On another port no call was seen yet: silence there is not the end of the one that was paused. */
export function withoutCall(intent: Intent): Intent {
  return intent.kind === 'protect' ? { ...intent, sawCall: false } : intent;
}

/** Whether a recording may be tagged now: a call is on and its end was not even suspected. */
export function callIsOn(call: CallKnowledge): boolean {
  return call.on && call.silentSince === undefined;
}
