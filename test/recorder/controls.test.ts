import { describe, expect, it } from 'vitest';
import type { ControlRequest } from '../../lib/recorder/state';
import {
  desktop,
  done,
  protect,
  reads,
  refused,
  rulesWith,
  Scene,
  unanswered,
} from './support/scene';

const { login: _none, ...NO_LOGIN } = desktop({});

const order = (scene: Scene, request: ControlRequest, more: { endsProtection?: boolean } = {}) =>
  scene.note({ type: 'control', act: 'by-hand', request, endsProtection: false, ...more });
const start = (scene: Scene, maxSeconds: number) =>
  scene.note({
    type: 'control',
    act: 'by-hand',
    request: 'StartRecording',
    maxSeconds,
    endsProtection: false,
  });

describe('a request by the agent’s own hand', () => {
  it('leaves on a reading of the same second, once', () => {
    const scene = start(new Scene().atPort('NOT RECORDING'), 600);
    scene.exchange('PortStatusEX', reads('NOT RECORDING'));
    expect(scene.next()).toMatchObject({
      request: 'StartRecording',
      parameters: { Unit: '1', Port: '5', maxRecordingTimeInSeconds: 600 },
    });
    scene.exchange('StartRecording', done());
    expect(scene.state.control).toMatchObject({ state: 'acknowledged' });
    expect(scene.live(20_000, { PortStatusEX: reads('RECORD') })).not.toContain('StartRecording');
  });

  it('that was kept back for a pause after it was written down is told so', () => {
    const scene = order(new Scene().inCall(), 'StopRecording');
    scene.exchange('PortStatusEX', reads('RECORD'), 10);
    expect(scene.send().request).toBe('StopRecording');
    scene.note({ type: 'secure-pause', act: 'pause', by: 'agent' });
    scene.answer({ outcome: 'refused', withdrawn: true, members: {} }, 0);
    expect(scene.state.control).toMatchObject({
      state: 'refused',
      problem: { what: 'A secure pause came first.', meaning: 'The request was not sent.' },
    });
  });

  it('reads again where the last reading is older than a second', () => {
    const scene = order(new Scene().inCall(), 'StopRecording');
    scene.exchange('PortStatusEX', reads('RECORD'), 10);
    scene.now += 1001;
    expect(scene.due()).toBe('PortStatusEX');
  });

  it.each([
    ['StartRecording', 'RECORD'],
    ['StopRecording', 'NOT RECORDING'],
    ['CancelRecording', 'NOT RECORDING'],
  ] as const)('%s is refused without being sent from %s', (request, state) => {
    const scene = order(new Scene().atPort(state), request);
    if (scene.due() === 'InitUser') scene.exchange('InitUser', done({ Unit: '1', Port: '5' }));
    const sent = scene.live(12_000, { PortStatusEX: reads(state) });
    expect(sent).not.toContain(request);
    expect(scene.state.control).toMatchObject({ state: 'refused' });
    expect(scene.state.control?.problem?.meaning).toBe('The request was not sent.');
  });

  it.each([unanswered, refused(616)])('is never sent twice, whatever the answer', (answer) => {
    const scene = order(new Scene().inCall(), 'CancelRecording');
    scene.exchange('PortStatusEX', reads('RECORD')).exchange('CancelRecording', answer);
    expect(scene.live(30_000, { PortStatusEX: reads('RECORD') })).not.toContain('CancelRecording');
    expect(scene.state.control).toMatchObject({ state: answer.outcome });
  });

  it('is not sent by a background that comes back after it had left', () => {
    const scene = order(new Scene().inCall(), 'CancelRecording');
    scene.exchange('PortStatusEX', reads('RECORD')).send();
    const later = new Scene(rulesWith(), { journal: scene.state, at: scene.now + 500 });
    expect(later.state.control).toMatchObject({ state: 'unknown' });
    expect(later.live(12_000, { PortStatusEX: reads('RECORD') })).not.toContain('CancelRecording');
  });

  it('is told when the recorder could not be asked within seconds, and not sent later', () => {
    const scene = order(new Scene().inCall(), 'StopRecording');
    scene.exchange('PortStatusEX', unanswered, 3000).exchange('PortStatusEX', unanswered, 3000);
    scene.exchange('PortStatusEX', unanswered, 5000);
    expect(scene.state.control).toMatchObject({ state: 'refused' });
    expect(scene.live(20_000, { PortStatusEX: reads('RECORD') })).not.toContain('StopRecording');
  });

  it('gives way to a secure pause', () => {
    const scene = order(new Scene().inCall(), 'StopRecording').pause();
    expect(scene.due()).toBe('PauseRecording');
    expect(scene.state.control).toMatchObject({ state: 'refused' });
  });

  it('waits for nothing but its word: one at a time', () => {
    const scene = order(order(new Scene().inCall(), 'StopRecording'), 'CancelRecording');
    expect(scene.state.control?.request).toBe('StopRecording');
  });
});

describe('while a pause is wanted', () => {
  it.each(['StartRecording', 'StopRecording', 'CancelRecording', 'DesktopResume'] as const)(
    '%s is not taken without the word that the pause may end',
    (request) => {
      const scene = order(new Scene().inCall().protectedNow(), request);
      expect(scene.state.intent.kind).toBe('protect');
      expect(scene.live(12_000)).not.toContain(request);
    },
  );

  it('Stop with that word ends the recording, and the desktop is resumed with the call', () => {
    const scene = order(new Scene().inCall().protectedNow(), 'StopRecording', {
      endsProtection: true,
    });
    expect(scene.state.owed).toMatchObject({ audio: true, desktop: true, lifted: true });
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('StopRecording', done());
    expect(scene.state.call.on).toBe(false);
    expect(scene.state.owed).toMatchObject({ audio: false, desktop: true });
    scene.exchange('DesktopResume', done());
    expect(scene.state.owed).toBeUndefined();
  });

  it('and the desktop stays owed where the settings leave it to the agent', () => {
    const rules = rulesWith({ protect: protect({ resumeDesktopAtCallEnd: false }) });
    const scene = order(new Scene(rules).inCall().protectedNow(), 'CancelRecording', {
      endsProtection: true,
    });
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('CancelRecording', done());
    expect(scene.live(12_000, { PortStatusEX: reads('NOT RECORDING') })).not.toContain(
      'DesktopResume',
    );
    expect(scene.word()).toBe('Partly recording');
  });
});

describe('the way out of a PAUSE that will not lift', () => {
  const stuck = () => {
    const scene = new Scene().inCall().protectedNow().resume();
    scene.exchange('ResumeRecording', done()).exchange('DesktopResume', done());
    return scene.exchange('PortStatusEX', reads('PAUSE'));
  };

  it('is told, never taken by itself', () => {
    const scene = stuck();
    expect(scene.reasons()).toContain('pause-will-not-lift');
    expect(scene.live(60_000)).not.toContain('StartRecording');
  });

  it('is StartRecording, by the agent’s word and on a PAUSE read in the same second', () => {
    const scene = start(stuck(), 0);
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('StartRecording', done());
    scene.exchange('PortStatusEX', reads('RECORD'));
    expect(scene.word()).toBe('Recording');
    expect(scene.state.owed).toBeUndefined();
  });
});

describe('the desktop alone', () => {
  it('is paused and owed, by a record that is there before the request leaves', () => {
    const scene = order(new Scene().inCall(), 'DesktopPause');
    expect(scene.state.owed).toMatchObject({ audio: false, desktop: true, lifted: true });
    scene.exchange('DesktopPause', done());
    expect(scene.word()).toBe('Partly recording');
    expect(scene.claim().planes[1]).toMatchObject({ state: 'paused', evidence: 'acknowledged' });
  });

  it('is resumed, and nothing else is', () => {
    const scene = order(new Scene().inCall(), 'DesktopPause').exchange('DesktopPause', done());
    order(scene, 'DesktopResume').exchange('DesktopResume', done());
    expect(scene.state.owed).toBeUndefined();
    expect(scene.live(12_000, { PortStatusEX: reads('RECORD') })).not.toContain('ResumeRecording');
  });

  it('cannot be paused without a Windows login', () => {
    const scene = order(new Scene(rulesWith({ desktop: NO_LOGIN })).inCall(), 'DesktopPause');
    expect(scene.live(12_000, { PortStatusEX: reads('RECORD') })).not.toContain('DesktopPause');
  });
});

describe('a DesktopPause that went unanswered may arrive after the resume', () => {
  const resumed = () => {
    const scene = new Scene().inCall().pause().exchange('PauseRecording', done());
    scene.exchange('DesktopPause', unanswered, 8000);
    scene.live(4000, { DesktopPause: done() });
    expect(scene.word()).toBe('Protected');
    scene.resume().exchange('ResumeRecording', done()).exchange('DesktopResume', done());
    return scene.exchange('PortStatusEX', reads('RECORD'));
  };

  it('so the desktop stays owed, and the agent is told until when', () => {
    const scene = resumed();
    expect(scene.word()).toBe('Partly recording');
    expect(scene.claim().reasons).toMatchObject([{ kind: 'late-desktop-pause' }]);
  });

  it('until a resume that was sent after it can no longer arrive', () => {
    const scene = resumed();
    scene.live(120_000, { PortStatusEX: reads('RECORD') });
    expect(scene.word()).toBe('Partly recording');
    scene.resume('again').live(1000, { PortStatusEX: reads('RECORD') });
    expect(scene.state.owed).toBeUndefined();
    expect(scene.word()).toBe('Recording');
  });
});
