import { describe, expect, it } from 'vitest';
import { PLAIN_SETUP } from './commands';
import { liveThrough } from './run';
import { LONG_MS } from './run-by';
import { checkHalf } from './safety';

describe('whatever happens to network, recorder, browser and clock', () => {
  it(
    'no promise is broken, and with a healthy recorder all ends well',
    () => checkHalf(0),
    LONG_MS,
  );

  it('a world without faults is lived through to the end', async () => {
    const world = await liveThrough(PLAIN_SETUP, [{ do: 'call-starts' }, { do: 'pass', ms: 6000 }]);
    expect(world.seat.shown()?.word).toBe('Recording');
  });
});
