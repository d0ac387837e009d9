/**
 * The English words of what an agent does by hand: single requests, giving up a pause, reasons,
 * notes, and incidents.
 */
import type { ControlView, View } from '../messages';
import { timeOfDay } from './timer';
import { columnLabel } from './words';

// ── Single requests ──────────────────────────────────────────────────────────────────────────

/** A request that can be ordered by hand. */
export type ByHand = ControlView['allowed'][number];
export type Incident = View['incidents'][number];

export const ORDERS: Readonly<Record<ByHand, string>> = {
  StartRecording: 'Start recording',
  StopRecording: 'Stop recording',
  CancelRecording: 'Cancel recording',
  DesktopPause: 'Pause desktop',
  DesktopResume: 'Resume desktop',
};

export const CONTROL = {
  title: 'More controls',
  group: 'Single requests',
  longest: 'Longest time, minutes',
  longestHelp: 'Empty: as the recorder is set.',
  /** Of the box above, when what stands in it is no time that can be sent. */
  longestFault: 'A whole number from 1 to 1440, or nothing.',
  desktopCovered: 'The secure pause covers the desktop already.',
  endsPause: 'This ends the secure pause.',
  discards: 'The recording of this call and its data are discarded for good.',
  endPause: 'End the pause',
  keepPause: 'Keep the pause',
  discard: 'Discard recording',
  keep: 'Keep it',
} as const;

type LastOrder = NonNullable<ControlView['last']>;

const ORDER_STATES: Readonly<Record<LastOrder['state'], string>> = {
  sending: 'sending…',
  acknowledged: 'done',
  refused: 'refused.',
  unknown: 'unknown.',
};

/** What became of the last order, in one line: `Stop recording, 14:03:07: done`. */
export function orderLine({ request, at, state, problem }: LastOrder): string {
  const line = `${ORDERS[request]}, ${timeOfDay(at)}: ${ORDER_STATES[state]}`;
  return problem ? `${line} ${problem.what} ${problem.action}` : line;
}

// ── A pause that does not hold is given up ───────────────────────────────────────────────────

export const GIVE_UP = {
  question: 'The pause does not hold yet. Stop trying?',
  why: 'Recording goes on. Choose why:',
  plain: 'Recording goes on.',
  stop: 'Stop trying',
  keep: 'Keep trying',
  /** Where the settings list none. */
  reasons: ['Card not needed any more', 'Paid another way', 'The recorder fails'],
} as const;

// ── The reason of a pause ────────────────────────────────────────────────────────────────────

export const REASON = {
  question: 'Why was the pause needed?',
  required: 'Your organisation asks for a reason.',
  box: 'Reason',
  give: 'Give reason',
  skip: 'Not now',
} as const;

// ── A note ───────────────────────────────────────────────────────────────────────────────────

export const LOG_NOTE = {
  box: 'Note for the recorder’s log',
  add: 'Add note',
  added: 'Note taken. It goes to the recorder’s log.',
} as const;

// ── Incidents ────────────────────────────────────────────────────────────────────────────────

/** What happened, and what to do. */
export function incidentWords(incident: Incident): string {
  switch (incident.kind) {
    case 'old-port-paused':
      return (
        `Port ${incident.port}, which was paused for you, is now a colleague’s. ` +
        'Tell your supervisor: its recording may still be paused.'
      );
    case 'tag-in-doubt':
      return (
        `${columnLabel(incident.column)} may have been written on another call. ` +
        'Tell your supervisor which call it belongs to.'
      );
  }
}
