import type { PortState } from '../encore/requests';
import { unitFrom } from './duration';
import { LONGEST_PAUSE_RETRY_MS } from './rules';
import type { AudioEvidence, Attempt, Reading } from './state';

/** The reading that may carry a claim at `now`: younger than `leaseMs`, counted from when it was asked. */
export function freshReading(
  audio: AudioEvidence,
  leaseMs: number,
  now: number,
): Reading | undefined {
  const reading = audio.reading;
  if (!reading || now < reading.askedAt || now >= reading.askedAt + leaseMs) return undefined;
  if (audio.refusal && audio.refusal.at >= reading.at) return undefined;
  return reading;
}

/** Another port, or another clock: only what the recorder's durations count in stays true. */
export function forgetReadings({ durationUnit }: AudioEvidence): AudioEvidence {
  return { pauseTries: 0, ...(durationUnit === undefined ? {} : { durationUnit }) };
}

/** Folds a reading in. A timer counts from when its state was first read, or asked for. */
export function withReading(audio: AudioEvidence, reading: Reading): AudioEvidence {
  const { refusal: _answered, ...rest } = audio;
  const same = audio.reading?.state === reading.state && audio.stateSince !== undefined;
  const first = same && audio.firstOfState ? audio.firstOfState : reading;
  const durationUnit = unitFrom(first, reading) ?? audio.durationUnit;
  return {
    ...rest,
    reading,
    firstOfState: first,
    ...(durationUnit === undefined ? {} : { durationUnit }),
    stateSince: same ? (audio.stateSince ?? reading.at) : reading.at,
    pauseTries: reading.state === 'PAUSE' ? 0 : audio.pauseTries,
  };
}

/** Wait before try number `tries` of a pause that does not hold, ms: 0.5, 1, 2, 4, then 5 s. */
export function retryDelay(tries: number): number {
  return Math.min(LONGEST_PAUSE_RETRY_MS, 500 * 2 ** Math.max(0, tries - 1));
}

/**
 * When PauseRecording is due in this act: ms since the epoch, or undefined when it is not.
 * Sent once in every act; again, with a growing wait, as long as the recorder records or nothing
 * is known; not when PAUSE was read since, nor when there is no call to pause.
 */
export function pauseDueAt(
  audio: AudioEvidence,
  act: string,
  startedAt: number,
): number | undefined {
  const attempt = attemptOf(audio.pause, act);
  if (!attempt) return startedAt;
  if (attempt.outcome === 'running') return undefined;
  const state = stateReadAfter(audio, attempt.sentAt);
  if (state === 'PAUSE' || state === 'NOT RECORDING') return undefined;
  const settled = attempt.outcome === 'acknowledged' && state === undefined;
  if (settled) return undefined;
  return attempt.sentAt + retryDelay(audio.pauseTries);
}

function attemptOf(attempt: Attempt | undefined, act: string): Attempt | undefined {
  return attempt?.act === act ? attempt : undefined;
}

function stateReadAfter(audio: AudioEvidence, time: number): PortState | undefined {
  return audio.reading && audio.reading.askedAt >= time ? audio.reading.state : undefined;
}
