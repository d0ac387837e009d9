import { describe, expect, it } from 'vitest';
import type { PauseRecord } from '../../lib/recorder/state';
import { isStillWanted } from '../../lib/recorder/intent';
import {
  desktop,
  done,
  port,
  protect,
  reads,
  refused,
  rulesWith,
  Scene,
  START,
  unanswered,
} from './support/scene';

const record = (more: Partial<PauseRecord> = {}): PauseRecord => ({
  act: 'before',
  startedAt: START - 60_000,
  audio: true,
  desktop: true,
  ...more,
});

describe('Secure pause', () => {
  it('is wanted from the word on, and both planes are owed', () => {
    const scene = new Scene().inCall().pause('pause', 'hotkey');
    expect(scene.state.intent).toEqual({
      kind: 'protect',
      act: 'pause',
      since: scene.now,
      by: 'hotkey',
      sawCall: true,
      ofCall: 1,
    });
    expect(scene.state.owed).toEqual({
      act: 'pause',
      startedAt: scene.now,
      audio: true,
      desktop: true,
    });
  });

  it('owes no desktop where none can be paused', () => {
    const { login: _none, ...noLogin } = desktop({});
    const scene = new Scene(rulesWith({ desktop: noLogin })).pause();
    expect(scene.state.owed?.desktop).toBe(false);
  });

  it('said again keeps its act and hastens the next try', () => {
    const scene = new Scene().inCall().pause('one').exchange('PauseRecording', refused(653));
    scene.wait(5).pause('two');
    expect(scene.state.intent).toMatchObject({ act: 'one' });
    expect(scene.state.audio.pauseTries).toBe(0);
  });

  it('said while silence was read has no call whose end could end it', () => {
    const scene = new Scene().inCall().read('NOT RECORDING').pause();
    expect(scene.state.intent).toMatchObject({ sawCall: false });
    scene.exchange('PauseRecording', refused(608)).exchange('DesktopPause', done());
    scene.live(20_000, { PortStatusEX: reads('NOT RECORDING') });
    expect(scene.state.intent.kind).toBe('protect');
  });
});

describe('Resume recording', () => {
  it('sends nothing when nothing is paused', () => {
    const scene = new Scene().inCall().resume();
    expect(scene.state.intent).not.toHaveProperty('resume');
    expect(scene.due()).toBeUndefined();
  });

  it('resumes each plane once, and the debt is paid when both are acknowledged and read', () => {
    const scene = new Scene().inCall().protectedNow().resume();
    expect(scene.state.owed?.lifted).toBe(true);
    scene.exchange('ResumeRecording', done()).exchange('DesktopResume', done());
    expect(scene.state.owed).toMatchObject({ audio: true, desktop: false });
    scene.exchange('PortStatusEX', reads('RECORD'));
    expect(scene.state.owed).toBeUndefined();
    expect(scene.word()).toBe('Recording');
  });

  it('is not repeated when it fails: the agent is told and may say it again', () => {
    const scene = new Scene().inCall().protectedNow().resume('one');
    scene.exchange('ResumeRecording', refused(653)).exchange('DesktopResume', refused(665));
    scene.exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).toBe('Partly recording');
    expect(scene.reasons()).toEqual(['audio-still-paused', 'desktop-still-paused']);
    expect(scene.due()).toBeUndefined();
    scene.resume('two');
    expect(scene.due()).toBe('ResumeRecording');
  });

  it('that no request could follow within ten seconds is over', () => {
    const scene = new Scene().pause().exchange('DesktopPause', done()).resume();
    expect(scene.due()).toBe('DesktopResume');
    scene.wait(10_000);
    expect(scene.due()).toBe('InitUser');
    scene.exchange('InitUser', port(5)).exchange('PortStatusEX', reads('RECORD'));
    expect(scene.state.owed).toMatchObject({ audio: false, desktop: true });
    expect(scene.word()).toBe('Partly recording');
  });

  it('lifts a pause that somebody else made', () => {
    const scene = new Scene().atPort('PAUSE');
    expect(scene.word()).toBe('Paused elsewhere');
    expect(scene.resume().due()).toBe('ResumeRecording');
    scene.exchange('ResumeRecording', done()).exchange('InitUser', port(5));
    expect(scene.exchange('PortStatusEX', reads('RECORD')).word()).toBe('Recording');
  });

  it('does not leave any more once a new pause was said, and is not repeated for it', () => {
    const scene = new Scene().inCall().protectedNow().resume();
    scene.send();
    const flight = scene.state.inFlight;
    if (!flight) throw new Error('nothing is out');
    expect(isStillWanted(scene.state, flight, scene.now)).toBe(true);
    expect(isStillWanted(scene.state, flight, scene.now + 10_000)).toBe(false);
    scene.pause('again');
    expect(isStillWanted(scene.state, flight, scene.now)).toBe(false);
    scene.answer({ outcome: 'refused', withdrawn: true, members: {} });
    expect(scene.due()).toBe('PauseRecording');
  });

  it('of an earlier act does not count for a newer one', () => {
    const scene = new Scene().inCall().protectedNow().resume('one');
    scene.send();
    scene.resume('two').answer(done());
    expect(scene.state.intent).toMatchObject({ resume: { act: 'two', audio: 'due' } });
  });
});

describe('after the background died', () => {
  it('a request that was out is unknown, and a pause is sent again', () => {
    const scene = new Scene().inCall().pause();
    scene.send();
    const woken = new Scene(rulesWith(), { journal: scene.state, at: scene.now });
    expect(woken.state.audio.pause).toMatchObject({ outcome: 'unknown' });
    expect(woken.state.inFlight).toBeUndefined();
  });

  it('a resume that was out is never sent again', () => {
    const scene = new Scene().inCall().protectedNow().resume();
    scene.send();
    const woken = new Scene(rulesWith(), { journal: scene.state, at: scene.now });
    expect(woken.state.intent).toMatchObject({ resume: { audio: 'unknown', desktop: 'due' } });
    expect(woken.due()).toBe('DesktopResume');
  });

  it('a pause that only its record knows is wanted', () => {
    const scene = new Scene().inCall();
    const pauseRecord = record({ act: 'new', startedAt: scene.now });
    const woken = new Scene(rulesWith(), { journal: scene.state, pauseRecord, at: scene.now });
    expect(woken.state.intent).toMatchObject({ kind: 'protect', act: 'new' });
  });

  it('a record of a pause that the journal knows to be over is not', () => {
    const scene = new Scene().inCall().protectedNow().resume();
    scene.exchange('ResumeRecording', done()).exchange('DesktopResume', done());
    scene.exchange('PortStatusEX', reads('RECORD'));
    const pauseRecord = record({ act: 'pause', startedAt: START + 50 });
    const woken = new Scene(rulesWith(), { journal: scene.state, pauseRecord, at: scene.now });
    expect(woken.state.intent.kind).toBe('record');
  });
});

describe('after a start of the browser', () => {
  it('a young pause is made good on both planes', () => {
    const scene = new Scene(rulesWith(), { pauseRecord: record() });
    expect(scene.state.intent).toMatchObject({ kind: 'protect', by: 'restart' });
    expect(scene.due()).toBe('DesktopPause');
    scene.exchange('DesktopPause', done()).exchange('InitUser', port(5));
    expect(scene.due()).toBe('PauseRecording');
  });

  it.each<[string, Partial<PauseRecord>]>([
    ['an old pause', { startedAt: START - 300_000 }],
    ['a pause that the agent had lifted', { lifted: true }],
    ['a pause of a clock that was ahead', { startedAt: START + 1000 }],
  ])('%s is only owed, and the agent is led to resume', (_, more) => {
    const scene = new Scene(rulesWith(), { pauseRecord: record(more) }).atPort('PAUSE');
    expect(scene.state.intent.kind).toBe('record');
    expect(scene.word()).toBe('Partly recording');
    expect(scene.reasons()).toContain('stranded-pause');
    expect(scene.live(20_000).join()).not.toMatch(/Resume|Pause/);
    expect(scene.resume().due()).toBe('ResumeRecording');
  });

  it('a pause whose call is over ends, and the desktop waits for the agent', () => {
    const scene = new Scene(rulesWith(), { pauseRecord: record() });
    scene.exchange('DesktopPause', done()).exchange('InitUser', port(5));
    scene.exchange('PauseRecording', refused(608)).exchange('PortStatusEX', reads('NOT RECORDING'));
    scene.exchange('InitUser', port(5));
    scene.wait(6000).exchange('PortStatusEX', reads('NOT RECORDING'));
    expect(scene.state.intent).toEqual({ kind: 'record', since: scene.now });
    expect(scene.state.owed).toMatchObject({ audio: false, desktop: true, lifted: true });
    expect(scene.word()).toBe('Partly recording');
  });

  it('a quarantine goes on', () => {
    const quarantineUntil = START + 50_000;
    const scene = new Scene(rulesWith(), { pauseRecord: record({ quarantineUntil }) });
    expect(scene.state.desktop.quarantineUntil).toBe(quarantineUntil);
    const late = record({ quarantineUntil: START + 10_000_000 });
    expect(new Scene(rulesWith(), { pauseRecord: late }).state.desktop.quarantineUntil).toBe(
      START + 128_000,
    );
  });
});

describe('the end of the call ends the pause', () => {
  const ended = (rules = rulesWith()) => {
    const scene = new Scene(rules).inCall().protectedNow();
    scene.read('NOT RECORDING').wait(5000);
    return scene.exchange('PortStatusEX', reads('NOT RECORDING'));
  };

  it('and the desktop is resumed, the audio needs nothing', () => {
    const scene = ended();
    expect(scene.state.intent).toMatchObject({
      resume: { by: 'call-end', audio: 'not-needed', desktop: 'due' },
    });
    expect(scene.due()).toBe('DesktopResume');
    expect(scene.exchange('DesktopResume', done()).state.owed).toBeUndefined();
  });

  it('and the desktop stays owed where the settings leave it to the agent', () => {
    const scene = ended(rulesWith({ protect: protect({ resumeDesktopAtCallEnd: false }) }));
    expect(scene.due()).toBeUndefined();
    expect(scene.state.owed).toMatchObject({ audio: false, desktop: true, lifted: true });
  });

  it('but not before the next call had its chance to be paused at once', () => {
    const scene = ended(rulesWith({ protect: protect({ carryMs: 10_000 }) }));
    expect(scene.state.intent.kind).toBe('protect');
    expect(scene.wait(9000).state.intent.kind).toBe('protect');
    expect(scene.wait(1000).state.intent.kind).toBe('record');
  });

  it('and the call that comes in meanwhile is paused', () => {
    const scene = ended(rulesWith({ protect: protect({ carryMs: 10_000 }) })).wait(3000);
    scene.exchange('PortStatusEX', reads('RECORD'));
    expect(scene.due()).toBe('PauseRecording');
    expect(scene.wait(60_000).state.intent.kind).toBe('protect');
  });
});

describe('the longest time of a pause', () => {
  it('is only told where the settings say remind', () => {
    const scene = new Scene().inCall().protectedNow();
    scene.live(224_000);
    expect(scene.reasons()).toEqual([]);
    scene.live(2000);
    expect(scene.reasons()).toEqual(['pause-ends-soon']);
    scene.live(76_000);
    expect(scene.word()).toBe('Protected');
    expect(scene.reasons()).toEqual(['pause-too-long']);
  });

  it('ends it where an administrator said so', () => {
    const rules = rulesWith({ protect: protect({ onTimeout: 'resume' }) });
    const scene = new Scene(rules).inCall().protectedNow();
    scene.live(299_000);
    expect(scene.state.intent.kind).toBe('protect');
    expect(scene.wait(1000).state.intent).toMatchObject({ resume: { by: 'maximum' } });
  });
});

describe('an unanswered DesktopResume may still arrive', () => {
  const zombie = () =>
    new Scene()
      .inCall()
      .protectedNow()
      .resume()
      .exchange('ResumeRecording', done())
      .exchange('DesktopResume', unanswered, 8000);

  it('so DesktopPause is sent at once and at the end of the quarantine, and only then believed', () => {
    const scene = zombie();
    const ends = scene.now + 120_000;
    scene.pause('again').exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.read('PAUSE').exchange('InitUser', port(5));
    expect(scene.word()).toBe('Pausing…');
    for (; scene.now < ends - 2000; scene.live(2000)) expect(scene.word()).not.toBe('Protected');
    scene.wait(ends - scene.now);
    expect(scene.due()).toBe('DesktopPause');
    scene.exchange('DesktopPause', done());
    expect(scene.word()).toBe('Protected');
  });

  it('even when a later one was acknowledged', () => {
    const scene = zombie().resume('again');
    const { quarantineUntil } = scene.state.desktop;
    scene.exchange('ResumeRecording', refused(627)).exchange('DesktopResume', done());
    expect(scene.state.desktop.quarantineUntil).toBe(quarantineUntil);
  });

  it('and the durable record says so before it leaves, and goes on saying so', () => {
    const scene = new Scene().inCall().protectedNow().resume().exchange('ResumeRecording', done());
    scene.send();
    expect(scene.state.owed?.quarantineUntil).toBe(scene.now + 128_000);
    expect(scene.pause('again').state.owed?.quarantineUntil).toBe(scene.now + 128_000);
    scene.answer(refused(665));
    expect(scene.state.owed?.quarantineUntil).toBeUndefined();
  });

  it('whatever becomes of the settings', () => {
    const scene = zombie();
    const { quarantineUntil } = scene.state.desktop;
    expect(scene.note({ type: 'identity-changed' }).state.desktop.quarantineUntil).toBe(
      quarantineUntil,
    );
    const out = new Scene().inCall().protectedNow().resume().exchange('ResumeRecording', done());
    out.send();
    out.note({ type: 'identity-changed' });
    expect(out.state.desktop.quarantineUntil).toBe(out.now + 120_000);
  });
});
