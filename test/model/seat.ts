import { claimAt } from '../../lib/recorder/claim';
import type { Claim } from '../../lib/recorder/claim';
import type { RecorderEvent } from '../../lib/recorder/events';
import type { PauseRecord, RecorderState } from '../../lib/recorder/state';
import type { EncoreClient, EncoreError, SendOptions } from '../../lib/encore/types';
import type { RequestName } from '../../lib/encore/requests';
import type { Result } from '../../lib/result';
import type { Runner } from '../../lib/station/runner';
import { Judge } from './judge';
import { LineJudge } from './line-judge';
import type { Executed } from './recorder-stand-in';
import { Store } from './store';
import type { World } from './world';

const BROWSER_STARTS_MS = 3000;
const NOTHING: Executed = { code: 0, members: {} };
const PRESENCE = { screens: 1, crmPages: 1, locked: false, spread: 0 };

/**
 * One browser of the agent: what outlives a background, and one background after the other. Each
 * runs the real line, which hears nothing of its own timers, answers and writes once it is dead.
 */
export class Seat {
  readonly record: Store<PauseRecord>;
  readonly journal: Store<RecorderState>;
  readonly judge: Judge;
  readonly lineJudge: LineJudge;
  runner: Runner | undefined;
  private claim: Claim | undefined;
  private life = 0;
  private deathIn: { steps: number; browser: boolean } | undefined;

  constructor(
    private readonly world: World,
    readonly name: string,
  ) {
    this.record = new Store(world.time);
    this.journal = new Store(world.time);
    this.judge = new Judge(world, this);
    this.lineJudge = new LineJudge(world, this);
  }

  get state(): RecorderState | undefined {
    return this.runner?.state();
  }

  /** Its browser is up, or only its background is gone and the journal is there. */
  get isKept(): boolean {
    return this.runner !== undefined || this.journal.value !== undefined;
  }

  /** What the screens of this browser show now. */
  shown(): Claim | undefined {
    return this.claim && claimAt(this.claim, this.world.clock());
  }

  note(event: RecorderEvent): void {
    this.runner?.note(event);
  }

  /** A key or a button: it wakes a background that is dead, but no browser that is gone. */
  agentSays(word: 'pause' | 'resume'): void {
    if (!this.runner && !this.journal.value) return;
    this.wake();
    const act = this.world.newName('agent');
    this.lineJudge.agentSays(word, act);
    const type = word === 'pause' ? 'secure-pause' : 'resume-recording';
    this.note({ type, at: this.world.clock(), act, by: 'agent' });
  }

  // ── Born, killed, born again ───────────────────────────────────────────────────────────────

  wake(): void {
    if (this.runner) return;
    const { world } = this;
    this.deathIn = undefined;
    const life = (this.life += 1);
    const isAlive = () => this.life === life;
    const soon = (ms: number, work: () => void) =>
      world.time.after(ms, () => {
        if (isAlive() && !this.dies()) work();
      });
    const runner = world.product.createRunner({
      now: () => world.clock(),
      timers: { after: soon },
      newAct: () => world.newName('rule'),
      client: () => this.client(isAlive),
      rules: () => world.rules,
      presence: () => PRESENCE,
      journal: { save: (state) => this.journal.save(state, soon) },
      pauseRecord: { save: (record) => this.record.save(record, soon) },
      changed: () => {
        if (!isAlive()) return;
        const { rules } = world;
        this.claim = world.product.makeClaim(runner.state(), rules, PRESENCE, world.clock());
      },
    });
    this.runner = runner;
    runner.start(this.journal.value, this.record.value);
    if (this.hasPage) world.page.portOpens();
  }

  /** It dies before its next step but so many. */
  willDie(steps: number, browser: boolean): void {
    this.deathIn = { steps, browser };
  }

  /** From now on it lives, and its disk is sound. */
  heal(): void {
    this.deathIn = undefined;
    this.record.heal();
    this.journal.heal();
  }

  private dies(): boolean {
    if (!this.deathIn) return false;
    this.deathIn.steps -= 1;
    if (this.deathIn.steps >= 0) return false;
    this.kill(this.deathIn.browser);
    return true;
  }

  private kill(browser: boolean): void {
    const { world } = this;
    this.life += 1;
    this.loses(browser);
    this.runner = undefined;
    this.deathIn = undefined;
    this.record.backgroundDied();
    this.journal.backgroundDied();
    this.lineJudge.backgroundDied();
    this.judge.died(browser);
    if (browser) {
      this.journal.value = undefined;
      this.claim = undefined;
      if (this.hasPage) world.page.closes();
    }
    world.time.after(browser ? BROWSER_STARTS_MS : world.setup.wakeMs, () => this.wake());
  }

  /**
   * What nothing that is kept tells the next life: that a request may be under way. Known of a
   * browser that dies, and forgiven.
   */
  private loses(browser: boolean): void {
    const { world, name, record } = this;
    if (browser && !record.value && world.forgives('resume-after-a-paid-debt')) {
      world.network.loses(name, 'DesktopResume');
    }
  }

  /** The CRM is open in the browser the agent works in, and in no other. */
  private get hasPage(): boolean {
    return this.world.seat === this;
  }

  // ── The way out ────────────────────────────────────────────────────────────────────────────

  private client(isAwaited: () => boolean): EncoreClient {
    const send = (request: RequestName, parameters: object, options: SendOptions = {}) =>
      new Promise<Result<object, EncoreError>>((resolve) => {
        const letter = {
          by: this.name,
          request,
          parameters: { ...parameters },
          options,
          isAwaited,
        };
        const askedAt = this.state?.inFlight?.sentAt ?? this.world.clock();
        this.lineJudge.leaves(request, letter.parameters);
        this.world.network.leaves(letter, (answer, said = NOTHING) => {
          // An answer is a step like any other: the background may die before it is heard.
          if (!isAwaited() || this.dies()) return;
          this.lineJudge.answered();
          this.lineJudge.heard(request, askedAt, said);
          resolve(answer);
        });
      });
    return { send } as EncoreClient;
  }
}
