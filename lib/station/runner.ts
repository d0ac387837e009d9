import { REQUESTS } from '../encore/requests';
import type { RequestName } from '../encore/requests';
import { outcomeOf } from '../encore/outcome';
import type { EncoreClient, EncoreError, Parameters } from '../encore/types';
import type { Answer, RecorderEvent } from '../recorder/events';
import { isStillWanted } from '../recorder/intent';
import { pauseHasNotLeft } from '../recorder/first-pauses';
import { nextRequest } from '../recorder/next-request';
import type { NextRequest } from '../recorder/next-request';
import { note } from '../recorder/note';
import type { Presence, RecorderRules } from '../recorder/rules';
import { initialState } from '../recorder/state';
import type { InFlight, PauseRecord, Purpose, RecorderState } from '../recorder/state';
import { log } from '../log';
import type { Result } from '../result';
import type { Timers } from './timers';

/** How long a pause waits for a running read before it gives the read up, ms. */
const READ_PATIENCE_MS = 1000;
/** How long a request waits for the disk to take the pause record: a pause must not hang on it, ms. */
const DISK_PATIENCE_MS = 500;
/** Longest timer: a longer wait is looked at again, ms. */
const LONGEST_TIMER_MS = 60_000;

export interface RunnerNeeds {
  readonly now: () => number;
  readonly timers: Timers;
  readonly newAct: () => string;
  /** The client for the service in force; undefined while there is none. */
  readonly client: () => EncoreClient | undefined;
  readonly rules: () => RecorderRules;
  readonly presence: () => Presence;
  readonly journal: { save(state: RecorderState): Promise<void> };
  readonly pauseRecord: { save(record: PauseRecord | undefined): Promise<void> };
  /** Called after each change of what is known. */
  readonly changed: () => void;
  /** Called after each change with what made it, before `changed`. */
  readonly happened?: (before: RecorderState, event: RecorderEvent, after: RecorderState) => void;
}

/**
 * Work on the line that is not the core's own, such as the check of the service. It brings its own
 * way to the service, and ends soon when the signal says that a pause is in a hurry.
 */
export type Errand = (signal: AbortSignal) => Promise<void>;

interface QueuedErrand {
  readonly errand: Errand;
  readonly done: (did: boolean) => void;
}

export interface Runner {
  readonly state: () => RecorderState;
  /** Takes up what was known before, then the start itself, and begins to work. */
  start(stored: RecorderState | undefined, pauseRecord: PauseRecord | undefined): void;
  /**
   * Practice began or ended: all that was known is void, as after a start of the browser. What is
   * still out belongs to the line of before; its answer is heard by nobody.
   */
  beginAnew(pauseRecord: PauseRecord | undefined): void;
  /** Folds an event in at once, and does what follows from it. */
  note(event: RecorderEvent): void;
  /** Looks again whether something is due: a page came or went, an alarm rang. */
  look(): void;
  /** Does an errand between two requests; false if a pause is wanted, for then there is no time. */
  run(errand: Errand): Promise<boolean>;
  /**
   * Does an errand of one short read when nothing at all is due. While a pause is wanted too: it is
   * to take no longer then than the core's own reads may.
   */
  runIdle(errand: Errand): Promise<boolean>;
}

/**
 * The one line to the recorder: asks the core what is next, writes it down, sends it, writes the
 * answer down, and so on. One request is outstanding at most, whoever asked for it.
 */
export function createRunner(needs: RunnerNeeds): Runner {
  let state = initialState(needs.now());
  let running = false;
  let looked = false;
  let started = false;
  let cancelSleep = (): void => undefined;
  let flight: { readonly readable: boolean; readonly abort: AbortController } | undefined;
  let savedRecord: PauseRecord | undefined | typeof NEVER_SAVED;
  let savedState: RecorderState | undefined;
  let writing = Promise.resolve();
  /** Settle when pause record and journal have, as far as the disk was asked by now. */
  let recording: Promise<void> = Promise.resolve();
  let journalling: Promise<void> = Promise.resolve();
  const errands: QueuedErrand[] = [];
  const idleErrands: QueuedErrand[] = [];

  function fold(event: RecorderEvent): void {
    const before = state;
    state = note(state, event, needs.rules());
    if (state === before) return;
    tell(() => needs.happened?.(before, event, state));
    tell();
  }

  /** Whoever listens must not be able to stop the line. */
  function tell(work: () => void = needs.changed): void {
    try {
      work();
    } catch (error) {
      log.error('a change could not be told', error);
    }
  }

  /** Writes down what is known by now, after whatever is being written. */
  function writeDown(): Promise<void> {
    writing = writing.then(writeNow);
    return writing;
  }

  async function writeNow(): Promise<void> {
    const { owed } = state;
    if (!sameRecord(owed, savedRecord)) {
      savedRecord = owed;
      recording = safely(
        () => needs.pauseRecord.save(owed),
        'pause record',
        () => {
          savedRecord = NEVER_SAVED;
        },
      );
      await patiently(recording);
    }
    if (state === savedState) return;
    const saving = state;
    savedState = saving;
    journalling = safely(() => needs.journal.save(saving), 'journal');
    await patiently(journalling);
  }

  /** Waits for the disk, but not for long. */
  async function patiently(disk: Promise<void>): Promise<void> {
    let cancel = (): void => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = needs.timers.after(DISK_PATIENCE_MS, resolve);
    });
    await Promise.race([disk, patience]);
    cancel();
  }

  async function pump(): Promise<void> {
    if (running || !started) return;
    running = true;
    try {
      // A look that comes while the last step is still settling asks for another one.
      do {
        looked = false;
        while (await step());
      } while (looked);
    } finally {
      running = false;
    }
  }

  /** Does one thing; false when there is nothing to do but sleep. */
  async function step(): Promise<boolean> {
    // Nothing is out between two steps: should it seem so, something failed, and nobody will answer.
    if (state.inFlight) fold({ type: 'answered', at: needs.now(), answer: LOST });
    fold({ type: 'looked', at: needs.now(), act: needs.newAct() });
    const errand = errands.shift();
    if (errand) {
      errand.done(state.intent.kind !== 'protect' && (await runErrand(errand.errand)));
      return true;
    }
    const client = needs.client();
    const next = nextRequest(state, needs.rules(), needs.presence(), needs.now());
    if (next.kind === 'send' && client) {
      await sendOne(client, next);
      return true;
    }
    if (state !== savedState) {
      await writeDown();
      return true;
    }
    const idle = idleErrands.shift();
    if (idle) {
      idle.done(await runErrand(idle.errand));
      return true;
    }
    sleep(next.kind === 'wait' ? next.until : needs.now() + LONGEST_TIMER_MS);
    return false;
  }

  async function sendOne(client: EncoreClient, next: NextRequest): Promise<void> {
    const { request, purpose } = next;
    const inFlight: InFlight = { request, purpose, sentAt: needs.now() };
    const kind = REQUESTS[request].kind;
    const abort = new AbortController();
    flight = { readable: kind === 'read' || kind === 'init', abort };
    fold({ type: 'sent', at: inFlight.sentAt, flight: inFlight });
    await writeDown();
    const answer = await leave(client, next, inFlight, abort.signal);
    flight = undefined;
    fold({ type: 'answered', at: needs.now(), answer });
    await writeDown();
  }

  /** Sends what was written down, unless something happened meanwhile that keeps it back. */
  async function leave(
    client: EncoreClient,
    next: NextRequest,
    inFlight: InFlight,
    signal: AbortSignal,
  ): Promise<Answer> {
    if (ONCE_ONLY.includes(next.purpose.kind)) await untilWrittenDown(inFlight);
    if (!isStillWanted(state, inFlight, needs.now())) return NOT_SENT;
    return isOvertaken(inFlight) ? OVERTAKEN : sendUntyped(client, next, signal);
  }

  /** A pause that is due by now goes first, but for the question which port it is to go to. */
  function isOvertaken({ purpose }: InFlight): boolean {
    if (state.intent.kind !== 'protect' || purpose.kind === 'pause') return false;
    if (purpose.kind === 'init' && !state.port.known) return false;
    const { inFlight: _this, ...idle } = state;
    const first = nextRequest(idle, needs.rules(), needs.presence(), needs.now());
    return first.kind === 'send' && first.purpose.kind === 'pause';
  }

  /**
   * What no disk knows of would be sent once more, should the background die, or its quarantine be
   * forgotten, should the browser: what must not be repeated waits for both as long as it may leave
   * at all. Only a disk that says no keeps nothing back.
   */
  async function untilWrittenDown(inFlight: InFlight): Promise<void> {
    let isDone = false;
    const disk = Promise.all([recording, journalling]).then(() => {
      isDone = true;
    });
    while (!isDone && isStillWanted(state, inFlight, needs.now())) await patiently(disk);
  }

  /** A pause waits at most a second for a running read, and for a control request to its end. */
  function giveUpReadSoon(): void {
    const running = flight;
    if (
      !running?.readable ||
      !needs.rules().interruptReads ||
      !pauseHasNotLeft(state, needs.rules())
    )
      return;
    needs.timers.after(READ_PATIENCE_MS, () => running.abort.abort());
  }

  async function runErrand(errand: Errand): Promise<boolean> {
    const abort = new AbortController();
    flight = { readable: true, abort };
    try {
      await errand(abort.signal);
    } catch (error) {
      log.error('an errand failed', error);
    }
    flight = undefined;
    return true;
  }

  function queue(into: QueuedErrand[], errand: Errand): Promise<boolean> {
    return new Promise((done) => {
      into.push({ errand, done });
      look();
    });
  }

  function sleep(until: number): void {
    cancelSleep();
    const wait = Math.min(LONGEST_TIMER_MS, Math.max(0, until - needs.now()));
    cancelSleep = needs.timers.after(wait, look);
  }

  function look(): void {
    cancelSleep();
    looked = true;
    pump().catch((error: unknown) => {
      log.error('the line stopped unexpectedly', error);
      sleep(needs.now() + READ_PATIENCE_MS);
    });
  }

  /** Errands that wait were meant for the line of before. */
  function dropErrands(): void {
    for (const { done } of [...errands.splice(0), ...idleErrands.splice(0)]) done(false);
  }

  return {
    state: () => state,
    beginAnew(pauseRecord) {
      dropErrands();
      flight?.abort.abort();
      savedRecord = pauseRecord;
      const known = pauseRecord ? { pauseRecord } : {};
      const at = needs.now();
      fold({ type: 'started', at, browserStarted: true, otherLine: true, ...known });
      look();
    },
    start(stored, pauseRecord) {
      if (stored) state = stored;
      savedRecord = pauseRecord;
      started = true;
      const known = pauseRecord ? { pauseRecord } : {};
      fold({ type: 'started', at: needs.now(), browserStarted: !stored, ...known });
      tell();
      look();
    },
    note(event) {
      fold(event);
      if (event.type === 'secure-pause') giveUpReadSoon();
      // The agent's word must outlive the background, also while a request is out.
      if (AGENTS_WORDS.includes(event.type)) void writeDown();
      look();
    },
    look,
    run: (errand) => queue(errands, errand),
    runIdle: (errand) => queue(idleErrands, errand),
  };
}

/** What an agent said with a key or a button. */
const AGENTS_WORDS: readonly RecorderEvent['type'][] = [
  'secure-pause',
  'resume-recording',
  'control',
  'card-form',
];
/** Purposes whose request may never be sent twice for one word. */
const ONCE_ONLY: readonly Purpose['kind'][] = ['resume', 'control', 'event'];

const LOST: Answer = { outcome: 'unknown', members: {} };
const NOT_SENT: Answer = { outcome: 'refused', withdrawn: true, members: {} };
/** Not sent either, but to be asked again: a refusal would be read as the service's own word. */
const OVERTAKEN: Answer = { outcome: 'unknown', withdrawn: true, members: {} };

/** What the disk holds is not known: it must be written again. */
const NEVER_SAVED = 'never-saved';

function sameRecord(
  a: PauseRecord | undefined,
  b: PauseRecord | undefined | typeof NEVER_SAVED,
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The core names requests and parameters as data; the client checks them before sending. */
async function sendUntyped(
  client: EncoreClient,
  next: NextRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const parameters = next.parameters as unknown as Parameters[RequestName];
  try {
    return answerOf(
      await client.send(next.request, parameters, { timeoutMs: next.timeoutMs, signal }),
    );
  } catch (error) {
    log.error('a request failed in a way nobody foresaw', error);
    return LOST;
  }
}

function answerOf(result: Result<object, EncoreError>): Answer {
  const outcome = outcomeOf(result);
  if (result.ok) return { outcome, code: 100, members: { ...result.value } };
  const { kind, code, what, meaning, action } = result.error;
  const numbered = code === undefined ? {} : { code };
  return {
    outcome,
    ...numbered,
    ...(kind === 'aborted' ? { withdrawn: true } : {}),
    problem: { what, meaning, action, ...numbered },
    members: {},
  };
}

/** Settles when the disk has, and never rejects. `failed` is called should it refuse, however late. */
function safely(work: () => Promise<void>, what: string, failed?: () => void): Promise<void> {
  return Promise.resolve()
    .then(work)
    .catch((error: unknown) => {
      log.error(`the ${what} could not be written`, error);
      failed?.();
    });
}
