const START = 1_800_000_000_000;
/** More happenings than this without any time passing is a line that turns in circles. */
const MOST_AT_ONCE = 2000;

interface Happening {
  at: number;
  readonly order: number;
  readonly run: () => void;
}

/** The true time of the world, and everything that is due by it. */
export class Time {
  /** Milliseconds; no clock of any computer shows it. */
  now = START;
  private due: Happening[] = [];
  private order = 0;
  private atThisInstant = 0;

  /** Lets `run` happen `ms` from now; what is given back calls it off. */
  after(ms: number, run: () => void): () => void {
    const happening: Happening = { at: this.now + ms, order: (this.order += 1), run };
    this.due.push(happening);
    return () => this.remove(happening);
  }

  /**
   * Lets `ms` pass, and what is due in it happen one after the other. What is set off by one
   * happening has settled before `look` is called, and before the next one comes.
   */
  async pass(ms: number, look: () => void): Promise<void> {
    const end = this.now + ms;
    for (let next = this.first(end); next; next = this.first(end)) {
      this.moveTo(Math.max(this.now, next.at));
      this.remove(next);
      next.run();
      await settled();
      look();
    }
    this.moveTo(end);
    look();
  }

  /** Nothing happens for `ms`; what would have been due then is due at its end. */
  freeze(ms: number): void {
    this.moveTo(this.now + ms);
    for (const each of this.due) each.at = Math.max(each.at, this.now);
  }

  private moveTo(time: number): void {
    this.atThisInstant = time > this.now ? 0 : this.atThisInstant + 1;
    if (this.atThisInstant > MOST_AT_ONCE) throw new Error('time stands still');
    this.now = time;
  }

  private first(end: number): Happening | undefined {
    let first: Happening | undefined;
    for (const each of this.due) {
      if (each.at > end) continue;
      if (!first || each.at < first.at || (each.at === first.at && each.order < first.order)) {
        first = each;
      }
    }
    return first;
  }

  private remove(happening: Happening): void {
    const index = this.due.indexOf(happening);
    if (index >= 0) this.due.splice(index, 1);
  }
}

/** Everything that waits for nothing but its turn has had it: Node empties that queue first. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
