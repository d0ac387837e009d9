import type { Command, WorldSetup } from './commands';
import { World } from './world';

/** How long an unanswered DesktopResume keeps a claim back, and some more, ms. */
const QUARANTINE_AND_MORE_MS = 135_000;

/** Lives through everything, and then asks whether all ends well. Throws at the first broken promise. */
export function liveThrough(setup: WorldSetup, commands: readonly Command[]): World {
  const world = new World(setup);
  for (const command of commands) world.do(command);
  world.heal();
  endsWell(world);
  return world;
}

/** I3: with a healthy recorder a pause is reached and told, and so is its end. */
function endsWell(world: World): void {
  const { setup, recorder, judge } = world;
  // A pause that has stood for long may reach its longest time before we have looked.
  if (setup.onTimeout === 'resume') world.agentSays('resume');
  world.pass(100);
  world.agentSays('pause');
  // What went unanswered may still arrive: a pause is not claimed, or a resume not believed, before.
  const { quarantineUntil = 0, latePauseUntil = 0 } = world.background?.state.desktop ?? {};
  const isQuarantined = Math.max(quarantineUntil, latePauseUntil) > world.clock();
  world.pass(isQuarantined ? QUARANTINE_AND_MORE_MS : 12_000);
  const word = world.shown()?.word;
  if (word !== (setup.hasLogin ? 'Protected' : 'Not protected')) judge.fail('no pause in the end');
  if (recorder.port().state !== 'PAUSE') judge.fail('the audio is not paused in the end');
  if (setup.hasLogin === recorder.desktop.recording) judge.fail('the desktop is not paused');
  world.agentSays('resume');
  world.pass(12_000);
  if (world.shown()?.word !== 'Recording') judge.fail('no recording in the end');
  if (recorder.port().state !== 'RECORD') judge.fail('the audio is not recorded in the end');
  if (!recorder.desktop.recording) judge.fail('the desktop is not recorded in the end');
  if (world.disk.record) judge.fail('a debt is left in the end');
}
