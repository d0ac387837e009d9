/** Time as the screens need it; given from outside so that tests can move it. */
export interface Clock {
  /** Wall clock, ms since the epoch. People and sleep can set it forward or back. */
  now(): number;
  /** Steady clock, ms since some moment. Never goes back, but may stand still during sleep. */
  elapsed(): number;
  /** Runs `run` once, `ms` from now. Returns a function that calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The clock of the page itself. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
