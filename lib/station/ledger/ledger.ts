import { log } from '../../log';
import type { RecorderEvent } from '../../recorder/events';
import { readHead } from '../../recorder/ledger/chain';
import type { Deed, Head, LedgerEntry, LedgerRow } from '../../recorder/ledger/entry';
import { entryOf, whoIs } from '../../recorder/ledger/guard';
import { openPause } from '../../recorder/ledger/open';
import { elapsed, nothingTold } from '../../recorder/ledger/step';
import type { Draft, Told } from '../../recorder/ledger/step';
import { tell } from '../../recorder/ledger/tell';
import type { Anchor, LedgerVerdict } from '../../recorder/ledger/verdict';
import { verify } from '../../recorder/ledger/verify';
import type { RecorderRules } from '../../recorder/rules';
import type { RecorderState } from '../../recorder/state';
import { writePart } from './export';
import type { ExportPart, ExportPlace } from './export';
import { readPage } from './pages';
import type { Page, PageFilter, PagePlace } from './pages';
import { tooOld } from './retention';
import { allAnchors, allBetween, ends, newestRows, putAnchor, thinAnchors } from './store';
import { createLedgerWriter } from './writer';

/** How often entries that are too old are looked for, ms. */
const LOOK_EVERY_MS = 24 * 3_600_000;
/** How many unwritten entries are kept beside the journal, which must stay small. */
const KEPT_UNWRITTEN = 200;

/** Among how many of the newest entries a pause without an end is looked for. */
const TAIL = 200;

/** What of the ledger must outlive the background together with the journal, as plain data. */
export interface LedgerBacklog {
  readonly told: Told;
  readonly unwritten: readonly LedgerEntry[];
  /** How many more had to be left out. */
  readonly lost: number;
}

export interface LedgerNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  /** What local time is at a moment: minutes east of UTC. */
  readonly offset: (at: number) => number;
  readonly rules: () => RecorderRules;
  /** How long entries are kept, days. */
  readonly retainDays: () => number;
  /** Is told what is on the disk from now on, in order; for events on the recorder. */
  readonly written?: (rows: readonly LedgerRow[]) => void;
}

/**
 * The ledger of acts. Entries are made at once and written in the background of the background:
 * nothing ever waits for them but who reads.
 */
export interface Ledger {
  /**
   * Takes up what was not written when the background ended. To be called right before the core
   * starts.
   */
  start(backlog: LedgerBacklog | undefined): void;
  /** One step of the core: the entries that follow from it are taken. */
  happened(before: RecorderState, event: RecorderEvent, after: RecorderState): void;
  /** Something happened that is none of the core's. */
  add(deed: Deed): void;
  /** To be written down in one write with the journal, so that the two never disagree. */
  readonly backlog: () => LedgerBacklog;
  /**
   * Tries again to write what could not be written, and looks once a day for entries that are older
   * than the settings keep. Never rejects.
   */
  look(): Promise<void>;
  /** The newest entry on the disk. */
  head(): Promise<Head | undefined>;
  /** Notes that a head left this computer, so that a later check can rely on it. */
  anchored(sequence: number, hash: string, by: 'log-event' | 'export'): Promise<void>;
  page(filter: PageFilter, place: PagePlace, size: number): Promise<Page>;
  /** A part of the exported file. With the last one the file's head is anchored, and told. */
  export(place: ExportPlace): Promise<ExportPart>;
  /**
   * Checks the whole ledger.
   *
   * @param brought a head as `sequence:hash`, from the recorder's events or from an export.
   */
  verify(brought?: string): Promise<LedgerVerdict | undefined>;
}

/** Methods that give a promise reject when the browser refuses its database. */
export function createLedger(needs: LedgerNeeds): Ledger {
  const { now, newId } = needs;
  const writer = createLedgerWriter({
    written: needs.written,
    gap: (count) => entry({ id: newId(), deed: { kind: 'entries-lost', count } }, now()),
  });
  let told = nothingTold(now());
  let lookedAt = Number.NEGATIVE_INFINITY;

  function entry(draft: Draft, at: number): LedgerEntry {
    const { identity, practice } = needs.rules();
    // Whoever practises goes by a name of practice, which is nobody's in what really happened.
    const who = practice && !draft.practice ? {} : whoIs(identity);
    return entryOf(draft, { at, offset: needs.offset(at), ...who });
  }

  function take(drafts: readonly Draft[], at: number): void {
    writer.write(drafts.map((draft) => entry(draft, at)));
  }

  function add(deed: Deed): void {
    take([{ id: newId(), deed }], now());
  }

  async function anchored(sequence: number, hash: string, by: Anchor['by']): Promise<void> {
    await putAnchor({ sequence, hash, by, at: now() });
  }

  /** Whoever reads sees what was told before; what cannot be written keeps nobody from reading. */
  const settled = () => writer.settle().catch(() => undefined);

  /** A pause that the ledger tells of, and that the core knows nothing of: nobody wants it any more. */
  async function endForgotten(): Promise<void> {
    await writer.settle();
    const open = openPause((await newestRows(TAIL)).map((row) => row.entry));
    if (!open || open.act === told.pause?.act) return;
    const { act, heldMs } = open;
    const ms = elapsed(open.at, now());
    const deed = { kind: 'pause-ended', act, by: 'restart', ms, heldMs } as const;
    take([{ id: `${act}:ended`, deed }], now());
  }

  async function retain(): Promise<void> {
    await writer.settle();
    const days = needs.retainDays();
    const old = await tooOld(days, now());
    if (old) {
      const { first, previous, removed, newest } = old;
      const deed = { kind: 'cut', first, previous, removed, days, newest } as const;
      await writer.cut(() => entry({ id: newId(), deed }, now()), first);
    }
    const found = await ends();
    if (found) await thinAnchors(found.first);
  }

  return {
    start(backlog) {
      if (backlog) {
        told = backlog.told;
        writer.write(backlog.unwritten, backlog.lost);
      }
      endForgotten().catch((error: unknown) => {
        log.error('the end of the ledger could not be read', error);
      });
    },
    happened(before, event, after) {
      const step = tell(told, { before, event, after }, needs.rules());
      told = step.told;
      take(step.drafts, event.at);
    },
    add,
    backlog() {
      const all = writer.unwritten();
      const unwritten = all.slice(-KEPT_UNWRITTEN);
      return { told, unwritten, lost: writer.lost() + all.length - unwritten.length };
    },
    async look() {
      const at = now();
      if (writer.unwritten().length > 0) await settled();
      if (at >= lookedAt && at - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = at;
      await retain().catch((error: unknown) => {
        lookedAt = Number.NEGATIVE_INFINITY;
        log.error('old entries of the ledger could not be removed', error);
      });
    },
    async head() {
      await settled();
      return (await ends())?.last;
    },
    anchored,
    async page(filter, place, size) {
      await settled();
      return readPage(filter, place, size);
    },
    async export(place) {
      await settled();
      const part = await writePart(place, now());
      if (part.done) {
        const { sequence, hash } = part.done;
        await anchored(sequence, hash, 'export');
        add({ kind: 'exported', form: place.form, sequence, hash });
      }
      return part;
    },
    async verify(brought = '') {
      await settled();
      const head = readHead(brought);
      if (brought.trim() !== '' && !head) return undefined;
      const given: Anchor[] = head ? [{ ...head, by: 'given', at: now() }] : [];
      const anchors = [...(await allAnchors()), ...given];
      const found = await ends();
      const rows = found ? allBetween(found.first, found.last.sequence) : [];
      return verify(rows, anchors);
    },
  };
}
