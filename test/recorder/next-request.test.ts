import { describe, expect, it } from 'vitest';
import { desktop, done, port, reads, refused, rulesWith, Scene, unanswered } from './support/scene';

const { login: _none, ...NO_LOGIN } = desktop({});

describe('the line at rest', () => {
  it('sends nothing while something is missing in the settings', () => {
    expect(new Scene(rulesWith({ missing: { kind: 'no-identity' } })).next()).toEqual({
      kind: 'wait',
      until: Number.POSITIVE_INFINITY,
    });
  });

  it('sends nothing while a request is out', () => {
    const scene = new Scene();
    scene.send();
    expect(scene.pause().due()).toBeUndefined();
  });

  it.each([
    ['a Windows login', rulesWith(), 'InitUser', { Machine: 'PC7', User: 'ACME\\anna' }],
    [
      'an extension',
      rulesWith({ identity: { by: 'extension', extension: '0042' } }),
      'InitStation',
      { Extension: '0042' },
    ],
  ] as const)('asks who we are first, by %s', (_, rules, request, parameters) => {
    expect(new Scene(rules).next()).toMatchObject({ request, parameters, timeoutMs: 8000 });
  });

  it('takes a unit and port typed by hand as they are', () => {
    const rules = rulesWith({ identity: { by: 'manual', unit: '01', port: '007' } });
    expect(new Scene(rules).next()).toMatchObject({
      request: 'PortStatusEX',
      parameters: { Unit: '01', Port: '007' },
      timeoutMs: 3000,
    });
  });

  it('asks again who we are at each call, once', () => {
    const scene = new Scene().atPort('NOT RECORDING').wait(2000);
    scene.exchange('PortStatusEX', reads('RECORD')).exchange('InitUser', port(5));
    expect(scene.due()).toBe('GetURL');
  });

  it('asks for the link of a call once, and again only after a while where there is none', () => {
    const scene = new Scene()
      .atPort('RECORD')
      .exchange('InitUser', port(5))
      .exchange('GetURL', refused(658));
    expect(scene.due()).toBeUndefined();
    scene.presence = { screens: 0, crmPages: 0, locked: false, spread: 0 };
    scene.wait(14_980).exchange('PortStatusEX', reads('RECORD'));
    expect(scene.wait(10).due()).toBe('GetURL');
  });

  it('asks again who we are when the port is not known any more', () => {
    const scene = new Scene().atPort('NOT RECORDING').wait(6000);
    scene.exchange('PortStatusEX', refused(611));
    expect(scene.state.port.known).toBeUndefined();
    expect(scene.due()).toBe('InitUser');
  });
});

describe('a pause goes before everything', () => {
  it('audio, desktop, read-back, and who we are, in this order', () => {
    const scene = new Scene().inCall().pause();
    const sent = [done(), done(), reads('PAUSE'), port(5)].map((answer) => {
      const { request, parameters } = scene.send();
      scene.answer(answer);
      return [request, parameters];
    });
    expect(sent).toEqual([
      ['PauseRecording', { Unit: '1', Port: '5' }],
      ['DesktopPause', { User: 'ACME\\anna' }],
      ['PortStatusEX', { Unit: '1', Port: '5' }],
      ['InitUser', { Machine: 'PC7', User: 'ACME\\anna' }],
    ]);
    expect(scene.due()).toBeUndefined();
  });

  it('the plane that was not tried yet goes first, also when the pause is said again', () => {
    const scene = new Scene().inCall().pause();
    scene.exchange('PauseRecording', unanswered, 8000).pause('again');
    expect(scene.due()).toBe('DesktopPause');
  });

  it('desktop first where the settings say so', () => {
    const scene = new Scene(rulesWith({ desktop: desktop({ first: 'desktop' }) })).inCall().pause();
    expect(scene.exchange('DesktopPause', done()).due()).toBe('PauseRecording');
  });

  it.each([
    ['refused', refused(653)],
    ['not answered', unanswered],
  ])('both planes are sent although the first is %s', (_, answer) => {
    const scene = new Scene().inCall().pause().exchange('PauseRecording', answer);
    expect(scene.due()).toBe('DesktopPause');
  });

  it('the desktop goes out although the port is not known', () => {
    const scene = new Scene().exchange('InitUser', unanswered).pause();
    expect(scene.due()).toBe('DesktopPause');
    scene.exchange('DesktopPause', done()).wait(1000).exchange('InitUser', port(5));
    expect(scene.due()).toBe('PauseRecording');
  });

  it('a plane that is never answered does not keep the other waiting', () => {
    const scene = new Scene().inCall().pause();
    const sent = ['PauseRecording', 'DesktopPause', 'PauseRecording', 'DesktopPause'] as const;
    for (const request of sent) scene.exchange(request, unanswered, 8000);
  });

  it.each([
    ['refused', refused(653)],
    ['unanswered', { ...unanswered }],
    ['acknowledged without effect', done()],
  ])('%s, it is tried again, at most five seconds apart', (_, answer) => {
    const scene = new Scene(rulesWith({ desktop: desktop({ recorded: false }) })).inCall().pause();
    const sentAt: number[] = [];
    const end = scene.now + 60_000;
    while (scene.now < end) {
      const next = scene.next();
      if (next.kind === 'wait') scene.wait(next.until - scene.now);
      else if (next.request === 'PauseRecording') {
        sentAt.push(scene.now);
        scene.exchange('PauseRecording', answer);
      } else scene.exchange(next.request, next.request === 'InitUser' ? port(5) : reads('RECORD'));
    }
    const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5100);
    expect(gaps.length).toBeGreaterThan(10);
    expect(gaps.length).toBeLessThan(20);
  });

  it('a call that begins within the pause is paused at once', () => {
    const scene = new Scene().atPort('NOT RECORDING').pause();
    scene.exchange('PauseRecording', refused(608)).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('NOT RECORDING')).exchange('InitUser', port(5));
    expect(scene.due()).toBeUndefined();
    scene.read('RECORD');
    expect(scene.due()).toBe('PauseRecording');
  });

  it('a call on hold is paused, too', () => {
    const scene = new Scene().inCall().read('SUSPENDED').pause();
    scene.exchange('PauseRecording', done()).exchange('DesktopPause', done());
    expect(scene.exchange('PortStatusEX', reads('SUSPENDED')).wait(500).due()).toBe(
      'PauseRecording',
    );
  });

  it('without a login the desktop is left out, and who we are is asked all the same', () => {
    const scene = new Scene(rulesWith({ desktop: NO_LOGIN })).inCall().pause();
    scene.exchange('PauseRecording', done()).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.due()).toBe('InitUser');
  });

  it('an answer about the port from before the pauses left does not count', () => {
    const scene = new Scene();
    scene.send();
    scene.pause().answer(port(5));
    scene.exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).not.toBe('Protected');
    expect(scene.exchange('InitUser', port(5)).word()).toBe('Protected');
  });

  it('another port than before is paused and read, too, before anything is claimed', () => {
    const scene = new Scene().inCall().pause();
    scene.exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('InitUser', port(6));
    expect(scene.word()).not.toBe('Protected');
    expect(scene.send()).toMatchObject({ request: 'PauseRecording', parameters: { Port: '6' } });
    scene.answer(done()).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).not.toBe('Protected');
    expect(scene.exchange('InitUser', port(6)).word()).toBe('Protected');
  });

  it('a port that was lost and found under another number is another port', () => {
    const scene = new Scene().inCall().protectedNow().wait(3000);
    scene.exchange('PortStatusEX', refused(611)).exchange('InitUser', port(6));
    expect(scene.send()).toMatchObject({ request: 'PauseRecording', parameters: { Port: '6' } });
  });
});

describe('a read-back while a pause stands', () => {
  it('comes every two seconds, whoever looks', () => {
    const scene = new Scene().inCall().protectedNow();
    scene.presence = { screens: 0, crmPages: 0, locked: false, spread: 0 };
    const asked = scene.state.line.lastAskedAt ?? 0;
    expect(scene.next()).toEqual({ kind: 'wait', until: asked + 2000 });
  });

  it('finds a recorder that somebody resumed, and pauses again', () => {
    const scene = new Scene().inCall().protectedNow();
    expect(scene.read('RECORD').due()).toBe('PauseRecording');
  });
});

describe('no answer makes the line run hot', () => {
  const answers = {
    unanswered,
    'refused 653': refused(653),
    'refused 611': refused(611),
    'refused 608': refused(608),
    'empty 100': done(),
  };

  it.each(
    Object.entries(answers).flatMap(([name, answer]) =>
      (['record', 'pause', 'resume'] as const).map((intent) => [name, intent, answer] as const),
    ),
  )('%s to everything, while the intent is %s', (_, intent, answer) => {
    const scene = new Scene().inCall();
    scene.open('/a', [
      { column: 'fldAccount', value: '1' },
      { column: 'fldOther', value: '2' },
    ]);
    if (intent !== 'record') scene.pause();
    if (intent === 'resume') scene.resume();
    let sent = 0;
    for (const end = scene.now + 60_000; scene.now < end;) {
      const next = scene.next();
      if (next.kind === 'wait') scene.wait(Math.min(60_000, next.until - scene.now));
      else {
        sent += 1;
        scene.exchange(next.request, answer, 1);
      }
    }
    expect(sent).toBeLessThan(150);
  });
});

describe('a clock that is set back', () => {
  it.each([
    ['a look', (scene: Scene) => scene, 'InitUser'],
    [
      'a failed pause',
      (scene: Scene) =>
        scene.pause().exchange('PauseRecording', refused(653)).exchange('DesktopPause', done()),
      'DesktopPause',
    ],
  ])('keeps nobody waiting for %s', (_, prepare, request) => {
    const scene = prepare(new Scene().inCall());
    scene.now -= 3_600_000;
    expect(scene.look().due()).toBe(request);
  });

  it('takes the ground from under a claim', () => {
    const scene = new Scene().inCall().protectedNow();
    scene.now -= 3_600_000;
    expect(scene.look().word()).not.toBe('Protected');
    scene.exchange('DesktopPause', done()).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.exchange('InitUser', port(5)).word()).toBe('Protected');
  });

  it('brings no resume a second time', () => {
    const scene = new Scene().inCall().protectedNow().resume().exchange('ResumeRecording', done());
    scene.now -= 60_000;
    const sent = scene.look().live(120_000, { PortStatusEX: reads('RECORD') });
    expect(sent).not.toContain('DesktopResume');
    expect(scene.word()).toBe('Partly recording');
  });
});

describe('after a sleep of the computer', () => {
  it('the desktop is paused again and the port asked for before anything is claimed', () => {
    const scene = new Scene().inCall().protectedNow().wait(600_000);
    expect(scene.due()).toBe('DesktopPause');
    scene.exchange('DesktopPause', done());
    expect(scene.word()).not.toBe('Protected');
    scene.exchange('InitUser', port(5)).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).toBe('Protected');
  });

  it('a few seconds without a word are no sleep', () => {
    const scene = new Scene().inCall().protectedNow().wait(30_000);
    expect(scene.due()).toBe('PortStatusEX');
    expect(scene.exchange('PortStatusEX', reads('PAUSE')).word()).toBe('Protected');
  });
});

describe('what was out when the background died', () => {
  it('is no failure of the service: the port is read again at once', () => {
    const scene = new Scene().inCall().wait(2000);
    expect(scene.send().request).toBe('PortStatusEX');
    scene.note({ type: 'started', browserStarted: false });
    expect(scene.state.line.failures).toBe(0);
    expect(scene.wait(2000).due()).toBe('PortStatusEX');
  });
});

describe('a record is opened while no call is seen', () => {
  const opened = (ms: number) => {
    const scene = new Scene().atPort('NOT RECORDING');
    scene.live(ms, { PortStatusEX: reads('NOT RECORDING') });
    return scene.open('/a', [{ column: 'account', value: 'A-1' }]);
  };

  it('after a minute: the agent may sit at another port, so who we are is asked again', () => {
    const sent = opened(61_000).live(6000, { PortStatusEX: reads('NOT RECORDING') });
    expect(sent).toContain('InitUser');
  });

  it('sooner: the port is still trusted', () => {
    const sent = opened(20_000).live(6000, { PortStatusEX: reads('NOT RECORDING') });
    expect(sent).not.toContain('InitUser');
  });
});
