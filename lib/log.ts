/**
 * The log of the background and of the pages: the browser's console, for developers and support.
 * Nothing of a customer goes in: no values, no addresses of records, no card digits; only what the
 * product did and which of its own parts failed.
 */
export const log = {
  /**
   * Something failed that the product could go on without.
   *
   * @param what the part that failed, in words of our own; never a value.
   * @param cause of it, only the kind and the place in our own code are written: the message of an
   * error may quote what could not be read, cloned or stored.
   */
  error(what: string, cause?: unknown): void {
    console.error(`[recording control] ${what}`, cause instanceof Error ? kindAndPlace(cause) : '');
  },
};

/** A place in a file of this extension, as every browser writes it into a stack: `x.js:1:2345`. */
const PLACE = /-extension:\/\/[\w-]+\/(?:[\w-]+\/)*([\w.-]+\.js:\d+:\d+)\)?$/m;

function kindAndPlace(error: Error): string {
  // The message comes before the places, and on lines that look like anything.
  const places = (error.stack ?? '').replace(error.message, '');
  const place = PLACE.exec(places)?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}
