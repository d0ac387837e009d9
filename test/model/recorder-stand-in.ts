import type { PortState, RequestName } from '../../lib/encore/requests';

/** A call as the recorder keeps it, with every value that was ever written on it. */
export interface RecordedCall {
  readonly id: number;
  readonly fields: Map<string, string[]>;
}

/** One of the two calls a telephone can have, and whether its recording is paused. */
interface Leg {
  readonly call: RecordedCall;
  paused: boolean;
}

interface Port {
  active: Leg | undefined;
  held: Leg | undefined;
  /** A pause that outlasted its call: the next one comes in paused. */
  lingers: boolean;
  /** The call that ended last. */
  ended: RecordedCall | undefined;
  /** When the port last began to record, true time; and the seat that asked for it, if one did. */
  recordsSince: number;
  recordsBy: string | undefined;
  /** When it last ceased to record. */
  silentSince: number;
}

export interface Executed {
  readonly code: number;
  readonly members: Readonly<Record<string, string>>;
  /** The call it was about, and in which stretch. Nobody but the judge is told. */
  readonly call?: number;
  readonly stretch?: number;
}

export interface RecorderNature {
  readonly pauseOutlastsCall: boolean;
  /** Whether a consultation that begins while the port is paused is paused as well. */
  readonly pauseCoversConsult: boolean;
  readonly hasLinks: boolean;
}

const DONE: Executed = { code: 100, members: {} };
const refused = (code: number): Executed => ({ code, members: {} });

/**
 * The recorder of the model: two planes, told apart from everything the product knows of them.
 * Times are the true time of the world, ms. It is written from the vendor's description and shares
 * no code with the product or with its simulator.
 */
export class RecorderStandIn {
  /** The port that records the agent, whatever the product believes. */
  agentPort = 1;
  /** `by`: the seat whose request made it what it is, if it was one; `late`: given up long ago. */
  desktop: { recording: boolean; since: number; by?: string; late?: boolean } = {
    recording: true,
    since: 0,
  };
  readonly calls: RecordedCall[] = [];
  /** Counts the stretches in which one and the same call is the one requests act on. */
  stretch = 0;
  private readonly ports = new Map<number, Port>();

  constructor(private readonly nature: RecorderNature) {}

  port(number = this.agentPort): Port {
    const found = this.ports.get(number);
    if (found) return found;
    const made: Port = {
      active: undefined,
      held: undefined,
      lingers: false,
      ended: undefined,
      recordsSince: 0,
      recordsBy: undefined,
      silentSince: 0,
    };
    this.ports.set(number, made);
    return made;
  }

  /** What the port reports: the active call, and only without one the held call. */
  stateOf({ active, held, lingers }: Port): PortState {
    if (active) return active.paused ? 'PAUSE' : 'RECORD';
    if (held) return held.paused ? 'PAUSE' : 'SUSPENDED';
    return lingers ? 'PAUSE' : 'NOT RECORDING';
  }

  /** The call every request acts on. */
  callOf({ active, held }: Port): RecordedCall | undefined {
    return (active ?? held)?.call;
  }

  records({ active }: Port): boolean {
    return active !== undefined && !active.paused;
  }

  // ── What people and telephones do ──────────────────────────────────────────────────────────

  callStarts(now: number): void {
    this.turn(this.port(), now, (port) => {
      if (port.active || port.held) return;
      // A pause changes only when a request is received: the new call comes in unrecorded.
      port.active = this.newLeg(port.lingers);
      port.lingers = false;
    });
  }

  callEnds(now: number): void {
    this.turn(this.port(), now, (port) => {
      const ended = port.active ?? port.held;
      if (port.active) port.active = undefined;
      else port.held = undefined;
      port.ended = ended?.call ?? port.ended;
      port.lingers ||= !port.held && ended?.paused === true && this.nature.pauseOutlastsCall;
    });
  }

  hold(now: number): void {
    this.turn(this.port(), now, (port) => {
      if (!port.active || port.held) return;
      port.held = port.active;
      port.active = undefined;
    });
  }

  /** The held call is taken back; a call that was active is held instead. */
  retrieve(now: number): void {
    this.turn(this.port(), now, (port) => {
      if (!port.held) return;
      [port.active, port.held] = [port.held, port.active];
    });
  }

  /** A second call, to a colleague, while the customer is on hold. */
  consult(now: number): void {
    this.turn(this.port(), now, (port) => {
      if (port.active || !port.held) return;
      port.active = this.newLeg(port.held.paused && this.nature.pauseCoversConsult);
    });
  }

  supervisorResumes(now: number): void {
    this.turn(this.port(), now, resume);
  }

  supervisorPauses(now: number): void {
    this.turn(this.port(), now, pause);
  }

  /** The agent, with the calls, is recorded on the next port from now on. */
  portMoves(now: number): void {
    const before = this.port();
    const { active, held } = before;
    this.agentPort += 1;
    this.turn(before, now, (port) => {
      port.active = undefined;
      port.held = undefined;
    });
    this.port().silentSince = now;
    this.turn(this.port(), now, (port) => {
      port.active = active && { ...active, paused: false };
      port.held = held && { ...held, paused: false };
    });
  }

  /** The port the agent was on records a colleague, and answers as if nothing had happened. */
  colleagueCalls(number: number, now: number): void {
    if (number === this.agentPort) return;
    this.turn(this.port(number), now, (port) => {
      port.active ??= {
        call: { id: -number, fields: new Map() },
        paused: port.lingers,
      };
    });
  }

  /** Somebody logged in: a desktop is recorded from the start. */
  desktopStartsAnew(now: number): void {
    this.desktop = { recording: true, since: this.desktop.recording ? this.desktop.since : now };
  }

  private newLeg(paused: boolean): Leg {
    const call: RecordedCall = { id: this.calls.length + 1, fields: new Map() };
    this.calls.push(call);
    return { call, paused };
  }

  // ── Requests ───────────────────────────────────────────────────────────────────────────────

  /**
   * @param by the seat it came from
   * @param late that seat has given this request up long ago
   */
  execute(
    request: RequestName,
    parameters: Readonly<Record<string, string>>,
    now: number,
    by = '',
    late = false,
  ): Executed {
    const port = this.port(Number(parameters['Port'] ?? this.agentPort));
    switch (request) {
      case 'InitUser':
      case 'InitStation':
        return { code: 100, members: { Unit: '1', Port: String(this.agentPort) } };
      case 'PauseRecording':
        if (!isPausable(port)) return refused(608);
        this.turn(port, now, pause);
        return DONE;
      case 'ResumeRecording':
        if (this.stateOf(port) === 'NOT RECORDING') return refused(627);
        this.turn(port, now, resume);
        if (!late) port.recordsBy = by;
        return DONE;
      case 'DesktopPause':
      case 'DesktopResume':
        this.moveDesktop(request === 'DesktopResume', now, by, late);
        return DONE;
      case 'PortStatusEX':
        return { code: 100, members: { portStatus: this.stateOf(port), stateDuration: '20' } };
      case 'GetURL':
        return this.url(port);
      case 'AssignField':
        return this.assign(port, parameters);
      default:
        throw new Error(`the core has no reason to send ${request}`);
    }
  }

  private moveDesktop(recording: boolean, now: number, by: string, late: boolean): void {
    const since = this.desktop.recording === recording ? this.desktop.since : now;
    this.desktop = { recording, since, by, late };
  }

  private url(port: Port): Executed {
    if (!this.nature.hasLinks) return refused(658);
    const state = this.stateOf(port);
    if (state !== 'RECORD' && state !== 'PAUSE') return refused(608);
    const call = (this.callOf(port) ?? port.ended)?.id ?? 0;
    const URL = `https://r.test/urlplayer.aspx?fldCallIndex=4295.${String(call)}&siteid=1`;
    return { code: 100, members: { URL }, call, stretch: this.stretch };
  }

  private assign(
    port: Port,
    { fieldName = '', fieldValue = '' }: Readonly<Record<string, string>>,
  ): Executed {
    const call = this.callOf(port);
    if (!call) return refused(608);
    call.fields.set(fieldName, [...(call.fields.get(fieldName) ?? []), fieldValue]);
    return DONE;
  }

  private turn(port: Port, now: number, change: (port: Port) => void): void {
    const before = this.records(port);
    const call = this.callOf(port);
    change(port);
    if (this.callOf(port) !== call) this.stretch += 1;
    const after = this.records(port);
    if (after !== before) port.recordsBy = undefined;
    if (after && !before) port.recordsSince = now;
    if (before && !after) port.silentSince = now;
  }
}

function isPausable({ active, held }: Port): boolean {
  return active?.paused === false || held?.paused === false;
}

/** Acts on both calls, and says so of both. */
function pause({ active, held }: Port): void {
  if (active) active.paused = true;
  if (held) held.paused = true;
}

/** Acts on the active call alone: a held one stays as it is. */
function resume(port: Port): void {
  const leg = port.active ?? port.held;
  if (leg) leg.paused = false;
  port.lingers = false;
}
