/**
 * Things that are costly to make and are used by one at a time, a few of them. One that failed its
 * user is thrown away.
 */
export interface Pool<T> {
  /** Uses one, as soon as one is free. Gives what `work` gives; rejects with what it rejects with. */
  use<R>(work: (each: T) => Promise<R>): Promise<R>;
  /** Throws all of them away, once nobody uses them. */
  close(): Promise<void>;
}

export function createPool<T>(
  size: number,
  make: () => Promise<T>,
  throwAway: (each: T) => Promise<void>,
): Pool<T> {
  const free: T[] = [];
  const waiting: ((turn: undefined) => void)[] = [];
  let turns = size;

  async function takeTurn(): Promise<void> {
    if (turns > 0) turns -= 1;
    else await new Promise((resolve) => waiting.push(resolve));
  }

  function giveTurn(): void {
    const next = waiting.shift();
    if (next) next(undefined);
    else turns += 1;
  }

  return {
    async use(work) {
      await takeTurn();
      try {
        const each = free.pop() ?? (await make());
        try {
          const result = await work(each);
          free.push(each);
          return result;
        } catch (error) {
          await throwAway(each);
          throw error;
        }
      } finally {
        giveTurn();
      }
    },
    async close() {
      await Promise.all(free.splice(0).map(throwAway));
    },
  };
}
