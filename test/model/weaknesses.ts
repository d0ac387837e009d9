/**
 * Promises the core is known to break. A world forgives them, so that others are found; what is
 * mended must be taken off this list.
 */
export const WEAKNESSES = [
  /** A tag is written on a held call, though it may be another one: of that no index can be had. */
  'tag-on-a-held-call',
  /** The clock was set back, and a death left a journal older than the record: that is dropped. */
  'record-before-set-back',
  /** Without links a second call passes for the first: a hold between them is no end of a call. */
  'second-call-without-link',
  /**
   * A consultation came and went before anybody asked for its name, for the line was busy with a
   * pause: a value read in it is taken for the first call's.
   */
  'second-call-unnamed',
] as const;
export type Weakness = (typeof WEAKNESSES)[number];
