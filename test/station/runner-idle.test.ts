import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Bench, done, reads, settled } from './support/runner-bench';

let bench: Bench;

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  bench = await new Bench().inCall();
});

afterEach(() => {
  expect(bench.mostAtOnce).toBeLessThanOrEqual(1);
  vi.useRealTimers();
});

/** An errand that sends one read, as the console does. */
function read() {
  const end = vi.fn();
  const errand = async (signal: AbortSignal) => {
    await bench.client.send('PortStatus', { Unit: '1', Port: '9' }, { signal });
  };
  void bench.runner.runIdle(errand).then(end);
  return end;
}

it('goes over the line when nothing is due', async () => {
  const end = read();
  await settled();
  await bench.out('PortStatus').answer(reads('RECORD'));
  expect(end).toHaveBeenCalledWith(true);
});

it('lets a pause, its read-back and the check of the port go first', async () => {
  await bench.pause();
  const end = read();
  await bench.out('PauseRecording').answer(done);
  await bench.out('DesktopPause').answer(done);
  await bench.out('PortStatusEX').answer(reads('PAUSE'));
  expect(bench.names()).toEqual(['InitUser']);
  await bench.untilQuiet();
  expect(end).toHaveBeenCalledWith(true);
  expect(bench.diary.filter((each) => each.endsWith('leaves')).at(-1)).not.toBe('InitUser leaves');
});

it('lets an order of the agent go first', async () => {
  bench.runner.note({
    ...{ type: 'control', at: Date.now(), act: 'stop' },
    ...{ request: 'StopRecording', endsProtection: false },
  });
  read();
  await settled();
  expect(bench.names()).toEqual(['StopRecording']);
});

it('is given up by a pause within a second', async () => {
  read();
  await settled();
  await bench.pause();
  expect(bench.names()).toEqual(['PortStatus']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(bench.names()).toEqual(['PauseRecording']);
});
