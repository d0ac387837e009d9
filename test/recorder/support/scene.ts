import type { PortState, RequestName } from '../../../lib/encore/requests';
import type { Claim, StatusWord } from '../../../lib/recorder/claim';
import type { Answer, RecorderEvent } from '../../../lib/recorder/events';
import { makeClaim } from '../../../lib/recorder/make-claim';
import { nextRequest } from '../../../lib/recorder/next-request';
import type { Next, NextRequest } from '../../../lib/recorder/next-request';
import { note } from '../../../lib/recorder/note';
import type { Presence, RecorderRules, SiteTagRules } from '../../../lib/recorder/rules';
import { initialState } from '../../../lib/recorder/state';
import type { PauseRecord, RecorderState } from '../../../lib/recorder/state';
import type { OfferedValue, Tag } from '../../../lib/recorder/tags';

/** When every scene begins, ms since the epoch. */
export const START = 1_700_000_000_000;

export const SITE: SiteTagRules = {
  name: 'Demo CRM',
  when: 'auto',
  which: 'confirm',
  holdMs: 0,
  readBack: false,
  pauseOnCardForm: false,
  linkWhen: 'call-end',
};

/** Rules of a plain seat: Windows login, desktop recorded, one CRM site. */
export function rulesWith(changes: Partial<RecorderRules> = {}): RecorderRules {
  return {
    identity: { by: 'windows-login', login: 'ACME\\anna', machine: 'PC7' },
    desktop: {
      recorded: true,
      login: 'ACME\\anna',
      first: 'audio',
      quarantineMs: 120_000,
      resumeAtStart: false,
    },
    protect: {
      maxMs: 300_000,
      warnMs: 225_000,
      onTimeout: 'remind',
      resumeDesktopAtCallEnd: true,
      carryMs: 0,
    },
    durationUnit: 'auto',
    interruptReads: true,
    sites: { crm: SITE },
    timeoutMs: 8000,
    ...changes,
  };
}

export const desktop = (changes: Partial<RecorderRules['desktop']>): RecorderRules['desktop'] => ({
  ...rulesWith().desktop,
  ...changes,
});
export const protect = (changes: Partial<RecorderRules['protect']>): RecorderRules['protect'] => ({
  ...rulesWith().protect,
  ...changes,
});

export const PROBLEM = { what: 'It failed.', meaning: 'So be it.', action: 'Wait.' };

export const done = (members: Answer['members'] = {}): Answer => ({
  outcome: 'acknowledged',
  code: 100,
  members,
});
export const refused = (code: number): Answer => ({
  outcome: 'refused',
  code,
  problem: { ...PROBLEM, code },
  members: {},
});
export const unanswered: Answer = { outcome: 'unknown', problem: PROBLEM, members: {} };
export const port = (number: number): Answer => done({ Unit: '1', Port: String(number) });
export const reads = (portStatus: PortState, stateDuration = '20'): Answer =>
  done({ portStatus, stateDuration });
export const url = (index: string): Answer =>
  done({ URL: `https://r.test/urlplayer.aspx?fldCallIndex=${index}&siteid=1` });

const USUAL: Partial<Record<RequestName, Answer>> = {
  InitUser: port(5),
  PortStatusEX: reads('PAUSE'),
  GetURL: url('4295.2640'),
};

type Untimed<E> = E extends RecorderEvent ? Omit<E, 'at'> : never;

/** The core with a clock and a line that the test plays by hand. */
export class Scene {
  now: number;
  state: RecorderState;
  presence: Presence = { screens: 1, crmPages: 1, locked: false, spread: 0 };

  constructor(
    public rules: RecorderRules = rulesWith(),
    started: { pauseRecord?: PauseRecord; journal?: RecorderState; at?: number } = {},
  ) {
    this.now = started.at ?? START;
    this.state = started.journal ?? initialState(this.now);
    const { pauseRecord } = started;
    this.note({
      type: 'started',
      browserStarted: !started.journal,
      ...(pauseRecord ? { pauseRecord } : {}),
    });
  }

  note(event: Untimed<RecorderEvent>): this {
    this.state = note(this.state, { ...event, at: this.now }, this.rules);
    return this;
  }

  pause(act = 'pause', by: 'agent' | 'hotkey' = 'agent'): this {
    return this.note({ type: 'secure-pause', act, by });
  }

  resume(act = 'resume'): this {
    return this.note({ type: 'resume-recording', act, by: 'agent' });
  }

  wait(ms: number): this {
    this.now += ms;
    return this.look();
  }

  look(): this {
    return this.note({ type: 'looked', act: `rule-${String(this.now)}` });
  }

  next(): Next {
    return nextRequest(this.state, this.rules, this.presence, this.now);
  }

  /** What is ready to be sent now, or undefined. */
  due(): RequestName | undefined {
    const next = this.next();
    return next.kind === 'send' ? next.request : undefined;
  }

  /** The next request leaves. */
  send(): NextRequest {
    const next = this.next();
    if (next.kind !== 'send') throw new Error('nothing is due');
    const { request, purpose } = next;
    this.note({ type: 'sent', flight: { request, purpose, sentAt: this.now } });
    return next;
  }

  /** The answer to what is out comes, `ms` later. */
  answer(answer: Answer, ms = 10): this {
    this.now += ms;
    return this.note({ type: 'answered', answer }).look();
  }

  /** Sends what is due, which must be `request`, and answers it. */
  exchange(request: RequestName, answer: Answer, ms = 10): this {
    const sent = this.send().request;
    if (sent !== request) throw new Error(`${sent} was sent, not ${request}`);
    return this.answer(answer, ms);
  }

  /** Reads the port when it is next due. */
  read(state: PortState): this {
    const next = this.next();
    if (next.kind === 'wait') this.wait(next.until - this.now);
    return this.exchange('PortStatusEX', reads(state));
  }

  /** Lives on for `ms`: sends what comes due and answers it, by default as a recorder in PAUSE. */
  live(ms: number, answers: Partial<Record<RequestName, Answer>> = {}): RequestName[] {
    const sent: RequestName[] = [];
    for (const end = this.now + ms; this.now < end;) {
      const next = this.next();
      if (next.kind === 'wait') this.wait(Math.min(next.until, end) - this.now);
      else {
        sent.push(next.request);
        this.exchange(next.request, answers[next.request] ?? USUAL[next.request] ?? done());
      }
    }
    return sent;
  }

  /** Port 5 is known, and read. */
  atPort(state: PortState): this {
    if (this.due() === 'InitUser') this.exchange('InitUser', port(5));
    return this.exchange('PortStatusEX', reads(state));
  }

  /** A call is recorded on port 5, its index is known, and nothing is due. */
  inCall(index = '4295.2640'): this {
    this.atPort('RECORD');
    if (this.due() === 'InitUser') this.exchange('InitUser', port(5));
    return this.exchange('GetURL', url(index));
  }

  /** A pause that holds on both planes and is checked. */
  protectedNow(act = 'pause'): this {
    return this.pause(act)
      .exchange('PauseRecording', done())
      .exchange('DesktopPause', done())
      .exchange('PortStatusEX', reads('PAUSE'))
      .exchange('InitUser', port(5));
  }

  claim(): Claim {
    return makeClaim(this.state, this.rules, this.presence, this.now);
  }

  word(): StatusWord {
    return this.claim().word;
  }

  reasons(): string[] {
    return this.claim().reasons.map(({ kind }) => kind);
  }

  open(
    record: string,
    values: readonly OfferedValue[],
    more: { visit?: string; page?: string; openedAt?: number } = {},
  ): this {
    const { visit = `visit-of-${record}`, page = 'page-1', openedAt = this.now } = more;
    return this.note({ type: 'record-opened', page, site: 'crm', record, visit, openedAt, values });
  }

  leave(page = 'page-1'): this {
    return this.note({ type: 'record-left', page });
  }

  tag(value: string): Tag | undefined {
    return this.state.tags.findLast((tag) => tag.value === value);
  }
}

export const account = (value: string): OfferedValue[] => [{ column: 'fldAccount', value }];
