import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTS } from './acts';
import { ALL, BROWSERS, countWhile, killAtEach, momentsUpTo, sampleRows } from './matrix';
import { onTheWire } from './moments';
import { takeStage } from './stage';
import type { Stage } from './stage';

/**
 * The background of the product is killed while a request of an act is on its way: at each request
 * the act sends, found by playing it once undisturbed; once with the request carried out before the
 * death, once after it.
 */
const at = (index: number) => onTheWire(index >> 1, index % 2 === 0 ? 'first' : 'last');

describe.each(BROWSERS)('the background dies with a request on its way, in %s', (name) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await takeStage(name, 'product');
  });
  afterAll(async () => {
    await stage.leave();
  });

  const title = `Requests, ${name}`;
  test
    .skipIf(ALL)
    .each(sampleRows('Requests', ({ requests }, random) => at(Math.floor(random * requests * 2))))(
    'at some request of: $act.name',
    (row) => killAtEach(row, stage, title),
    120_000,
  );

  test.runIf(ALL).each(ACTS)(
    'at each request of: $name',
    async (act) => {
      const sent = await countWhile(act, stage, () => stage.seat.simulator.requests().length);
      expect(sent).toBeGreaterThanOrEqual(act.requests);
      await killAtEach({ act, moments: momentsUpTo(sent * 2, at) }, stage, title);
    },
    1_200_000,
  );
});
