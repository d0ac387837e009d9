import { retryDelay } from './audio';
import type { Attempt, DesktopEvidence, RecorderState } from './state';

/**
 * Whether the desktop's pause may be believed: a DesktopPause of this act got 100 after the last
 * DesktopResume, after anything that made it doubtful, and not before a quarantine was over. There
 * is no request that reads the desktop, so this is all the evidence there can be.
 */
export function desktopHolds(desktop: DesktopEvidence, act: string): boolean {
  return pauseCounts(desktop, act) && desktop.pause?.outcome === 'acknowledged';
}

/** When DesktopPause is due in this act: ms since the epoch, or undefined when it is not. */
export function desktopPauseDueAt(
  desktop: DesktopEvidence,
  act: string,
  startedAt: number,
): number | undefined {
  const attempt = desktop.pause;
  if (!attempt || attempt.act !== act) return startedAt;
  if (attempt.outcome === 'running' || desktopHolds(desktop, act)) return undefined;
  if (isDoubted(attempt, desktop)) return lastDoubt(desktop);
  if (attempt.outcome !== 'acknowledged') return attempt.sentAt + retryDelay(desktop.pauseTries);
  return desktop.quarantineUntil;
}

function pauseCounts(desktop: DesktopEvidence, act: string): boolean {
  const attempt = desktop.pause;
  if (!attempt || attempt.act !== act || isDoubted(attempt, desktop)) return false;
  return desktop.quarantineUntil === undefined || attempt.sentAt >= desktop.quarantineUntil;
}

function isDoubted(attempt: Attempt, desktop: DesktopEvidence): boolean {
  return attempt.sentAt < lastDoubt(desktop);
}

function lastDoubt(desktop: DesktopEvidence): number {
  return Math.max(desktop.doubtAt ?? 0, desktop.lastResumeSentAt ?? 0);
}

/** The durable record says what may still arrive, as it is known now. */
export function keepInRecord(state: RecorderState): RecorderState {
  if (!state.owed) return state;
  const { quarantineUntil: _assumed, latePauseUntil: _before, ...owed } = state.owed;
  const { quarantineUntil, latePauseUntil } = state.desktop;
  return {
    ...state,
    owed: {
      ...owed,
      ...(quarantineUntil === undefined ? {} : { quarantineUntil }),
      ...(latePauseUntil === undefined ? {} : { latePauseUntil }),
    },
  };
}
