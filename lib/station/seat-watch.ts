import { browser } from 'wxt/browser';
import type { RecorderEvent } from '../recorder/events';

/** What the browser tells of the seat, as listeners to be registered in the first turn. */
export interface SeatListeners {
  /** @param state `active`, `idle` or `locked`, as the browser's idle interface says it */
  idleChanged(state: string): void;
  /** The network came back, or became another one. */
  networkChanged(): void;
}

export interface SeatWatch {
  readonly listeners: SeatListeners;
  /** Whether the computer was locked when it was last heard of. */
  readonly isLocked: () => boolean;
  /** Asks the browser: a background that was dead has not heard that the computer was locked. */
  look(): Promise<void>;
}

/** Shortest time without input that the browser calls idle, seconds. Only `locked` matters here. */
const IDLE_SECONDS = 15;

/**
 * Turns what happens around the seat into the core's events. Whoever unlocks a computer may be
 * somebody else on another port, and her desktop is recorded anew.
 */
export function createSeatWatch(note: (event: RecorderEvent) => void): SeatWatch {
  let locked = false;
  return {
    isLocked: () => locked,
    async look() {
      locked = (await browser.idle.queryState(IDLE_SECONDS)) === 'locked';
    },
    listeners: {
      idleChanged(state) {
        const wasLocked = locked;
        locked = state === 'locked';
        if (wasLocked && !locked) note({ type: 'stirred', at: Date.now(), why: 'unlocked' });
      },
      networkChanged() {
        note({ type: 'stirred', at: Date.now(), why: 'network' });
      },
    },
  };
}
