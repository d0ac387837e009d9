import type { World } from './world';

interface OpenRecord {
  readonly page: string;
  readonly visit: string;
  readonly value: string;
  readonly openedAt: number;
}

/** The CRM page of the agent: shows one record at a time, and the account of the call that is on. */
export class CrmPage {
  private record: OpenRecord | undefined;
  private readonly stretches = new Map<string, number>();

  constructor(private readonly world: World) {}

  opens(): void {
    const { world } = this;
    this.leaves();
    const { recorder } = world;
    const call = recorder.callOf(recorder.port());
    this.record = {
      page: world.newName('page'),
      visit: world.newName('visit'),
      value: call ? `account-${String(call.id)}` : world.newName('nobody'),
      openedAt: world.clock(),
    };
    if (recorder.port().held) this.stretches.set(this.record.visit, recorder.stretch);
    world.time.after(5, () => this.tells());
  }

  /** In which stretch a record was opened, if there were two calls then. */
  stretchOfTwo(visit: string): number | undefined {
    return this.stretches.get(visit);
  }

  leaves(): void {
    if (!this.record) return;
    const { page } = this.record;
    this.world.seat.note({ type: 'record-left', at: this.world.clock(), page });
    this.record = undefined;
  }

  /** Its browser is gone, and it with it. */
  closes(): void {
    this.record = undefined;
  }

  /** A background came up: the page connects to it, and says again what is in front. */
  portOpens(): void {
    this.world.time.after(20, () => this.tells());
  }

  tells(): void {
    if (!this.record) return;
    const { page, visit, value, openedAt } = this.record;
    this.world.seat.note({
      type: 'record-opened',
      at: this.world.clock(),
      page,
      site: 'crm',
      record: `/record/${visit}`,
      visit,
      openedAt,
      values: [{ column: 'fldAccount', value }],
    });
  }
}
