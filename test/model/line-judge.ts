import type { RequestName } from '../../lib/encore/requests';
import type { Purpose } from '../../lib/recorder/state';
import type { Executed } from './recorder-stand-in';
import type { Seat } from './seat';
import type { World } from './world';

interface Act {
  readonly at: number;
  readonly sent: Set<RequestName>;
}
type Pause = 'PauseRecording' | 'DesktopPause';
type Resume = 'ResumeRecording' | 'DesktopResume';

const BOTH: readonly Pause[] = ['PauseRecording', 'DesktopPause'];

/** How long after the word a resume may still leave, ms. */
const RESUME_ACT_MS = 10_000;
/** Silence read twice at least this far apart is the end of a call, ms. */
const CALL_END_APART_MS = 5000;
/** More requests than this in one second is a line that runs hot. */
const MOST_PER_SECOND = 25;
/** More than this in ten seconds, too. */
const MOST_PER_TEN_SECONDS = 60;

/** Judges what leaves one seat: whether it had a reason, was in time, and was written down before. */
export class LineJudge {
  private readonly acts = new Map<string, Act>();
  /** The agent's last word, if it was to pause. */
  private lastPause: { at: number; act: string } | undefined;
  /** Which planes were tried in which act. */
  private readonly pauses = new Map<string, Set<Pause>>();
  private isOut = false;
  private left: number[] = [];
  /** The call that was named in the newest answer to GetURL. */
  private callNamed: number | undefined;
  private readonly named = new Set<number>();
  /**
   * Since when, and until when, every status that was answered said NOT RECORDING: when it was
   * written down as asked, by the computer's clock, for the product has no other.
   */
  private silentSince: number | undefined;
  private silentUntil: number | undefined;

  constructor(
    private readonly world: World,
    private readonly seat: Seat,
  ) {}

  // ── What it is told ────────────────────────────────────────────────────────────────────────

  agentSays(word: 'pause' | 'resume', act: string): void {
    const at = this.world.time.now;
    if (word === 'resume') this.acts.set(act, { at, sent: new Set() });
    this.lastPause = word === 'pause' ? { at, act } : undefined;
  }

  /** The product has reason to forget what it tried: the clock jumped, the line is another one. */
  startsAnew(): void {
    const { state, journal, record } = this.seat;
    const intents = [state?.intent, journal.value?.intent];
    const acts = intents.map((intent) => (intent?.kind === 'protect' ? intent.act : undefined));
    for (const act of [...acts, record.value?.act, this.lastPause?.act]) {
      if (act !== undefined) this.pauses.set(act, new Set(BOTH));
    }
  }

  /** A silence that the clock says is yet to come begins now. */
  clockIsSet(now: number): void {
    if (this.silentSince !== undefined) this.silentSince = Math.min(this.silentSince, now);
  }

  /** A key that was pressed in the last instants of a background, before any write, is lost. */
  backgroundDied(): void {
    this.isOut = false;
    // The disk refused to remember what was sent, which keeps no resume back: it may leave once more.
    if (this.seat.journal.isRefused) for (const { sent } of this.acts.values()) sent.clear();
    this.startsAnew();
    const { intent } = this.seat.journal.value ?? {};
    const written = intent?.kind === 'protect' ? intent.act : undefined;
    const act = this.lastPause?.act;
    if (![this.seat.record.value?.act, written].includes(act)) this.lastPause = undefined;
  }

  /** The product heard what state the port was in, or which call it is about. */
  heard(request: RequestName, askedAt: number, said: Executed): void {
    if (request === 'GetURL' && said.call !== undefined) {
      this.callNamed = said.call;
      this.named.add(said.stretch ?? 0);
    }
    const { portStatus } = said.members;
    if (request !== 'PortStatusEX' || portStatus === undefined) return;
    // Asked before the clock was set back, it looks as if it had been asked in time to come.
    const at = Math.min(askedAt, this.world.clock());
    const isSilent = portStatus === 'NOT RECORDING';
    this.silentSince = isSilent ? (this.silentSince ?? at) : undefined;
    this.silentUntil = isSilent ? at : undefined;
  }

  answered(): void {
    this.isOut = false;
  }

  leaves(request: RequestName, parameters: Readonly<Record<string, string>>): void {
    if (this.isOut) this.fail(`${request} left while another request was out`);
    this.isOut = true;
    this.countRate();
    const purpose = this.seat.state?.inFlight?.purpose;
    if (!purpose) return this.fail(`${request} left and nobody wrote down why`);
    if (request === 'PauseRecording' || request === 'DesktopPause') {
      this.pauseLeaves(request, purpose);
    }
    if (request === 'ResumeRecording' || request === 'DesktopResume') {
      this.resumeLeaves(request, purpose);
    }
    if (request === 'AssignField') this.tagLeaves(parameters['fieldValue'] ?? '', purpose);
  }

  // ── A pause is on record before it leaves, and both planes are tried ───────────────────────

  private pauseLeaves(request: Pause, purpose: Purpose): void {
    if (purpose.kind !== 'pause') return this.fail(`${request} left for ${purpose.kind}`);
    const { record, state } = this.seat;
    const plane = request === 'PauseRecording' ? 'audio' : 'desktop';
    // A disk that hangs or fails keeps no pause back.
    if (!record.value?.[plane] && !record.isInTrouble) {
      this.fail(`${request} left with no pause record of it`);
    }
    const sent = this.pauses.get(purpose.act) ?? new Set();
    const isAgain = sent.has(request);
    this.pauses.set(purpose.act, sent.add(request));
    const other = request === 'PauseRecording' ? 'DesktopPause' : 'PauseRecording';
    const isPossible =
      other === 'DesktopPause' ? this.world.setup.hasLogin : state?.port.known !== undefined;
    if (isPossible && isAgain && !sent.has(other)) {
      this.fail(`${request} left a second time before any ${other}`);
    }
  }

  // ── A resume has a reason, is sent once, and soon ──────────────────────────────────────────

  private resumeLeaves(request: Resume, purpose: Purpose): void {
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
    const intent = this.seat.state?.intent;
    if (intent?.kind !== 'record' || intent.resume?.act !== name) return undefined;
    const { by } = intent.resume;
    const isAllowed =
      (by === 'call-end' && this.sawCallEnd()) ||
      (by === 'maximum' && this.world.mayResumeAtMaximum);
    if (!isAllowed) return undefined;
    const act: Act = { at: this.world.time.now, sent: new Set() };
    this.acts.set(name, act);
    this.lastPause = undefined;
    return act;
  }

  private sawCallEnd(): boolean {
    const { silentSince, silentUntil } = this;
    if (silentSince === undefined || silentUntil === undefined) return false;
    return silentUntil - silentSince >= CALL_END_APART_MS;
  }

  // ── A tag leaves only for the call that was named last ─────────────────────────────────────

  private tagLeaves(value: string, purpose: Purpose): void {
    if (purpose.kind !== 'tag-assign') return this.fail(`AssignField left for ${purpose.kind}`);
    if (this.callNamed === undefined || this.seat.judge.isForgivenTag(purpose.tag)) return;
    if (this.wasLeftUnnamed(purpose.tag)) return this.seat.judge.forgives(purpose.tag);
    const call = callOfValue(value);
    if (call !== undefined && call !== this.callNamed) {
      this.fail(`${value} left although call ${String(this.callNamed)} was named`);
    }
  }

  /** Of two calls, the one in which a value was read was left before anybody asked for its name. */
  private wasLeftUnnamed(id: string): boolean {
    const { page, recorder } = this.world;
    const tag = this.seat.state?.tags.find((each) => each.id === id);
    const stretch = tag && page.stretchOfTwo(tag.visit);
    if (stretch === undefined || !this.world.forgives('second-call-unnamed')) return false;
    return stretch !== recorder.stretch && !this.named.has(stretch);
  }

  private countRate(): void {
    const { now } = this.world.time;
    this.left = [...this.left.filter((each) => now - each < 10_000), now];
    const lastSecond = this.left.filter((each) => now - each < 1000).length;
    if (lastSecond > MOST_PER_SECOND) this.fail('the line runs hot');
    if (this.left.length > MOST_PER_TEN_SECONDS) this.fail('the line runs hot for long');
  }

  private fail(what: string): never {
    return this.seat.judge.fail(what);
  }
}

/** The call a value of the CRM page was read in. */
export function callOfValue(value: string): number | undefined {
  const id = /^account-(\d+)$/.exec(value)?.[1];
  return id === undefined ? undefined : Number(id);
}
