import { outcomeOf } from '../../lib/encore/outcome';
import { REQUESTS } from '../../lib/encore/requests';
import type { Claim } from '../../lib/recorder/claim';
import { claimAt } from '../../lib/recorder/claim';
import type { Answer } from '../../lib/recorder/events';
import type { NextRequest } from '../../lib/recorder/next-request';
import type { RecorderRules } from '../../lib/recorder/rules';
import { LEASE_MS } from '../../lib/recorder/rules';
import { Background } from './background';
import type { Disk } from './background';
import type { Command, Fault, WorldSetup } from './commands';
import { Judge } from './judge';
import { RecorderStandIn } from './recorder-stand-in';
import type { Executed } from './recorder-stand-in';

const START = 1_800_000_000_000;
const LATENCY_MS = 10;
const BROWSER_STARTS_MS = 3000;
const QUARANTINE_MS = 120_000;
const CARE_MS = 1000;
const SHORTEST_SILENCE_MS = 5100;

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

interface OpenPage {
  readonly id: string;
  readonly visit: string;
  readonly value: string;
  readonly openedAt: number;
}

/**
 * The whole world around the core: a virtual clock, a faulty network, a recorder, an agent, a
 * page; and a judge who looks at the recorder's truth after everything that happens.
 */
export class World {
  now = START;
  readonly recorder: RecorderStandIn;
  readonly disk: Disk = {};
  readonly judge: Judge;
  background: Background | undefined;
  claim: Claim | undefined;
  private clockOffset = 0;
  private order = 0;
  private happenings: Happening[] = [];
  private life = 0;
  private deathIn: { steps: number; browser: boolean } | undefined;
  private faults: Fault[] = [];
  private settingsVersion = 0;
  private page: OpenPage | undefined;
  private names = 0;
  private callStartedAt = Number.NEGATIVE_INFINITY;
  private callEndedAt = Number.NEGATIVE_INFINITY;

  constructor(readonly setup: WorldSetup) {
    this.recorder = new RecorderStandIn(setup.pauseOutlastsCall, setup.hasLinks);
    this.judge = new Judge(this);
    this.wake();
    this.pass(100);
  }

  clock(): number {
    return this.now + this.clockOffset;
  }

  shown(): Claim | undefined {
    return this.claim && claimAt(this.claim, this.clock());
  }

  rules(): RecorderRules {
    const { setup } = this;
    return {
      identity: setup.typedPort
        ? { by: 'manual', unit: '1', port: '1' }
        : { by: 'windows-login', login: 'anna', machine: 'anna' },
      desktop: {
        recorded: true,
        ...(setup.hasLogin ? { login: 'anna' } : {}),
        first: setup.desktopFirst ? 'desktop' : 'audio',
        quarantineMs: QUARANTINE_MS,
        resumeAtStart: false,
      },
      protect: {
        maxMs: 300_000,
        warnMs: 225_000,
        onTimeout: setup.onTimeout,
        resumeDesktopAtCallEnd: true,
        carryMs: setup.carryMs,
      },
      durationUnit: 'auto',
      interruptReads: true,
      sites: {
        crm: {
          name: 'CRM',
          when: 'auto',
          which: setup.which,
          holdMs: 0,
          readBack: false,
          pauseOnCardForm: false,
          linkWhen: 'never',
        },
      },
      timeoutMs: 8000,
    };
  }

  // ── Time ───────────────────────────────────────────────────────────────────────────────────

  /** Lets true time pass, and with it everything that is due. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.nextHappening(end);
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      next.run();
      this.judge.look();
    }
    this.now = end;
    this.judge.look();
  }

  private nextHappening(end: number): Happening | undefined {
    let first: Happening | undefined;
    for (const each of this.happenings) {
      if (each.at > end) continue;
      if (!first || each.at < first.at || (each.at === first.at && each.order < first.order)) {
        first = each;
      }
    }
    if (first) this.happenings.splice(this.happenings.indexOf(first), 1);
    return first;
  }

  at(time: number, run: () => void): void {
    this.happenings.push({ at: time, order: (this.order += 1), run });
  }

  // ── The background: born, killed, born again ───────────────────────────────────────────────

  private wake(): void {
    if (this.background) return;
    this.deathIn = undefined;
    const life = (this.life += 1);
    const isAlive = () => this.life === life;
    this.background = new Background(
      {
        clock: () => this.clock(),
        rules: () => this.rules(),
        newAct: () => this.newName('rule'),
        shows: (claim) => {
          if (isAlive()) this.claim = claim;
        },
        soon: (ms, work) => {
          this.at(this.now + ms, () => {
            if (isAlive() && !this.dies()) work();
          });
        },
        leaves: (next, answered) => {
          this.leaves(next, (answer) => {
            if (isAlive()) answered(answer);
          });
        },
      },
      this.disk,
    );
    this.at(this.now + 20, () => this.tellPage());
  }

  private dies(): boolean {
    if (!this.deathIn) return false;
    this.deathIn.steps -= 1;
    if (this.deathIn.steps >= 0) return false;
    this.kill(this.deathIn.browser);
    return true;
  }

  private kill(browser: boolean): void {
    this.life += 1;
    this.background = undefined;
    this.deathIn = undefined;
    this.judge.backgroundDied();
    if (browser) {
      this.disk.journal = undefined;
      this.claim = undefined;
      this.page = undefined;
      this.judge.browserDied();
    }
    this.at(this.now + (browser ? BROWSER_STARTS_MS : this.setup.wakeMs), () => this.wake());
  }

  // ── The network ────────────────────────────────────────────────────────────────────────────

  private leaves(next: NextRequest, answered: (answer: Answer) => void): void {
    this.judge.requestLeaves(next);
    const { request, parameters } = next;
    const { kind, ms } = this.takeFault(next);
    const execute = (late: boolean) =>
      this.recorder.execute(request, asText(parameters), this.now, late);
    const later = (after: number, answer: () => Answer) => {
      this.at(this.now + after, () => answered(answer()));
    };
    const isControl = REQUESTS[request].kind === 'control';
    switch (kind) {
      case 'drop-request':
        return later(next.timeoutMs, () => UNANSWERED);
      case 'late':
        if (isControl) {
          const delay = next.timeoutMs + Math.min(ms, QUARANTINE_MS - CARE_MS);
          this.judge.mayArriveLate(request, this.now + delay);
          this.at(this.now + delay, () => {
            if (!this.judge.isForgiven(request, this.now)) execute(true);
          });
        }
        return later(next.timeoutMs, () => UNANSWERED);
      case 'error':
        return later(LATENCY_MS, () => UNANSWERED);
      case 'refuse':
        return later(LATENCY_MS, () => answerOf({ code: 653, members: {} }));
      case 'lie-100':
        return later(LATENCY_MS, () => answerOf({ code: 100, members: {} }));
      default:
        this.at(this.now + LATENCY_MS, () => {
          const answer = answerOf(execute(false));
          if (kind === 'drop-answer') later(next.timeoutMs - LATENCY_MS, () => UNANSWERED);
          else if (kind === 'error-but-executed') later(LATENCY_MS, () => UNANSWERED);
          else if (kind === 'lie-refused') later(LATENCY_MS, () => answerOf(REFUSED));
          else if (kind === 'slow' && ms >= next.timeoutMs) later(next.timeoutMs, () => UNANSWERED);
          else later(kind === 'slow' ? ms : LATENCY_MS, () => answer);
        });
    }
  }

  private takeFault({ request }: NextRequest): { kind: Fault['kind'] | 'none'; ms: number } {
    const fault = this.faults.find(({ aim }) => isAimedAt(aim, request));
    if (!fault) return { kind: 'none', ms: 0 };
    this.faults = this.faults.filter((each) => each !== fault);
    const isAudio = request === 'PauseRecording' || request === 'ResumeRecording';
    const isImpossible = fault.kind === 'lie-100' && !isAudio;
    if (isImpossible) return { kind: 'none', ms: 0 };
    // A recorder either has links or has none: it does not refuse one now and then.
    const isRefusal = fault.kind === 'refuse' || fault.kind === 'lie-refused';
    return request === 'GetURL' && isRefusal ? { ...fault, kind: 'drop-request' } : fault;
  }

  // ── What happens to the world ──────────────────────────────────────────────────────────────

  do(command: Command): void {
    switch (command.do) {
      case 'pause':
      case 'resume':
        this.agentSays(command.do);
        break;
      case 'pass':
        this.pass(command.ms);
        break;
      case 'call-starts':
        this.callStarts();
        break;
      case 'call-ends':
        this.recorder.callEnds(this.now);
        this.callEndedAt = this.now;
        break;
      case 'hold':
        this.hold();
        break;
      case 'retrieve':
        this.recorder.retrieve(this.now);
        break;
      case 'supervisor-resumes':
        this.recorder.supervisorResumes(this.now);
        break;
      case 'supervisor-pauses':
        this.recorder.supervisorPauses(this.now);
        break;
      case 'port-moves':
        this.portMoves();
        break;
      case 'settings-change':
        this.settingsVersion += 1;
        this.background?.note({ type: 'identity-changed', at: this.clock() });
        break;
      case 'fault':
        this.faults.push(command.fault);
        break;
      case 'background-dies':
      case 'browser-dies':
        this.deathIn = { steps: command.after, browser: command.do === 'browser-dies' };
        break;
      case 'sleep':
        this.sleep(command.ms);
        break;
      case 'clock-set-back':
        this.clockOffset -= command.ms;
        break;
      case 'record-opened':
        this.openRecord();
        break;
      case 'record-left':
        this.leaveRecord();
        break;
      case 'record-told-again':
        this.tellPage();
        break;
      case 'question-answered':
        this.answerQuestion(command.assign);
        break;
    }
    this.judge.look();
  }

  /** A key or a button: it wakes a background that is dead. */
  agentSays(word: 'pause' | 'resume'): void {
    if (!this.background && !this.disk.journal) return;
    this.wake();
    const act = this.newName('agent');
    this.judge.agentSays(word, act);
    const type = word === 'pause' ? 'secure-pause' : 'resume-recording';
    this.background?.note({ type, at: this.clock(), act, by: 'agent' });
  }

  /** The computer sleeps: nothing of ours runs; whoever logs in again is recorded again. */
  private sleep(ms: number): void {
    const woken = this.now + ms;
    this.happenings = this.happenings.map((each) =>
      each.at < woken ? { ...each, at: woken } : each,
    );
    this.now = woken;
    if (ms > 60_000) this.recorder.desktopStartsAnew();
    this.judge.look();
    this.background?.look();
  }

  /**
   * A call with no index can only be told from the next by the silence between them, so that must
   * be longer than the port goes unread.
   */
  private callStarts(): void {
    if (!this.isFenced() && this.now - this.callEndedAt < SHORTEST_SILENCE_MS) return;
    if (!this.recorder.port().call) this.callStartedAt = this.now;
    this.recorder.callStarts(this.now);
  }

  /** A held call has no index to be asked for, so it, too, must have been seen before. */
  private hold(): void {
    if (this.now - this.callStartedAt >= SHORTEST_SILENCE_MS) this.recorder.hold(this.now);
  }

  /**
   * Only while recording is wanted, for nobody asks for the port again while a claim stands; and
   * with a call on only where its index can tell it from the colleague's.
   */
  private portMoves(): void {
    const { journal } = this.disk;
    const isWanted = [journal, this.background?.state].some(
      (each) => each?.intent.kind !== 'record',
    );
    const isTold = !this.recorder.port().call || this.isFenced();
    if (this.setup.typedPort || isWanted || !isTold) return;
    const { recorder } = this;
    const { agentPort } = recorder;
    const silence = recorder.port().call ? 0 : SHORTEST_SILENCE_MS;
    recorder.portMoves(this.now);
    this.at(this.now + silence, () => recorder.colleagueCalls(agentPort, this.now));
  }

  private isFenced(): boolean {
    return this.background?.state.call.index !== undefined;
  }

  private openRecord(): void {
    this.leaveRecord();
    const call = this.recorder.port().call;
    const value = call ? `account-${String(call.id)}` : this.newName('nobody');
    const visit = this.newName('visit');
    this.page = { id: this.newName('page'), visit, value, openedAt: this.clock() };
    this.at(this.now + 5, () => this.tellPage());
  }

  private leaveRecord(): void {
    if (!this.page) return;
    this.background?.note({ type: 'record-left', at: this.clock(), page: this.page.id });
    this.page = undefined;
  }

  private tellPage(): void {
    const { page } = this;
    if (!page) return;
    const { id, visit, value, openedAt } = page;
    this.background?.note({
      type: 'record-opened',
      at: this.clock(),
      page: id,
      site: 'crm',
      record: `/record/${visit}`,
      visit,
      openedAt,
      values: [{ column: 'fldAccount', value }],
    });
  }

  private answerQuestion(assign: boolean): void {
    const asking = this.background?.state.tags.find((tag) => tag.state === 'asking');
    if (!asking) return;
    this.judge.agentDecides(asking.id);
    this.background?.note({
      type: 'tag-question-answered',
      at: this.clock(),
      tag: asking.id,
      assign,
    });
  }

  private newName(kind: string): string {
    return `${kind}-${String((this.names += 1))}`;
  }

  // ── Afterwards ─────────────────────────────────────────────────────────────────────────────

  /** The faults end: what is late arrives, what is dead wakes, and a call is on. */
  heal(): void {
    this.faults = [];
    this.deathIn = undefined;
    this.pass(BROWSER_STARTS_MS + 30_000);
    if (this.judge.latestArrival > this.now) this.pass(this.judge.latestArrival - this.now);
    this.recorder.retrieve(this.now);
    this.recorder.callStarts(this.now);
  }
}

/** How long after the truth changed a claim may still stand. */
export const GRACE_MS = LEASE_MS;

const UNANSWERED: Answer = { outcome: 'unknown', members: {} };
const REFUSED: Executed = { code: 608, members: {} };

function answerOf({ code, members }: Executed): Answer {
  const problem = { what: '', meaning: '', action: '', code };
  if (code === 100) return { outcome: outcomeOf({ ok: true, value: {} }), code, members };
  return { outcome: 'refused', code, problem, members: {} };
}

/** As they travel. */
function asText(parameters: NextRequest['parameters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  );
}

function isAimedAt(aim: Fault['aim'], request: NextRequest['request']): boolean {
  switch (aim) {
    case 'any':
      return true;
    case 'pause':
      return request === 'PauseRecording' || request === 'DesktopPause';
    case 'resume':
      return request === 'ResumeRecording' || request === 'DesktopResume';
    case 'status':
      return request === 'PortStatusEX';
    case 'read':
      return request === 'GetURL' || request === 'InitUser' || request === 'InitStation';
    case 'write':
      return request === 'AssignField';
  }
}
