import { describe, expect, it } from 'vitest';
import type { SettingsLayer } from '../../lib/settings/schema';
import { resolveSettings } from '../../lib/settings/resolve';
import { viewOf } from '../../lib/station/view-of';
import { account, done, port, reads, rulesWith, Scene, SITE, url } from '../recorder/support/scene';

function view(scene: Scene, layer: SettingsLayer = {}) {
  const { rules, presence } = scene;
  const settings = resolveSettings([layer]);
  return viewOf(scene.state, { settings, rules, presence, keys: [], missingHosts: [] }, scene.now);
}

const RECORDING = { PortStatusEX: reads('RECORD') };

describe('what the screens are told', () => {
  it('the claim, and whose port it is about', () => {
    expect(view(new Scene().inCall())).toMatchObject({
      claim: { word: 'Recording' },
      unitAndPort: { unit: '1', port: '5' },
    });
    expect(view(new Scene())).not.toHaveProperty('unitAndPort');
  });

  it.each<[string, () => Scene, SettingsLayer, boolean, boolean]>([
    ['in a call', () => new Scene().inCall(), {}, true, false],
    [
      'while a pause is wanted, for saying it again harms nobody',
      () => new Scene().inCall().pause(),
      {},
      true,
      true,
    ],
    ['while somebody else’s pause stands', () => new Scene().atPort('PAUSE'), {}, true, true],
    [
      'while something is still paused',
      () => new Scene().inCall().protectedNow().resume(),
      {},
      true,
      true,
    ],
    [
      'where the settings forbid it',
      () => new Scene().inCall().protectedNow(),
      { controls: { pause: false, resume: false } },
      false,
      false,
    ],
    [
      'while nothing is set up',
      () => new Scene(rulesWith({ missing: { kind: 'no-address' } })),
      {},
      false,
      false,
    ],
  ])('which buttons there are %s', (_, scene, layer, canPause, canResume) => {
    expect(view(scene(), layer)).toMatchObject({ canPause, canResume });
  });

  it('the tags of this call, in words for people', () => {
    const scene = new Scene().inCall().open('/a', account('A-1'));
    const [tag, ...others] = view(scene).tags;
    expect(others).toEqual([]);
    expect(tag).toMatchObject({
      column: 'fldAccount',
      value: 'A-1',
      siteName: SITE.name,
      state: 'sending',
      ofEarlierCall: false,
    });
    scene.live(100, RECORDING);
    expect(view(scene).tags).toMatchObject([{ state: 'acknowledged' }]);
    scene.leave().read('NOT RECORDING').read('RECORD');
    expect(view(scene).tags).toEqual([]);
  });

  it('the question which of two accounts it is', () => {
    const scene = new Scene().inCall().open('/a', account('A-1'));
    scene.live(100, RECORDING);
    scene.open('/b', account('B-2'));
    expect(view(scene).question).toMatchObject({
      column: 'fldAccount',
      tagged: 'A-1',
      offered: 'B-2',
    });
  });

  it('the link, known, then on its way, then of a call that is over', () => {
    const scene = new Scene().inCall('4295.1');
    const link = url('4295.1').members['URL'];
    expect(view(scene).link).toEqual({ url: link, state: 'kept', callEnded: false });
    scene.open('/a', account('A-1')).live(100, { ...RECORDING, GetURL: url('4295.1') });
    scene.read('NOT RECORDING').wait(5000).exchange('PortStatusEX', reads('NOT RECORDING'));
    expect(view(scene).link).toEqual({ url: link, state: 'waiting', callEnded: true });
    expect(view(new Scene().exchange('InitUser', port(5))).link).toBeUndefined();
  });

  it.each([
    ['http://recorder.example.com/x.svc', true],
    ['https://recorder.example.com/x.svc', false],
    ['http://127.0.0.1:8808/x.svc', false],
    ['http://localhost/x.svc', false],
    ['http://[::1]:8808/x.svc', false],
    ['', false],
  ])('whether %s is unencrypted', (address, unencrypted) => {
    const scene = new Scene().exchange('InitUser', done({ Unit: '1', Port: '5' }));
    expect(view(scene, { service: { address, allowHttp: true } }).unencrypted).toBe(unencrypted);
  });
});

describe('a pause that is wanted', () => {
  it('is told with its act and the reasons of the settings, whether it holds or not', () => {
    const layer: SettingsLayer = { protect: { reasons: ['Card'] } };
    const scene = new Scene().inCall();
    expect(view(scene, layer)).not.toHaveProperty('pauseWanted');
    scene.pause();
    const { act } = scene.state.intent.kind === 'protect' ? scene.state.intent : { act: 'none' };
    expect(view(scene, layer).pauseWanted).toEqual({ act, reasons: ['Card'] });
  });
});

describe('a tag on its way', () => {
  it('can be taken back only until it has left', () => {
    const scene = new Scene().inCall().open('/a', account('A-1'));
    expect(view(scene).tags).toMatchObject([{ mayWithdraw: true }]);
    scene.live(100, RECORDING);
    expect(view(scene).tags).toMatchObject([{ state: 'acknowledged', mayWithdraw: false }]);
  });
});
