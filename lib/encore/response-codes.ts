/**
 * Every response code, explained: what it means for the agent on the line, who must act, and what
 * exactly to change.
 *
 * Source of codes and messages: Appendix D of the vendor's guide (DVSAnalytics, Encore 7.1 or
 * later, June 2020); 627 is named only in its Appendix A, without a message. Meanings are ours.
 */

import { say } from '../words';

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

/** Code, the service's own wording, and who acts. What it means stands with the texts. */
const ROWS = [
  [100, 'Command executed as expected', 'nobody'],
  [606, 'Error: Recording unit does not exist', 'crm-admin'],
  [608, 'Warning: Port was not recording', 'agent'],
  [609, 'Warning: Port already recording', 'nobody'],
  [610, 'Error: Issue creating transaction record', 'encore-admin'],
  [611, 'Error: Port does not exist', 'crm-admin'],
  [616, 'Error: Port not in record or pause mode', 'agent'],
  [618, 'Error: Start recording failed, all licenses in use', 'encore-admin'],
  [621, 'Error: Recording Engine is not connected to the recording server', 'encore-admin'],
  [
    626,
    'Error: Recording Engine determined there are no ports available on a Recording Server that supports load balancing.',
    'encore-admin',
  ],
  [627, 'Port not in pause mode', 'agent'],
  [651, 'Error: ECAPI Web Service is not connected to the recorder', 'encore-admin'],
  [652, 'Error: Field name and field value must be provided', 'crm-admin'],
  [653, 'Error: An unexpected error occurred while processing request', 'encore-admin'],
  [654, 'Error: Both User name and machine name must be provided', 'crm-admin'],
  [
    655,
    'Error: No recording port is defined for the specified machine name and user name',
    'encore-admin',
  ],
  [
    656,
    'Error: More than one recording port is defined for the specified machine name and/or user name',
    'encore-admin',
  ],
  [657, 'Error: EventType is not provided', 'crm-admin'],
  [
    658,
    "Error: URL player address is not defined in ECAPI Web service's Web.config",
    'encore-admin',
  ],
  [659, 'Error: Extension must be provided', 'crm-admin'],
  [660, 'Error: No recording port is defined for the specified station', 'encore-admin'],
  [661, 'Error: More than one recording port is defined for the specified station', 'encore-admin'],
  [662, 'Error: User name must be provided', 'crm-admin'],
  [663, 'Error: Desktop recording is not possible', 'encore-admin'],
  [664, 'Error: Desktop Pause recording failed', 'agent'],
  [665, 'Error: Desktop Resume recording failed', 'agent'],
  [
    801,
    'System Error: Error writing to disk (disk is full, path does not exist, no write permissions, etc.)',
    'encore-admin',
  ],
] as const satisfies readonly (readonly [number, string, Actor])[];

/** All codes that are known, by number; their sentences are in the language of the browser. */
export const RESPONSE_CODES: ReadonlyMap<number, ResponseCode> = new Map(
  ROWS.map(([code, message, actor]) => [
    code,
    {
      code,
      message,
      actor,
      get meaning() {
        return say(`code_${code}_meaning`);
      },
      get change() {
        return say(`code_${code}_change`);
      },
    },
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
      meaning: say('code_other_meaning'),
      actor: 'encore-admin',
      change: say('code_other_change', code),
    }
  );
}
