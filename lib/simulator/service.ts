/** What one simulated service is made of. */
import type { FaultBook } from './faults';
import type { Journal } from './journal';
import type { Recorder } from './recorder';
import type { Shape } from './shape';
import type { WaitingRoom } from './waiting-room';

/** How the service describes itself. */
export interface Description {
  /** Whether there is a WSDL at all. */
  readonly published: boolean;
  /** The host name in the WSDL's addresses; absent: as the client named it. */
  readonly host: string | undefined;
}

/** One of each per server. */
export interface Service {
  readonly shape: Shape;
  readonly description: Description;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly recorder: Recorder;
  readonly journal: Journal;
  readonly faults: FaultBook;
  readonly waiting: WaitingRoom;
}

/** Back to the beginning: recorder, faults, and whoever waits. */
export function resetService({ recorder, faults, waiting }: Service): void {
  recorder.reset();
  faults.clear();
  waiting.clear();
}
