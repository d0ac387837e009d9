import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATUS_WORDS } from '../../../lib/recorder/claim';
import type { BrowserName } from '../harness';
import { takeSeat } from '../seat';
import { requestsOf, RESUME, SECURE_PAUSE, TAG } from './acts';
import type { Act, Stage } from './acts';

/**
 * The background is killed while a request of an act is on its way: at each request the act sends,
 * found by playing it once undisturbed; once with the request carried out before the death, once
 * after it. `KILL=all` plays every moment in both browsers; without it a sample in Chromium.
 */
const ALL = process.env['KILL'] === 'all';
const BROWSERS: readonly BrowserName[] = ALL ? ['chromium', 'firefox'] : ['chromium'];
const EXECUTES = ['first', 'last'] as const;
/** Requests of an act in a sample run; an act sends about as many when nothing goes wrong. */
const SAMPLE = 2;

describe.each(BROWSERS)('the background is killed in %s', (name) => {
  let stage: Stage;

  beforeAll(async () => {
    // An unanswered DesktopResume may arrive late: that long nothing is claimed. Here, the shortest.
    const seat = await takeSeat(name, { settings: { desktop: { quarantineSeconds: 10 } } });
    const screen = await seat.openScreen();
    const crm = await seat.openCrm('/accounts');
    stage = { seat, screen, crm };
  });
  afterAll(async () => {
    await stage.seat.leave();
  });

  test.each([SECURE_PAUSE, RESUME, TAG])(
    'at each request of: $name',
    async (act) => {
      const moments = (await requestsOf(act, stage)).map(({ request }) => request);
      expect(moments.length).toBeGreaterThan(2);
      const count = ALL ? moments.length : SAMPLE;
      for (let moment = 0; moment < count; moment += 1) {
        for (const executes of EXECUTES) {
          await killAt(act, stage, moment, executes).catch((cause: unknown) => {
            const where = `${act.name}, killed at request ${String(moment + 1)} (${moments[moment] ?? '?'}), carried out ${executes}`;
            throw new Error(`${where}: ${String(cause)}`, { cause });
          });
        }
      }
    },
    ALL ? 900_000 : 180_000,
  );
});

async function killAt(
  act: Act,
  stage: Stage,
  moment: number,
  executes: 'first' | 'last',
): Promise<void> {
  const { seat, screen } = stage;
  const { simulator, browser } = seat;
  await act.prepare(stage);
  await screen.listen(STATUS_WORDS);
  const held = new Promise<void>((resolve) => {
    const stop = simulator.server.onRequest(({ fate }) => {
      if (fate !== 'held') return;
      stop();
      resolve();
    });
  });
  simulator.fault({ kind: 'hold', skip: moment, times: 1, executes });
  await act.begin(stage);
  await held;
  await browser.killBackground();
  simulator.release();
  await act.ends(stage);
  simulator.clearFaults();
}
