import type { Command, WorldSetup } from './commands';
import { World } from './world';
import type { WorldOptions } from './world';

/** How long an unanswered DesktopResume keeps a claim back, and some more, ms. */
const QUARANTINE_AND_MORE_MS = 135_000;

/** Lives through everything, and then asks whether all ends well. Throws at the first broken promise. */
export async function liveThrough(
  setup: WorldSetup,
  commands: readonly Command[],
  options?: WorldOptions,
): Promise<World> {
  const log = listenToLog();
  try {
    const world = await World.begin(setup, options);
    for (const command of commands) await world.do(command);
    await world.heal();
    if (!isPauseWanted(world)) world.seat.judge.checkSilence();
    await endsWell(world);
    const [complaint] = log.complaints;
    if (complaint !== undefined) world.fail(`the line said: ${complaint}`);
    return world;
  } finally {
    log.stop();
  }
}

function isPauseWanted({ seats }: World): boolean {
  return seats.some(({ state }) => state?.intent.kind === 'protect');
}

/** With a healthy recorder a pause is reached and told, and so is its end. */
async function endsWell(world: World): Promise<void> {
  const { setup, recorder, seat } = world;
  const { judge } = seat;
  // A pause that stands may reach its longest time before we have looked, or another seat lifted it.
  const { onTimeout } = world.rules.protect;
  if (onTimeout === 'resume' || setup.hasOtherSeat) await world.do({ do: 'resume' });
  await world.pass(100);
  await world.do({ do: 'pause' });
  // What went unanswered may still arrive: a pause is not claimed, or a resume not believed, before.
  const { quarantineUntil = 0, latePauseUntil = 0 } = seat.state?.desktop ?? {};
  const isQuarantined = Math.max(quarantineUntil, latePauseUntil) > world.clock();
  await world.pass(isQuarantined ? QUARANTINE_AND_MORE_MS : 12_000);
  const word = seat.shown()?.word;
  if (word !== (setup.hasLogin ? 'Protected' : 'Not protected')) judge.fail('no pause in the end');
  if (seat.shown()?.planes[0].state !== 'paused') judge.fail('no pause is read in the end');
  if (recorder.stateOf(recorder.port()) !== 'PAUSE')
    judge.fail('the audio is not paused in the end');
  if (setup.hasLogin === recorder.desktop.recording) judge.fail('the desktop is not paused');
  await world.do({ do: 'resume' });
  await world.pass(12_000);
  if (seat.shown()?.word !== 'Recording') judge.fail('no recording in the end');
  if (recorder.stateOf(recorder.port()) !== 'RECORD')
    judge.fail('the audio is not recorded in the end');
  if (!recorder.desktop.recording) judge.fail('the desktop is not recorded in the end');
  if (seat.record.value) judge.fail('a debt is left in the end');
}

/** What the line itself reports as gone wrong, but for a disk that fails here as it does in life. */
function listenToLog(): { readonly complaints: readonly string[]; stop(): void } {
  const before = console.error;
  const complaints: string[] = [];
  console.error = (what: unknown) => {
    const text = String(what);
    if (!text.endsWith('could not be written')) complaints.push(text);
  };
  return { complaints, stop: () => void (console.error = before) };
}
