/**
 * Every response code, explained: what it means for the agent on the line, who must act, and what
 * exactly to change.
 *
 * Source of codes and messages: Appendix D of the vendor's guide (DVSAnalytics, Encore 7.1 or
 * later, June 2020); 627 is named only in its Appendix A, without a message. Meanings are ours.
 */

/** `crm-admin` is whoever sets up this extension and the CRM beside it. */
export type Actor = 'agent' | 'encore-admin' | 'crm-admin' | 'nobody';

export interface ResponseCode {
  readonly code: number;
  /** The service's own wording. */
  readonly message: string;
  /** What it means for the agent, in full sentences. */
  readonly meaning: string;
  readonly actor: Actor;
  /** What the actor does, in full sentences. */
  readonly change: string;
}

const NOT_CONTROLLED = 'Your recording cannot be controlled.';
const NOT_STARTED = 'No recording was started: this call is not being recorded.';
const NO_PORT = 'Your port is not known, so your recording cannot be controlled.';

type Row = readonly [number, string, string, Actor, string];

const ROWS: readonly Row[] = [
  [
    100,
    'Command executed as expected',
    'The recorder did what was asked.',
    'nobody',
    'Nothing to do.',
  ],
  [
    606,
    'Error: Recording unit does not exist',
    `The recorder does not know the unit that was sent. ${NOT_CONTROLLED}`,
    'crm-admin',
    'Correct the unit under Identity, or identify the agent by login or extension instead.',
  ],
  [
    608,
    'Warning: Port was not recording',
    'No recording was running on your port.',
    'agent',
    'Look at the status: if a call is up and should be recorded, start the recording.',
  ],
  [
    609,
    'Warning: Port already recording',
    'A recording was already running on your port.',
    'nobody',
    'Nothing to do.',
  ],
  [
    610,
    'Error: Issue creating transaction record',
    NOT_STARTED,
    'encore-admin',
    'Check that the recorder can write its transaction files: free space and permissions.',
  ],
  [
    611,
    'Error: Port does not exist',
    `The recorder does not know the port that was sent. ${NOT_CONTROLLED}`,
    'crm-admin',
    'Correct the port under Identity, or identify the agent by login or extension instead.',
  ],
  [
    616,
    'Error: Port not in record or pause mode',
    'Nothing was being recorded or paused on your port.',
    'agent',
    'Look at the status: there is nothing to stop or to cancel.',
  ],
  [
    618,
    'Error: Start recording failed, all licenses in use',
    NOT_STARTED,
    'encore-admin',
    'Free a recording licence or add more.',
  ],
  [
    621,
    'Error: Recording Engine is not connected to the recording server',
    NOT_CONTROLLED,
    'encore-admin',
    'Check that the Recording Engine runs and reaches its recording server.',
  ],
  [
    626,
    'Error: Recording Engine determined there are no ports available on a Recording Server that supports load balancing.',
    NOT_STARTED,
    'encore-admin',
    'Give the load-balanced recording servers more capacity: all of their ports are in use.',
  ],
  [
    627,
    'Port not in pause mode',
    'The recording was not paused, so there was nothing to resume.',
    'agent',
    'Look at the status: if it says Recording, nothing is left to do.',
  ],
  [
    651,
    'Error: ECAPI Web Service is not connected to the recorder',
    NOT_CONTROLLED,
    'encore-admin',
    'Check that the recorder runs and that the ECAPI Web Service is set up to reach it.',
  ],
  [
    652,
    'Error: Field name and field value must be provided',
    'The call was not tagged.',
    'crm-admin',
    'Let the tag rule name a column and yield a value that is not empty.',
  ],
  [
    653,
    'Error: An unexpected error occurred while processing request',
    'The recorder could not finish the request.',
    'encore-admin',
    "Look for the reason at this time in the ECAPI Web Service's log.",
  ],
  [
    654,
    'Error: Both User name and machine name must be provided',
    NO_PORT,
    'crm-admin',
    'Enter the Windows login under Identity; it also stands in for a machine that is not known.',
  ],
  [
    655,
    'Error: No recording port is defined for the specified machine name and user name',
    NO_PORT,
    'encore-admin',
    "Set the Computer Login ID of this agent's Recorded User record to the login used here.",
  ],
  [
    656,
    'Error: More than one recording port is defined for the specified machine name and/or user name',
    NO_PORT,
    'encore-admin',
    'Leave this Computer Login ID in only one Recorded User record.',
  ],
  [
    657,
    'Error: EventType is not provided',
    'The event was not logged.',
    'crm-admin',
    'Enter an event type for this event under Events.',
  ],
  [
    658,
    "Error: URL player address is not defined in ECAPI Web service's Web.config",
    'There is no link to this recording. The recording itself is not affected.',
    'encore-admin',
    "Enter the address of the URL Player in the ECAPI Web Service's Web.config; the vendor's support knows how.",
  ],
  [
    659,
    'Error: Extension must be provided',
    NO_PORT,
    'crm-admin',
    'Enter the extension under Identity.',
  ],
  [
    660,
    'Error: No recording port is defined for the specified station',
    NO_PORT,
    'encore-admin',
    "Set the Extension of this agent's Recorded User record to the extension used here.",
  ],
  [
    661,
    'Error: More than one recording port is defined for the specified station',
    NO_PORT,
    'encore-admin',
    'Leave this Extension in only one Recorded User record.',
  ],
  [
    662,
    'Error: User name must be provided',
    'The desktop recording cannot be controlled.',
    'crm-admin',
    'Enter the Windows login for the desktop.',
  ],
  [
    663,
    'Error: Desktop recording is not possible',
    'The recorder says that it cannot record this desktop.',
    'encore-admin',
    'Allow desktop recording for this user and check that the computer has a recording client ID; if no desktop is to be recorded, say so in the settings.',
  ],
  [
    664,
    'Error: Desktop Pause recording failed',
    'Your desktop is still being recorded.',
    'agent',
    'Take no card details and pause again; if it fails again, tell your Encore administrator.',
  ],
  [
    665,
    'Error: Desktop Resume recording failed',
    'Your desktop is still not being recorded.',
    'agent',
    'Resume again; if it fails again, tell your Encore administrator.',
  ],
  [
    801,
    'System Error: Error writing to disk (disk is full, path does not exist, no write permissions, etc.)',
    'The recorder cannot store recordings: this call may be lost.',
    'encore-admin',
    "Check the recorder's disk: free space, the storage path and its write permissions.",
  ],
];

/** All codes that are known, by number. */
export const RESPONSE_CODES: ReadonlyMap<number, ResponseCode> = new Map(
  ROWS.map(([code, message, meaning, actor, change]) => [
    code,
    { code, message, meaning, actor, change },
  ]),
);

/**
 * Explains a code. One that is not in the table is said to be unknown, with its number and the
 * service's own message; nothing is read into it.
 *
 * @param message the responseMessage that came with it, empty where none did.
 */
export function explainCode(code: number, message: string): ResponseCode {
  return (
    RESPONSE_CODES.get(code) ?? {
      code,
      message,
      meaning: 'The request failed for a reason this extension does not know.',
      actor: 'encore-admin',
      change: `Look up code ${code} in the documentation of your Encore version.`,
    }
  );
}
