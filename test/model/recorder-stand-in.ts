import type { RequestName } from '../../lib/encore/requests';
import type { PortState } from '../../lib/encore/requests';

/** A call as the recorder keeps it, with every value that was ever written on it. */
export interface RecordedCall {
  readonly id: number;
  readonly fields: Map<string, string[]>;
}

interface Port {
  state: PortState;
  call: RecordedCall | undefined;
  /** When the port last began to record without our knowledge, true time. */
  recordsSince: number;
  /** The pause that stands was an answered request of ours, not one that came late. */
  pausedByUs: boolean;
}

export interface Executed {
  readonly code: number;
  readonly members: Readonly<Record<string, string>>;
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
  desktop: { recording: boolean; pausedByUs: boolean } = { recording: true, pausedByUs: false };
  readonly calls: RecordedCall[] = [];
  private readonly ports = new Map<number, Port>();

  constructor(
    private readonly pauseOutlastsCall: boolean,
    private readonly hasLinks: boolean,
  ) {}

  port(number = this.agentPort): Port {
    const found = this.ports.get(number);
    if (found) return found;
    const made: Port = {
      state: 'NOT RECORDING',
      call: undefined,
      recordsSince: 0,
      pausedByUs: false,
    };
    this.ports.set(number, made);
    return made;
  }

  // ── What people and telephones do ──────────────────────────────────────────────────────────

  callStarts(now: number): void {
    const port = this.port();
    if (port.call) return;
    const call: RecordedCall = { id: this.calls.length + 1, fields: new Map() };
    this.calls.push(call);
    port.call = call;
    // A pause changes only when a request is received: the new call comes in unrecorded.
    if (port.state !== 'PAUSE') this.turn(port, 'RECORD', now);
  }

  callEnds(now: number): void {
    const port = this.port();
    port.call = undefined;
    if (port.state === 'PAUSE' && this.pauseOutlastsCall) return;
    this.turn(port, 'NOT RECORDING', now);
  }

  hold(now: number): void {
    if (this.port().state === 'RECORD') this.turn(this.port(), 'SUSPENDED', now);
  }

  retrieve(now: number): void {
    if (this.port().state === 'SUSPENDED') this.turn(this.port(), 'RECORD', now);
  }

  supervisorResumes(now: number): void {
    if (this.port().state === 'PAUSE') this.resume(this.port(), now);
  }

  supervisorPauses(now: number): void {
    if (this.port().state === 'RECORD') this.turn(this.port(), 'PAUSE', now);
  }

  /** The agent, with the call, is recorded on the next port from now on. */
  portMoves(now: number): void {
    const { call } = this.port();
    this.port().call = undefined;
    this.turn(this.port(), 'NOT RECORDING', now);
    this.agentPort += 1;
    this.port().call = call;
    if (call) this.turn(this.port(), 'RECORD', now);
  }

  /** The port the agent was on records a colleague, and answers as if nothing had happened. */
  colleagueCalls(number: number, now: number): void {
    const port = this.port(number);
    if (number === this.agentPort || port.call) return;
    port.call = { id: -number, fields: new Map() };
    this.turn(port, 'RECORD', now);
  }

  desktopStartsAnew(): void {
    this.desktop = { recording: true, pausedByUs: false };
  }

  // ── Requests ───────────────────────────────────────────────────────────────────────────────

  /** @param late the product has given this request up long ago */
  execute(
    request: RequestName,
    parameters: Readonly<Record<string, string>>,
    now: number,
    late: boolean,
  ): Executed {
    const port = this.port(Number(parameters['Port'] ?? this.agentPort));
    switch (request) {
      case 'InitUser':
      case 'InitStation':
        return { code: 100, members: { Unit: '1', Port: String(this.agentPort) } };
      case 'PauseRecording':
        if (port.state !== 'RECORD' && port.state !== 'SUSPENDED') return refused(608);
        this.turn(port, 'PAUSE', now);
        port.pausedByUs = !late;
        return DONE;
      case 'ResumeRecording':
        if (port.state === 'NOT RECORDING') return refused(627);
        if (port.state === 'PAUSE') this.resume(port, now);
        // Of a resume that was answered in time there is nothing to be found out first.
        if (!late) port.recordsSince = Number.NEGATIVE_INFINITY;
        return DONE;
      case 'DesktopPause':
        if (this.desktop.recording) this.desktop = { recording: false, pausedByUs: !late };
        return DONE;
      case 'DesktopResume':
        this.desktopStartsAnew();
        return DONE;
      case 'PortStatusEX':
        return { code: 100, members: { portStatus: port.state, stateDuration: '20' } };
      case 'GetURL':
        return this.url(port);
      case 'AssignField':
        return this.assign(port, parameters);
      default:
        throw new Error(`the core has no reason to send ${request}`);
    }
  }

  private url(port: Port): Executed {
    if (!this.hasLinks) return refused(658);
    if (port.state !== 'RECORD' && port.state !== 'PAUSE') return refused(608);
    const index = `4295.${String(port.call?.id ?? this.calls.length)}`;
    const URL = `https://r.test/urlplayer.aspx?fldCallIndex=${index}&siteid=1`;
    return { code: 100, members: { URL } };
  }

  private assign(
    port: Port,
    { fieldName = '', fieldValue = '' }: Record<string, string>,
  ): Executed {
    if (port.state === 'NOT RECORDING' || !port.call) return refused(608);
    const before = port.call.fields.get(fieldName) ?? [];
    port.call.fields.set(fieldName, [...before, fieldValue]);
    return DONE;
  }

  private resume(port: Port, now: number): void {
    this.turn(port, port.call ? 'RECORD' : 'NOT RECORDING', now);
  }

  private turn(port: Port, state: PortState, now: number): void {
    if (state === 'RECORD' && port.state !== 'RECORD') port.recordsSince = now;
    if (state !== 'PAUSE') port.pausedByUs = false;
    port.state = state;
  }
}
