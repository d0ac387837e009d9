import { describe, expect, it } from 'vitest';
import { claimAt, STATUS_WORDS } from '../../lib/recorder/claim';
import type { StatusWord } from '../../lib/recorder/claim';
import { LEASE_MS, LONGEST_LEASE_MS, PAUSING_MS, RESUME_ACT_MS } from '../../lib/recorder/rules';
import {
  desktop,
  done,
  port,
  reads,
  refused,
  rulesWith,
  Scene,
  START,
  unanswered,
} from './support/scene';

const { login: _none, ...NO_LOGIN } = desktop({});

const SCENES: Record<StatusWord, () => Scene> = {
  Recording: () => new Scene().inCall(),
  'On hold': () => new Scene().inCall().read('SUSPENDED'),
  'No call recorded': () => new Scene().atPort('NOT RECORDING'),
  'Pausing…': () => new Scene().inCall().pause(),
  Protected: () => new Scene().inCall().protectedNow(),
  'Not protected': () => new Scene().inCall().pause().exchange('PauseRecording', refused(621)),
  'Resuming…': () => new Scene().inCall().protectedNow().resume(),
  'Partly recording': () =>
    new Scene()
      .inCall()
      .protectedNow()
      .resume()
      .exchange('ResumeRecording', done())
      .exchange('DesktopResume', refused(665))
      .exchange('PortStatusEX', reads('RECORD')),
  'Paused elsewhere': () => new Scene().inCall().read('PAUSE'),
  'Recorder not answering': () => new Scene().exchange('InitUser', unanswered),
  'Not set up': () => new Scene(rulesWith({ missing: { kind: 'no-address' } })),
};

describe('the words of the status', () => {
  it.each(STATUS_WORDS)('%s', (word) => {
    expect(SCENES[word]().word()).toBe(word);
  });

  it.each(STATUS_WORDS)('%s ends in a word that promises less', (word) => {
    const claim = SCENES[word]().claim();
    const afterwards = claimAt(claim, claim.until).word;
    expect(['Not protected', 'Partly recording', 'Recorder not answering', 'Not set up']).toContain(
      afterwards,
    );
  });
});

describe('access that is taken away', () => {
  const taken = { kind: 'no-access' } as const;

  it('amid a pause is no protection any more, and no pause that was left behind', () => {
    const scene = SCENES.Protected();
    scene.rules = rulesWith({ missing: taken });
    const { word, reasons, planes } = scene.claim();
    expect(word).toBe('Not protected');
    expect(reasons).toEqual([taken]);
    expect(planes.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });

  it('without a pause is a seat that is not set up', () => {
    const scene = SCENES.Recording();
    scene.rules = rulesWith({ missing: taken });
    expect(scene.word()).toBe('Not set up');
  });
});

describe('Protected', () => {
  it('ends a lease after its last reading was asked for, to the millisecond', () => {
    const claim = SCENES.Protected().claim();
    const { reading } = SCENES.Protected().state.audio;
    const ends = (reading?.askedAt ?? 0) + LEASE_MS;
    expect(claim.until).toBe(ends);
    expect(claimAt(claim, ends - 1).word).toBe('Protected');
    expect(claimAt(claim, ends).word).toBe('Not protected');
  });

  it('is void for a clock that is before it', () => {
    const claim = SCENES.Protected().claim();
    expect(claimAt(claim, claim.madeAt).word).toBe('Protected');
    expect(claimAt(claim, claim.madeAt - 1).word).toBe('Not protected');
  });

  it('shows its evidence: audio read, desktop acknowledged', () => {
    expect(SCENES.Protected().claim().planes).toMatchObject([
      { plane: 'audio', state: 'paused', evidence: 'read' },
      { plane: 'desktop', state: 'paused', evidence: 'acknowledged' },
    ]);
  });

  it('survives one lost status read within its lease, not two', () => {
    const scene = SCENES.Protected().wait(1990).exchange('PortStatusEX', unanswered);
    expect(scene.word()).toBe('Protected');
    expect(scene.wait(2000).exchange('PortStatusEX', unanswered).word()).toBe('Not protected');
  });

  type Way = [string, () => Scene, string];
  it.each<Way>([
    ['the recorder says RECORD', () => SCENES.Protected().read('RECORD'), 'audio-not-paused'],
    ['the recorder says SUSPENDED', () => SCENES.Protected().read('SUSPENDED'), 'audio-not-paused'],
    ['no call is recorded', () => SCENES.Protected().read('NOT RECORDING'), 'no-call-to-pause'],
    [
      'a status read is an error',
      () => SCENES.Protected().wait(3000).exchange('PortStatusEX', refused(651)),
      'audio-not-paused',
    ],
    [
      'the port is lost',
      () => SCENES.Protected().wait(3000).exchange('PortStatusEX', refused(606)),
      'no-port',
    ],
    [
      'the port was not checked in this act',
      () =>
        new Scene()
          .inCall()
          .pause()
          .exchange('PauseRecording', done())
          .exchange('DesktopPause', done())
          .exchange('PortStatusEX', reads('PAUSE'))
          .exchange('InitUser', refused(655))
          .wait(PAUSING_MS),
      'no-port',
    ],
    [
      'the desktop’s pause was refused',
      () =>
        new Scene()
          .inCall()
          .pause()
          .exchange('PauseRecording', done())
          .exchange('DesktopPause', refused(664)),
      'desktop-not-paused',
    ],
    [
      'the desktop’s pause was refused with 663, which only an administrator may overlook',
      () =>
        new Scene()
          .inCall()
          .pause()
          .exchange('PauseRecording', done())
          .exchange('DesktopPause', refused(663)),
      'desktop-not-paused',
    ],
    [
      'the desktop’s pause was not answered',
      () =>
        new Scene()
          .inCall()
          .pause()
          .exchange('PauseRecording', done())
          .exchange('DesktopPause', unanswered),
      'desktop-not-paused',
    ],
    [
      'there is no login to pause the desktop by',
      () =>
        new Scene(rulesWith({ desktop: NO_LOGIN }))
          .inCall()
          .pause()
          .exchange('PauseRecording', done())
          .exchange('PortStatusEX', reads('PAUSE'))
          .exchange('InitUser', port(5))
          .wait(PAUSING_MS),
      'no-desktop-login',
    ],
  ])('falls when %s', (_, scene, reason) => {
    const after = scene();
    expect(after.word()).not.toBe('Protected');
    expect(after.wait(PAUSING_MS).reasons()).toContain(reason);
  });

  it('needs no desktop where an administrator said that none is recorded', () => {
    const scene = new Scene(rulesWith({ desktop: desktop({ recorded: false }) })).inCall().pause();
    scene.exchange('PauseRecording', done()).exchange('PortStatusEX', reads('PAUSE'));
    scene.exchange('InitUser', port(5));
    expect(scene.word()).toBe('Protected');
    expect(scene.claim().planes[1]).toEqual({
      plane: 'desktop',
      state: 'not-recorded',
      evidence: 'none',
    });
  });

  it('says of a port typed by hand that nobody checked it', () => {
    const scene = new Scene(rulesWith({ identity: { by: 'manual', unit: '1', port: '5' } }));
    scene.exchange('PortStatusEX', reads('RECORD')).live(100, { PortStatusEX: reads('RECORD') });
    scene.pause().exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE'));
    expect([scene.word(), scene.reasons()]).toEqual(['Protected', ['port-not-checked']]);
  });

  it('holds although PauseRecording was refused, when PAUSE is read', () => {
    const scene = new Scene().inCall().pause().exchange('PauseRecording', refused(608));
    scene.exchange('DesktopPause', done()).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.exchange('InitUser', port(5)).word()).toBe('Protected');
  });
});

describe('the words in between', () => {
  it('Pausing… lasts three seconds at most, by the screen’s own clock', () => {
    const scene = SCENES['Pausing…']();
    expect(scene.claim()).toMatchObject({
      until: scene.now + PAUSING_MS,
      afterwards: 'Not protected',
    });
    expect(scene.wait(PAUSING_MS).word()).toBe('Not protected');
  });

  it('Pausing… ends at the first bad news', () => {
    const scene = SCENES['Not protected']();
    expect(scene.now - START).toBeLessThan(PAUSING_MS);
    expect(scene.claim().reasons).toContainEqual(
      expect.objectContaining({ kind: 'desktop-not-paused' }),
    );
  });

  it('Resuming… lasts ten seconds at most', () => {
    const scene = SCENES['Resuming…']();
    expect(scene.claim()).toMatchObject({
      until: scene.now + RESUME_ACT_MS,
      afterwards: 'Partly recording',
    });
    expect(scene.wait(RESUME_ACT_MS).word()).not.toBe('Resuming…');
  });
});

describe('while recording is wanted', () => {
  it.each([
    [{ screens: 1, crmPages: 0, locked: false, spread: 0 }, LEASE_MS],
    [{ screens: 0, crmPages: 1, locked: false, spread: 0 }, LEASE_MS],
    [{ screens: 0, crmPages: 0, locked: false, spread: 0 }, 14_000],
  ])('with %j looking the claim lasts %i ms', (presence, ms) => {
    const scene = SCENES.Recording();
    scene.presence = presence;
    expect(scene.claim().until).toBe((scene.state.audio.reading?.askedAt ?? 0) + ms);
  });

  it('no claim is longer than the longest lease', () => {
    const scene = SCENES['No call recorded']();
    scene.presence = { screens: 0, crmPages: 0, locked: false, spread: 0 };
    expect(scene.claim().until).toBe((scene.state.audio.reading?.askedAt ?? 0) + LONGEST_LEASE_MS);
  });

  it('two status reads without an answer are silence', () => {
    const scene = SCENES.Recording().wait(2000).exchange('PortStatusEX', unanswered, 100);
    expect(scene.word()).toBe('Recording');
    scene.live(4000, { PortStatusEX: unanswered });
    expect([scene.word(), scene.reasons()]).toEqual(['Recorder not answering', ['not-answering']]);
  });

  it('the desktop is assumed to be recorded until something was said', () => {
    expect(SCENES.Recording().claim().planes[1]).toEqual({
      plane: 'desktop',
      state: 'recording',
      evidence: 'assumed',
    });
    const resumed = SCENES['Resuming…']().live(500, { PortStatusEX: reads('RECORD') });
    expect(resumed).toContain('DesktopResume');
  });

  it('what is still paused is shown plane by plane, also in a second pause', () => {
    const scene = SCENES.Protected().resume('one').exchange('ResumeRecording', done());
    scene.exchange('DesktopResume', done()).exchange('PortStatusEX', reads('RECORD'));
    scene.protectedNow('another').resume('two').exchange('ResumeRecording', done());
    expect(scene.claim().planes[1]).toMatchObject({ plane: 'desktop', state: 'paused' });
  });
});
