import { availableParallelism, loadavg } from 'node:os';

/**
 * How many times longer work takes here than on a machine that has a core for every program that
 * wants to run: 1 there, more on a busy one. A time the product promises holds for the former.
 */
export function slowness(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}
