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

const LATENCY_MS = 10;
/** Whatever is still under way arrives within this time, ms: the product's own quarantine. */
export const LONGEST_WAY_MS = 120_000;
const CARE_MS = 1000;
const TIMEOUT_MS = 8000;

/** What lies between the seats and the recorder: slow, lossy, and at times a liar. */
export class Network {
  private faults: Fault[] = [];

  constructor(private readonly world: World) {}

  willFault(fault: Fault): void {
    this.faults.push(fault);
  }

  heal(): void {
    this.faults = [];
  }

  /** A request leaves. Its answer, its time-out or its withdrawal is told once; then nothing more. */
  leaves(
    request: RequestName,
    parameters: object,
    { timeoutMs = TIMEOUT_MS, signal }: SendOptions,
    tell: (answer: Answer) => void,
  ): void {
    const { time } = this.world;
    let isOver = false;
    const answered = (answer: Answer) => {
      if (isOver) return;
      isOver = true;
      tell(answer);
    };
    const later = (ms: number, answer: Answer) => void time.after(ms, () => answered(answer));
    signal?.addEventListener('abort', () => answered(err(failure(request, 'aborted'))));
    const execute = (late = false) =>
      this.world.recorder.execute(request, { ...parameters }, time.now, late);
    const unanswered = err(
      transportFailed(request, { kind: 'timed-out', technical: '' }, timeoutMs),
    );
    const { kind, ms } = this.takeFault(request);
    switch (kind) {
      case 'drop-request':
        return later(timeoutMs, unanswered);
      case 'late':
        if (REQUESTS[request].kind === 'control') {
          this.arrivesLate(request, timeoutMs + Math.min(ms, LONGEST_WAY_MS - CARE_MS), execute);
        }
        return later(timeoutMs, unanswered);
      case 'error':
        return later(LATENCY_MS, err(httpStatus(request, 503)));
      case 'refuse':
        return later(LATENCY_MS, err(responseCode(request, 653, '')));
      case 'lie-100':
        return later(LATENCY_MS, ok({}));
      default:
        time.after(LATENCY_MS, () => {
          const answer = answerOf(request, execute());
          if (kind === 'drop-answer') later(timeoutMs - LATENCY_MS, unanswered);
          else if (kind === 'error-but-executed') later(LATENCY_MS, err(httpStatus(request, 500)));
          else if (kind === 'lie-refused') later(LATENCY_MS, err(responseCode(request, 608, '')));
          else if (kind === 'slow' && ms >= timeoutMs) later(timeoutMs - LATENCY_MS, unanswered);
          else later(kind === 'slow' ? ms : LATENCY_MS, answer);
        });
    }
  }

  private arrivesLate(request: RequestName, ms: number, execute: (late: boolean) => void): void {
    const { time, judge } = this.world;
    judge.mayArriveLate(request, time.now + ms);
    time.after(ms, () => {
      if (!judge.isForgiven(request, time.now)) execute(true);
    });
  }

  private takeFault(request: RequestName): { kind: Fault['kind'] | 'none'; ms: number } {
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
