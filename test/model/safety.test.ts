import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, PLAIN_SETUP, setups } from './commands';
import { liveThrough } from './run';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000);

describe('whatever happens to network, recorder, browser and clock', () => {
  it('no promise is broken, and with a healthy recorder all ends well', () => {
    fc.assert(
      fc.property(setups, commands, (setup, happenings) => {
        liveThrough(setup, happenings);
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  }, 600_000);

  it('a world without faults is lived through to the end', () => {
    const world = liveThrough(PLAIN_SETUP, [{ do: 'call-starts' }, { do: 'pass', ms: 6000 }]);
    expect(world.shown()?.word).toBe('Recording');
  });
});
