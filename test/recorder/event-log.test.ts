import { describe, expect, it } from 'vitest';
import { done, reads, refused, rulesWith, Scene, unanswered } from './support/scene';

const queue = (scene: Scene, id = 'e-1') =>
  scene.note({
    type: 'event-queued',
    event: {
      id,
      eventTimestamp: '2026-11-28T10:00:00.000Z',
      eventType: 'SecurePause',
      parms: [id, 'agent', ''],
    },
  });
const RECORDING = { PortStatusEX: reads('RECORD') };

describe('an event for the recorder’s log', () => {
  it('goes with unit, port and login, and without what is empty', () => {
    expect(queue(new Scene().inCall()).next()).toMatchObject({
      request: 'LogEvent',
      parameters: {
        Unit: '1',
        Port: '5',
        User: 'ACME\\anna',
        eventTimestamp: '2026-11-28T10:00:00.000Z',
        eventType: 'SecurePause',
        Parm1: 'e-1',
        Parm2: 'agent',
      },
    });
    expect(queue(new Scene().inCall()).next()).not.toHaveProperty('parameters.Parm3');
  });

  it.each([
    [done(), 'acknowledged'],
    [refused(657), 'refused'],
    [unanswered, 'unknown'],
  ] as const)('is sent once, and ends in one of three words', (answer, state) => {
    const scene = queue(new Scene().inCall()).exchange('LogEvent', answer);
    expect(scene.state.events).toMatchObject([{ state }]);
    expect(scene.live(60_000, RECORDING)).not.toContain('LogEvent');
  });

  it('is not queued twice by one id', () => {
    expect(queue(queue(new Scene().inCall())).state.events).toHaveLength(1);
  });

  it('is unknown after a death of the background in the middle of it', () => {
    const scene = queue(new Scene().inCall());
    scene.send();
    const later = new Scene(rulesWith(), { journal: scene.state, at: scene.now + 500 });
    expect(later.state.events).toMatchObject([{ state: 'unknown' }]);
    expect(later.live(60_000, RECORDING)).not.toContain('LogEvent');
  });

  it('waits while a pause is wanted: its answer could hold up what the claim rests on', () => {
    const scene = queue(new Scene().inCall().protectedNow());
    expect(scene.live(30_000)).not.toContain('LogEvent');
    scene.resume();
    expect(scene.live(5000, RECORDING)).toContain('LogEvent');
  });

  it('waits while nothing answers', () => {
    const scene = queue(new Scene().inCall().wait(2000)).exchange('PortStatusEX', unanswered);
    expect(scene.due()).not.toBe('LogEvent');
  });
});
