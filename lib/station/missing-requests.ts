import type { Contract } from '../encore/contract';
import { REQUEST_NAMES } from '../encore/requests';
import type { RequestName } from '../encore/requests';

/** What is off where a service does not offer a request: a sentence for agents and administrators. */
export const OFF_WITHOUT: Readonly<Record<RequestName, string>> = {
  InitStation: 'No port can be found by an extension.',
  InitUser: 'No port can be found by a Windows login ID.',
  CancelRecording: 'A recording cannot be cancelled from here.',
  PauseRecording: 'Audio and screen cannot be paused, so no pause counts as protected.',
  ResumeRecording: 'A paused recording cannot be resumed from here.',
  StartRecording: 'A recording cannot be started from here.',
  StopRecording: 'A recording cannot be stopped from here.',
  AssignField: 'Recordings are not tagged.',
  LogEvent: 'No events are logged at the recorder.',
  GetField: 'Tags are not read back.',
  GetURL: 'Recordings are not linked.',
  PortStatus: 'Nothing more: PortStatusEX tells the same.',
  PortStatusEX: 'How long a state has lasted is not read; PortStatus tells the state.',
  DesktopPause: 'The desktop recording cannot be paused, so no pause counts as protected.',
  DesktopResume: 'A paused desktop recording cannot be resumed from here.',
};

const STATUS: readonly RequestName[] = ['PortStatus', 'PortStatusEX'];
const NO_STATUS = 'The state of the recording cannot be read, so nothing can be said about it.';

/** The requests a contract lacks, each with what is off without it. */
export function missingRequests({
  requests,
}: Contract): readonly { readonly request: RequestName; readonly off: string }[] {
  const missing = REQUEST_NAMES.filter((request) => requests[request] === undefined);
  const blind = STATUS.every((request) => missing.includes(request));
  return missing.map((request) => ({
    request,
    off: blind && STATUS.includes(request) ? NO_STATUS : OFF_WITHOUT[request],
  }));
}
