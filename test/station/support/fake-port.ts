import type { Browser } from 'wxt/browser';

/** The background's end of a runtime port; the test plays the page at the other end. */
export class FakePort {
  readonly posted: unknown[] = [];
  disconnected = false;
  private readonly takers: ((message: unknown) => void)[] = [];
  private readonly droppers: (() => void)[] = [];

  constructor(readonly sender: Partial<Browser.runtime.MessageSender> = {}) {}

  readonly onMessage = {
    addListener: (taker: (message: unknown) => void) => void this.takers.push(taker),
  };
  readonly onDisconnect = {
    addListener: (dropper: () => void) => void this.droppers.push(dropper),
  };

  postMessage(message: unknown): void {
    if (this.disconnected) throw new Error('Attempting to use a disconnected port object');
    this.posted.push(message);
  }

  disconnect(): void {
    if (this.disconnected) throw new Error('Attempting to use a disconnected port object');
    this.disconnected = true;
  }

  /** The page says something. */
  says(message: unknown): void {
    for (const taker of this.takers) taker(message);
  }

  /** The page goes. */
  goes(): void {
    this.disconnected = true;
    for (const dropper of this.droppers) dropper();
  }

  /** As the browser hands it over. */
  get asPort(): Browser.runtime.Port {
    return this as unknown as Browser.runtime.Port;
  }
}
