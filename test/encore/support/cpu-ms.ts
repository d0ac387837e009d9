/**
 * How long something keeps the processor, in milliseconds; at most, for neither clock is exact.
 * The wall clock counts other processes too, the process's own counts its compiler and garbage
 * collector: the lesser is taken. What took long is tried four times more, and the best counts.
 */
export function cpuMs<T>(
  act: () => T,
  suspiciousMs: number,
): { readonly value: T; readonly ms: number } {
  let best = Infinity;
  for (let tries = 0; ; tries += 1) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const value = act();
    const wallMs = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    best = Math.min(best, wallMs, (user + system) / 1000);
    if (best < suspiciousMs || tries === 4) return { value, ms: best };
  }
}
