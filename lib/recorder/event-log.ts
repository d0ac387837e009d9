import type { Answer } from './events';
import type { RecorderState } from './state';

/**
 * An event on its way to the recorder by LogEvent. Sent once: the recorder cannot tell a repetition
 * from a second event, so one that went unanswered stays unknown. Its own id, in a Parm, lets an
 * auditor find one that the network doubled.
 */
export interface EventWrite {
  readonly id: string;
  readonly eventTimestamp: string;
  readonly eventType: string;
  readonly parms: readonly [string, string, string];
  readonly state: 'due' | 'sent' | 'acknowledged' | 'refused' | 'unknown';
  readonly at: number;
}

/** Events that are kept: the waiting ones, and the newest of the others. */
const KEPT_EVENTS = 60;

/** Queues an event. One that is known already is not queued twice. */
export function queueEvent(state: RecorderState, event: Omit<EventWrite, 'state'>): RecorderState {
  if (state.events.some(({ id }) => id === event.id)) return state;
  return {
    ...state,
    events: [...state.events, { ...event, state: 'due' as const }].slice(-KEPT_EVENTS),
  };
}

/** The event that is to be sent next. */
export function dueEvent(state: RecorderState): EventWrite | undefined {
  return state.events.find((event) => event.state === 'due');
}

/** Marks an event as on its way. */
export function noteEventSent(state: RecorderState, id: string): RecorderState {
  return changeEvent(state, id, 'sent');
}

/** Folds in the answer. One that we gave up ourselves before it left counts as due again. */
export function noteEventAnswered(state: RecorderState, id: string, answer: Answer): RecorderState {
  const notSent = answer.withdrawn === true && answer.outcome === 'refused';
  return changeEvent(state, id, notSent ? 'due' : answer.outcome);
}

function changeEvent(state: RecorderState, id: string, word: EventWrite['state']): RecorderState {
  return {
    ...state,
    events: state.events.map((event) => (event.id === id ? { ...event, state: word } : event)),
  };
}
