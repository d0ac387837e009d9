/**
 * Promises the core is known to break. A world forgives them, so that others are found; what is
 * mended must be taken off this list.
 */
export const WEAKNESSES = [
  /** The clock was set back, and a death left a journal older than the record: that is dropped. */
  'record-before-set-back',
  /**
   * Of two calls on the port, the one in which a value was read was left before anybody asked for
   * its name, for no reading tells a change from call to call: the value is taken for the other's.
   */
  'second-call-unnamed',
  /**
   * The browser died while a DesktopResume was unanswered, after another one of its kind had paid
   * the debt: there is no record left to tell of it.
   */
  'resume-after-a-paid-debt',
] as const;
export type Weakness = (typeof WEAKNESSES)[number];
