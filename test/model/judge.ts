import type { RequestName } from '../../lib/encore/requests';
import type { NextRequest } from '../../lib/recorder/next-request';
import { RESUME_ACT_MS } from '../../lib/recorder/rules';
import type { World } from './world';
import { GRACE_MS } from './world';

interface Act {
  readonly at: number;
  readonly sent: Set<RequestName>;
}

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

  constructor(private readonly world: World) {}

  // ── What the judge is told ─────────────────────────────────────────────────────────────────

  agentSays(word: 'pause' | 'resume', act: string): void {
    this.lastPause = word === 'pause' ? { at: this.world.now, act } : undefined;
    if (word === 'resume') this.acts.set(act, { at: this.world.now, sent: new Set() });
  }

  agentDecides(tag: string): void {
    this.decided.add(tag);
  }

  mayArriveLate(_request: RequestName, at: number): void {
    this.latestArrival = Math.max(this.latestArrival, at);
  }

  /** A key that was pressed in the last instants of a background, before any write, is lost. */
  backgroundDied(): void {
    const { journal, record } = this.world.disk;
    const written = journal?.intent.kind === 'protect' ? journal.intent.act : undefined;
    if (![record?.act, written].includes(this.lastPause?.act)) this.lastPause = undefined;
  }

  /**
   * With every debt paid nothing durable is left that could tell a new browser of a DesktopResume
   * that is still under way: known, and as rare as two resumes and a crash within two minutes.
   */
  browserDied(): void {
    if (!this.world.disk.record) this.forgivenUntil = this.latestArrival;
  }

  isForgiven(request: RequestName, at: number): boolean {
    return request === 'DesktopResume' && at <= this.forgivenUntil;
  }

  requestLeaves(next: NextRequest): void {
    this.countRate();
    const { request } = next;
    if (request === 'PauseRecording' || request === 'DesktopPause') this.pauseLeaves(request);
    if (request === 'ResumeRecording' || request === 'DesktopResume') this.resumeLeaves(next);
  }

  // ── I4: every pause is on record before it leaves ──────────────────────────────────────────

  private pauseLeaves(request: 'PauseRecording' | 'DesktopPause'): void {
    const { record } = this.world.disk;
    const plane = request === 'PauseRecording' ? 'audio' : 'desktop';
    if (!record?.[plane]) this.fail(`${request} left with no pause record of it`);
  }

  // ── I2: a resume has a reason, is sent once, and soon ──────────────────────────────────────

  private resumeLeaves({ request, purpose }: NextRequest): void {
    if (purpose.kind !== 'resume') return this.fail(`${request} left for ${purpose.kind}`);
    const act = this.acts.get(purpose.act) ?? this.ruleAct(purpose.act);
    if (!act) return this.fail(`${request} left without anybody's word`);
    if (act.sent.has(request)) this.fail(`${request} left twice by one word`);
    if (this.world.now - act.at >= RESUME_ACT_MS) this.fail(`${request} left too late`);
    if (this.lastPause && act.at < this.lastPause.at)
      this.fail(`${request} left although a pause was wanted since`);
    act.sent.add(request);
  }

  /** A rule may resume at the end of a call, or at the longest time where the settings say so. */
  private ruleAct(name: string): Act | undefined {
    const intent = this.world.background?.state.intent;
    if (intent?.kind !== 'record' || intent.resume?.act !== name) return undefined;
    const { by } = intent.resume;
    const isAllowed =
      by === 'call-end' || (by === 'maximum' && this.world.setup.onTimeout === 'resume');
    if (!isAllowed) return undefined;
    const act: Act = { at: this.world.now, sent: new Set() };
    this.acts.set(name, act);
    return act;
  }

  // ── After everything that happens ──────────────────────────────────────────────────────────

  look(): void {
    this.checkComfort();
    this.checkRecord();
    this.checkTags();
  }

  /** I1: *Protected* is true, or was until a moment ago. */
  private checkComfort(): void {
    const { world } = this;
    if (world.shown()?.word !== 'Protected') return;
    if (!world.setup.hasLogin) this.fail('Protected although the desktop cannot be paused');
    const port = world.recorder.port();
    const records = port.state === 'RECORD';
    if (records && world.now - port.recordsSince >= GRACE_MS) {
      this.fail('Protected although the audio is recorded');
    }
    if (world.recorder.desktop.recording) this.fail('Protected although the desktop is recorded');
  }

  /** I4: whatever our pause still holds, the durable record knows. */
  private checkRecord(): void {
    const { recorder, disk } = this.world;
    if (recorder.desktop.pausedByUs && !disk.record?.desktop) {
      this.fail('the desktop is paused and no record knows');
    }
    if (recorder.port().pausedByUs && recorder.port().call && !disk.record?.audio) {
      this.fail('the audio is paused and no record knows');
    }
  }

  /** I5: an acknowledged value stands on the call in which it was read. */
  private checkTags(): void {
    for (const tag of this.world.background?.state.tags ?? []) {
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
    const { now } = this.world;
    this.left = [...this.left.filter((each) => now - each < 10_000), now];
    const lastSecond = this.left.filter((each) => now - each < 1000).length;
    if (lastSecond > MOST_PER_SECOND) this.fail('the line runs hot');
    if (this.left.length > MOST_PER_TEN_SECONDS) this.fail('the line runs hot for long');
  }

  fail(what: string): never {
    const { world } = this;
    const shown = world.shown();
    throw new Error(
      [
        what,
        `shown: ${shown?.word ?? 'nothing'}; port ${world.recorder.port().state}`,
        `record: ${JSON.stringify(world.disk.record)}`,
        `state: ${JSON.stringify({ ...world.background?.state, offers: [], bindings: [] })}`,
      ].join('\n'),
    );
  }
}
