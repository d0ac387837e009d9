import type { ViewPort } from './port-link';

declare global {
  /** Waits in the page for the page's own script. */
  var earlyViewPort: ViewPort | undefined;
}

/**
 * Opens the port to the background before the page's own script is even read, so that both happen
 * at the same time: what comes meanwhile is kept.
 */
export function openEarly(port: ViewPort): void {
  globalThis.earlyViewPort = keeping(port);
}

/** The port that was opened early: once, and undefined from then on. */
export function takeEarly(): ViewPort | undefined {
  const port = globalThis.earlyViewPort;
  globalThis.earlyViewPort = undefined;
  return port;
}

/** Keeps what a port says, its end included, until somebody listens. */
function keeping(port: ViewPort): ViewPort {
  const kept: unknown[] = [];
  let closed = false;
  let hear = (message: unknown): void => void kept.push(message);
  let end = (): void => {
    closed = true;
  };
  port.onMessage.addListener((message) => hear(message));
  port.onDisconnect.addListener(() => end());
  return {
    onMessage: {
      addListener(listener) {
        hear = listener;
        kept.splice(0).forEach(listener);
      },
    },
    onDisconnect: {
      addListener(listener) {
        end = listener;
        if (closed) listener();
      },
    },
    disconnect: () => port.disconnect(),
  };
}
