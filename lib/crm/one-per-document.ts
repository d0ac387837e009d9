import type { PageSession } from './page-session';

/** Content scripts of one extension share a world in a document, which the page cannot see. */
interface World {
  recordingControlSession?: PageSession;
}

/**
 * The session of this document: the one that is there already when the script is injected twice
 * (registered, and put into open pages by hand), or else a new one.
 */
export function sessionOfDocument(
  create: () => PageSession,
  world: object = globalThis,
): PageSession {
  const shared: World = world;
  return (shared.recordingControlSession ??= create());
}
