import { durationMs } from './duration';
import type { RecorderRules } from './rules';
import type { ProtectIntent, RecorderState } from './state';

/**
 * How long the wanted pause has lasted at `now` (ms since the epoch), ms. By our own clock and,
 * where its unit is known, by the recorder's: the longer counts, so that a clock that was set back
 * cannot stretch a pause.
 */
export function pauseLength(
  state: RecorderState,
  intent: ProtectIntent,
  rules: RecorderRules,
  now: number,
): number {
  return Math.max(now - intent.since, lengthByRecorder(state, intent, rules, now));
}

function lengthByRecorder(
  { audio }: RecorderState,
  intent: ProtectIntent,
  { durationUnit }: RecorderRules,
  now: number,
): number {
  const { reading } = audio;
  if (reading?.state !== 'PAUSE' || now < reading.at) return 0;
  const lasts = durationMs(reading.duration, audio, durationUnit);
  const first = durationMs(intent.firstPause, audio, durationUnit);
  if (lasts === undefined || first === undefined) return 0;
  // PAUSE may have stood before it was wanted. Shorter than at first: it was entered anew since.
  const inThisAct = lasts >= first ? lasts - first : lasts;
  return inThisAct + (now - reading.at);
}
