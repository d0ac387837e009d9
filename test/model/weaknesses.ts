/**
 * Promises the core is known to break, each proven in `weaknesses.test.ts`. A world forgives them,
 * so that others are found; what is mended must be taken off this list.
 */
export const WEAKNESSES = [
  /** Said again, a pause tries the plane that hung once more before it tries the other at all. */
  'same-plane-first',
  /** A DesktopPause that went unanswered arrives after the resume: nobody is told. */
  'late-desktop-pause',
  /** A tag is written on a held call, though it may be another one: of that no index can be had. */
  'tag-on-a-held-call',
  /** The clock was set back, and a death left a journal older than the record: that is dropped. */
  'record-before-set-back',
  /** Without links a second call passes for the first: a hold between them is no end of a call. */
  'second-call-without-link',
] as const;
export type Weakness = (typeof WEAKNESSES)[number];
