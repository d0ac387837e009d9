import { CALL_END_APART_MS } from './rules';
import type {
  CallKnowledge,
  Intent,
  OtherCall,
  ProtectIntent,
  Reading,
  RecorderState,
} from './state';

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
    return { ...nextCall(call), on: true, startedAt: at, ...seen };
  }
  const isHidden = call.seenAt === undefined || askedAt - call.seenAt >= CALL_END_APART_MS;
  const held = afterHold(call, reading);
  // Without an index, nothing tells the call that comes off hold from another one.
  const mayBeOther = held.onHold !== call.onHold && call.index === undefined;
  return { ...held, ...seen, ...(isHidden || mayBeOther ? { gapAt: at } : {}) };
}

/** A pause hides whether the call is still on hold, so only RECORD says that it is not. */
function afterHold(call: CallKnowledge, { state }: Reading): CallKnowledge {
  if (state === 'PAUSE') return call;
  const { onHold: _before, ...active } = call;
  return state === 'SUSPENDED' ? { ...active, onHold: true } : active;
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

/** A call that nothing is known of yet, on a line on which none is on. */
export function nextCall({ newest }: CallKnowledge): CallKnowledge {
  return { generation: newest + 1, newest: newest + 1, on: false, others: [] };
}

/**
 * Folds in the link GetURL gave. Another call index than before is another recording, even where
 * the readings between the two calls were missed. One that was seen before is that call again: it
 * was on hold while another one was talked on.
 */
export function callAfterUrl(call: CallKnowledge, url: string, at: number): CallKnowledge {
  const index = callIndexOf(url);
  const found = { url, urlAskedAt: at, ...(index === undefined ? {} : { index }) };
  if (call.index === undefined || index === undefined || call.index === index) {
    return { ...call, ...found };
  }
  const { generation, startedAt, pauses } = call;
  const left: OtherCall = {
    generation,
    index: call.index,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(pauses === undefined ? {} : { pauses }),
  };
  const before = call.others.find((each) => each.index === index);
  const others = [...call.others.filter((each) => each !== before), left].slice(-KEPT_CALLS);
  const active = before ?? { ...nextCall(call), startedAt: at };
  const newest = Math.max(call.newest, active.generation);
  return { ...active, newest, on: true, seenAt: at, others, ...found };
}

/** How many calls beside the active one are remembered, should they come back from hold. */
const KEPT_CALLS = 4;

/** Whether a call is over, as far as is known: neither active nor perhaps on hold. */
export function isOver(call: CallKnowledge, generation: number): boolean {
  if (!call.on) return true;
  if (generation === call.generation) return false;
  return !call.others.some((each) => each.generation === generation);
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
  if (intent.kind !== 'protect') return intent;
  const { ofCall: _other, firstPause: _before, ...rest } = intent;
  return { ...rest, sawCall: false };
}

/** Which call a pause that begins now is for, if one is on. */
export function pausedCall({ call }: RecorderState): Pick<ProtectIntent, 'sawCall' | 'ofCall'> {
  return callIsOn(call) ? { sawCall: true, ofCall: call.generation } : { sawCall: false };
}

/** Whether a recording may be tagged now: a call is on and its end was not even suspected. */
export function callIsOn(call: CallKnowledge): boolean {
  return call.on && call.silentSince === undefined;
}
