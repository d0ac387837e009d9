import { describe, expect, it } from 'vitest';
import { done, port, protect, reads, rulesWith, Scene, SITE } from './support/scene';

const pausing = rulesWith({ sites: { crm: { ...SITE, pauseOnCardForm: true } } });
const says = (scene: Scene, present: boolean, document = 'doc-1') =>
  scene.note({
    type: 'card-form',
    act: `form-${String(scene.now)}`,
    tab: 7,
    document,
    site: 'crm',
    present,
  });
const pauseNow = (scene: Scene) =>
  scene
    .exchange('PauseRecording', done())
    .exchange('DesktopPause', done())
    .exchange('PortStatusEX', reads('PAUSE'))
    .exchange('InitUser', port(5));

describe('a page that says it shows a card form', () => {
  it('starts a pause where the site is set so', () => {
    const scene = says(new Scene(pausing).inCall(), true);
    expect(scene.state.intent).toMatchObject({ kind: 'protect', by: 'page' });
    expect(pauseNow(scene).word()).toBe('Protected');
  });

  it('starts nothing where it is not', () => {
    expect(says(new Scene().inCall(), true).state.intent.kind).toBe('record');
  });

  it('starts it once: the agent’s resume stands while the form stays open', () => {
    const scene = pauseNow(says(new Scene(pausing).inCall(), true));
    says(scene.resume(), true);
    expect(scene.state.intent.kind).toBe('record');
  });

  it('and starts it again when the form comes up anew', () => {
    const scene = pauseNow(says(new Scene(pausing).inCall(), true)).resume();
    says(says(scene, false), true);
    expect(scene.state.intent.kind).toBe('protect');
  });

  it('of a rule that wants none starts none, and one that does beside it still can', () => {
    const form = {
      type: 'card-form',
      tab: 7,
      document: 'doc-1',
      site: 'crm',
      present: true,
    } as const;
    const scene = new Scene(pausing).inCall().note({ ...form, act: 'form-1', quiet: true });
    expect(scene.state.intent.kind).toBe('record');
    expect(scene.state.cardForms).toHaveLength(1);
    expect(scene.note({ ...form, act: 'form-2' }).state.intent.kind).toBe('protect');
  });
});

describe('a page that says its card form is gone', () => {
  const formGone = (rules = pausing) =>
    says(pauseNow(says(new Scene(rules).inCall(), true)), false);

  it('ends nothing, and is told as what it is: a page’s word', () => {
    const scene = formGone();
    expect(scene.live(60_000)).not.toContain('ResumeRecording');
    expect(scene.word()).toBe('Protected');
    expect(scene.reasons()).toContain('card-form-gone');
  });

  const resuming = { ...pausing, protect: protect({ onTimeout: 'resume' }) };

  it('does not let the longest time end the pause either, for the page may lie', () => {
    const scene = formGone(resuming);
    scene.live(400_000);
    expect(scene.state.intent.kind).toBe('protect');
    expect(scene.reasons()).toContain('pause-too-long');
  });

  it('which it does once the background itself saw the page leave', () => {
    const scene = formGone(resuming).note({ type: 'tab-left', tab: 7 });
    scene.live(400_000);
    expect(scene.state.intent).toMatchObject({ kind: 'record', resume: { by: 'maximum' } });
  });

  it('another tab that leaves, or the same document that connects anew, changes nothing', () => {
    const scene = formGone(resuming)
      .note({ type: 'tab-left', tab: 8 })
      .note({ type: 'tab-left', tab: 7, stays: 'doc-1' });
    expect(scene.state.cardForms).toHaveLength(1);
    expect(scene.note({ type: 'tab-left', tab: 7, stays: 'doc-2' }).state.cardForms).toEqual([]);
  });
});
