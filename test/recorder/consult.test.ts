/** Two calls on one port, and a pause that outlasts its call: told apart by the call index alone. */
import { describe, expect, it } from 'vitest';
import { account, done, port, reads, Scene, url } from './support/scene';

const CUSTOMER = '4295.1';
const CONSULTATION = '4295.2';

/** Lives on with a recorder that reads `state` and names the active call by `index`. */
const live = (scene: Scene, ms: number, state: 'RECORD' | 'PAUSE' | 'SUSPENDED', index: string) => {
  scene.live(ms, { PortStatusEX: reads(state), GetURL: url(index) });
  return scene;
};

describe('another call comes up while PAUSE is read', () => {
  const paused = () => live(new Scene().inCall(CUSTOMER).protectedNow(), 20_000, 'PAUSE', CUSTOMER);

  it('is noticed within the time between two looks, and told', () => {
    const scene = live(paused(), 16_000, 'PAUSE', CONSULTATION);
    expect(scene.state.call).toMatchObject({ generation: 2, index: CONSULTATION });
    expect(scene.word()).toBe('Protected');
    expect(scene.reasons()).toContain('another-call');
  });

  it('but neither resumes anything nor ends the pause: the customer may be on hold', () => {
    const scene = live(paused(), 16_000, 'PAUSE', CONSULTATION);
    expect(live(scene, 60_000, 'PAUSE', CONSULTATION).state.intent.kind).toBe('protect');
  });

  it('and going back to the customer is going back to her call', () => {
    const scene = live(paused(), 16_000, 'PAUSE', CONSULTATION);
    live(scene, 16_000, 'PAUSE', CUSTOMER);
    expect(scene.state.call).toMatchObject({ generation: 1, newest: 2, index: CUSTOMER });
    expect(scene.reasons()).not.toContain('another-call');
  });

  it('while the look itself never takes longer than a read of the state', () => {
    const scene = paused();
    const next = scene.wait(14_000).next();
    for (let sent = next; sent.kind === 'send'; sent = scene.next()) {
      if (sent.request === 'GetURL') expect(sent.timeoutMs).toBe(3000);
      scene.exchange(sent.request, sent.request === 'GetURL' ? url(CUSTOMER) : reads('PAUSE'));
    }
    expect.assertions(1);
  });
});

describe('a consultation while recording', () => {
  const tagged = () => {
    const scene = new Scene().inCall(CUSTOMER).open('/a', account('A-1'));
    return live(scene, 100, 'RECORD', CUSTOMER);
  };

  it('leaves the customer’s tag on her call, and does not send it to the other', () => {
    const scene = live(tagged(), 6000, 'SUSPENDED', CUSTOMER);
    const sent = live(scene, 6000, 'RECORD', CONSULTATION).live(6000, {
      PortStatusEX: reads('RECORD'),
      GetURL: url(CONSULTATION),
    });
    expect(sent).not.toContain('AssignField');
    expect(scene.state.call).toMatchObject({ generation: 2, index: CONSULTATION });
  });

  it('does not ask for the same account again when the customer is back', () => {
    const scene = live(tagged(), 6000, 'SUSPENDED', CUSTOMER);
    live(scene, 6000, 'RECORD', CONSULTATION);
    live(scene, 6000, 'SUSPENDED', CONSULTATION);
    live(scene, 6000, 'RECORD', CUSTOMER);
    expect(scene.state.call.generation).toBe(1);
    expect(scene.state.tags.filter((tag) => tag.generation === 1)).toMatchObject([
      { value: 'A-1', state: 'acknowledged' },
    ]);
  });

  it('does not let the link of the customer’s call go out early', () => {
    const scene = live(tagged(), 6000, 'SUSPENDED', CUSTOMER);
    live(scene, 6000, 'RECORD', CONSULTATION);
    expect(scene.state.links).toMatchObject([{ generation: 1, state: 'kept' }]);
  });
});

describe('somebody else ends the pause', () => {
  it('and it is paused again at once, and shown', () => {
    const scene = new Scene().inCall(CUSTOMER).protectedNow();
    live(scene, 4000, 'PAUSE', CUSTOMER).read('RECORD');
    expect(scene.word()).toBe('Not protected');
    scene.exchange('PauseRecording', done());
    // Whoever resumed the audio may have resumed the desktop.
    scene.exchange('DesktopPause', done()).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).toBe('Not protected');
    expect(scene.exchange('InitUser', port(5)).word()).toBe('Protected');
    expect(scene.claim().reasons).toMatchObject([{ kind: 'paused-again', times: 1 }]);
  });
});

describe('the port goes to a colleague whose call comes up on it within one reading', () => {
  it('it is paused again, but nothing is claimed before the agent’s own port is', () => {
    const scene = live(new Scene().inCall(CUSTOMER).protectedNow(), 4000, 'PAUSE', CUSTOMER);
    scene.read('RECORD').exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).toBe('Not protected');
    scene.exchange('InitUser', port(6));
    expect(scene.next()).toMatchObject({ request: 'PauseRecording', parameters: { Port: '6' } });
  });
});

describe('Secure pause said again while the call may be over', () => {
  it('does not end with that call: it is for the next one', () => {
    const scene = new Scene().inCall(CUSTOMER).protectedNow().read('NOT RECORDING').pause('again');
    scene.live(20_000, { PortStatusEX: reads('NOT RECORDING') });
    expect(scene.state.intent.kind).toBe('protect');
  });
});

describe('the port moves while a pause is wanted', () => {
  const moved = () => {
    const scene = new Scene().inCall(CUSTOMER).protectedNow();
    scene.note({ type: 'stirred', why: 'network' });
    return scene.exchange('InitUser', port(6));
  };

  it('the new one is paused too, before anything is claimed', () => {
    const scene = moved();
    expect(scene.word()).not.toBe('Protected');
    expect(scene.next()).toMatchObject({ request: 'PauseRecording', parameters: { Port: '6' } });
    scene.exchange('PauseRecording', done()).exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.word()).not.toBe('Protected');
    expect(scene.exchange('InitUser', port(6)).word()).toBe('Protected');
  });

  it('and the old one is told as an incident: a colleague may be unrecorded on it', () => {
    const [incident] = moved().state.incidents;
    expect(incident).toMatchObject({ kind: 'old-port-paused', unit: '1', port: '5' });
  });

  it('which stays until the agent has seen it', () => {
    const scene = moved();
    const id = scene.state.incidents[0]?.id ?? '';
    expect(scene.note({ type: 'incident-seen', incident: id }).state.incidents).toEqual([]);
  });

  it('but a port that moves with nothing paused on it is no incident', () => {
    const scene = new Scene().inCall(CUSTOMER).note({ type: 'stirred', why: 'network' });
    expect(scene.exchange('InitUser', port(6)).state.incidents).toEqual([]);
  });
});
