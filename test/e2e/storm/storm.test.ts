import { afterAll, describe, expect, test } from 'vitest';
import { LEASE_MS } from '../../../lib/recorder/rules';
import type { RequestName } from '../../../lib/encore/requests';
import type { RequestEntry } from '../../../lib/simulator/journal';
import { randomFrom } from '../../support/random';
import { slowness } from '../machine';
import { AGENT } from '../seat';
import { createPool } from './pool';
import { latePauseEnd, quarantineEnd, takeShelter } from './shelter';
import type { Shelter } from './shelter';
import { whyUntrue } from './truth';
import { blowFrom } from './weather';

/** How many storms, and the first seed: `STORMS=200 SEED=1`. A failure names its seed. */
const STORMS = Number(process.env['STORMS'] ?? 20);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);
/** Storms mostly wait: so many rage side by side, each in a browser of its own. */
const SEATS = Number(process.env['SEATS'] ?? 3);
const BLOWS = 12;
const BETWEEN_MS = 1500;
/** A screen drops a claim by a timer of its own, which may be this late, ms. */
const TIMER_MS = 250;
/** What is on the wire when the faults end may stay there this long, ms. */
const CALM_WITHIN_MS = 8000;
/** Two readings that fail to come in this time are no readings any more, ms. */
const TWO_POLLS_MS = 12_000;
/** From an answer to the words on the screen, ms. */
const SHOWN_MS = 500;

const seeds = Array.from({ length: STORMS }, (_, index) => FIRST_SEED + index);

describe.concurrent('in a storm of faults the screen', () => {
  const shelters = createPool(SEATS, takeShelter, (shelter) => shelter.leave());
  afterAll(() => shelters.close());

  test.each(seeds)(
    'never says Protected while a plane records, and the truth soon after (seed %i)',
    (seed) => shelters.use((shelter) => rage(seed, shelter)),
    240_000,
  );
});

async function rage(seed: number, shelter: Shelter): Promise<void> {
  const { seat } = shelter;
  const random = randomFrom(seed);
  const since = Date.now();
  const story: string[] = [];
  try {
    for (let count = 0; count < BLOWS; count += 1) {
      const blow = blowFrom(random);
      story.push(`${String(Date.now() - since)} ${blow.what}`);
      await blow.strike(seat);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS * random()));
    }
    await calmDown(shelter);
    await truthComes(shelter);
    await endsWell(shelter, since);
    const comfort = await shelter.falseComfort(since);
    if (comfort && comfort.lastedMs > LEASE_MS + TIMER_MS) {
      throw new Error(`“Protected” stood for ${JSON.stringify(comfort)}.`);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const told = [...story, ...(await whatHappened(shelter, since))];
    throw new Error(`Seed ${String(seed)}: ${why}\n${told.join('\n')}`, { cause });
  }
}

/** The faults end, and what they still held on the wire has gone. */
async function calmDown({ seat: { simulator }, until }: Shelter): Promise<void> {
  simulator.clearFaults();
  simulator.release();
  const isOut = ({ finishedAt }: RequestEntry) => finishedAt === null;
  await until('nothing is out', () => !simulator.requests().some(isOut), CALM_WITHIN_MS);
}

/** The recorder answers again: after two readings at the latest the screen tells the truth. */
async function truthComes({ seat, screen, requestsSince, until }: Shelter): Promise<void> {
  const since = Date.now();
  const readings = () => requestsSince(since, isReading).length;
  await until('two readings are answered', () => readings() >= 2, TWO_POLLS_MS);
  const deadline = Date.now() + SHOWN_MS * slowness();
  for (;;) {
    const wrong = whyUntrue(await screen.status(), seat.simulator);
    if (wrong === undefined) return;
    if (Date.now() > deadline) throw new Error(`After ${String(readings())} readings: ${wrong}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * A pause is reached within two readings, and so is its end: a storm leaves nothing behind. Only
 * after an unanswered DesktopResume nothing may be claimed before its quarantine is over, and an
 * unanswered DesktopPause is only made good by a resume after it can arrive no more.
 */
async function endsWell(shelter: Shelter, stormSince: number): Promise<void> {
  const { seat, screen, requestsSince } = shelter;
  const { browser, simulator } = seat;
  const port = simulator.truth().ports.find(({ user }) => user === AGENT);
  if (port?.held && !port.active) simulator.retrieve({ user: AGENT });
  if (!port?.held && !port?.active) simulator.ring({ user: AGENT });

  const pressedAt = Date.now();
  const firstSince = (since: number, names: readonly RequestName[]) =>
    requestsSince(since, ({ request }) => names.includes(request))[0]?.at ?? since;
  await browser.pressShortcut('Alt+P');
  const free = Math.max(pressedAt, quarantineEnd(requestsSince(stormSince)));
  await screen.shows('Protected', free - pressedAt + TWO_POLLS_MS);
  const protectedAt = (await screen.heard()).findLast(({ word }) => word === 'Protected')?.at ?? 0;
  const paused = Math.max(free, firstSince(pressedAt, ['PauseRecording', 'DesktopPause']));
  expect(readingsBetween(shelter, paused, protectedAt)).toBeLessThanOrEqual(2);
  expect(whyUntrue('Protected', simulator)).toBeUndefined();

  const late = latePauseEnd(requestsSince(stormSince));
  const isOver = () => Date.now() >= late;
  await shelter.until(
    'no earlier DesktopPause can arrive',
    isOver,
    late - Date.now() + TWO_POLLS_MS,
  );

  const resumedAt = Date.now();
  await browser.pressShortcut('Alt+R');
  await screen.shows('Recording', TWO_POLLS_MS);
  const recordingAt = (await screen.heard()).findLast(({ word }) => word === 'Recording')?.at ?? 0;
  const resumed = firstSince(resumedAt, ['ResumeRecording', 'DesktopResume']);
  expect(readingsBetween(shelter, resumed, recordingAt)).toBeLessThanOrEqual(2);
  expect(whyUntrue('Recording', simulator)).toBeUndefined();
}

function readingsBetween({ requestsSince }: Shelter, from: number, to: number): number {
  return requestsSince(from, isReading).filter(({ at }) => at < to).length;
}

function isReading({ request, fate }: RequestEntry): boolean {
  return request === 'PortStatusEX' && fate === 'answered';
}

async function whatHappened({ screen, requestsSince }: Shelter, since: number): Promise<string[]> {
  const events = [
    ...requestsSince(since).map(({ at, request, code, fate }) => {
      return { at, what: `${request}: ${fate} ${String(code)}` };
    }),
    ...(await screen.heard()).map(({ at, word }) => ({ at, what: `  “${word}”` })),
  ];
  return events
    .filter(({ at }) => at >= since)
    .sort((a, b) => a.at - b.at)
    .map(({ at, what }) => `${String(at - since).padStart(6)} ${what}`);
}
