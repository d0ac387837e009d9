import type { CrmMessage } from '../messages';

/** First and longest wait before connecting again, ms. It doubles in between. */
export const FIRST_RETRY_MS = 250;
export const LONGEST_RETRY_MS = 5000;
/**
 * A background answers a port at once, with this site's rules or a dismissal. Firefox can lose a port
 * that is opened while the background is being shut down, and never tells: after this silence it is
 * opened anew, ms.
 */
export const SILENT_PORT_MS = 5000;

/** The part of a browser's runtime port that is used here. */
export interface CrmPort {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: CrmMessage): void;
  disconnect(): void;
}

export interface ConnectionNeeds {
  /** Opens a port to the background; throws when this script's extension is gone. */
  readonly connect: () => CrmPort;
  /** Whether the extension this script belongs to is still the one that runs. */
  readonly isAlive: () => boolean;
  /** Takes a message in, and says whether it was of use. */
  readonly take: (message: unknown) => boolean;
  /** The extension was updated or removed: nobody will ever listen to this script again. */
  readonly ended: () => void;
}

/** A port to the background that comes back whenever the background drops it. */
export interface Connection {
  /** Repeating it changes nothing. */
  open(): void;
  /** Repeating it changes nothing. */
  close(): void;
  /** Sends a message; while there is no port it is dropped, for all is told again after a reconnect. */
  post(message: CrmMessage): void;
}

export function createConnection(needs: ConnectionNeeds): Connection {
  let isOpen = false;
  let port: CrmPort | undefined;
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    if (!needs.isAlive()) {
      needs.ended();
      return;
    }
    try {
      listenTo(needs.connect());
    } catch {
      // "Extension context invalidated" comes before runtime.id is gone in some browsers, and no
      // other fault makes connect() itself throw: a background that is away drops the port.
      needs.ended();
    }
  }

  function listenTo(opened: CrmPort): void {
    port = opened;
    timer = setTimeout(() => {
      if (port !== opened) return;
      port = undefined;
      opened.disconnect();
      connectLater();
    }, SILENT_PORT_MS);
    opened.onMessage.addListener((message) => {
      if (port === opened) clearTimeout(timer);
      if (port === opened && needs.take(message)) retryMs = FIRST_RETRY_MS;
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = undefined;
      clearTimeout(timer);
      if (isOpen) connectLater();
    });
  }

  function connectLater(): void {
    timer = setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  return {
    open() {
      if (isOpen) return;
      isOpen = true;
      retryMs = FIRST_RETRY_MS;
      connect();
    },
    close() {
      isOpen = false;
      clearTimeout(timer);
      const last = port;
      port = undefined;
      last?.disconnect();
    },
    post(message) {
      try {
        port?.postMessage(message);
      } catch {
        // The port went away in this very turn; its onDisconnect brings the reconnect.
      }
    },
  };
}
