/** A page to read, and what it takes to see all of it. */
export interface Page {
  readonly document: Document;
  /** The shadow root of a host: open ones, and closed ones where the browser shows them to us. */
  readonly shadowRootOf: (host: Element) => ShadowRoot | null;
  /** Whether the agent is changing this field at this moment. */
  readonly isBeingEdited: (element: Element) => boolean;
}

/** The longest record name the background takes, in characters. */
export const LONGEST_RECORD = 2000;

/**
 * Names the record a page shows by its address without the origin.
 *
 * @returns undefined for an address that is too long: cut short, two records could look like one
 */
export function recordOf(location: Pick<URL, 'pathname' | 'search' | 'hash'>): string | undefined {
  const record = location.pathname + location.search + location.hash;
  return record.length <= LONGEST_RECORD ? record : undefined;
}
