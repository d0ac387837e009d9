import { describe, expect, it } from 'vitest';
import { pollInterval } from '../../lib/recorder/poll-interval';
import type { Presence } from '../../lib/recorder/rules';
import { rulesWith, Scene } from './support/scene';

const NOBODY: Presence = { screens: 0, crmPages: 0, locked: false, spread: 0 };
const SCREEN: Presence = { screens: 1, crmPages: 0, locked: false, spread: 0 };
const CRM: Presence = { screens: 0, crmPages: 2, locked: false, spread: 0 };

const idle = () => new Scene().atPort('NOT RECORDING');
const call = () => new Scene().inCall();
const paused = () => new Scene().inCall().protectedNow();
const failing = (scene: Scene, failures: number) => ({ ...scene.state, line: { failures } });

describe('how often the port is read', () => {
  it.each([
    ['nobody looks and no call is on', idle(), NOBODY, 25_000],
    ['a call is on', call(), NOBODY, 10_000],
    ['a CRM page is open', idle(), CRM, 4000],
    ['a screen is open', idle(), SCREEN, 2000],
    ['a pause is wanted', paused(), NOBODY, 2000],
    ['a pause is being lifted', paused().resume(), NOBODY, 2000],
  ])('when %s', (_, scene, presence, ms) => {
    expect(pollInterval(scene.state, presence)).toBe(ms);
  });

  it.each([
    ['doubles while nothing answers', call(), NOBODY, 1, 20_000],
    ['up to a minute', call(), NOBODY, 30, 60_000],
    ['to four seconds when somebody looks', call(), SCREEN, 30, 4000],
    ['but never while a pause is wanted', paused(), NOBODY, 30, 2000],
  ])('%s', (_, scene, presence, failures, ms) => {
    expect(pollInterval(failing(scene, failures), presence)).toBe(ms);
  });

  it.each([
    ['sooner', -1, 8000],
    ['later', 1, 12_000],
  ])('is spread over the seats: %s', (_, spread, ms) => {
    expect(pollInterval(call().state, { ...NOBODY, spread })).toBe(ms);
    expect(pollInterval(paused().state, { ...NOBODY, spread })).toBe(2000);
  });

  it.each([
    ['a slow recorder is asked less', call(), NOBODY, 900, 18_000],
    ['but not more than a minute apart', call(), NOBODY, 9000, 60_000],
    ['nor so seldom that a screen would lose its word', call(), SCREEN, 9000, 8000],
    ['nor less in a pause', paused(), NOBODY, 900, 2000],
  ])('%s', (_, { state }, presence, roundTripMs, ms) => {
    expect(pollInterval({ ...state, line: { failures: 0, roundTripMs } }, presence)).toBe(ms);
  });

  it('of a locked computer it is not read at all, unless something is paused', () => {
    const locked = { ...NOBODY, locked: true };
    const sent = (scene: Scene) => {
      scene.presence = locked;
      return scene.live(120_000);
    };
    expect(sent(call())).not.toContain('PortStatusEX');
    expect(sent(paused())).toContain('PortStatusEX');
    expect(sent(paused().resume())).toContain('PortStatusEX');
  });

  it('is read at once when a page opens a record', () => {
    const scene = idle();
    scene.presence = NOBODY;
    scene.wait(3000);
    expect(scene.due()).toBeUndefined();
    expect(scene.open('/a', []).due()).toBe('PortStatusEX');
  });

  it('is soon again when the end of a call is suspected', () => {
    const suspected = new Scene(rulesWith()).inCall().read('NOT RECORDING');
    expect(pollInterval(suspected.state, CRM)).toBe(4000);
    expect(pollInterval(suspected.state, NOBODY)).toBe(4000);
  });
});
