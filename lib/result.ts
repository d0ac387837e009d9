/**
 * Failure as a value.
 *
 * Whatever can fail across a boundary (network, storage, a page, a settings file) returns a
 * `Result`; nothing in this product throws across a boundary.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a success. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** Wraps a failure. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/**
 * A failure told in plain words. Every error that can reach a person carries these three
 * sentences; each stands alone and ends with a full stop.
 */
export interface Explained {
  /** What happened, e.g. "The recorder did not answer within 8 seconds." */
  readonly what: string;
  /** What it means for the agent on the line. */
  readonly meaning: string;
  /** What to do about it, and who. */
  readonly action: string;
}
