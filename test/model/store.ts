import type { DiskFault } from './commands';
import type { Time } from './time';

const WRITE_MS = 2;
/** What a request waits for the disk at most, ms: later than that it may leave without. */
const PATIENCE_MS = 500;

/** Lets work happen later, unless the background dies before. */
export type Soon = (ms: number, work: () => void) => () => void;

/** One value that outlives the background. Writes take time, one after the other, and may fail. */
export class Store<T> {
  value: T | undefined;
  private faults: DiskFault[] = [];
  private busyUntil = 0;
  private writes = 0;
  private landed = 0;
  private troubled = 0;
  private failed = 0;

  constructor(private readonly time: Time) {}

  /** The disk is known to have failed, or kept somebody waiting, and nothing was written since. */
  get isInTrouble(): boolean {
    return this.troubled > this.landed;
  }

  /** The newest write was refused: what is there is older than the last word. */
  get isRefused(): boolean {
    return this.failed > this.landed;
  }

  willFault(fault: DiskFault): void {
    this.faults.push(fault);
  }

  heal(): void {
    this.faults = [];
  }

  /** What is still being written goes with the background. */
  backgroundDied(): void {
    this.busyUntil = 0;
  }

  save(value: T | undefined, soon: Soon): Promise<void> {
    const { now } = this.time;
    const write = (this.writes += 1);
    const fault = this.faults.shift();
    const takes = fault ? fault.ms : WRITE_MS;
    const lands = Math.max(now, this.busyUntil) + takes;
    const answers = lands + 1;
    const fails = fault?.kind === 'fails';
    this.busyUntil = answers;
    if (fails) this.failed = write;
    if (fails || answers - now >= PATIENCE_MS) this.troubled = write;
    return new Promise((resolve, reject) => {
      soon(lands - now, () => {
        if (fails) return;
        this.value = value;
        this.landed = write;
      });
      soon(answers - now, () => {
        if (fails) reject(new Error('disk full'));
        else resolve();
      });
    });
  }
}
