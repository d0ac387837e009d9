import type { RecorderRules } from '../../lib/recorder/rules';
import type { Command, WorldSetup } from './commands';
import { CrmPage } from './crm-page';
import { Judge } from './judge';
import { Network } from './network';
import { PRODUCT } from './product';
import type { Product } from './product';
import { RecorderStandIn } from './recorder-stand-in';
import { rulesOf } from './rules';
import { Seat } from './seat';
import { settled, Time } from './time';

const SHORTEST_SILENCE_MS = 5100;
const LONGEST_SLEEP_UNNOTICED_MS = 60_000;
/** Browsers are back, and what was slow is over, ms. */
const CALM_MS = 33_000;

/**
 * The whole world around the line: a virtual time, a faulty network, a recorder, an agent, a page;
 * and a judge who looks at the recorder's truth after everything that happens.
 */
export class World {
  readonly time = new Time();
  readonly recorder: RecorderStandIn;
  readonly network = new Network(this);
  readonly judge = new Judge(this);
  readonly page = new CrmPage(this);
  readonly seat = new Seat(this);
  readonly rules: RecorderRules;
  private clockOffset = 0;
  private names = 0;
  private callStartedAt = Number.NEGATIVE_INFINITY;
  private callEndedAt = Number.NEGATIVE_INFINITY;

  private constructor(
    readonly setup: WorldSetup,
    readonly product: Product,
  ) {
    this.recorder = new RecorderStandIn(setup.pauseOutlastsCall, setup.hasLinks);
    this.rules = rulesOf(setup);
  }

  /** A world in which the agent's browser has just come up. */
  static async begin(setup: WorldSetup, product = PRODUCT): Promise<World> {
    const world = new World(setup, product);
    world.seat.wake();
    await settled();
    await world.pass(100);
    return world;
  }

  /** What the clock of the computer shows, ms since the epoch: not always the true time. */
  clock(): number {
    return this.time.now + this.clockOffset;
  }

  newName(kind: string): string {
    return `${kind}-${String((this.names += 1))}`;
  }

  /** Lets true time pass, and with it everything that is due. */
  pass(ms: number): Promise<void> {
    return this.time.pass(ms, () => this.judge.look());
  }

  // ── What happens to the world ──────────────────────────────────────────────────────────────

  async do(command: Command): Promise<void> {
    if (command.do === 'pass') return this.pass(command.ms);
    this.begin(command);
    await settled();
    this.judge.look();
  }

  private begin(command: Exclude<Command, { do: 'pass' }>): void {
    switch (command.do) {
      case 'pause':
      case 'resume':
        return this.agentSays(command.do);
      case 'call-starts':
        return this.callStarts();
      case 'call-ends':
        this.recorder.callEnds(this.time.now);
        this.callEndedAt = this.time.now;
        return;
      case 'hold':
        return this.hold();
      case 'retrieve':
        return this.recorder.retrieve(this.time.now);
      case 'supervisor-resumes':
        return this.recorder.supervisorResumes(this.time.now);
      case 'supervisor-pauses':
        return this.recorder.supervisorPauses(this.time.now);
      case 'port-moves':
        return this.portMoves();
      case 'settings-change':
        return this.seat.note({ type: 'identity-changed', at: this.clock() });
      case 'fault':
        return this.network.willFault(command.fault);
      case 'disk-fault':
        return this.seat[command.store].willFault(command.fault);
      case 'background-dies':
      case 'browser-dies':
        return this.seat.willDie(command.after, command.do === 'browser-dies');
      case 'sleep':
        return this.sleep(command.ms);
      case 'clock-set-back':
        this.clockOffset -= command.ms;
        return;
      case 'record-opened':
        return this.page.opens();
      case 'record-left':
        return this.page.leaves();
      case 'record-told-again':
        return this.page.tells();
      case 'question-answered':
        return this.answerQuestion(command.assign);
    }
  }

  /** A key or a button: it wakes a background that is dead, but no browser that is gone. */
  private agentSays(word: 'pause' | 'resume'): void {
    const { seat } = this;
    if (!seat.runner && !seat.journal.value) return;
    seat.wake();
    const act = this.newName('agent');
    this.judge.agentSays(word, act);
    const type = word === 'pause' ? 'secure-pause' : 'resume-recording';
    seat.note({ type, at: this.clock(), act, by: 'agent' });
  }

  /** The computer sleeps: nothing of ours runs; whoever logs in again is recorded again. */
  private sleep(ms: number): void {
    this.time.freeze(ms);
    if (ms > LONGEST_SLEEP_UNNOTICED_MS) this.recorder.desktopStartsAnew();
    this.judge.look();
    this.seat.runner?.look();
  }

  /**
   * A call with no index can only be told from the next by the silence between them, so that must
   * be longer than the port goes unread.
   */
  private callStarts(): void {
    const { now } = this.time;
    if (!this.isFenced() && now - this.callEndedAt < SHORTEST_SILENCE_MS) return;
    if (!this.recorder.port().call) this.callStartedAt = now;
    this.recorder.callStarts(now);
  }

  /** A held call has no index to be asked for, so it, too, must have been seen before. */
  private hold(): void {
    const { now } = this.time;
    if (now - this.callStartedAt >= SHORTEST_SILENCE_MS) this.recorder.hold(now);
  }

  /**
   * Only while recording is wanted, for nobody asks for the port again while a claim stands; and
   * with a call on only where its index can tell it from the colleague's.
   */
  private portMoves(): void {
    const { seat, recorder } = this;
    const isWanted = [seat.journal.value, seat.state].some(
      (each) => each?.intent.kind !== 'record',
    );
    const isTold = !recorder.port().call || this.isFenced();
    if (this.setup.typedPort || isWanted || !isTold) return;
    const { agentPort } = recorder;
    const silence = recorder.port().call ? 0 : SHORTEST_SILENCE_MS;
    recorder.portMoves(this.time.now);
    this.time.after(silence, () => recorder.colleagueCalls(agentPort, this.time.now));
  }

  private isFenced(): boolean {
    return this.seat.state?.call.index !== undefined;
  }

  private answerQuestion(assign: boolean): void {
    const asking = this.seat.state?.tags.find((tag) => tag.state === 'asking');
    if (!asking) return;
    this.judge.agentDecides(asking.id);
    this.seat.note({
      type: 'tag-question-answered',
      at: this.clock(),
      tag: asking.id,
      assign,
    });
  }

  // ── Afterwards ─────────────────────────────────────────────────────────────────────────────

  /** The faults end: what is late arrives, what is dead wakes, and a call is on. */
  async heal(): Promise<void> {
    this.network.heal();
    this.seat.record.heal();
    this.seat.journal.heal();
    this.seat.willLive();
    await this.pass(CALM_MS);
    const wait = this.judge.latestArrival - this.time.now;
    if (wait > 0) await this.pass(wait);
    this.recorder.retrieve(this.time.now);
    this.recorder.callStarts(this.time.now);
  }
}
