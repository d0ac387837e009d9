import { failure, httpStatus, responseCode, transportFailed } from '../../lib/encore/errors';
import { REQUESTS } from '../../lib/encore/requests';
import type { RequestName } from '../../lib/encore/requests';
import type { EncoreError, SendOptions } from '../../lib/encore/types';
import { err, ok } from '../../lib/result';
import type { Result } from '../../lib/result';
import type { Fault } from './commands';
import type { Executed } from './recorder-stand-in';
import type { World } from './world';

type Answer = Result<object, EncoreError>;

/** A request on its way. */
export interface Letter {
  readonly by: string;
  readonly request: RequestName;
  readonly parameters: Readonly<Record<string, string>>;
  readonly options: SendOptions;
  /** Whether the background that sent it still lives. */
  readonly isAwaited: () => boolean;
}

/** Hears the answer, and what the recorder really said where that came through. */
type Tell = (answer: Answer, said?: Executed) => void;

const LATENCY_MS = 10;
const NOT_ARRIVED: Executed = { code: 653, members: {} };
/** Whatever is still under way arrives within this time, ms: the product's own quarantine. */
export const LONGEST_WAY_MS = 120_000;
const CARE_MS = 1000;
const TIMEOUT_MS = 8000;

/** What lies between the seats and the recorder: slow, lossy, and at times a liar. */
export class Network {
  /** When the last request arrives that its sender has given up. */
  latestArrival = 0;
  private faults: Fault[] = [];
  private readonly forgotten = new Map<string, number>();

  constructor(private readonly world: World) {}

  willFault(fault: Fault): void {
    this.faults.push(fault);
  }

  heal(): void {
    this.faults = [];
  }

  /** Nothing durable is left that could tell a seat's new browser of such a request under way. */
  loses(seat: string, request: RequestName): void {
    const latest = Math.max(this.latestArrival, this.world.time.now + TIMEOUT_MS);
    this.forgotten.set(`${request} of ${seat}`, latest);
  }

  /** A request leaves. Its answer, its time-out or its withdrawal is told once; then nothing more. */
  leaves(letter: Letter, tell: Tell): void {
    const { request, options } = letter;
    const { time } = this.world;
    const { timeoutMs = TIMEOUT_MS, signal } = options;
    let isOver = false;
    const callOff = time.after(timeoutMs, () =>
      answered(err(transportFailed(request, { kind: 'timed-out', technical: '' }, timeoutMs))),
    );
    const answered: Tell = (answer, said) => {
      if (isOver) return;
      isOver = true;
      callOff();
      tell(answer, said);
    };
    signal?.addEventListener('abort', () => answered(err(failure(request, 'aborted'))));
    const fault = this.takeFault(request);
    if (fault) this.faulty(letter, fault, timeoutMs, answered);
    else this.arrives(letter, LATENCY_MS, LATENCY_MS, answered);
  }

  /** Carried out after `there` ms, and answered `back` ms later. */
  private arrives(letter: Letter, there: number, back: number, tell: Tell): void {
    const { time } = this.world;
    time.after(there, () => {
      const said = this.execute(letter);
      time.after(back, () => tell(answerOf(letter.request, said), said));
    });
  }

  private faulty(letter: Letter, { kind, ms }: Fault, timeoutMs: number, tell: Tell): void {
    const { request } = letter;
    const { time } = this.world;
    const says = (answer: Answer) => void time.after(2 * LATENCY_MS, () => tell(answer));
    const executes = () => void time.after(LATENCY_MS, () => this.execute(letter));
    switch (kind) {
      case 'drop-request':
        return;
      case 'drop-answer':
        return executes();
      case 'late':
        return this.arrivesLate(letter, timeoutMs + Math.min(ms, LONGEST_WAY_MS - CARE_MS));
      case 'duplicate':
        executes();
        return this.arrives(letter, LATENCY_MS + Math.min(ms, timeoutMs / 2), LATENCY_MS, tell);
      case 'slow':
        return this.arrives(letter, LATENCY_MS, ms, tell);
      case 'error':
        return says(err(httpStatus(request, 503)));
      case 'error-but-executed':
        executes();
        return says(err(httpStatus(request, 500)));
      case 'cut':
        executes();
        return says(err(failure(request, 'unreadable')));
      case 'fault':
        return says(err(failure(request, 'fault', { notExecuted: true })));
      case 'refuse':
        return says(err(responseCode(request, 653, '')));
      case 'refuse-608':
        return says(err(responseCode(request, 608, '')));
      case 'lie-100':
        return says(ok({}));
      case 'lie-refused':
        executes();
        return says(err(responseCode(request, 608, '')));
    }
  }

  /** @param late given up by its sender, as is whatever a dead background had sent */
  private execute(letter: Letter, late = false): Executed {
    const { by, request, parameters, isAwaited } = letter;
    const isLate = late || !isAwaited();
    const { now } = this.world.time;
    if (isLate && now <= (this.forgotten.get(`${request} of ${by}`) ?? 0)) return NOT_ARRIVED;
    return this.world.recorder.execute(request, parameters, now, by, isLate);
  }

  private arrivesLate(letter: Letter, ms: number): void {
    const { request } = letter;
    const { kind } = REQUESTS[request];
    if (kind !== 'control' && kind !== 'write') return;
    const { time } = this.world;
    const arrival = time.now + ms;
    const leaps = this.world.unnoticedLeapsMs;
    this.latestArrival = Math.max(this.latestArrival, arrival);
    time.after(ms, () => {
      // No clock but the computer's says how long it was under way: it never is for longer by that.
      const isOverdue = ms + this.world.unnoticedLeapsMs - leaps > LONGEST_WAY_MS;
      if (!isOverdue) this.execute(letter, true);
    });
  }

  private takeFault(request: RequestName): Fault | undefined {
    const fault = this.faults.find(({ aim }) => isAimedAt(aim, request));
    if (!fault) return undefined;
    this.faults = this.faults.filter((each) => each !== fault);
    const isAudio = request === 'PauseRecording' || request === 'ResumeRecording';
    const isImpossible = fault.kind === 'lie-100' && !isAudio;
    if (isImpossible) return undefined;
    // A recorder either has links or has none: it does not refuse one now and then.
    return request === 'GetURL' && isRefusal(fault) ? { ...fault, kind: 'drop-request' } : fault;
  }
}

function isRefusal({ kind }: Fault): boolean {
  return ['refuse', 'refuse-608', 'lie-refused', 'fault'].includes(kind);
}

function answerOf(request: RequestName, { code, members }: Executed): Answer {
  return code === 100 ? ok({ ...members }) : err(responseCode(request, code, ''));
}

function isAimedAt(aim: Fault['aim'], request: RequestName): boolean {
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
