/** Work that is to be done later, and may be called off before. */
export interface Timers {
  /** Does `work` once, `ms` milliseconds from now, unless what is given back was called first. */
  after(ms: number, work: () => void): () => void;
}

/** The browser's own timers. They stop with the background, and while the computer sleeps. */
export const browserTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
