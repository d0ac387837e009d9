import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimReason, StatusWord } from '../../lib/recorder/claim';
import { createNotifier } from '../../lib/station/notifier';
import type { Notifications, Notifier } from '../../lib/station/notifier';
import { settled } from './support/runner-bench';
import { Scene } from '../recorder/support/scene';

/** The system's list of notices, in which a person may strike one out. */
class Notices implements Notifications {
  readonly shown = new Map<string, string>();
  /** Every notice that popped up, in order. */
  readonly popped: string[] = [];
  refuses = false;

  async getAll() {
    return Object.fromEntries(this.shown);
  }
  async create(id: string, { title }: { readonly title: string }) {
    if (this.refuses) throw new Error('There is no notification system.');
    this.popped.push(id);
    this.shown.set(id, title);
    return id;
  }
  async clear(id: string) {
    return this.shown.delete(id);
  }
}

let notices: Notices;
let notifier: Notifier;
beforeEach(() => {
  notices = new Notices();
  notifier = createNotifier(notices);
});

async function show(word: StatusWord, ...reasons: readonly ClaimReason[]) {
  notifier.show({ ...new Scene().claim(), word, reasons });
  await settled();
}

describe('what must not be missed', () => {
  it('pops up once, however often it is claimed anew, and is taken away when it is over', async () => {
    await show('Not protected');
    await show('Not protected', { kind: 'audio-not-paused' });
    expect(notices.popped).toEqual(['not-protected']);
    await show('Protected');
    expect([...notices.shown]).toEqual([]);
    await show('Not protected');
    expect(notices.popped).toEqual(['not-protected', 'not-protected']);
  });

  it('gives way to what is more pressing', async () => {
    await show('Protected', { kind: 'pause-ends-soon', at: 0, resumes: true });
    await show('Protected', { kind: 'pause-too-long', since: 0 });
    expect([...notices.shown.keys()]).toEqual(['pause-too-long']);
  });

  it('that stands from before the background died is not popped up again', async () => {
    await show('Not protected');
    notifier = createNotifier(notices);
    await show('Not protected');
    expect(notices.popped).toHaveLength(1);
  });

  it('of before is taken away by a background that knows of nothing', async () => {
    await show('Not protected');
    notifier = createNotifier(notices);
    await show('Recording');
    expect([...notices.shown]).toEqual([]);
  });

  it('keeps the order in which it was claimed', async () => {
    for (const word of ['Not protected', 'Protected', 'Not protected', 'Recording'] as const) {
      notifier.show({ ...new Scene().claim(), word, reasons: [] });
    }
    await settled();
    expect(notices.popped).toEqual(['not-protected', 'not-protected']);
    expect([...notices.shown]).toEqual([]);
  });

  it('stops nothing where the system shows no notices', async () => {
    notices.refuses = true;
    await show('Not protected');
    notices.refuses = false;
    await show('Protected');
    await show('Not protected');
    expect(notices.popped).toEqual(['not-protected']);
  });
});
