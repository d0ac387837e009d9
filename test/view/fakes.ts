import type { View } from '../../lib/messages';
import type { Claim } from '../../lib/recorder/claim';
import type { ViewPort } from '../../lib/view/port-link';

/** A runtime port whose far end the test plays. */
export class FakePort implements ViewPort {
  private readonly takers: ((message: unknown) => void)[] = [];
  private readonly droppers: (() => void)[] = [];
  closed = false;
  readonly onMessage = {
    addListener: (taker: (message: unknown) => void) => void this.takers.push(taker),
  };
  readonly onDisconnect = {
    addListener: (dropper: () => void) => void this.droppers.push(dropper),
  };
  disconnect(): void {
    this.closed = true;
  }
  /** The background sends a message. */
  say(message: unknown): void {
    for (const taker of this.takers) taker(message);
  }
  /** The background dies. */
  drop(): void {
    for (const dropper of this.droppers) dropper();
  }
}

/** A Protected claim made at `madeAt` with a lease of 8 seconds. */
export function protectedClaim(madeAt: number, changes: Partial<Claim> = {}): Claim {
  return {
    word: 'Protected',
    since: madeAt,
    madeAt,
    until: madeAt + 8000,
    afterwards: 'Not protected',
    planes: [
      { plane: 'audio', state: 'paused', evidence: 'read', at: madeAt },
      { plane: 'desktop', state: 'paused', evidence: 'acknowledged', at: madeAt },
    ],
    reasons: [],
    ...changes,
  };
}

/** A view around a claim, with nothing else in it. */
export function viewOf(claim: Claim, changes: Partial<View> = {}): View {
  return {
    claim,
    tags: [],
    keys: [],
    missingHosts: [],
    canPause: true,
    canResume: true,
    control: { allowed: [], note: false },
    incidents: [],
    pauses: 0,
    unencrypted: false,
    ...changes,
  };
}
