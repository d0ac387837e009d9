import type { Contract } from '../encore/contract';
import { REQUEST_NAMES } from '../encore/requests';
import type { RequestName } from '../encore/requests';
import { say, wording } from '../words';

/** What is off where a service does not offer a request: a sentence for agents and administrators. */
export const OFF_WITHOUT: Readonly<Record<RequestName, string>> = wording({
  InitStation: 'off_without_init_station',
  InitUser: 'off_without_init_user',
  CancelRecording: 'off_without_cancel_recording',
  PauseRecording: 'off_without_pause_recording',
  ResumeRecording: 'off_without_resume_recording',
  StartRecording: 'off_without_start_recording',
  StopRecording: 'off_without_stop_recording',
  AssignField: 'off_without_assign_field',
  LogEvent: 'off_without_log_event',
  GetField: 'off_without_get_field',
  GetURL: 'off_without_get_url',
  PortStatus: 'off_without_port_status',
  PortStatusEX: 'off_without_port_status_ex',
  DesktopPause: 'off_without_desktop_pause',
  DesktopResume: 'off_without_desktop_resume',
});

const STATUS: readonly RequestName[] = ['PortStatus', 'PortStatusEX'];

/** The requests a contract lacks, each with what is off without it. */
export function missingRequests({
  requests,
}: Contract): readonly { readonly request: RequestName; readonly off: string }[] {
  const missing = REQUEST_NAMES.filter((request) => requests[request] === undefined);
  const blind = STATUS.every((request) => missing.includes(request));
  return missing.map((request) => ({
    request,
    off: blind && STATUS.includes(request) ? say('off_without_status') : OFF_WITHOUT[request],
  }));
}
