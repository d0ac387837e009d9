import { describe, expect, it } from 'vitest';
import {
  account,
  done,
  port,
  reads,
  refused,
  rulesWith,
  Scene,
  SITE,
  unanswered,
  url,
} from './support/scene';
import type { SiteTagRules } from '../../lib/recorder/rules';

const seat = (site: Partial<SiteTagRules> = {}) =>
  new Scene(rulesWith({ sites: { crm: { ...SITE, ...site } } }));
const states = (scene: Scene) => scene.state.tags.map((tag) => `${tag.value} ${tag.state}`);

describe('a value read in a call', () => {
  it('is checked against the call, written, and checked again', () => {
    const scene = seat().inCall('4295.1').wait(1).open('/a', account('A-1'));
    expect(scene.next()).toMatchObject({ request: 'GetURL', purpose: { kind: 'tag-check' } });
    scene.exchange('GetURL', url('4295.1'));
    expect(scene.next()).toMatchObject({
      request: 'AssignField',
      parameters: { Unit: '1', Port: '5', fieldName: 'fldAccount', fieldValue: 'A-1' },
    });
    scene.exchange('AssignField', done());
    expect(states(scene)).toEqual(['A-1 sent']);
    expect(scene.next()).toMatchObject({ request: 'GetURL', purpose: { kind: 'tag-confirm' } });
    scene.exchange('GetURL', url('4295.1'));
    expect(states(scene)).toEqual(['A-1 acknowledged']);
    expect(scene.due()).toBeUndefined();
  });

  it('goes out as it came', () => {
    const scene = seat().inCall().open('/a', account(' 007\u00a0429504.2640 '));
    scene.exchange('GetURL', url('4295.2640'));
    expect(scene.next()).toMatchObject({ parameters: { fieldValue: ' 007\u00a0429504.2640 ' } });
  });

  it('is never sent once another call was found by its index', () => {
    const scene = seat()
      .inCall('4295.1')
      .open('/a', account('A-1'))
      .exchange('GetURL', url('4295.2'));
    expect(states(scene)).toEqual(['A-1 refused', 'A-1 offered']);
    expect(
      scene.live(20_000, { GetURL: url('4295.2'), PortStatusEX: reads('RECORD') }),
    ).not.toContain('AssignField');
  });

  it('is never sent once the end of its call was suspected', () => {
    const scene = seat().inCall().read('NOT RECORDING').open('/a', account('A-1'));
    expect(states(scene)).toEqual([]);
    const late = seat().inCall().open('/b', account('B-2'));
    late.wait(3000).exchange('PortStatusEX', reads('NOT RECORDING'));
    expect(late.due()).toBeUndefined();
    late.read('RECORD');
    expect(states(late)).toEqual(['B-2 refused', 'B-2 offered']);
  });

  it('whose call changed while it was written is unknown', () => {
    const scene = seat()
      .inCall('4295.1')
      .open('/a', account('A-1'))
      .exchange('GetURL', url('4295.1'));
    scene.exchange('AssignField', done()).exchange('GetURL', url('4295.2'));
    expect(scene.tag('A-1')).toBeDefined();
    expect(states(scene)).toContain('A-1 unknown');
    expect(states(scene)).not.toContain('A-1 acknowledged');
  });

  it('whose call was put on hold before the link was asked for again waits, and is then sure', () => {
    const scene = seat().inCall().open('/a', account('A-1'));
    scene.exchange('GetURL', url('4295.2640')).exchange('AssignField', done());
    scene.exchange('GetURL', unanswered, 8000);
    scene.live(20_000, { GetURL: refused(608), PortStatusEX: reads('SUSPENDED') });
    expect(states(scene)).toEqual(['A-1 sent']);
    const back = { GetURL: url('4295.2640'), PortStatusEX: reads('RECORD') };
    expect(scene.live(6000, back)).not.toContain('AssignField');
    expect(states(scene)).toEqual(['A-1 acknowledged']);
  });

  it('of a call that has an index never goes by states alone', () => {
    const scene = seat().inCall('4295.2640').open('/a', account('A-1'));
    const sent = scene.live(20_000, { GetURL: refused(608), PortStatusEX: reads('RECORD') });
    expect(sent).not.toContain('AssignField');
    expect(sent.filter((each) => each === 'GetURL').length).toBeLessThan(8);
    expect(states(scene)).toEqual(['A-1 due']);
    scene.live(6000, { GetURL: url('4295.2640'), PortStatusEX: reads('RECORD') });
    expect(states(scene)).toEqual(['A-1 acknowledged']);
  });

  it('waits for a call that is on hold', () => {
    const scene = seat().inCall('4295.2640').read('SUSPENDED').open('/a', account('A-1'));
    const held = { GetURL: refused(608), PortStatusEX: reads('SUSPENDED') };
    expect(scene.live(10_000, held)).not.toContain('AssignField');
    scene.live(4000, { GetURL: url('4295.2640'), PortStatusEX: reads('RECORD') });
    expect(states(scene)).toEqual(['A-1 acknowledged']);
  });

  it('that is refused is told so, with the code', () => {
    const scene = seat().inCall().open('/a', account('A-1')).exchange('GetURL', url('4295.2640'));
    scene.exchange('AssignField', refused(652));
    expect(scene.tag('A-1')).toMatchObject({ state: 'refused', problem: { code: 652 } });
    expect(scene.due()).toBeUndefined();
  });

  it('that is not answered is written again on the same call, and is unknown after three times', () => {
    const scene = seat().inCall().open('/a', account('A-1'));
    const sent = scene.live(60_000, { AssignField: unanswered, PortStatusEX: reads('RECORD') });
    expect(sent.filter((each) => each === 'AssignField')).toHaveLength(3);
    expect(states(scene)).toEqual(['A-1 unknown']);
  });

  it('waits while the line does not answer', () => {
    const scene = seat().inCall().open('/a', account('A-1')).exchange('GetURL', unanswered);
    expect(scene.due()).toBeUndefined();
    expect(scene.read('RECORD').due()).toBe('GetURL');
  });
});

describe('where the recorder has no link to tell calls by', () => {
  const linkless = () => {
    const scene = seat()
      .atPort('RECORD')
      .exchange('InitUser', port(5))
      .exchange('GetURL', refused(658));
    return scene.open('/a', account('A-1'));
  };
  const NO_LINK = { GetURL: refused(658), PortStatusEX: reads('RECORD') };

  it('the port is read before and after the value is written', () => {
    const scene = linkless();
    expect(scene.live(100, NO_LINK)).toEqual([
      'PortStatusEX',
      'GetURL',
      'PortStatusEX',
      'AssignField',
      'PortStatusEX',
      'GetURL',
    ]);
    expect(states(scene)).toEqual(['A-1 acknowledged']);
  });

  it('a value is not written to what comes off hold, for it may be another call', () => {
    const scene = linkless().read('SUSPENDED').read('RECORD');
    expect(scene.live(10_000, NO_LINK)).not.toContain('AssignField');
    expect(states(scene)).toEqual(['A-1 refused']);
  });

  it('a value read during a hold is not written to what comes off it either', () => {
    const scene = seat().atPort('RECORD').exchange('InitUser', port(5));
    scene.exchange('GetURL', refused(658)).read('SUSPENDED').open('/a', account('A-1'));
    expect(scene.live(4000, { ...NO_LINK, PortStatusEX: reads('SUSPENDED') })).not.toContain(
      'GetURL',
    );
    expect(scene.read('RECORD').live(10_000, NO_LINK)).not.toContain('AssignField');
    expect(states(scene)).toEqual(['A-1 refused']);
  });

  it('a value that was written as the call went on hold is in doubt', () => {
    const scene = linkless();
    scene.read('RECORD').exchange('GetURL', refused(658)).read('RECORD');
    scene.exchange('AssignField', done()).read('SUSPENDED');
    expect(states(scene)).toEqual(['A-1 unknown']);
  });

  it('a value is not written when the port was out of sight for long enough to hide a call', () => {
    const scene = linkless();
    scene
      .exchange('PortStatusEX', unanswered, 3000)
      .wait(4000)
      .exchange('PortStatusEX', reads('RECORD'));
    expect(states(scene)).toEqual(['A-1 refused']);
    expect(scene.live(20_000, NO_LINK)).not.toContain('AssignField');
  });
});

describe('a value read before the call', () => {
  it('only waits for the agent’s click', () => {
    const scene = seat().atPort('NOT RECORDING').open('/a', account('A-1')).read('RECORD');
    expect(states(scene)).toEqual(['A-1 offered']);
    expect(scene.live(5000, { PortStatusEX: reads('RECORD') })).not.toContain('AssignField');
    scene.note({ type: 'assign-offered' });
    expect(states(scene)).toEqual(['A-1 due']);
  });

  it('binds by itself where the site holds it for the call, and not a moment longer', () => {
    const open = (seconds: number) => {
      const scene = seat({ holdMs: 30_000 }).atPort('NOT RECORDING');
      const openedAt = scene.now;
      scene.open('/a', account('A-1')).wait(seconds * 1000 - 10);
      scene.exchange('PortStatusEX', reads('RECORD'));
      expect(scene.state.call.startedAt).toBe(openedAt + seconds * 1000);
      return states(scene);
    };
    expect(open(30)).toEqual(['A-1 due']);
    expect(open(31)).toEqual(['A-1 offered']);
  });

  it('binds by itself to the first call only', () => {
    const scene = seat({ holdMs: 600_000 }).atPort('NOT RECORDING').open('/a', account('A-1'));
    scene.read('RECORD').live(100, { PortStatusEX: reads('RECORD') });
    expect(states(scene)).toEqual(['A-1 acknowledged']);
    scene.read('NOT RECORDING').read('RECORD');
    expect(states(scene)).toEqual(['A-1 acknowledged', 'A-1 offered']);
  });

  it('timed by a clock that was ahead only waits for the click', () => {
    const scene = seat({ holdMs: 600_000 }).inCall();
    scene.open('/a', account('A-1'), { openedAt: scene.now + 60_000 });
    expect(states(scene)).toEqual(['A-1 offered']);
  });

  it('the same opening told again, as after a death of the background, is not a new one', () => {
    const scene = seat().inCall().open('/a', account('A-1')).live(100) && seat().inCall();
    scene
      .open('/a', account('A-1'), { visit: 'visit-1' })
      .live(100, { PortStatusEX: reads('RECORD') });
    const woken = new Scene(scene.rules, { journal: scene.state, at: scene.now });
    expect(woken.state.offers).toEqual([]);
    woken.open('/a', account('A-1'), { visit: 'visit-1', page: 'page-2' });
    expect(states(woken)).toEqual(['A-1 acknowledged']);
    woken.read('NOT RECORDING').read('RECORD');
    expect(states(woken)).toEqual(['A-1 acknowledged', 'A-1 offered']);
  });
});

describe('a record that is left', () => {
  it('takes with it what was not sent', () => {
    const scene = seat().inCall().open('/a', account('A-1')).leave();
    expect(states(scene)).toEqual([]);
    expect(scene.due()).toBeUndefined();
  });

  it('leaves standing what was sent', () => {
    const scene = seat().inCall().open('/a', account('A-1')).exchange('GetURL', url('4295.2640'));
    scene.exchange('AssignField', done()).leave();
    expect(states(scene)).toEqual(['A-1 sent']);
  });

  it('brings it back when the same opening comes back in the same call', () => {
    const scene = seat().inCall().open('/a', account('A-1'), { visit: 'visit-1' }).leave();
    scene.open('/a', account('A-1'), { visit: 'visit-1' });
    expect(states(scene)).toEqual(['A-1 due']);
  });

  it('but never by itself in the next call', () => {
    const scene = seat({ holdMs: 600_000 })
      .inCall()
      .open('/a', account('A-1'), { visit: 'visit-1' })
      .leave();
    scene.read('NOT RECORDING').read('RECORD').open('/a', account('A-1'), { visit: 'visit-1' });
    expect(states(scene)).toEqual(['A-1 offered']);
  });

  it('is not left when the page only lost its port and told it over another', () => {
    const scene = seat().inCall().open('/a', account('A-1'), { visit: 'visit-1' });
    scene.open('/a', account('A-1'), { visit: 'visit-1', page: 'page-2' }).leave('page-1');
    expect(states(scene)).toEqual(['A-1 due']);
  });

  it('for another one in the same page is left, too', () => {
    const scene = seat().inCall().open('/a', account('A-1')).open('/b', account('B-2'));
    expect(states(scene)).toEqual(['B-2 due']);
  });
});

describe('a second, different account in one call', () => {
  const second = (which: SiteTagRules['which']) => {
    const scene = seat({ which }).inCall().open('/a', account('A-1'));
    scene.live(100, { PortStatusEX: reads('RECORD') });
    return scene.open('/b', account('B-2'));
  };

  it.each([
    ['confirm', ['A-1 acknowledged', 'B-2 asking']],
    ['last', ['A-1 acknowledged', 'B-2 due']],
    ['first', ['A-1 acknowledged']],
  ] as const)('by the rule %s', (which, expected) => {
    expect(states(second(which))).toEqual(expected);
  });

  it.each([
    [true, ['A-1 acknowledged', 'B-2 due']],
    [false, ['A-1 acknowledged']],
  ])('asked about and answered with %s', (assign, expected) => {
    const scene = second('confirm');
    expect(scene.live(5000, { PortStatusEX: reads('RECORD') })).not.toContain('AssignField');
    const tag = scene.tag('B-2')?.id ?? '';
    expect(states(scene.note({ type: 'tag-question-answered', tag, assign }))).toEqual(expected);
  });

  it('is no second one when it is the same value again', () => {
    const scene = second('confirm').leave();
    expect(states(scene.open('/c', account('A-1')))).toEqual(['A-1 acknowledged']);
  });
});

it('a card-like value is refused and not even kept', () => {
  const scene = seat().inCall().open('/a', account('4111 1111 1111 1111'));
  expect(states(scene)).toEqual([' refused']);
  expect(JSON.stringify(scene.state.tags)).not.toContain('4111');
  expect(scene.due()).toBeUndefined();
});

it('a click-only site sends nothing by itself', () => {
  const scene = seat({ when: 'click' }).inCall().open('/a', account('A-1'));
  expect(states(scene)).toEqual(['A-1 offered']);
  expect(scene.due()).toBeUndefined();
});

it('a site that the settings do not name offers nothing', () => {
  const scene = new Scene(rulesWith({ sites: {} })).inCall().open('/a', account('A-1'));
  expect(states(scene)).toEqual([]);
});
