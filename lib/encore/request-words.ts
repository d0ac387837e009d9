/** The requests and their consequences in an agent's words. */
import { REQUESTS } from './requests';
import type { RequestKind, RequestName } from './requests';

/** Completes "The request to …". */
export const REQUEST_WORDS: Readonly<Record<RequestName, string>> = {
  InitStation: 'find the port of your extension',
  InitUser: 'find the port of your login',
  CancelRecording: 'cancel the recording',
  PauseRecording: 'pause the recording',
  ResumeRecording: 'resume the recording',
  StartRecording: 'start a recording',
  StopRecording: 'stop the recording',
  AssignField: 'tag the call',
  LogEvent: 'log an event',
  GetField: 'read a field of the call',
  GetURL: 'get the link to the recording',
  PortStatus: 'read the state of the recording',
  PortStatusEX: 'read the state and duration of the recording',
  DesktopPause: 'pause the desktop recording',
  DesktopResume: 'resume the desktop recording',
};

const IF_UNKNOWN: Readonly<Record<RequestKind, string>> = {
  init: 'Your port is not known, so your recording cannot be controlled.',
  read: 'What the recorder is doing is not known.',
  control: 'It is not known whether the recorder did it: do not rely on it.',
  write: 'It is not known whether the recorder stored it.',
};

const IF_NOT_DONE: Readonly<Record<RequestKind, string>> = {
  init: IF_UNKNOWN.init,
  read: IF_UNKNOWN.read,
  control: 'The recorder did not do it: the recording is as it was.',
  write: 'The recorder did not store it.',
};

/** What a failed request means for the agent, `certain` when it was surely not carried out. */
export function consequence(request: RequestName, certain: boolean): string {
  return (certain ? IF_NOT_DONE : IF_UNKNOWN)[REQUESTS[request].kind];
}
