import type { RequestName } from '../../lib/encore/requests';
import type { Purpose } from '../../lib/recorder/state';
import type { Seat } from './seat';
import type { World } from './world';

interface Act {
  readonly at: number;
  readonly sent: Set<RequestName>;
}

/** How long after the truth changed a claim may still stand, ms. */
const GRACE_MS = 8000;
/** How long after the word a resume may still leave, ms. */
const RESUME_ACT_MS = 10_000;
/** More requests than this in one second is a line that runs hot. */
const MOST_PER_SECOND = 25;
/** More than this in ten seconds, too. */
const MOST_PER_TEN_SECONDS = 60;

/** Compares what the product says and does with the recorder's truth. Every broken promise throws. */
export class Judge {
  latestArrival = 0;
  private readonly acts = new Map<string, Act>();
  /** The agent's last word, if it was to pause. */
  private lastPause: { at: number; act: string } | undefined;
  private readonly decided = new Set<string>();
  private readonly acknowledged = new Set<string>();
  private left: number[] = [];
  private forgivenUntil = 0;
  private verdict: Error | undefined;

  constructor(private readonly world: World) {}

  // ── What the judge is told ─────────────────────────────────────────────────────────────────

  agentSays(word: 'pause' | 'resume', act: string): void {
    this.lastPause = word === 'pause' ? { at: this.world.time.now, act } : undefined;
    if (word === 'resume') this.acts.set(act, { at: this.world.time.now, sent: new Set() });
  }

  agentDecides(tag: string): void {
    this.decided.add(tag);
  }

  mayArriveLate(_request: RequestName, at: number): void {
    this.latestArrival = Math.max(this.latestArrival, at);
  }

  /** A key that was pressed in the last instants of a background, before any write, is lost. */
  backgroundDied({ journal, record }: Seat): void {
    const { intent } = journal.value ?? {};
    const written = intent?.kind === 'protect' ? intent.act : undefined;
    if (![record.value?.act, written].includes(this.lastPause?.act)) this.lastPause = undefined;
  }

  /**
   * With every debt paid nothing durable is left that could tell a new browser of a DesktopResume
   * that is still under way: known, and as rare as two resumes and a crash within two minutes.
   */
  browserDied({ record }: Seat): void {
    if (!record.value) this.forgivenUntil = this.latestArrival;
  }

  isForgiven(request: RequestName, at: number): boolean {
    return request === 'DesktopResume' && at <= this.forgivenUntil;
  }

  requestLeaves(seat: Seat, request: RequestName): void {
    this.countRate();
    const purpose = seat.state?.inFlight?.purpose;
    if (!purpose) this.fail(`${request} left and nobody wrote down why`);
    if (request === 'PauseRecording' || request === 'DesktopPause') this.pauseLeaves(seat, request);
    if (request === 'ResumeRecording' || request === 'DesktopResume') {
      this.resumeLeaves(request, purpose);
    }
  }

  // ── I4: every pause is on record before it leaves ──────────────────────────────────────────

  private pauseLeaves({ record }: Seat, request: 'PauseRecording' | 'DesktopPause'): void {
    const plane = request === 'PauseRecording' ? 'audio' : 'desktop';
    // A disk that hangs or fails keeps no pause back.
    if (!record.value?.[plane] && !record.isInTrouble) {
      this.fail(`${request} left with no pause record of it`);
    }
  }

  // ── I2: a resume has a reason, is sent once, and soon ──────────────────────────────────────

  private resumeLeaves(request: RequestName, purpose: Purpose): void {
    if (purpose.kind !== 'resume') return this.fail(`${request} left for ${purpose.kind}`);
    const act = this.acts.get(purpose.act) ?? this.ruleAct(purpose.act);
    if (!act) return this.fail(`${request} left without anybody's word`);
    if (act.sent.has(request)) this.fail(`${request} left twice by one word`);
    if (this.world.time.now - act.at >= RESUME_ACT_MS) this.fail(`${request} left too late`);
    if (this.lastPause && act.at < this.lastPause.at)
      this.fail(`${request} left although a pause was wanted since`);
    act.sent.add(request);
  }

  /** A rule may resume at the end of a call, or at the longest time where the settings say so. */
  private ruleAct(name: string): Act | undefined {
    const intent = this.world.seat.state?.intent;
    if (intent?.kind !== 'record' || intent.resume?.act !== name) return undefined;
    const { by } = intent.resume;
    const isAllowed =
      by === 'call-end' || (by === 'maximum' && this.world.setup.onTimeout === 'resume');
    if (!isAllowed) return undefined;
    const act: Act = { at: this.world.time.now, sent: new Set() };
    this.acts.set(name, act);
    return act;
  }

  // ── After everything that happens ──────────────────────────────────────────────────────────

  look(): void {
    if (this.verdict) throw this.verdict;
    this.checkComfort();
    this.checkRecord();
    this.checkTags();
  }

  /** I1: *Protected* is true, or was until a moment ago. */
  private checkComfort(): void {
    const { world } = this;
    if (world.seat.shown()?.word !== 'Protected') return;
    if (!world.setup.hasLogin) this.fail('Protected although the desktop cannot be paused');
    const port = world.recorder.port();
    const records = port.state === 'RECORD';
    if (records && world.time.now - port.recordsSince >= GRACE_MS) {
      this.fail('Protected although the audio is recorded');
    }
    if (world.recorder.desktop.recording) this.fail('Protected although the desktop is recorded');
  }

  /** I4: whatever our pause still holds, the durable record knows. */
  private checkRecord(): void {
    const { recorder, seat } = this.world;
    const { value, isInTrouble } = seat.record;
    if (isInTrouble) return;
    if (recorder.desktop.pausedByUs && !value?.desktop) {
      this.fail('the desktop is paused and no record knows');
    }
    if (recorder.port().pausedByUs && recorder.port().call && !value?.audio) {
      this.fail('the audio is paused and no record knows');
    }
  }

  /** I5: an acknowledged value stands on the call in which it was read. */
  private checkTags(): void {
    for (const tag of this.world.seat.state?.tags ?? []) {
      if (tag.state !== 'acknowledged' || this.acknowledged.has(tag.id)) continue;
      this.acknowledged.add(tag.id);
      if (this.decided.has(tag.id)) continue;
      const id = /^account-(\d+)$/.exec(tag.value)?.[1];
      if (id === undefined) this.fail(`${tag.value} was read in no call and was sent all the same`);
      const values = this.world.recorder.calls[Number(id) - 1]?.fields.get(tag.column) ?? [];
      if (!values.includes(tag.value)) this.fail(`${tag.value} is acknowledged on another call`);
    }
  }

  private countRate(): void {
    const { now } = this.world.time;
    this.left = [...this.left.filter((each) => now - each < 10_000), now];
    const lastSecond = this.left.filter((each) => now - each < 1000).length;
    if (lastSecond > MOST_PER_SECOND) this.fail('the line runs hot');
    if (this.left.length > MOST_PER_TEN_SECONDS) this.fail('the line runs hot for long');
  }

  /** Ends the world; if not here, where the line catches what is thrown, then at the next look. */
  fail(what: string): never {
    const { world } = this;
    const shown = world.seat.shown();
    this.verdict ??= new Error(
      [
        what,
        `shown: ${shown?.word ?? 'nothing'}; port ${world.recorder.port().state}`,
        `record: ${JSON.stringify(world.seat.record.value)}`,
        `state: ${JSON.stringify({ ...world.seat.state, offers: [], bindings: [] })}`,
      ].join('\n'),
    );
    throw this.verdict;
  }
}
