/** Requests that wait: for a time, or for somebody to release them. */
export interface WaitingRoom {
  /**
   * Waits `ms` milliseconds, or without it until released.
   * Resolves to false when the room is cleared first: the request shall not go on.
   */
  wait(index: number, ms?: number): Promise<boolean>;
  /** Lets the request with this index go on, or without one all that are held; says how many. */
  release(index?: number): number;
  /** Indices of the requests that wait for a release. */
  held(): readonly number[];
  /** Sends everybody away. */
  clear(): void;
}

/** An empty waiting room. */
export function createWaitingRoom(): WaitingRoom {
  const waiting = new Map<number, { readonly go: (on: boolean) => void; readonly held: boolean }>();
  const held = (): number[] => [...waiting].filter(([, { held }]) => held).map(([index]) => index);
  return {
    wait: (index, ms) =>
      new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(() => go(true), ms);
        const go = (on: boolean): void => {
          clearTimeout(timer);
          waiting.delete(index);
          resolve(on);
        };
        waiting.set(index, { go, held: ms === undefined });
      }),
    release: (index) => {
      const released = held().filter((each) => index === undefined || each === index);
      for (const each of released) waiting.get(each)?.go(true);
      return released.length;
    },
    held,
    clear: () => {
      for (const { go } of [...waiting.values()]) go(false);
    },
  };
}
