import { describe, expect, it } from 'vitest';
import { account, done, refused, rulesWith, Scene, SITE, unanswered, url } from './support/scene';

const INDEX = '4295.2640';
const rules = rulesWith({ sites: { crm: { ...SITE, readBack: true } } });

/** A value that was written and confirmed to be on its call. */
const written = () =>
  new Scene(rules)
    .inCall(INDEX)
    .open('/a', account('007'))
    .exchange('GetURL', url(INDEX))
    .exchange('AssignField', done())
    .exchange('GetURL', url(INDEX));

describe('a tag that is read back', () => {
  it('is acknowledged when the recorder says the same value, character by character', () => {
    const scene = written();
    expect(scene.next()).toMatchObject({
      request: 'GetField',
      parameters: { Unit: '1', Port: '5', fieldName: 'fldAccount' },
    });
    expect(scene.tag('007')?.state).toBe('written');
    scene.exchange('GetField', done({ fieldValue: '007' }));
    expect(scene.tag('007')?.state).toBe('acknowledged');
  });

  it.each([
    ['another value', done({ fieldValue: '7' })],
    ['nothing', done({})],
    ['an error', refused(653)],
  ])('is not certain when it says %s', (_, answer) => {
    const scene = written().exchange('GetField', answer);
    expect(scene.tag('007')).toMatchObject({ state: 'unknown' });
    expect(scene.tag('007')?.problem?.what).not.toBe('');
  });

  it('is read again when the answer did not come', () => {
    const scene = written().exchange('GetField', unanswered, 8000);
    expect(scene.tag('007')?.state).toBe('written');
  });

  it('is not asked for where the site does not want it', () => {
    const scene = new Scene().inCall(INDEX).open('/a', account('007'));
    const sent = scene.live(1000, { GetURL: url(INDEX) });
    expect(sent).not.toContain('GetField');
  });
});

describe('a value the agent takes back', () => {
  it('is not sent', () => {
    const scene = new Scene().inCall(INDEX).open('/a', account('007'));
    const id = scene.tag('007')?.id ?? '';
    scene.note({ type: 'tag-withdrawn', tag: id });
    expect(scene.live(10_000, { GetURL: url(INDEX) })).not.toContain('AssignField');
  });

  it('cannot be taken back once it was sent', () => {
    const scene = written();
    const id = scene.tag('007')?.id ?? '';
    expect(scene.note({ type: 'tag-withdrawn', tag: id }).tag('007')).toBeDefined();
  });
});
