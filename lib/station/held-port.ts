import type { Browser } from 'wxt/browser';

/**
 * A port that was connected while the background was still reading what it had written down. What
 * comes over it meanwhile is held, for a message without a listener is lost.
 */
export interface HeldPort {
  readonly sender: Browser.runtime.MessageSender | undefined;
  post(message: unknown): void;
  disconnect(): void;
  /** Hands over everything held so far, and from then on everything as it comes. */
  take(received: (message: unknown) => void, closed: () => void): void;
}

/** Must be called in the turn in which the port came. */
export function holdPort(port: Browser.runtime.Port): HeldPort {
  const held: unknown[] = [];
  let open = true;
  let taker: { received: (message: unknown) => void; closed: () => void } | undefined;

  port.onMessage.addListener((message: unknown) => {
    if (taker) taker.received(message);
    else held.push(message);
  });
  port.onDisconnect.addListener(() => {
    open = false;
    taker?.closed();
  });

  return {
    sender: port.sender,
    post(message) {
      if (!open) return;
      try {
        port.postMessage(message);
      } catch {
        // A page that is going away may close the port before anybody hears of it.
        open = false;
      }
    },
    disconnect() {
      if (open) port.disconnect();
      open = false;
    },
    take(received, closed) {
      taker = { received, closed };
      for (const message of held.splice(0)) received(message);
      if (!open) closed();
    },
  };
}
