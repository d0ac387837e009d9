import { describe, expect, it } from 'vitest';
import { dueLink } from '../../lib/recorder/links';
import type { SiteTagRules } from '../../lib/recorder/rules';
import { account, reads, rulesWith, Scene, SITE, url } from './support/scene';

const LINK = url('4295.1').members['URL'] ?? '';

/** A call tagged from record /a, which is in front. */
function tagged(site: Partial<SiteTagRules> = {}): Scene {
  const scene = new Scene(rulesWith({ sites: { crm: { ...SITE, ...site } } })).inCall('4295.1');
  scene.open('/a', account('A-1'));
  scene.live(100, { GetURL: url('4295.1'), PortStatusEX: reads('RECORD') });
  return scene;
}

const ended = (site: Partial<SiteTagRules> = {}) => {
  const scene = tagged(site).read('NOT RECORDING');
  return scene.wait(5000).exchange('PortStatusEX', reads('NOT RECORDING'));
};

const state = (scene: Scene) => scene.state.links.map((link) => link.state);

/** Hands the due link over, as the station does. */
function handOver(scene: Scene): Scene {
  const due = dueLink(scene.state);
  if (!due) throw new Error('no link is due');
  return scene.note({ type: 'link-handed-over', link: due.link.id, page: due.page });
}

describe('the link of a recording', () => {
  it('is kept for the record its tag came from, until the call is over', () => {
    const scene = tagged();
    expect(scene.state.links).toMatchObject([{ state: 'kept', url: LINK, record: '/a' }]);
    expect(dueLink(scene.state)).toBeUndefined();
    expect(state(ended())).toEqual(['waiting']);
  });

  it('is due at once where the site wants it so', () => {
    expect(dueLink(tagged({ linkWhen: 'at-once' }).state)).toMatchObject({ page: 'page-1' });
  });

  it('is not for a site that takes none', () => {
    expect(state(tagged({ linkWhen: 'never' }))).toEqual([]);
  });

  it('is handed to the page that has its record in front, and is written when the page says so', () => {
    const scene = handOver(ended());
    expect(state(scene)).toEqual(['handed-over']);
    expect(dueLink(scene.state)).toBeUndefined();
    scene.note({ type: 'link-written', page: 'page-1', record: '/a', url: LINK });
    expect(state(scene)).toEqual(['written']);
  });

  const told = { page: 'page-1', record: '/a', url: LINK } as const;

  it('is saved when the page says so, and nothing that is said later takes that back', () => {
    const scene = handOver(ended());
    scene.note({ type: 'link-written', ...told });
    scene.note({ type: 'link-written', ...told, saved: true });
    expect(state(scene)).toEqual(['saved']);
    scene.note({ type: 'link-refused', ...told, reason: 'not-kept' });
    scene.note({ type: 'link-written', ...told });
    expect(state(scene)).toEqual(['saved']);
  });

  it.each(['not-kept', 'refused-by-page'])(
    'that was in its field and is %s after all is refused, and is not tried again',
    (reason) => {
      const scene = handOver(ended());
      scene.note({ type: 'link-written', ...told });
      scene.note({ type: 'link-refused', ...told, reason });
      expect(scene.state.links).toMatchObject([{ state: 'refused', reason }]);
      scene.leave().open('/a', account('A-1'), { visit: 'later' });
      expect(dueLink(scene.state)).toBeUndefined();
    },
  );

  it('that is in its field stays so when another record comes in front', () => {
    const scene = handOver(ended());
    scene.note({ type: 'link-written', ...told });
    scene.note({ type: 'link-refused', ...told, reason: 'other-record' });
    expect(scene.state.links).toMatchObject([{ state: 'written' }]);
  });

  it('loses the reason it waited for once it is written', () => {
    const scene = handOver(ended());
    scene.note({ type: 'link-refused', ...told, reason: 'agent-typing' });
    scene.note({ type: 'link-written', ...told });
    expect(scene.state.links[0]).not.toHaveProperty('reason');
  });

  it.each([
    ['another record', '/b', 'A-1'],
    ['its record with another account in it', '/a', 'A-2'],
  ])('waits while %s is in front', (_, record, value) => {
    const scene = ended().leave().open(record, account(value));
    expect(dueLink(scene.state)).toBeUndefined();
    expect(state(scene)).toEqual(['waiting']);
    scene.open('/a', account('A-1'), { visit: 'later' });
    expect(dueLink(scene.state)).toMatchObject({ page: 'page-1' });
  });

  it.each([
    ['another page', { page: 'page-2' }],
    ['the page it was handed to, of another link', { url: 'https://r.test/other' }],
    ['the page it was handed to, of another record', { record: '/b' }],
  ])('is not believed to be written by %s', (_, other) => {
    const scene = handOver(ended());
    scene.note({ type: 'link-written', ...told, ...other });
    expect(state(scene)).toEqual(['handed-over']);
  });

  it.each([
    ['not-empty', 'refused'],
    ['not-kept', 'refused'],
    ['not-editable', 'refused'],
    ['refused-by-page', 'refused'],
    ['no-field', 'kept'],
    ['agent-typing', 'kept'],
    ['other-record', 'kept'],
  ])('that a page refuses with %s is %s', (reason, expected) => {
    const scene = handOver(ended());
    scene.note({ type: 'link-refused', page: 'page-1', record: '/a', url: LINK, reason });
    expect(scene.state.links).toMatchObject([{ state: expected, reason }]);
  });

  it.each([
    ['its page goes', (scene: Scene) => scene.leave()],
    ['its page shows another record', (scene: Scene) => scene.open('/b', account('B-2'))],
    [
      'the background dies',
      (scene: Scene) => new Scene(scene.rules, { journal: scene.state, at: scene.now }),
    ],
  ])('waits again when %s before it said a word', (_, happen) => {
    expect(state(happen(handOver(ended())))).toEqual(['waiting']);
  });
});
