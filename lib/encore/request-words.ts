/** The requests and their consequences in an agent's words. */
import { REQUESTS } from './requests';
import type { RequestKind, RequestName } from './requests';
import { wording } from '../words';

/** Completes "The request to …" and "The recorder refused to …". */
export const REQUEST_WORDS: Readonly<Record<RequestName, string>> = wording({
  InitStation: 'request_init_station',
  InitUser: 'request_init_user',
  CancelRecording: 'request_cancel_recording',
  PauseRecording: 'request_pause_recording',
  ResumeRecording: 'request_resume_recording',
  StartRecording: 'request_start_recording',
  StopRecording: 'request_stop_recording',
  AssignField: 'request_assign_field',
  LogEvent: 'request_log_event',
  GetField: 'request_get_field',
  GetURL: 'request_get_url',
  PortStatus: 'request_port_status',
  PortStatusEX: 'request_port_status_ex',
  DesktopPause: 'request_desktop_pause',
  DesktopResume: 'request_desktop_resume',
});

const IF_UNKNOWN: Readonly<Record<RequestKind, string>> = wording({
  init: 'if_unknown_init',
  read: 'if_unknown_read',
  control: 'if_unknown_control',
  write: 'if_unknown_write',
});

const IF_NOT_DONE: Readonly<Record<RequestKind, string>> = wording({
  init: 'if_unknown_init',
  read: 'if_unknown_read',
  control: 'if_not_done_control',
  write: 'if_not_done_write',
});

/** What a failed request means for the agent, `certain` when it was surely not carried out. */
export function consequence(request: RequestName, certain: boolean): string {
  return (certain ? IF_NOT_DONE : IF_UNKNOWN)[REQUESTS[request].kind];
}
