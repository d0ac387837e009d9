import { describe, expect, it } from 'vitest';
import type { ActivityPage, PageMessage } from '../../lib/messages';
import { createActivity } from '../../lib/view/activity';
import { morning } from '../pictures/activity-rows';

/** A background whose answers the test gives, in whatever order. */
class SlowBackground {
  readonly sent: PageMessage[] = [];
  readonly files: { name: string; text: string }[] = [];
  private readonly open: ((reply: unknown) => void)[] = [];

  readonly activity = createActivity({
    ask: async <T>(message: PageMessage, isReply: (reply: unknown) => reply is T) => {
      this.sent.push(message);
      const reply = await new Promise<unknown>((resolve) => this.open.push(resolve));
      return isReply(reply) ? reply : undefined;
    },
    saveFile: (name, text) => void this.files.push({ name, text }),
  });

  /** Answers the oldest message that waits, or the newest. */
  async answer(reply: unknown, which: 'oldest' | 'newest' = 'oldest'): Promise<void> {
    const answer = which === 'oldest' ? this.open.shift() : this.open.pop();
    if (!answer) throw new Error('Nothing was asked.');
    answer(reply);
    await new Promise((resolve) => setImmediate(resolve));
  }

  get last(): PageMessage | undefined {
    return this.sent.at(-1);
  }
}

const page = (last: number): ActivityPage => ({
  rows: morning(last),
  hasOlder: true,
  hasNewer: false,
  first: 1,
  last,
});

const edge = (row: ActivityPage['rows'][number] | undefined) => ({
  at: row?.entry.at,
  sequence: row?.sequence,
});

describe('the page in front', () => {
  it('is the newest at first, and turns by the entries at its edges', async () => {
    const background = new SlowBackground();
    void background.activity.refresh();
    expect(background.last).toMatchObject({ type: 'get-activity', page: 'newest' });
    await background.answer(page(500));
    expect(background.activity.page.value?.last).toBe(500);
    void background.activity.turn('older');
    expect(background.last).toMatchObject({ page: { olderThan: edge(page(500).rows.at(-1)) } });
    await background.answer(page(480));
    void background.activity.turn('newer');
    expect(background.last).toMatchObject({ page: { newerThan: edge(page(480).rows[0]) } });
    await background.answer(page(500));
    void background.activity.turn('oldest');
    expect(background.last).toMatchObject({ page: 'oldest' });
  });

  it('is that of the last wish, whatever order the answers come in', async () => {
    const background = new SlowBackground();
    void background.activity.turn('newest');
    void background.activity.turn('oldest');
    await background.answer(page(40), 'newest');
    await background.answer(page(500));
    expect(background.activity.page.value?.last).toBe(40);
  });

  it('stays, and says that it is old, when no answer of its form comes', async () => {
    const background = new SlowBackground();
    void background.activity.refresh();
    await background.answer(page(500));
    void background.activity.turn('older');
    await background.answer({ rows: 'none' });
    expect(background.activity.lost.value).toBe(true);
    expect(background.activity.page.value?.last).toBe(500);
    void background.activity.refresh();
    await background.answer(page(500));
    expect(background.activity.lost.value).toBe(false);
  });
});

describe('the filter', () => {
  it('asks for whole local days, from the newest on', () => {
    const background = new SlowBackground();
    void background.activity.choose({ group: 'calls', from: '2026-03-09', to: '2026-03-10' });
    expect(background.last).toEqual({
      type: 'get-activity',
      page: 'newest',
      size: 20,
      filter: {
        kinds: ['tag', 'link', 'field-lost', 'port-moved'],
        from: new Date('2026-03-09T00:00:00').getTime(),
        to: new Date('2026-03-11T00:00:00').getTime() - 1,
      },
    });
  });

  it.each(['', '2026-3-9', '2026-02-', 'today', '2026-99-99'])(
    'has no bound where the day is %j',
    (from) => {
      const background = new SlowBackground();
      void background.activity.choose({ from });
      expect(background.last).toMatchObject({ filter: { kinds: [] } });
      expect(background.last).not.toHaveProperty('filter.from');
    },
  );
});

describe('the export', () => {
  const next = { from: 501, head: { sequence: 500, hash: 'a'.repeat(64) } };

  it('is one file of all parts', async () => {
    const background = new SlowBackground();
    void background.activity.export('csv');
    expect(background.activity.exporting.value).toBe('running');
    await background.answer({ text: 'one\n', next });
    expect(background.last).toEqual({ type: 'export-activity', form: 'csv', next });
    await background.answer({ text: 'two\n', done: { sequence: 502, hash: 'b'.repeat(64) } });
    expect(background.files).toEqual([
      { name: 'encore-recording-control-activity.csv', text: 'one\ntwo\n' },
    ]);
    expect(background.activity.exporting.value).toBe('done');
  });

  it('saves no half of a file', async () => {
    const background = new SlowBackground();
    void background.activity.export('json');
    await background.answer({ text: '[', next });
    await background.answer(undefined);
    expect(background.files).toEqual([]);
    expect(background.activity.exporting.value).toBe('lost');
  });

  it('runs once at a time', () => {
    const background = new SlowBackground();
    void background.activity.export('json');
    void background.activity.export('json');
    expect(background.sent).toHaveLength(1);
  });
});

describe('the check', () => {
  it.each([
    ['', {}],
    ['  812:5f0c ', { anchor: '812:5f0c' }],
  ])('brings along the anchor %j', (typed, brought) => {
    const background = new SlowBackground();
    void background.activity.verify(typed);
    expect(background.last).toEqual({ type: 'verify-activity', ...brought });
    expect(background.activity.check.value).toEqual({ kind: 'running' });
  });

  it.each([
    [undefined, 'lost'],
    [{ verdict: 'fine' }, 'lost'],
    [{}, 'unreadable'],
  ])('to which %j comes back is %s, and never intact', async (reply, kind) => {
    const background = new SlowBackground();
    void background.activity.verify('');
    await background.answer(reply);
    expect(background.activity.check.value).toEqual({ kind });
  });
});
