import { describe, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import { BROWSER_NAMES } from '../harness';
import type { BrowserName } from '../harness';
import { slowness } from '../machine';
import { AGENT, takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

/** What a pause outlives although the background's memory does not. */
const ENDINGS: readonly { readonly ending: string; end(seat: Seat): Promise<void> }[] = [
  {
    ending: 'the browser was killed',
    async end({ browser }) {
      await browser.killHard();
      await browser.restart();
    },
  },
  { ending: 'the browser was closed and started', end: ({ browser }) => browser.restart() },
  { ending: 'the extension was loaded anew', end: ({ browser }) => browser.reloadExtension() },
  {
    ending: 'the extension was turned off and on',
    async end({ browser }) {
      await browser.setExtensionEnabled(false);
      await browser.setExtensionEnabled(true);
    },
  },
];
const CASES = BROWSER_NAMES.flatMap((name) => ENDINGS.map((each) => ({ name, ...each })));

const NEITHER = { audio: false, desktop: false };
const BOTH = { audio: true, desktop: true };
/** The shortest time a pause may be said to last, s. */
const MAX_SECONDS = 10;
const TEST_MS = 120_000 * slowness();

/** A call is on, both planes are paused, and the screen says so. */
async function pausedSeat(
  name: BrowserName,
  maxSeconds: number,
  { onTestFinished }: TestContext,
): Promise<Seat> {
  const seat = await takeSeat(name, { settings: { protect: { maxSeconds } } });
  onTestFinished(() => seat.leave());
  const { browser, simulator } = seat;
  // A browser writes granted hosts to disk some time later, or when it is closed in order.
  await browser.restart();
  const screen = await seat.openScreen();
  simulator.ring({ user: AGENT });
  await screen.shows('Recording');
  await screen.press('Secure pause');
  await screen.shows('Protected');
  expect(whatIsRecorded(simulator)).toEqual(NEITHER);
  return seat;
}

describe.concurrent('a pause that was left standing', () => {
  test.for(CASES)(
    'is found, made good and offered for resume after $ending, in $name',
    { timeout: TEST_MS },
    async ({ name, end }, context) => {
      const seat = await pausedSeat(name, 300, context);
      const { simulator, openScreen } = seat;
      const after = simulator.requests().length;
      await end(seat);

      // Nobody opens a page: the background starts with the browser, and both planes are held.
      for (const request of ['PauseRecording', 'DesktopPause'] as const) {
        await simulator.untilRequest(request, undefined, { after, withinMs: 30_000 });
      }
      const screen = await openScreen();
      await screen.shows('Protected', 20_000);
      await screen.tells('A pause from before a restart was never ended.');
      expect(resumesSent(seat, after)).toEqual([]);
      expect(whatIsRecorded(simulator)).toEqual(NEITHER);

      await screen.press('Resume recording');
      await screen.shows('Recording');
      expect(whatIsRecorded(simulator)).toEqual(BOTH);
    },
  );

  test.for(BROWSER_NAMES)(
    'too long ago is only offered for resume, and not paused anew, in %s',
    { timeout: TEST_MS },
    async (name, context) => {
      const seat = await pausedSeat(name, MAX_SECONDS, context);
      const { browser, simulator, openScreen } = seat;
      const pausedAt = simulator
        .requests()
        .findLast((each) => each.request === 'PauseRecording')?.at;
      const after = simulator.requests().length;
      await browser.killHard();
      const old = (pausedAt ?? 0) + (MAX_SECONDS + 1) * 1000;
      await new Promise((resolve) => setTimeout(resolve, old - Date.now()));
      await browser.restart();

      const screen = await openScreen();
      await screen.shows('Partly recording', 20_000);
      await screen.tells('A pause from before a restart was never ended.');
      const sent = simulator.requests(after).map(({ request }) => request);
      expect(sent.filter((request) => /Pause|Resume|Start/.test(request))).toEqual([]);
      expect(whatIsRecorded(simulator)).toEqual(NEITHER);

      await screen.press('Resume recording');
      await screen.shows('Recording');
      expect(whatIsRecorded(simulator)).toEqual(BOTH);
    },
  );
});

function resumesSent({ simulator }: Seat, after: number): readonly string[] {
  const requests = simulator.requests(after).map(({ request }) => request);
  return requests.filter((request) => /Resume|Start/.test(request));
}
