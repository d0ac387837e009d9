import type { RecorderRules } from '../../lib/recorder/rules';
import type { Command, SettingsChange, WorldSetup } from './commands';
import { CrmPage } from './crm-page';
import { Network } from './network';
import { PRODUCT } from './product';
import type { Product } from './product';
import { RecorderStandIn } from './recorder-stand-in';
import { changedRules, rulesOf } from './rules';
import { Seat } from './seat';
import { Telephone } from './telephone';
import { settled, Time } from './time';
import { WEAKNESSES } from './weaknesses';
import type { Weakness } from './weaknesses';

const LONGEST_SLEEP_UNNOTICED_MS = 60_000;
/** Browsers are back, and what was slow is over, ms. */
const CALM_MS = 33_000;
/** Long enough for whoever looks to have looked, ms. */
const SEEN_MS = 12_000;

/** What the product promises was not so, told with all that is known. */
export class BrokenPromise extends Error {}

export interface WorldOptions {
  /** The real line with the real core, unless another is given. */
  readonly product?: Product;
  /** The known weaknesses that are no reason to end the world: all, unless given. */
  readonly forgiven?: readonly Weakness[];
}

/**
 * The whole world around the line: a virtual time, a faulty network, a recorder, a telephone, an
 * agent with one or two browsers, a page; and judges who look at the recorder's truth after
 * everything that happens.
 */
export class World {
  readonly time = new Time();
  readonly recorder: RecorderStandIn;
  readonly network = new Network(this);
  readonly telephone = new Telephone(this);
  readonly page = new CrmPage(this);
  /** The browser the agent works in. */
  readonly seat = new Seat(this, 'seat');
  readonly seats: readonly Seat[];
  rules: RecorderRules;
  wasSetBack = false;
  /** How far the clock was set forward where no seat could tell, ms. */
  unnoticedLeapsMs = 0;
  private clockOffset = 0;
  private names = 0;
  private verdict: BrokenPromise | undefined;
  private allowedMaximum = false;

  private constructor(
    readonly setup: WorldSetup,
    readonly product: Product,
    private readonly forgiven: readonly Weakness[],
  ) {
    this.recorder = new RecorderStandIn(setup);
    this.rules = rulesOf(setup);
    this.seats = setup.hasOtherSeat ? [this.seat, new Seat(this, 'other seat')] : [this.seat];
  }

  /** A world in which the agent's browsers have just come up. */
  static async begin(
    setup: WorldSetup,
    { product = PRODUCT, forgiven = WEAKNESSES }: WorldOptions = {},
  ): Promise<World> {
    const world = new World(setup, product, forgiven);
    for (const seat of world.seats) seat.wake();
    await settled();
    await world.pass(100);
    return world;
  }

  forgives(weakness: Weakness): boolean {
    return this.forgiven.includes(weakness);
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
    return this.time.pass(ms, () => this.look());
  }

  /** A promise is broken: the world ends here, or where the line catches that, at the next look. */
  fail(what: string): never {
    this.verdict ??= new BrokenPromise(what);
    throw this.verdict;
  }

  private look(): void {
    if (this.verdict) throw this.verdict;
    for (const { judge } of this.seats) judge.look();
  }

  // ── What happens to the world ──────────────────────────────────────────────────────────────

  async do(command: Command): Promise<void> {
    if (command.do === 'pass') return this.pass(command.ms);
    this.begin(command);
    await settled();
    this.look();
  }

  private begin(command: Exclude<Command, { do: 'pass' }>): void {
    const { seat, recorder, time, page } = this;
    switch (command.do) {
      case 'pause':
      case 'resume':
        return seat.agentSays(command.do);
      case 'other-pauses':
        return this.seats[1]?.agentSays('pause');
      case 'other-resumes':
        return this.seats[1]?.agentSays('resume');
      case 'call-starts':
      case 'call-ends':
      case 'hold':
      case 'consult':
      case 'retrieve':
      case 'port-moves':
        return this.telephone.do(command.do);
      case 'supervisor-resumes':
        return recorder.supervisorResumes(time.now);
      case 'supervisor-pauses':
        return recorder.supervisorPauses(time.now);
      case 'settings-change':
        return this.settingsChange(command.what);
      case 'fault':
        return this.network.willFault(command.fault);
      case 'disk-fault':
        return seat[command.store].willFault(command.fault);
      case 'background-dies':
      case 'browser-dies':
        return seat.willDie(command.after, command.do === 'browser-dies');
      case 'sleep':
        return this.sleep(command.ms);
      case 'clock-set-back':
        return this.setClock(-command.ms);
      case 'clock-set-forward':
        return this.setClock(command.ms);
      case 'record-opened':
        return page.opens();
      case 'record-left':
        return page.leaves();
      case 'record-told-again':
        return page.tells();
      case 'question-answered':
        return this.answerQuestion(command.assign);
    }
  }

  /** The computer sleeps: nothing of ours runs; whoever logs in again is recorded again. */
  private sleep(ms: number): void {
    this.time.freeze(ms);
    if (ms > LONGEST_SLEEP_UNNOTICED_MS) this.recorder.desktopStartsAnew(this.time.now);
    this.look();
    for (const { runner } of this.seats) runner?.look();
  }

  /** An administrator lets a pause end by itself, or did while one stood. */
  get mayResumeAtMaximum(): boolean {
    return this.rules.protect.onTimeout === 'resume' || this.allowedMaximum;
  }

  private setClock(ms: number): void {
    this.clockOffset += ms;
    this.wasSetBack ||= ms < 0;
    // With its browser gone, a seat has nothing to compare the clock with.
    const isNoticed = ms > LONGEST_SLEEP_UNNOTICED_MS && this.seats.every((seat) => seat.isKept);
    if (ms > 0 && !isNoticed) this.unnoticedLeapsMs += ms;
    for (const { lineJudge } of this.seats) {
      lineJudge.startsAnew();
      lineJudge.clockIsSet(this.clock());
    }
  }

  /** As the station does it: the new rules are in force, and the line hears of another line. */
  private settingsChange(what: SettingsChange): void {
    const before = this.rules;
    this.allowedMaximum ||= before.protect.onTimeout === 'resume';
    this.rules = changedRules(before, what);
    for (const seat of this.seats) {
      if (what === 'line') {
        seat.lineJudge.startsAnew();
        seat.note({ type: 'identity-changed', at: this.clock() });
      }
      seat.runner?.look();
    }
  }

  private answerQuestion(assign: boolean): void {
    const asking = this.seat.state?.tags.find((tag) => tag.state === 'asking');
    if (!asking) return;
    this.seat.judge.forgives(asking.id);
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
    for (const seat of this.seats) seat.heal();
    await this.pass(CALM_MS);
    const wait = this.network.latestArrival - this.time.now;
    if (wait > 0) await this.pass(wait);
    await this.do({ do: 'other-resumes' });
    this.telephone.calms();
    await this.pass(SEEN_MS);
  }
}
