import { LONGEST_LEASE_MS, LEASE_MS, PROTECT_READ_EVERY_MS, STATUS_TIMEOUT_MS } from './rules';
import type { Presence } from './rules';
import type { RecorderState } from './state';

const SCREEN_OPEN_MS = 2000;
const CRM_PAGE_OPEN_MS = 4000;
const CALL_ON_MS = 10_000;
const IDLE_MS = 25_000;
const LONGEST_BACK_OFF_MS = 60_000;
const LONGEST_BACK_OFF_WATCHED_MS = 4000;

/** An answer may take a twentieth of the time between two reads: a slow recorder is asked less. */
const ROUND_TRIPS = 20;
/** How far installations are spread around the common interval, as a part of it. */
const SPREAD = 0.2;

/** Nobody is at the computer and nothing is paused or under way: then the port is not read at all. */
export function isAtRest(state: RecorderState, { locked }: Presence): boolean {
  const { intent, owed, control } = state;
  return (
    locked &&
    owed === undefined &&
    intent.kind === 'record' &&
    intent.resume === undefined &&
    control?.state !== 'due'
  );
}

/**
 * Milliseconds between two status reads: the one place that decides. Fast while a pause is wanted
 * or somebody looks, slow when idle, with back-off while nothing answers; a pause that is wanted
 * is never read less often.
 */
export function pollInterval(state: RecorderState, presence: Presence): number {
  if (needsCloseWatch(state)) return PROTECT_READ_EVERY_MS;
  const longestFloor = presence.screens > 0 ? LEASE_MS : LONGEST_BACK_OFF_MS;
  const floor = Math.min(longestFloor, ROUND_TRIPS * (state.line.roundTripMs ?? 0));
  const wanted = Math.max(floor, wantedInterval(state, presence) * (1 + SPREAD * presence.spread));
  const longest = presence.screens > 0 ? LONGEST_BACK_OFF_WATCHED_MS : LONGEST_BACK_OFF_MS;
  return state.line.failures === 0
    ? wanted
    : Math.min(Math.max(longest, wanted), wanted * 2 ** state.line.failures);
}

/** A pause is wanted, or being lifted. */
function needsCloseWatch(state: RecorderState): boolean {
  return (
    state.intent.kind === 'protect' ||
    (state.intent.resume !== undefined && state.owed !== undefined)
  );
}

function wantedInterval(state: RecorderState, presence: Presence): number {
  if (presence.screens > 0) return SCREEN_OPEN_MS;
  if (presence.crmPages > 0 || state.call.silentSince !== undefined) {
    return presence.crmPages > 0 || state.call.on ? CRM_PAGE_OPEN_MS : IDLE_MS;
  }
  return state.call.on ? CALL_ON_MS : IDLE_MS;
}

/**
 * How long a reading carries a claim other than *Protected*, ms: long enough for the next reading
 * to come in time, never above the longest lease.
 */
export function recordingLease(state: RecorderState, presence: Presence): number {
  const untilNext = pollInterval(state, presence) + STATUS_TIMEOUT_MS + 1000;
  return Math.min(LONGEST_LEASE_MS, Math.max(LEASE_MS, untilNext));
}
