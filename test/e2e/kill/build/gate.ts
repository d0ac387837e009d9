import { browser } from 'wxt/browser';

/**
 * The inside of the gate: part of the extension that `wxt.config.ts` beside this file builds, and
 * of no other. Before and after each touch of a storage the gate at this computer is asked, and
 * nothing goes on before it says so: meanwhile the background can be killed.
 */

/** Names this life of the background. */
const life = crypto.randomUUID();
/** Under this key in `storage.local` a test puts the gate's address; without one all are open. */
const ADDRESS = 'gate';

type Work<A extends readonly unknown[], R> = (...given: A) => Promise<R>;

/** The same work between two questions. `name` may depend on what is given. */
export function gated<A extends readonly unknown[], R>(
  name: string | ((...given: A) => string),
  work: Work<A, R>,
): Work<A, R> {
  return async (...given) => {
    const what = typeof name === 'string' ? name : name(...given);
    await pass(`before ${what}`);
    const result = await work(...given);
    await pass(`after ${what}`);
    return result;
  };
}

async function pass(moment: string): Promise<void> {
  const { [ADDRESS]: address } = await browser.storage.local.get(ADDRESS);
  if (typeof address !== 'string') return;
  const question = new URLSearchParams({ life, moment });
  // A gate that is gone keeps nobody.
  await fetch(`${address}?${question.toString()}`, { cache: 'no-store' }).catch(() => undefined);
}
