/** Requests that wait: for a time, or for somebody to release them. */
export interface WaitingRoom {
  /**
   * Waits `ms` milliseconds, or without it until released.
   * Resolves to false when the room is cleared first: the request shall not go on.
   * @param index the request's in the journal; undefined for whoever is not in it
   */
  wait(index: number | undefined, ms?: number): Promise<boolean>;
  /** Lets the request with this index go on, or without one all that are held; says how many. */
  release(index?: number): number;
  /** Indices of the requests that wait for a release. */
  held(): readonly number[];
  /** Sends everybody away. */
  clear(): void;
}

interface Waiting {
  readonly index: number | undefined;
  readonly held: boolean;
  go(on: boolean): void;
}

/** An empty waiting room. */
export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<Waiting>();
  const held = (): Waiting[] => [...waiting].filter((each) => each.held);
  return {
    wait: (index, ms) =>
      new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(() => go(true), ms);
        const go = (on: boolean): void => {
          clearTimeout(timer);
          waiting.delete(one);
          resolve(on);
        };
        const one: Waiting = { index, go, held: ms === undefined };
        waiting.add(one);
      }),
    release: (index) => {
      const released = held().filter((each) => index === undefined || each.index === index);
      for (const { go } of released) go(true);
      return released.length;
    },
    held: () => held().flatMap(({ index }) => index ?? []),
    clear: () => {
      for (const { go } of [...waiting]) go(false);
    },
  };
}
