/** How long something must stay as it is before it is told, ms. */
export const SETTLED_AFTER_MS = 1000;

/** Lets through what has stayed the same for a while, each time once. */
export interface Settling<T> {
  /**
   * Takes in how something is at a time, ms since the epoch.
   *
   * @returns it, when it has now been so for long enough and is not what was returned last
   */
  see(at: number, now: T | undefined): T | undefined;
  /** Forgets what was returned last, so that it is returned again. */
  again(): void;
}

export function createSettling<T>(): Settling<T> {
  let candidate: { readonly text: string | undefined; readonly since: number } | undefined;
  let told: string | undefined;
  return {
    see(at, now) {
      const text = now === undefined ? undefined : JSON.stringify(now);
      if (!candidate || candidate.text !== text || at < candidate.since) {
        candidate = { text, since: at };
      }
      if (now === undefined || text === told || at - candidate.since < SETTLED_AFTER_MS) {
        return undefined;
      }
      told = text;
      return now;
    },
    again() {
      told = undefined;
    },
  };
}
