import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTS } from './acts';
import { ALL, BROWSERS, countWhile, killAtEach, momentsUpTo, sampleRows } from './matrix';
import { atTheGate, isReadAtStart, whileComingBack } from './moments';
import { takeStage } from './stage';
import type { Stage } from './stage';

/**
 * The background is killed at each touch of a storage during an act, found by playing it once
 * undisturbed: before and after each write of the journal (`storage.session`) and of the pause
 * record (IndexedDB). And it is killed a second time at each read with which it comes back.
 */
/** Journal, pause record, settings, contract: before and after each. */
const READS = 8;
/** This share of a sample dies while coming back. */
const COMING_BACK = 0.2;

describe.each(BROWSERS)('the background dies at a touch of a storage, in %s', (name) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await takeStage(name, 'with gates');
  }, 120_000);
  afterAll(async () => {
    await stage.leave();
  });

  const title = `Storage, ${name}`;
  test
    .skipIf(ALL)
    .each(
      sampleRows('Storage', ({ touches }, random) =>
        random < COMING_BACK
          ? whileComingBack(Math.floor((random / COMING_BACK) * READS))
          : atTheGate(Math.floor(((random - COMING_BACK) / (1 - COMING_BACK)) * touches)),
      ),
    )('at some touch during: $act.name', (row) => killAtEach(row, stage, title), 120_000);

  test.runIf(ALL).each(ACTS)(
    'at each touch during: $name',
    async (act) => {
      const passages = () => stage.gate?.passages() ?? [];
      const touches = await countWhile(act, stage, () => passages().length);
      expect(touches).toBeGreaterThanOrEqual(act.touches);
      await killAtEach({ act, moments: momentsUpTo(touches, atTheGate) }, stage, title);
    },
    1_200_000,
  );

  test.runIf(ALL).each(ACTS)(
    'and again at each read with which it comes back, during: $name',
    async (act) => {
      const passages = () => stage.gate?.passages() ?? [];
      const before = passages().length;
      const killedAt = Date.now();
      await stage.seat.browser.killBackground();
      await stage.screen.firstViewAfter(killedAt, 20_000);
      const reads = passages().slice(before).filter(isReadAtStart);
      expect(reads).toHaveLength(READS);
      await killAtEach({ act, moments: momentsUpTo(READS, whileComingBack) }, stage, title);
    },
    600_000,
  );
});
