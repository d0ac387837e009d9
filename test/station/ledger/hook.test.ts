import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RecorderEvent } from '../../../lib/recorder/events';
import { note } from '../../../lib/recorder/note';
import type { RecorderState } from '../../../lib/recorder/state';
import { rulesWith } from '../../recorder/support/scene';
import { Bench } from '../support/runner-bench';

type Happening = readonly [RecorderState, RecorderEvent, RecorderState];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('every change of what is known is told with what made it, none twice and none left out', async () => {
  const told: Happening[] = [];
  const bench = new Bench({ happened: (...happening) => void told.push(happening) });
  await bench.inCall();
  await bench.pause();
  await bench.untilQuiet();
  const kinds = told.map(([, { type }]) => type);
  expect(kinds).toContain('started');
  expect(kinds.filter((type) => type === 'secure-pause')).toHaveLength(1);
  expect(told.at(-1)?.[2]).toBe(bench.runner.state());
  told.forEach(([before, event, after], index) => {
    if (index > 0) expect(before).toBe(told[index - 1]?.[2]);
    expect(note(before, event, rulesWith())).toEqual(after);
    expect(after).not.toBe(before);
  });
});

it('who is told cannot stop the line, nor keep the screens from being told', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const bench = new Bench({
    happened: () => {
      throw new Error('no');
    },
  });
  await bench.inCall();
  bench.changed.mockClear();
  await bench.pause();
  bench.out('PauseRecording');
  expect(bench.changed).toHaveBeenCalled();
});
