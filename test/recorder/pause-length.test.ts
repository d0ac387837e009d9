import { describe, expect, it } from 'vitest';
import { pauseLength } from '../../lib/recorder/pause-length';
import type { ProtectIntent } from '../../lib/recorder/state';
import { done, port, protect, reads, rulesWith, Scene } from './support/scene';

const rules = rulesWith({ durationUnit: 'seconds' });
const resuming = { ...rules, protect: protect({ onTimeout: 'resume' }) };

/** A pause that the recorder first reported with this duration. */
function pausedWith(duration: string, inForce = rules): Scene {
  return new Scene(inForce)
    .inCall()
    .pause()
    .exchange('PauseRecording', done())
    .exchange('DesktopPause', done())
    .exchange('PortStatusEX', reads('PAUSE', duration))
    .exchange('InitUser', port(5));
}

/** The length of the pause that stands, seconds. */
function seconds({ state, now, rules: inForce }: Scene): number {
  return Math.round(pauseLength(state, state.intent as ProtectIntent, inForce, now) / 1000);
}

/** Lives on for `ms`; in all that time the recorder says `duration`. */
const readAfter = (scene: Scene, ms: number, duration: string) => {
  scene.live(ms, { PortStatusEX: reads('PAUSE', duration) });
  return scene;
};

describe('how long a pause has lasted', () => {
  it('is told by our own clock where the recorder tells nothing', () => {
    const scene = new Scene().inCall().protectedNow();
    scene.live(60_000);
    expect(seconds(scene)).toBe(60);
  });

  it('is told by the recorder where our clock was set back', () => {
    const scene = readAfter(pausedWith('0'), 60_000, '60');
    scene.now -= 3_600_000;
    scene.look();
    expect(seconds(readAfter(scene, 100, '62'))).toBe(62);
  });

  it('does not count what was paused before it was wanted', () => {
    expect(seconds(readAfter(pausedWith('28800'), 60_000, '28860'))).toBe(60);
  });

  it('counts on where the recorder entered PAUSE anew', () => {
    expect(seconds(readAfter(pausedWith('50'), 20_000, '3'))).toBe(20);
  });

  it('reaches its longest time by the recorder’s word too, and ends where the rules say so', () => {
    const scene = pausedWith('0', resuming);
    scene.now -= 3_600_000;
    scene.look();
    readAfter(scene, 2100, '301').look();
    expect(scene.state.intent).toMatchObject({ kind: 'record', resume: { by: 'maximum' } });
  });
});
