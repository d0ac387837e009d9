/**
 * The words of what an agent does by hand: single requests, giving up a pause, reasons,
 * notes, and incidents.
 */
import type { ControlView, View } from '../messages';
import { timeOfDay } from './timer';
import { columnLabel } from './words';
import { say, wording } from '../words';

// ── Single requests ──────────────────────────────────────────────────────────────────────────

/** A request that can be ordered by hand. */
export type ByHand = ControlView['allowed'][number];
export type Incident = View['incidents'][number];

export const ORDERS: Readonly<Record<ByHand, string>> = wording({
  StartRecording: 'button_start_recording',
  StopRecording: 'button_stop_recording',
  CancelRecording: 'button_cancel_recording',
  DesktopPause: 'button_desktop_pause',
  DesktopResume: 'button_desktop_resume',
});

export const CONTROL = wording({
  title: 'control_title',
  group: 'control_group',
  longest: 'control_longest',
  longestHelp: 'control_longest_help',
  longestFault: 'control_longest_fault',
  desktopCovered: 'control_desktop_covered',
  endsPause: 'control_ends_pause',
  discards: 'control_discards',
  endPause: 'control_end_pause',
  keepPause: 'control_keep_pause',
  discard: 'button_discard_recording',
  keep: 'control_keep',
});

type LastOrder = NonNullable<ControlView['last']>;

/** What became of the last order, in one line: `Stop recording, 14:03:07: done`. */
export function orderLine({ request, at, state, problem }: LastOrder): string {
  const line = say(`order_${state}`, ORDERS[request], timeOfDay(at));
  return problem ? `${line} ${problem.what} ${problem.action}` : line;
}

export const orderQuestion = (request: ByHand): string => say('order_question', ORDERS[request]);

// ── A pause that does not hold is given up ───────────────────────────────────────────────────

export const GIVE_UP = wording({
  question: 'give_up_question',
  why: 'give_up_why',
  plain: 'give_up_plain',
  stop: 'give_up_stop',
  keep: 'give_up_keep',
});

/** Where the settings list none. Written down is the English one, whatever the seat's language is. */
const GIVE_UP_REASONS: Readonly<Record<string, string>> = wording({
  'Card not needed any more': 'give_up_reason_not_needed',
  'Paid another way': 'give_up_reason_paid',
  'The recorder fails': 'give_up_reason_recorder',
});
export const OWN_REASONS: readonly string[] = Object.keys(GIVE_UP_REASONS);

/** A reason as people see it: the product's own ones in their language, any other as it is. */
export const reasonName = (reason: string): string => GIVE_UP_REASONS[reason] ?? reason;

// ── The reason of a pause ────────────────────────────────────────────────────────────────────

export const REASON = wording({
  question: 'pause_reason_question',
  required: 'pause_reason_required',
  box: 'pause_reason_box',
  give: 'pause_reason_give',
  skip: 'pause_reason_skip',
});

// ── A note ───────────────────────────────────────────────────────────────────────────────────

export const LOG_NOTE = wording({
  box: 'log_note_box',
  add: 'log_note_add',
  added: 'log_note_added',
});

// ── Incidents ────────────────────────────────────────────────────────────────────────────────

/** What happened, and what to do. */
export function incidentWords(incident: Incident): string {
  switch (incident.kind) {
    case 'old-port-paused':
      return say('incident_old_port_paused', incident.port);
    case 'tag-in-doubt':
      return say('incident_tag_in_doubt', columnLabel(incident.column));
  }
}
