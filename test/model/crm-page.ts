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

  constructor(private readonly world: World) {}

  opens(): void {
    const { world } = this;
    this.leaves();
    const call = world.recorder.callOf(world.recorder.port());
    this.record = {
      page: world.newName('page'),
      visit: world.newName('visit'),
      value: call ? `account-${String(call.id)}` : world.newName('nobody'),
      openedAt: world.clock(),
    };
    world.time.after(5, () => this.tells());
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
