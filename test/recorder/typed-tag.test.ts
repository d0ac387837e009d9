import { describe, expect, it } from 'vitest';
import { account, done, Scene, url } from './support/scene';

const INDEX = '4295.2640';
const VISA = '4111111111111111';

const typed = (scene: Scene, value: string, more: object = {}) =>
  scene.note({
    ...{ type: 'tag-typed', tag: `typed ${value}`, column: 'fldAccount', value },
    ...{ replaces: false, allowCardLike: [], ...more },
  });

describe('a value typed for the call that is on', () => {
  it('is written without a record in front, between two looks at the call', () => {
    const scene = typed(new Scene().inCall(INDEX), '007');
    scene
      .exchange('GetURL', url(INDEX))
      .exchange('AssignField', done())
      .exchange('GetURL', url(INDEX));
    expect(scene.tag('007')).toMatchObject({ state: 'acknowledged', typed: true });
    expect(scene.state.links).toEqual([]);
  });

  it('is never written on the next call', () => {
    const scene = typed(new Scene().inCall(INDEX), '007').exchange('GetURL', url('4295.9'));
    expect(scene.live(10_000, { GetURL: url('4295.9') })).not.toContain('AssignField');
    expect(scene.tag('007')?.state).toBe('refused');
  });

  it('is not taken without a call', () => {
    expect(typed(new Scene(), '007').tag('007')).toBeUndefined();
  });

  it('replaces another one only by the word that it does', () => {
    const scene = new Scene().inCall(INDEX).open('/a', account('007'));
    scene.live(1000, { GetURL: url(INDEX) });
    expect(scene.tag('007')?.state).toBe('acknowledged');
    expect(typed(scene, '008').tag('008')).toBeUndefined();
    expect(typed(scene, '008', { replaces: true }).tag('008')?.state).toBe('due');
  });

  it('that is a card is kept nowhere, but for a form that may pass', () => {
    const scene = new Scene().inCall(INDEX);
    expect(JSON.stringify(typed(scene, VISA).state)).not.toContain(VISA);
    const allowCardLike = [{ length: 16, prefix: '4111' }];
    expect(typed(scene, VISA, { allowCardLike }).tag(VISA)?.state).toBe('due');
  });

  it('is one tag however often it is typed', () => {
    const scene = typed(typed(new Scene().inCall(INDEX), '007'), '007', { tag: 'again' });
    expect(scene.state.tags.map(({ id }) => id)).toEqual(['typed 007']);
    scene.live(1000, { GetURL: url(INDEX) });
    typed(scene, '007', { tag: 'again' });
    expect(scene.state.tags.map(({ id }) => id)).toEqual(['again']);
  });
});
