import type { Command } from './commands';
import type { World } from './world';

const SHORTEST_SILENCE_MS = 5100;

type Turn = Extract<
  Command['do'],
  'call-starts' | 'call-ends' | 'hold' | 'consult' | 'retrieve' | 'port-moves'
>;

/** The agent's telephone, and the people at the other ends of it. */
export class Telephone {
  private startedAt = Number.NEGATIVE_INFINITY;
  private heldAt = Number.NEGATIVE_INFINITY;
  private consultedAt = Number.NEGATIVE_INFINITY;
  private endedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly world: World) {}

  do(turn: Turn): void {
    switch (turn) {
      case 'call-starts':
        return this.callStarts();
      case 'call-ends':
        return this.callEnds();
      case 'hold':
        return this.hold();
      case 'consult':
        return this.consult();
      case 'retrieve':
        return this.retrieve();
      case 'port-moves':
        return this.portMoves();
    }
  }

  /** In the end one call is on, and none on hold. */
  calms(): void {
    const { recorder, time } = this.world;
    if (!recorder.port().active) recorder.retrieve(time.now);
    recorder.callStarts(time.now);
  }

  /**
   * A call with no index can only be told from the next by the silence between them, so that must
   * be longer than the port goes unread.
   */
  private callStarts(): void {
    const { time, recorder } = this.world;
    if (!this.isFenced() && time.now - this.endedAt < SHORTEST_SILENCE_MS) return;
    if (!recorder.callOf(recorder.port())) this.startedAt = time.now;
    recorder.callStarts(time.now);
  }

  /** A held call has no index to be asked for, so it, too, must have been seen before. */
  private hold(): void {
    const { time, recorder } = this.world;
    if (time.now - this.startedAt < SHORTEST_SILENCE_MS) return;
    recorder.hold(time.now);
    this.heldAt = time.now;
  }

  private callEnds(): void {
    const { time, recorder } = this.world;
    if (this.isDialling()) return;
    recorder.callEnds(time.now);
    this.endedAt = time.now;
  }

  private retrieve(): void {
    const { time, recorder } = this.world;
    if (!this.isDialling()) recorder.retrieve(time.now);
  }

  /** A second call takes people some seconds: a request and its check never have one in between. */
  private isDialling(): boolean {
    return this.world.time.now - this.consultedAt < SHORTEST_SILENCE_MS;
  }

  /** Where no index tells the two calls apart, the hold between them must have been seen. */
  private consult(): void {
    const { time, recorder } = this.world;
    if (!this.isFenced() && time.now - this.heldAt < SHORTEST_SILENCE_MS) return;
    recorder.consult(time.now);
    this.consultedAt = time.now;
  }

  /**
   * Only while recording is wanted, for nobody asks for the port again while a claim stands; and
   * with a call on only where its index can tell it from the colleague's.
   */
  private portMoves(): void {
    const { seats, recorder, time, setup } = this.world;
    const states = seats.flatMap(({ journal, state }) => [journal.value, state]);
    const isWanted = states.some((each) => each?.intent.kind !== 'record');
    const isOnCall = recorder.callOf(recorder.port()) !== undefined;
    if (setup.typedPort || isWanted || (isOnCall && !this.isFenced())) return;
    const { agentPort } = recorder;
    recorder.portMoves(time.now);
    const silence = isOnCall ? 0 : SHORTEST_SILENCE_MS;
    time.after(silence, () => recorder.colleagueCalls(agentPort, time.now));
  }

  private isFenced(): boolean {
    return this.world.seat.state?.call.index !== undefined;
  }
}
