import { afterEach, describe, expect, test } from 'vitest';
import { STATUS_WORDS } from '../../../lib/recorder/claim';
import { BROWSER_NAMES } from '../harness';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

const agent = { user: AGENT };
let seat: Seat | undefined;

afterEach(async () => {
  await seat?.leave();
  seat = undefined;
});

async function recordingSeat(name: 'chromium' | 'firefox'): Promise<Seat> {
  const taken = await takeSeat(name);
  seat = taken;
  return taken;
}

describe('the background dies (chromium)', () => {
  test('between PauseRecording and DesktopPause: both planes are paused once it is back', async () => {
    const { simulator, browser, openScreen } = await recordingSeat('chromium');
    const screen = await openScreen();
    simulator.ring(agent);
    await screen.shows('Recording');
    await screen.listen(STATUS_WORDS);

    simulator.fault({ kind: 'hold', request: 'DesktopPause', times: 1 });
    const after = simulator.requests().length;
    await browser.pressShortcut('Alt+P');
    await simulator.untilRequest('DesktopPause', ({ fate }) => fate === 'held', { after });
    await browser.killBackground();
    const isAnswered = ({ fate }: { fate: string }) => fate === 'answered';
    const { at } = await simulator.untilRequest('DesktopPause', isAnswered, { after });

    await screen.shows('Protected');
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    const firstClaim = (await screen.heard()).find(({ word }) => word === 'Protected');
    expect(firstClaim?.at).toBeGreaterThanOrEqual(at);
  });

  test('and nothing renews the claim: the screen drops it within its lease', async () => {
    const { simulator, browser, openScreen } = await recordingSeat('chromium');
    const screen = await openScreen();
    simulator.ring(agent);
    await screen.shows('Recording');
    await screen.press('Secure pause');
    await screen.shows('Protected');

    // No reading reaches the screen any more: the recorder keeps them, and the background is dead.
    simulator.fault({ kind: 'hold', request: 'PortStatusEX' });
    const since = Date.now();
    await browser.killBackground();
    await screen.shows('Not protected', 8500);
    expect(Date.now() - since).toBeLessThanOrEqual(8500);
  });
});

describe.each(BROWSER_NAMES)('the browser is killed in %s', (name) => {
  test('between PauseRecording and DesktopPause: the next start finds the pause', async () => {
    const { simulator, browser, openScreen } = await recordingSeat(name);
    // A browser writes granted hosts to disk some time later, or when it is closed in order.
    await browser.restart();
    const screen = await openScreen();
    simulator.ring(agent);
    await screen.shows('Recording');

    simulator.fault({ kind: 'hold', request: 'DesktopPause', times: 1 });
    const after = simulator.requests().length;
    await browser.pressShortcut('Alt+P');
    await simulator.untilRequest('DesktopPause', ({ fate }) => fate === 'held', { after });
    await browser.killHard();
    await browser.restart();

    const found = await openScreen();
    await found.shows('Protected', 20_000);
    expect(whatIsRecorded(simulator)).toEqual({ audio: false, desktop: false });
    await found.tells('before a restart');
    await found.press('Resume recording');
    // All is recorded again; but the DesktopPause that nobody heard the answer to may still arrive.
    await found.shows('Partly recording');
    await expect
      .poll(() => whatIsRecorded(simulator), { timeout: 10_000 })
      .toEqual({ audio: true, desktop: true });
  });
});
