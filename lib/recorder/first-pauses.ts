import type { RecorderRules } from './rules';
import type { RecorderState } from './state';

/** Whether there is a desktop recording that can be paused from here. */
export function desktopIsControlled({ desktop }: RecorderRules): boolean {
  return desktop.recorded && desktop.login !== undefined;
}

/**
 * Whether a pause is wanted of which some plane's first request could leave now and has not: the
 * only thing that a read on its way must make room for.
 */
export function pauseHasNotLeft(state: RecorderState, rules: RecorderRules): boolean {
  const { intent, audio, desktop, port } = state;
  if (intent.kind !== 'protect') return false;
  const audioWaits = port.known !== undefined && audio.pause?.act !== intent.act;
  return audioWaits || (desktopIsControlled(rules) && desktop.pause?.act !== intent.act);
}
