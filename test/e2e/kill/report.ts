import { slowness } from '../machine';
import type { Death } from './kill-at';

/** What a run of deaths showed: how many, and how soon the background was back. */
export function reportOf(title: string, deaths: readonly Death[]): string {
  const times = deaths.map(({ backMs }) => backMs).sort((a, b) => a - b);
  const at = (share: number) => String(times[Math.floor(share * (times.length - 1))] ?? 0);
  const figures = `back after ${at(0.5)} ms (median), ${at(0.95)} (95 %), ${at(1)} (longest)`;
  const machine = `the machine ${slowness().toFixed(1)} times slower than an idle one`;
  return `${title}: ${String(deaths.length)} deaths, ${figures}; ${machine}`;
}
