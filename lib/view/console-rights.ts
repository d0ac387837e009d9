import type { ConsoleRequest } from '../console-messages';
import type { Settings } from '../settings/schema';

/** The setting that gives the right to an order; what only reads needs none. */
const RIGHTS: Readonly<Partial<Record<ConsoleRequest, keyof Settings['controls']>>> = {
  PauseRecording: 'pause',
  ResumeRecording: 'resume',
  StartRecording: 'start',
  StopRecording: 'stop',
  CancelRecording: 'cancel',
  DesktopPause: 'desktop',
  DesktopResume: 'desktop',
  AssignField: 'assignField',
  LogEvent: 'logEvent',
};

/**
 * Which setting keeps an order from this seat, as a dotted path; undefined where none does. Only
 * for the eye: the background decides by the same settings.
 */
export function missingRight(
  request: ConsoleRequest,
  { controls, events, desktop }: Pick<Settings, 'controls' | 'events' | 'desktop'>,
): string | undefined {
  const right = RIGHTS[request];
  if (right === undefined) return undefined;
  if (!controls[right]) return `controls.${right}`;
  if (request === 'LogEvent' && !events.logToRecorder) return 'events.logToRecorder';
  return right === 'desktop' && !desktop.recorded ? 'desktop.recorded' : undefined;
}
