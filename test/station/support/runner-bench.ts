import { vi } from 'vitest';
import { ok } from '../../../lib/result';
import type { Result } from '../../../lib/result';
import type { PortState, RequestName } from '../../../lib/encore/requests';
import type { EncoreClient, EncoreError, SendOptions } from '../../../lib/encore/types';
import type { Trigger, PauseRecord, RecorderState } from '../../../lib/recorder/state';
import type { RecorderRules } from '../../../lib/recorder/rules';
import { createRunner } from '../../../lib/station/runner';
import type { Runner, RunnerNeeds } from '../../../lib/station/runner';
import { browserTimers } from '../../../lib/station/timers';
import { rulesWith } from '../../recorder/support/scene';

/** A request that left and waits for the test to answer it. */
export interface OnTheWay {
  readonly request: RequestName;
  readonly options: SendOptions;
  answer(result: Result<object, EncoreError>): Promise<void>;
  /** The client breaks its word and rejects. */
  breakDown(error: Error): Promise<void>;
}

export const port = (number: number) => ok({ Unit: '1', Port: String(number) });
export const reads = (portStatus: PortState) => ok({ portStatus, stateDuration: '20' });
export const done = ok({});
export const link = ok({ URL: 'https://r.test/urlplayer.aspx?fldCallIndex=4295.1&siteid=1' });

export function failed(kind: EncoreError['kind'], code?: number): Result<object, EncoreError> {
  const words = { what: 'It failed.', meaning: 'So be it.', action: 'Wait.' };
  const error = { kind, request: 'PortStatusEX' as const, ...words };
  return { ok: false, error: code === undefined ? error : { ...error, code } };
}

/** Answers of a recorder where all is well. */
const USUAL: Partial<Record<RequestName, Result<object, EncoreError>>> = {
  InitUser: port(5),
  PortStatusEX: reads('RECORD'),
  GetURL: link,
};

/**
 * A runner with a client that answers when the test says so, and a diary of all that was sent,
 * answered and written, in order. Fake timers must be on.
 */
export class Bench {
  readonly diary: string[] = [];
  readonly onTheWay: OnTheWay[] = [];
  rules: RecorderRules = rulesWith();
  mostAtOnce = 0;
  changed = vi.fn<() => void>();
  saveJournal: (state: RecorderState) => Promise<void> = () => Promise.resolve();
  saveRecord: (record: PauseRecord | undefined) => Promise<void> = () => Promise.resolve();
  readonly runner: Runner;
  private acts = 0;

  constructor(needs: Partial<RunnerNeeds> = {}) {
    this.runner = createRunner({
      now: () => Date.now(),
      timers: browserTimers,
      newAct: () => `act-${String((this.acts += 1))}`,
      client: () => this.client,
      rules: () => this.rules,
      presence: () => ({ screens: 1, crmPages: 0, locked: false, spread: 0 }),
      journal: {
        save: (state) => {
          this.diary.push('journal');
          return this.saveJournal(state);
        },
      },
      pauseRecord: {
        save: (record) => {
          this.diary.push(record ? 'pause record' : 'pause record cleared');
          return this.saveRecord(record);
        },
      },
      changed: () => {
        this.changed();
      },
      ...needs,
    });
  }

  readonly client = {
    send: (request: RequestName, _parameters: object, options: SendOptions = {}) =>
      new Promise((resolve, reject) => {
        this.diary.push(`${request} leaves`);
        const land = async (settle: () => void) => {
          this.onTheWay.splice(this.onTheWay.indexOf(each), 1);
          this.diary.push(`${request} answered`);
          settle();
          await settled();
        };
        const each: OnTheWay = {
          request,
          options,
          answer: (result) => land(() => resolve(result)),
          breakDown: (error) => land(() => reject(error)),
        };
        options.signal?.addEventListener('abort', () => {
          if (this.onTheWay.includes(each)) void each.answer(failed('aborted'));
        });
        this.onTheWay.push(each);
        this.mostAtOnce = Math.max(this.mostAtOnce, this.onTheWay.length);
      }),
  } as unknown as EncoreClient;

  async start(stored?: RecorderState, record?: PauseRecord): Promise<this> {
    this.runner.start(stored, record);
    await settled();
    return this;
  }

  async pause(act = 'pause', by: Trigger = 'agent'): Promise<void> {
    this.runner.note({ type: 'secure-pause', at: Date.now(), act, by });
    await settled();
  }

  async resume(act = 'resume'): Promise<void> {
    this.runner.note({ type: 'resume-recording', at: Date.now(), act, by: 'agent' });
    await settled();
  }

  /** The request that is out: there must be exactly one, of this name. */
  out(request: RequestName): OnTheWay {
    const [first, ...others] = this.onTheWay;
    if (first?.request !== request || others.length > 0) {
      throw new Error(`out: ${this.names().join(', ') || 'nothing'}, not ${request}`);
    }
    return first;
  }

  names(): RequestName[] {
    return this.onTheWay.map((each) => each.request);
  }

  /** Answers what comes, as a recorder where all is well, until nothing is out. */
  async untilQuiet(
    answers: Partial<Record<RequestName, Result<object, EncoreError>>> = {},
  ): Promise<void> {
    for (;;) {
      const [each] = this.onTheWay;
      if (!each) return;
      await each.answer(answers[each.request] ?? USUAL[each.request] ?? done);
    }
  }

  /** In a call on port 5, quiet, with an empty diary. */
  async inCall(): Promise<this> {
    await this.start();
    await this.untilQuiet();
    this.diary.length = 0;
    return this;
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
