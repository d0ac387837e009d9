import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecorderEvent } from '../../../lib/recorder/events';
import { nothingTold } from '../../../lib/recorder/ledger/step';
import type { Told } from '../../../lib/recorder/ledger/step';
import { tell } from '../../../lib/recorder/ledger/tell';
import type { PauseRecord, RecorderState } from '../../../lib/recorder/state';
import type { Ledger, LedgerBacklog } from '../../../lib/station/ledger/ledger';
import { done, port, reads, Scene, unanswered, url } from '../../recorder/support/scene';
import { clearLedger, entriesOf, LedgerBench } from '../support/ledger-bench';

/** Hashing is the first step of writing: while it is held, nothing reaches the disk. */
let isHeld: boolean;
/** Whether something is, and who wants to know when it is. */
let hasHeld: boolean;
let onHeld: () => void;
const digest = crypto.subtle.digest.bind(crypto.subtle);
const never = new Promise<never>(() => undefined);

/** From now on nothing is written to the ledger's database until the background dies. */
function stopWriting(): void {
  isHeld = true;
  hasHeld = false;
}

beforeEach(async () => {
  await clearLedger();
  isHeld = false;
  onHeld = () => undefined;
  vi.spyOn(crypto.subtle, 'digest').mockImplementation((...given) => {
    if (!isHeld) return digest(...given);
    hasHeld = true;
    onHeld();
    return never;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Untimed<E> = E extends RecorderEvent ? Omit<E, 'at'> : never;

/**
 * The core and its ledger on one seat, through many lives of the background. The journal and what
 * the ledger keeps beside it are written in one breath, as the station does.
 */
class Seat extends Scene {
  // Set up at the first step, which the constructor of a scene already takes.
  declare bench: LedgerBench;
  declare ledger: Ledger;
  declare private shadow: { told: Told; ids: string[] };
  session: { state: RecorderState; backlog: LedgerBacklog; told: Told; ids: string[] } | undefined;
  record: PauseRecord | undefined;

  override note(event: Untimed<RecorderEvent>): this {
    this.bench ??= new LedgerBench();
    this.bench.now = this.now;
    this.ledger ??= this.bench.ledger();
    this.shadow ??= { told: nothingTold(this.now), ids: [] };
    const before = this.state;
    super.note(event);
    if (this.state === before) return this;
    const timed = { ...event, at: this.now };
    this.ledger.happened(before, timed, this.state);
    const step = tell(this.shadow.told, { before, event: timed, after: this.state }, this.rules);
    this.shadow = {
      told: step.told,
      ids: [...this.shadow.ids, ...step.drafts.map(({ id }) => id)],
    };
    return this;
  }

  /** The journal and the pause record are on the disk. */
  save(): this {
    this.record = structuredClone(this.state.owed);
    this.session = structuredClone({
      state: this.state,
      backlog: this.ledger.backlog(),
      ...this.shadow,
    });
    return this;
  }

  /** The background dies, with whatever it was writing, and comes up again. */
  async die(browserToo = false): Promise<this> {
    // What was past its hashing when writing stopped reaches the disk; all else is held by now.
    if (isHeld && !hasHeld) {
      const held = new Promise<void>((resolve) => (onHeld = resolve));
      await Promise.race([held, this.ledger.head()]);
    }
    isHeld = false;
    this.now += 40;
    const { session, record } = this;
    const known = browserToo ? undefined : session;
    this.ledger = this.bench.ledgerAfter(known?.backlog);
    this.shadow = { told: known?.told ?? nothingTold(this.now), ids: session?.ids ?? [] };
    if (known) this.state = known.state;
    return this.note({
      type: 'started',
      browserStarted: !known,
      ...(record ? { pauseRecord: record } : {}),
    });
  }

  /** What no death may take away: told of what the journal knows. */
  get owedIds(): readonly string[] {
    return this.shadow.ids;
  }

  /** The browser died: of what was told, only what reached the disk is left. */
  forget(written: readonly string[]): void {
    this.shadow.ids = this.shadow.ids.filter((id) => written.includes(id));
  }

  async ids(): Promise<string[]> {
    return (await entriesOf(this.ledger)).map(({ id }) => id);
  }

  async kinds(): Promise<string[]> {
    return (await entriesOf(this.ledger)).map(({ kind }) => kind);
  }
}

async function inCall(): Promise<Seat> {
  const seat = new Seat().inCall();
  await seat.ids();
  return seat.save();
}

describe('the background dies', () => {
  it('after the journal and before the ledger were written: nothing is lost', async () => {
    const seat = await inCall();
    stopWriting();
    seat.pause().save().exchange('PauseRecording', done()).save();
    await seat.die();
    const ids = await seat.ids();
    expect(ids).toContain('pause:wish');
    expect(ids.filter((id) => id.startsWith('pause:PauseRecording'))).toHaveLength(1);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...seat.owedIds]));
  });

  it('after the ledger and before the journal were written: nothing is told twice', async () => {
    const seat = await inCall();
    seat.pause().save();
    seat.exchange('PauseRecording', done()).save();
    await seat.ids();
    await seat.die();
    const ids = await seat.ids();
    expect(new Set(ids).size).toBe(ids.length);
    expect((await seat.kinds()).filter((kind) => kind === 'pause-wished')).toHaveLength(1);
  });

  it('after an answer was told that the journal never heard of: the answer stands', async () => {
    const seat = await inCall();
    seat.pause().save();
    seat.send();
    seat.save().answer(done());
    await seat.ids();
    await seat.die();
    const requests = (await entriesOf(seat.ledger)).filter((each) => each.kind === 'request');
    expect(requests).toMatchObject([{ request: 'PauseRecording', outcome: 'acknowledged' }]);
  });

  it('between the pause record and the journal: the wish is told under its own id', async () => {
    const seat = await inCall();
    stopWriting();
    seat.pause('act');
    seat.record = seat.state.owed;
    await seat.die();
    expect(seat.state.intent.kind).toBe('protect');
    const wishes = (await seat.ids()).filter((id) => id === 'act:wish');
    expect(wishes).toHaveLength(1);
  });

  it('after a wish was told of which nobody else knew: the ledger says that nobody pauses', async () => {
    const seat = await inCall();
    seat.pause('act');
    await seat.ids();
    await seat.die();
    expect(seat.state.intent.kind).toBe('record');
    await vi.waitFor(async () => {
      const ended = (await entriesOf(seat.ledger)).filter(({ kind }) => kind === 'pause-ended');
      expect(ended).toMatchObject([{ act: 'act', by: 'restart' }]);
    });
    expect(await seat.ledger.verify()).toMatchObject({ faults: [] });
  });

  it('amid a pause that goes on: it is not ended, and the gap is told', async () => {
    const seat = await inCall();
    seat.protectedNow().save();
    await seat.ids();
    await seat.die();
    await seat.ids();
    const kinds = await seat.kinds();
    expect(kinds.slice(-3)).toEqual(['pause-confirmed', 'background-started', 'watch-gap']);
    const gap = (await entriesOf(seat.ledger)).at(-1);
    expect(gap).toMatchObject({ act: 'pause', ms: 40 });
    seat.live(9000);
    expect((await seat.kinds()).filter((kind) => kind === 'pause-confirmed')).toHaveLength(1);
  });
});

describe('the browser dies', () => {
  it('amid a pause: the next start finds it in the ledger of before', async () => {
    const seat = await inCall();
    seat.protectedNow().save();
    await seat.ids();
    await seat.die(true);
    const kinds = await seat.kinds();
    expect(kinds.slice(-2)).toEqual(['background-started', 'pause-stranded']);
    expect(kinds).toContain('pause-confirmed');
    expect(await seat.ledger.verify()).toMatchObject({ faults: [] });
  });

  it('after a pause whose end was not told any more: it is told then', async () => {
    const seat = await inCall();
    seat.protectedNow().save();
    await seat.ids();
    seat.record = undefined;
    await seat.die(true);
    await vi.waitFor(async () => {
      expect((await seat.kinds()).at(-1)).toBe('pause-ended');
    });
  });
});

describe('whenever the background dies', () => {
  const answers = fc.constantFrom(
    {},
    { PauseRecording: unanswered, DesktopPause: unanswered },
    { PortStatusEX: reads('RECORD') },
    { PortStatusEX: unanswered, InitUser: port(7) },
  );
  const deeds = fc.oneof(
    fc.record({ do: fc.constant('pause' as const) }),
    fc.record({ do: fc.constant('resume' as const) }),
    fc.record({ do: fc.constant('live' as const), ms: fc.integer({ min: 1, max: 9000 }), answers }),
    fc.record({
      do: fc.constant('tag' as const),
      value: fc.constantFrom('ACC-A', 'ACC-B', '4111111111111111'),
    }),
    fc.record({ do: fc.constant('save' as const) }),
    fc.record({ do: fc.constant('stop-writing' as const) }),
    fc.record({ do: fc.constant('written' as const) }),
    fc.record({ do: fc.constant('die' as const), browser: fc.boolean() }),
  );

  it('the ledger has all that the journal knows, each once, in an unbroken chain', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 40 }), async (all) => {
        await clearLedger();
        isHeld = false;
        const seat = await inCall();
        let acts = 0;
        for (const deed of all) {
          switch (deed.do) {
            case 'pause':
              seat.pause(`pause-${(acts += 1)}`);
              break;
            case 'resume':
              seat.resume(`resume-${(acts += 1)}`);
              break;
            case 'live':
              seat.live(deed.ms, { GetURL: url('4295.2640'), ...deed.answers });
              break;
            case 'tag':
              seat.open(`/${deed.value}`, [{ column: 'fldAccount', value: deed.value }]);
              break;
            case 'save':
              seat.save();
              break;
            case 'stop-writing':
              stopWriting();
              break;
            case 'written':
              if (!isHeld) await seat.ids();
              break;
            case 'die':
              await seat.die(deed.browser);
              if (!deed.browser) break;
              // Gone with the browser: only what was written is owed.
              await seat.ids();
              seat.forget(await seat.ids());
          }
        }
        await seat.save().die();
        const ids = await seat.ids();
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining([...seat.owedIds]));
        expect(await seat.ledger.verify()).toMatchObject({ faults: [] });
        expect(JSON.stringify(await entriesOf(seat.ledger))).not.toMatch(/ACC-|4111111111111111/);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
