/**
 * The log of the background and of the pages: the browser's console, for developers and support.
 * Nothing of a customer goes in: no values, no addresses of records, no card digits; only what the
 * product did and which of its own parts failed.
 */
export const log = {
  /** Something failed that the product could go on without. */
  error(what: string, cause?: unknown): void {
    console.error(`[recording control] ${what}`, cause instanceof Error ? cause.message : '');
  },
};
