/** Why the console's wish was not sent, in words. */
import type { ProblemText } from '../recorder/claim';

const NOTHING_SENT = 'Nothing was sent.';

export const NO_RIGHT: ProblemText = {
  what: 'Your organisation has not given this seat the right to do that.',
  meaning: NOTHING_SENT,
  action: 'An administrator can give it in the settings, under “controls”.',
};

export const NOT_SET_UP: ProblemText = {
  what: 'This seat has no service or no port of its own yet.',
  meaning: `${NOTHING_SENT} Orders only go to the seat’s own port.`,
  action: 'Save an address, allow access, and use a unit and port for this seat.',
};

export const NO_SERVICE: ProblemText = {
  what: 'There is no service that may be reached.',
  meaning: NOTHING_SENT,
  action: 'Save an address and allow access to it first.',
};

export const NO_PORT: ProblemText = {
  what: 'The seat’s own port is not known.',
  meaning: `${NOTHING_SENT} What a call holds is only read on the seat’s own port.`,
  action: 'Use a unit and port for this seat first.',
};

export const NO_TIME: ProblemText = {
  what: 'The line to the recorder was busy all the time.',
  meaning: NOTHING_SENT,
  action: 'Look at the status, and try again when it is quiet.',
};

export const BUSY: ProblemText = {
  what: 'Another order is still on its way.',
  meaning: NOTHING_SENT,
  action: 'Wait for its result, then give this one again.',
};

export const PAUSE_IS_ON: ProblemText = {
  what: 'A secure pause is on already.',
  meaning: 'Both planes were paused for it. What does not hold is being tried again by itself.',
  action: 'Look at the status.',
};

export const NOTHING_PAUSED: ProblemText = {
  what: 'Nothing is paused, as far as is known.',
  meaning: NOTHING_SENT,
  action: 'Ask Port Status if you think that the port is paused.',
};

export const NO_CALL: ProblemText = {
  what: 'No call is known to be on, so there is no recording to tag.',
  meaning: NOTHING_SENT,
  action: 'Wait until the status says that a call is recorded.',
};

export const TAG_ON_ITS_WAY: ProblemText = {
  what: 'The same value is on its way to this call already.',
  meaning: NOTHING_SENT,
  action: 'Look at the tags in the popup.',
};

export const NO_EVENTS_IN_PAUSE: ProblemText = {
  what: 'Events wait until the secure pause is over.',
  meaning: NOTHING_SENT,
  action: 'Log it again after recording was resumed.',
};

export const NO_ROOM_FOR_ID: ProblemText = {
  what: 'All three Parms are filled, so there is no room for the event’s own id.',
  meaning: `${NOTHING_SENT} Without its id nobody could tell an event from its double.`,
  action: 'Leave one of the three empty: the id goes there.',
};

export const STILL_WAITING: ProblemText = {
  what: 'The order was taken, but has not come to its end.',
  meaning: 'It may still be sent as soon as that is possible and right.',
  action: 'Look at the status. What became of it stands in the activity.',
};

export const CARD_LIKE: ProblemText = {
  what: 'One of the boxes holds what looks like a card number, so nothing was sent.',
  meaning: 'No card number leaves this computer, in whatever request.',
  action:
    'Take it out. If it is an account number, ask your administrator to allow its exact form.',
};
