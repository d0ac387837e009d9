import type { Clock } from './clock';

/** The part of a browser's runtime port that is used here. */
export interface ViewPort {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}

/**
 * First and longest wait before connecting again, ms. It doubles in between. A background that ends
 * refuses for a while, and is to be back within a second once it can be.
 */
export const FIRST_RETRY_MS = 100;
export const LONGEST_RETRY_MS = 500;
/**
 * A background says something at once when a port is opened. Firefox can lose a port that is opened
 * while the background is being shut down, and never tells: after this silence it is opened anew, ms.
 */
export const SILENT_PORT_MS = 2000;

/**
 * Holds a port to the background open. The background drops it whenever it is put to sleep or
 * killed, and connecting again is what brings it back.
 *
 * @param take gets each message of the port that is open now, and says whether it was of use: only
 *   then does the wait before the next reconnect start small again.
 * @returns a function that closes the port for good.
 */
export function keepConnected(
  connect: () => ViewPort,
  clock: Clock,
  take: (message: unknown) => boolean,
): () => void {
  let port: ViewPort | undefined;
  let retryMs = FIRST_RETRY_MS;
  let callOff = (): void => undefined;

  const openLater = (): void => {
    callOff = clock.after(retryMs, open);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };

  const open = (): void => {
    let opened: ViewPort;
    try {
      opened = connect();
    } catch {
      // After an update of the extension this page belongs to the old one and cannot connect.
      openLater();
      return;
    }
    port = opened;
    const giveUp = clock.after(SILENT_PORT_MS, () => {
      if (port !== opened) return;
      port = undefined;
      opened.disconnect();
      openLater();
    });
    opened.onMessage.addListener((message) => {
      giveUp();
      if (port === opened && take(message)) retryMs = FIRST_RETRY_MS;
    });
    opened.onDisconnect.addListener(() => {
      giveUp();
      if (port !== opened) return;
      port = undefined;
      openLater();
    });
  };

  open();
  return () => {
    callOff();
    const last = port;
    port = undefined;
    last?.disconnect();
  };
}
