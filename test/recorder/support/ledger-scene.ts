import type { RecorderEvent } from '../../../lib/recorder/events';
import type { LedgerEntry, LedgerKind } from '../../../lib/recorder/ledger/entry';
import { entryOf, whoIs } from '../../../lib/recorder/ledger/guard';
import { nothingTold } from '../../../lib/recorder/ledger/step';
import type { Told } from '../../../lib/recorder/ledger/step';
import { tell } from '../../../lib/recorder/ledger/tell';
import { Scene } from './scene';

type Untimed<E> = E extends RecorderEvent ? Omit<E, 'at'> : never;

interface Book {
  told: Told;
  readonly entries: LedgerEntry[];
}

/** A scene whose every step is told to a ledger, from the start on. */
export class LedgerScene extends Scene {
  // Made at the first step, which the constructor of a scene already takes.
  declare private book: Book | undefined;

  override note(event: Untimed<RecorderEvent>): this {
    const book = (this.book ??= { told: nothingTold(this.now), entries: [] });
    const before = this.state;
    super.note(event);
    if (this.state === before) return this;
    const step = { before, event: { ...event, at: this.now }, after: this.state };
    const { told, drafts } = tell(book.told, step, this.rules);
    book.told = told;
    const around = { at: this.now, offset: 60, ...whoIs(this.rules.identity) };
    book.entries.push(...drafts.map((draft) => entryOf(draft, around)));
    return this;
  }

  get told(): Told {
    return this.book?.told ?? nothingTold(this.now);
  }

  get entries(): readonly LedgerEntry[] {
    return this.book?.entries ?? [];
  }

  /** The kinds told since the last call, in order. */
  kinds(): LedgerKind[] {
    return this.take().map(({ kind }) => kind);
  }

  /** The entries told since the last call, in order. */
  take(): LedgerEntry[] {
    return this.book?.entries.splice(0) ?? [];
  }

  /** The one entry of a kind among those told since the last call. */
  one<K extends LedgerKind>(kind: K): Extract<LedgerEntry, { kind: K }> {
    const all = this.take();
    const found = all.filter(
      (each): each is Extract<LedgerEntry, { kind: K }> => each.kind === kind,
    );
    const [first] = found;
    if (!first || found.length > 1) {
      throw new Error(`${kind} in: ${all.map((each) => each.kind).join(', ')}`);
    }
    return first;
  }

  /** The background died with all this written down, and comes up again `ms` later. */
  wakeAgain(ms: number): this {
    this.now += ms;
    return this.note({ type: 'started', browserStarted: false, ...this.record() });
  }

  /** The browser died: only the pause record is left. */
  startAgain(ms: number): this {
    this.now += ms;
    return this.note({ type: 'started', browserStarted: true, ...this.record() });
  }

  private record() {
    return this.state.owed ? { pauseRecord: this.state.owed } : {};
  }
}
