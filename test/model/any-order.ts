import type fc from 'fast-check';
import { failure, responseCode } from '../../lib/encore/errors';
import type { RequestName } from '../../lib/encore/requests';
import type { EncoreClient, EncoreError, SendOptions } from '../../lib/encore/types';
import { err, ok } from '../../lib/result';
import type { Result } from '../../lib/result';
import type { PauseRecord } from '../../lib/recorder/state';
import type { Timers } from '../../lib/station/timers';
import { PLAIN_SETUP } from './commands';
import { PRODUCT } from './product';
import type { Product } from './product';
import { RecorderStandIn } from './recorder-stand-in';
import { rulesOf } from './rules';

/** What the agent says or the page tells, in this order, whatever comes between. */
export type Word = 'pause' | 'resume' | 'record';
/** What becomes of one request after the other. */
export type Fate = 'answered' | 'refused' | 'unanswered';

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

const START = 1_800_000_000_000;
const DISK_PATIENCE_MS = 500;
const PAUSES: readonly RequestName[] = ['PauseRecording', 'DesktopPause'];
const RESUMES: readonly RequestName[] = ['ResumeRecording', 'DesktopResume'];

/**
 * The real line in the hands of a scheduler: words, answers, disk writes and the clock come in any
 * order it likes. What leaves is judged at once; the first broken promise is kept in `verdict`.
 */
export class LineInAnyOrder {
  verdict: string | undefined;
  private now = START;
  private alarms: Alarm[] = [];
  private acts = 0;
  private outstanding = 0;
  private onDisk: PauseRecord | undefined;
  private recordAskedAt = Number.NEGATIVE_INFINITY;
  /** The agent wants a pause that no request of has left yet. */
  private pauseIsFirst = false;
  private lastWord: 'pause' | 'resume' | undefined;
  /** The resumes that the last word still allows. */
  private allowed: RequestName[] = [];
  private readonly recorder = new RecorderStandIn(PLAIN_SETUP);
  private readonly runner;

  constructor(
    private readonly scheduler: fc.Scheduler,
    private readonly fates: readonly Fate[],
    product: Product = PRODUCT,
  ) {
    this.recorder.callStarts(START);
    this.runner = product.createRunner({
      now: () => this.now,
      timers: this.timers,
      newAct: () => this.newName('rule'),
      client: () => this.client,
      rules: () => RULES,
      presence: () => ({ screens: 1, crmPages: 1, locked: false, spread: 0 }),
      journal: { save: () => this.scheduler.schedule(Promise.resolve(), 'journal is written') },
      pauseRecord: { save: (record) => this.saveRecord(record) },
      changed: () => undefined,
    });
  }

  /** Lives for so many steps, or until a promise is broken. */
  async live(words: readonly Word[], steps: number): Promise<void> {
    this.runner.start(undefined, undefined);
    this.scheduler.scheduleSequence(
      words.map((word) => ({ label: word, builder: async () => this.says(word) })),
    );
    this.clockGoesOn();
    for (let step = 0; step < steps && this.verdict === undefined; step += 1) {
      await this.scheduler.waitNext(1);
    }
  }

  private says(word: Word): void {
    const at = this.now;
    if (word === 'record') return this.opensRecord();
    const act = this.newName('agent');
    const wasWanted = this.runner.state().intent.kind === 'protect';
    this.lastWord = word;
    if (word === 'pause') {
      this.pauseIsFirst ||= !wasWanted;
      this.allowed = [];
      this.runner.note({ type: 'secure-pause', at, act, by: 'agent' });
    } else {
      this.pauseIsFirst = false;
      this.allowed = [...RESUMES];
      this.runner.note({ type: 'resume-recording', at, act, by: 'agent' });
    }
  }

  private opensRecord(): void {
    const visit = this.newName('visit');
    this.runner.note({
      type: 'record-opened',
      at: this.now,
      page: 'page',
      site: 'crm',
      record: `/record/${visit}`,
      visit,
      openedAt: this.now,
      values: [{ column: 'fldAccount', value: visit }],
    });
  }

  // ── What leaves is judged ──────────────────────────────────────────────────────────────────

  private leaves(request: RequestName): void {
    if (this.outstanding > 0) this.broken(`${request} left while another request was out`);
    if (PAUSES.includes(request)) {
      const isPatient = this.now - this.recordAskedAt < DISK_PATIENCE_MS;
      if (!this.onDisk && isPatient) this.broken(`${request} left with no pause record on disk`);
      this.pauseIsFirst = false;
    } else if (this.pauseIsFirst && !this.needsPort(request))
      this.broken(`${request} left before the pause`);
    if (!RESUMES.includes(request)) return;
    if (this.lastWord !== 'resume') this.broken(`${request} left without a word`);
    if (!this.allowed.includes(request)) this.broken(`${request} left twice by one word`);
    this.allowed = this.allowed.filter((each) => each !== request);
  }

  /** A pause needs a port to go to: that is asked first, if it was about to be. */
  private needsPort(request: RequestName): boolean {
    return request === 'InitUser' && !this.runner.state().port.known;
  }

  private broken(what: string): void {
    this.verdict ??= what;
  }

  // ── The world around it ────────────────────────────────────────────────────────────────────

  private readonly client = {
    send: (request: RequestName, parameters: object, { signal }: SendOptions = {}) => {
      this.leaves(request);
      this.outstanding += 1;
      const answer = this.answer(request, { ...parameters });
      return new Promise<Result<object, EncoreError>>((resolve) => {
        let isOver = false;
        const over = (result: Result<object, EncoreError>) => {
          if (!isOver) this.outstanding -= 1;
          isOver = true;
          resolve(result);
        };
        signal?.addEventListener('abort', () => over(err(failure(request, 'aborted'))));
        void this.scheduler
          .schedule(Promise.resolve(), `${request} is answered`)
          .then(() => over(answer));
      });
    },
  } as EncoreClient;

  private answer(request: RequestName, parameters: object): Result<object, EncoreError> {
    const fate = this.fates[this.acts % Math.max(1, this.fates.length)];
    if (fate === 'refused') return err(responseCode(request, 653, ''));
    const { code, members } = this.recorder.execute(request, { ...parameters }, this.now);
    if (fate === 'unanswered') return err(failure(request, 'unreadable'));
    return code === 100 ? ok({ ...members }) : err(responseCode(request, code, ''));
  }

  private async saveRecord(record: PauseRecord | undefined): Promise<void> {
    this.recordAskedAt = this.now;
    await this.scheduler.schedule(Promise.resolve(), 'pause record is written');
    this.onDisk = record;
  }

  private readonly timers: Timers = {
    after: (ms, ring) => {
      const alarm = { at: this.now + ms, ring };
      this.alarms.push(alarm);
      return () => {
        this.alarms = this.alarms.filter((each) => each !== alarm);
      };
    },
  };

  /** The clock goes on to the next alarm and rings it: one step like any other, again and again. */
  private clockGoesOn(): void {
    void this.scheduler.schedule(Promise.resolve(), 'an alarm rings').then(() => {
      const [next] = this.alarms.toSorted((a, b) => a.at - b.at);
      if (next) {
        this.alarms = this.alarms.filter((each) => each !== next);
        this.now = Math.max(this.now, next.at);
        next.ring();
      }
      this.clockGoesOn();
    });
  }

  private newName(kind: string): string {
    return `${kind}-${String((this.acts += 1))}`;
  }
}

const RULES = rulesOf(PLAIN_SETUP);
