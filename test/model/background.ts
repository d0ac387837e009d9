import { REQUESTS } from '../../lib/encore/requests';
import type { Claim } from '../../lib/recorder/claim';
import type { Answer, RecorderEvent } from '../../lib/recorder/events';
import { isStillWanted } from '../../lib/recorder/intent';
import { makeClaim } from '../../lib/recorder/make-claim';
import { nextRequest } from '../../lib/recorder/next-request';
import type { NextRequest } from '../../lib/recorder/next-request';
import { note } from '../../lib/recorder/note';
import type { RecorderRules } from '../../lib/recorder/rules';
import { initialState } from '../../lib/recorder/state';
import type { InFlight, PauseRecord, RecorderState } from '../../lib/recorder/state';

/** What the background needs of the world. `soon` runs work later, unless the background dies first. */
export interface Outside {
  /** The computer's clock, ms since the epoch: not always the true time. */
  clock(): number;
  soon(ms: number, work: () => void): void;
  rules(): RecorderRules;
  leaves(next: NextRequest, answered: (answer: Answer) => void): void;
  shows(claim: Claim): void;
  newAct(): string;
}

/** What outlives a background. */
export interface Disk {
  journal?: RecorderState | undefined;
  record?: PauseRecord | undefined;
}

const PRESENCE = { screens: 1, crmPages: 1, locked: false, spread: 0 };
const WRITE_MS = 2;
const READ_PATIENCE_MS = 1000;
const LONGEST_TIMER_MS = 60_000;

/**
 * One life of the background: drives the core in the steps in which the runner does, with a
 * chance to die between any two of them.
 */
export class Background {
  state: RecorderState;
  private running = false;
  private savedState: RecorderState | undefined;
  private wakeUp = 0;
  private flight: { answered: (answer: Answer) => void; readable: boolean } | undefined;
  private writing = false;
  private readonly toWrite: (() => void)[] = [];

  constructor(
    private readonly outside: Outside,
    private readonly disk: Disk,
  ) {
    this.state = disk.journal ?? initialState(outside.clock());
    const known = disk.record ? { pauseRecord: disk.record } : {};
    const at = outside.clock();
    this.fold({ type: 'started', at, browserStarted: !disk.journal, ...known });
    this.show();
    this.look();
  }

  note(event: RecorderEvent): void {
    this.fold(event);
    if (event.type === 'secure-pause') this.giveUpReadSoon();
    if (event.type === 'secure-pause' || event.type === 'resume-recording') {
      this.write(() => undefined);
    }
    this.look();
  }

  look(): void {
    if (this.running) return;
    this.running = true;
    this.step();
  }

  private fold(event: RecorderEvent): void {
    const before = this.state;
    this.state = note(before, event, this.outside.rules());
    if (this.state !== before) this.show();
  }

  private show(): void {
    const { outside } = this;
    outside.shows(makeClaim(this.state, outside.rules(), PRESENCE, outside.clock()));
  }

  private step(): void {
    const { outside } = this;
    this.fold({ type: 'looked', at: outside.clock(), act: outside.newAct() });
    const next = nextRequest(this.state, outside.rules(), PRESENCE, outside.clock());
    if (next.kind === 'send') this.send(next);
    else if (this.state !== this.savedState) this.write(() => this.step());
    else this.sleep(next.until);
  }

  private sleep(until: number): void {
    this.running = false;
    const turn = (this.wakeUp += 1);
    const ms = Math.min(LONGEST_TIMER_MS, Math.max(1, until - this.outside.clock()));
    this.outside.soon(ms, () => {
      if (turn === this.wakeUp) this.look();
    });
  }

  private send(next: NextRequest): void {
    const { request, purpose } = next;
    const inFlight: InFlight = { request, purpose, sentAt: this.outside.clock() };
    this.fold({ type: 'sent', at: inFlight.sentAt, flight: inFlight });
    const answered = (answer: Answer) => {
      if (this.flight?.answered !== answered) return;
      this.flight = undefined;
      this.fold({ type: 'answered', at: this.outside.clock(), answer });
      this.write(() => this.step());
    };
    const { kind } = REQUESTS[request];
    this.flight = { answered, readable: kind === 'read' || kind === 'init' };
    this.write(() => {
      if (isStillWanted(this.state, inFlight, this.outside.clock())) {
        this.outside.leaves(next, answered);
      } else answered({ outcome: 'refused', withdrawn: true, members: {} });
    });
  }

  private giveUpReadSoon(): void {
    const { flight } = this;
    const { intent, audio, desktop } = this.state;
    if (!flight?.readable || intent.kind !== 'protect') return;
    if (audio.pause?.act === intent.act && desktop.pause?.act === intent.act) return;
    this.outside.soon(READ_PATIENCE_MS, () => {
      flight.answered({ outcome: 'unknown', withdrawn: true, members: {} });
    });
  }

  /** Pause record first, journal second, one write after the other. */
  private write(done: () => void): void {
    this.toWrite.push(done);
    if (this.writing) return;
    this.writing = true;
    this.writeNext();
  }

  private writeNext(): void {
    const done = this.toWrite.shift();
    if (!done) {
      this.writing = false;
      return;
    }
    const { owed } = this.state;
    this.outside.soon(WRITE_MS, () => {
      this.disk.record = owed;
      const saving = this.state;
      this.savedState = saving;
      this.outside.soon(WRITE_MS, () => {
        this.disk.journal = saving;
        done();
        this.writeNext();
      });
    });
  }
}
