import { describe, expect, it } from 'vitest';
import { LEASE_MS, RESUME_ACT_MS } from '../../../lib/recorder/rules';
import { LedgerScene } from '../support/ledger-scene';
import {
  account,
  done,
  port,
  protect,
  reads,
  refused,
  rulesWith,
  SITE,
  unanswered,
  url,
} from '../support/scene';

/** In a call on port 5, with nothing told of what led there. */
function inCall(rules = rulesWith()): LedgerScene {
  const scene = new LedgerScene(rules).inCall();
  scene.take();
  return scene;
}

function protectedNow(rules = rulesWith()): LedgerScene {
  const scene = inCall(rules).protectedNow();
  scene.take();
  return scene;
}

describe('a pause', () => {
  it('is told from the wish to the moment it could be called protected, with each request', () => {
    const scene = inCall();
    const wishedAt = scene.now;
    scene.protectedNow();
    expect(scene.take()).toMatchObject([
      { kind: 'pause-wished', act: 'pause', by: 'agent', at: wishedAt },
      { kind: 'request', request: 'PauseRecording', outcome: 'acknowledged', code: 100, ms: 10 },
      { kind: 'request', request: 'DesktopPause', outcome: 'acknowledged', code: 100, ms: 10 },
      { kind: 'request', request: 'InitUser', act: 'pause', outcome: 'acknowledged', code: 100 },
      { kind: 'pause-confirmed', act: 'pause', ms: 40, at: wishedAt + 40 },
    ]);
  });

  it('says who, where, in which call, and what local time was', () => {
    const scene = inCall().pause();
    const place = { who: 'ACME\\anna', unit: '1', port: '5', call: '4295.2640', offset: 60 };
    expect(scene.one('pause-wished')).toMatchObject(place);
  });

  it('tells who or what wished it, and that it was wished again', () => {
    const scene = inCall().pause('first', 'hotkey').pause('second', 'agent');
    expect(scene.take()).toMatchObject([
      { kind: 'pause-wished', act: 'first', by: 'hotkey', id: 'first:wish' },
      { kind: 'pause-wished', act: 'first', by: 'agent', again: true, id: 'second:wish' },
    ]);
  });

  it('is not confirmed by the audio alone', () => {
    const scene = inCall()
      .pause()
      .exchange('PauseRecording', done())
      .exchange('DesktopPause', refused(664))
      .exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.kinds()).toEqual(['pause-wished', 'request', 'request']);
  });

  it('tells each try with its own outcome and code', () => {
    const scene = inCall().pause();
    scene.take();
    scene.exchange('PauseRecording', refused(608)).exchange('DesktopPause', unanswered, 8000);
    expect(scene.take()).toMatchObject([
      { request: 'PauseRecording', outcome: 'refused', code: 608 },
      { request: 'DesktopPause', outcome: 'unknown', ms: 8000 },
    ]);
  });

  it('does not fill the ledger while nothing answers for hours, and says how often it tried', () => {
    const scene = inCall().pause();
    const silent = { PauseRecording: refused(621), DesktopPause: refused(664) };
    scene.live(3_600_000, { ...silent, PortStatusEX: reads('RECORD'), InitUser: refused(655) });
    const requests = scene.take().filter((each) => each.kind === 'request');
    const desktop = requests.filter(({ request }) => request === 'DesktopPause');
    expect(desktop.slice(0, 10).map(({ tries = 1 }) => tries)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(desktop.at(-1)?.tries).toBeGreaterThan(600);
    expect(requests.filter(({ request }) => request === 'InitUser')).toHaveLength(1);
    expect(requests.length).toBeLessThan(60);
    // An hour of seconds takes longer than the usual limit on a busy machine.
  }, 30_000);

  it('that is lost says why and how long it had held; regained, how long it had not', () => {
    const scene = protectedNow();
    const heldFrom = scene.now;
    scene.read('PAUSE').read('RECORD');
    const lost = scene.one('pause-lost');
    expect(lost).toMatchObject({ why: 'audio-not-paused', ms: scene.now - heldFrom });
    scene.wait(500).exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('InitUser', port(5));
    expect(scene.one('pause-regained')).toMatchObject({ act: 'pause', ms: 540 });
  });

  it('is lost when nobody renews the claim, from the end of its lease on', () => {
    const scene = protectedNow();
    const claimEnds = scene.claim().until;
    const heldSince = scene.now;
    scene.live(20_000, { PortStatusEX: unanswered });
    const lost = scene.one('pause-lost');
    expect(heldSince + lost.ms).toBeLessThanOrEqual(claimEnds);
    expect(lost.ms).toBeLessThan(LEASE_MS);
  });

  it('is lost though it stands again, when nobody looked for longer than the lease', () => {
    const scene = protectedNow();
    const { told } = scene;
    expect(told.pause?.held?.until).toBe(scene.claim().until);
    // The clock alone: the request that left before was answered after the lease was over.
    scene.wait(1990).send();
    scene.answer(reads('PAUSE'), LEASE_MS - 1000);
    expect(scene.kinds()).toContain('pause-lost');
  });

  it('that lasts as long as allowed is told once', () => {
    const scene = protectedNow(rulesWith({ protect: protect({ maxMs: 10_000 }) }));
    scene.live(30_000);
    expect(scene.kinds()).toEqual(['longest-reached']);
  });

  it('that is ended by its longest time resumes by itself, and says so', () => {
    const rules = rulesWith({ protect: protect({ maxMs: 10_000, onTimeout: 'resume' }) });
    const scene = protectedNow(rules);
    scene.live(9900);
    scene.live(3000, { PortStatusEX: reads('RECORD') });
    const kinds = scene.take().map((each) => [each.kind, 'by' in each ? each.by : '']);
    expect(kinds.filter(([kind]) => kind !== 'request')).toEqual([
      ['longest-reached', ''],
      ['pause-ended', 'maximum'],
      ['resume-wished', 'maximum'],
      ['resume-confirmed', ''],
    ]);
  });

  it('that ends with its call says so, names the call, and sums up', () => {
    const scene = protectedNow();
    scene.live(10_000);
    scene.live(8000, { PortStatusEX: reads('NOT RECORDING') });
    const entries = scene.take();
    const ended = entries.find(({ kind }) => kind === 'pause-ended');
    expect(ended).toMatchObject({ by: 'call-end', call: '4295.2640', act: 'pause' });
    const resume = entries.filter(({ kind }) => kind.startsWith('resume'));
    expect(resume.map(({ kind }) => kind)).toEqual(['resume-wished', 'resume-confirmed']);
    expect(resume[0]).toMatchObject({ by: 'call-end' });
  });

  it('adds up how long it was confirmed, across what was lost', () => {
    const scene = inCall();
    const wishedAt = scene.now;
    const heldFrom = scene.protectedNow().now;
    scene.read('RECORD');
    const lostAt = scene.now;
    scene.wait(500).exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('InitUser', port(5));
    const regainedAt = scene.now;
    scene.read('PAUSE').resume();
    const ended = scene.one('pause-ended');
    expect(ended.heldMs).toBe(lostAt - heldFrom + scene.now - regainedAt);
    expect(ended.ms).toBe(scene.now - wishedAt);
  });
});

describe('a resume', () => {
  it('is told from the wish to the moment that nothing is paused any more', () => {
    const scene = protectedNow().resume('back');
    scene
      .exchange('ResumeRecording', done())
      .exchange('DesktopResume', done())
      .exchange('PortStatusEX', reads('RECORD'));
    expect(scene.take()).toMatchObject([
      { kind: 'pause-ended', act: 'pause', by: 'agent' },
      { kind: 'resume-wished', act: 'back', by: 'agent' },
      { kind: 'request', request: 'ResumeRecording', act: 'back', outcome: 'acknowledged' },
      { kind: 'request', request: 'DesktopResume', act: 'back', outcome: 'acknowledged' },
      { kind: 'resume-confirmed', act: 'back', ms: 30 },
    ]);
  });

  it('is partly done while the desktop is still paused, and that is told once', () => {
    const scene = protectedNow().resume();
    scene.exchange('ResumeRecording', done()).exchange('DesktopResume', refused(665));
    scene.exchange('PortStatusEX', reads('RECORD'));
    expect(scene.one('resume-partly')).toMatchObject({ why: 'desktop-still-paused', ms: 30 });
    scene.live(20_000, { PortStatusEX: reads('RECORD') });
    expect(scene.kinds()).toEqual([]);
  });

  it('is partly done when the audio did not come back in time', () => {
    const scene = protectedNow().resume();
    scene.exchange('ResumeRecording', unanswered, 8000);
    scene.live(RESUME_ACT_MS, { PortStatusEX: reads('PAUSE') });
    expect(scene.one('resume-partly')).toMatchObject({ why: 'audio-still-paused' });
  });

  it('that was partly done may yet be confirmed', () => {
    const scene = protectedNow().resume();
    scene.exchange('ResumeRecording', unanswered, 4000).exchange('DesktopResume', done());
    scene.exchange('PortStatusEX', reads('PAUSE'));
    expect(scene.kinds()).toContain('resume-partly');
    scene.read('RECORD');
    expect(scene.kinds()).toEqual(['resume-confirmed']);
  });

  it('of somebody else’s pause is told too', () => {
    const scene = new LedgerScene().atPort('PAUSE');
    scene.take();
    scene.resume().live(3000, { InitUser: port(5), PortStatusEX: reads('RECORD') });
    expect(scene.kinds()).toEqual(['resume-wished', 'request', 'resume-confirmed']);
  });

  it('whose hour is over before it is sent is told as never sent', () => {
    const scene = protectedNow().resume();
    scene.send();
    scene.note({ type: 'answered', answer: { outcome: 'refused', withdrawn: true, members: {} } });
    expect(scene.one('request')).toMatchObject({ request: 'ResumeRecording', unsent: true });
  });
});

describe('starts', () => {
  it('of the browser are told; of the background alone only where something was going on', () => {
    const scene = new LedgerScene();
    expect(scene.kinds()).toEqual(['background-started']);
    scene.inCall();
    scene.take();
    scene.wakeAgain(40_000);
    expect(scene.kinds()).toEqual([]);
  });

  it('amid a pause tell how long nobody watched, from the last sign of life', () => {
    const scene = protectedNow();
    scene.live(2500);
    scene.take();
    const lastSign = scene.told.at;
    scene.wakeAgain(31_000);
    expect(scene.take()).toMatchObject([
      { kind: 'background-started', start: 'woken' },
      { kind: 'watch-gap', act: 'pause', ms: scene.now - lastSign },
      { kind: 'pause-lost', act: 'pause' },
    ]);
  });

  it('tell the request that was out as unknown, once', () => {
    const scene = inCall().pause();
    scene.send();
    scene.take();
    scene.wakeAgain(50);
    const request = scene.one('request');
    expect(request).toMatchObject({ request: 'PauseRecording', outcome: 'unknown' });
    expect(request).not.toHaveProperty('ms');
  });

  it('of the browser find a pause that was never ended, and tell whether it is wanted still', () => {
    const young = protectedNow();
    young.startAgain(60_000);
    expect(young.take()).toMatchObject([
      { kind: 'background-started', start: 'browser' },
      { kind: 'pause-stranded', act: 'pause', ms: 60_040, wanted: true },
    ]);
    young.exchange('DesktopPause', done()).exchange('InitUser', port(5));
    young.exchange('PauseRecording', done()).exchange('PortStatusEX', reads('PAUSE'));
    young.exchange('InitUser', port(5));
    expect(young.one('pause-confirmed')).toMatchObject({ act: 'pause' });
    const old = protectedNow();
    old.startAgain(400_000);
    expect(old.one('pause-stranded')).toMatchObject({ wanted: false });
  });

  it('take up a pause that only the record knew, under the id its wish has anyway', () => {
    const scene = inCall();
    const { state } = scene;
    const wished = inCall().pause('act').one('pause-wished');
    scene.state = state;
    scene.now += 50;
    const pauseRecord = { act: 'act', startedAt: scene.now, audio: true, desktop: true };
    scene.note({ type: 'started', browserStarted: false, pauseRecord });
    expect(scene.one('pause-wished').id).toBe(wished.id);
  });
});

describe('what else is told', () => {
  it('another port answers: the new one in the entry, the old one as where it came from', () => {
    const scene = inCall().pause();
    scene.exchange('PauseRecording', done()).exchange('DesktopPause', done());
    scene.exchange('PortStatusEX', reads('PAUSE')).exchange('InitUser', port(7));
    const entries = scene.take();
    const moved = entries.find(({ kind }) => kind === 'port-moved');
    expect(moved).toMatchObject({ fromUnit: '1', fromPort: '5', unit: '1', port: '7' });
    expect(entries.filter(({ kind }) => kind === 'pause-confirmed')).toEqual([]);
    const asked = entries.find((each) => each.kind === 'request' && each.request === 'InitUser');
    expect(asked).toMatchObject({ port: '5' });
  });

  it('a tag by its column and its end, never by its value', () => {
    const scene = inCall().open('/record', account('429504.2640'));
    scene
      .exchange('GetURL', url('4295.2640'))
      .exchange('AssignField', done())
      .exchange('GetURL', url('4295.2640'));
    const entries = scene.take();
    expect(entries).toMatchObject([
      { kind: 'request', request: 'AssignField', outcome: 'acknowledged', code: 100 },
      { kind: 'tag', column: 'fldAccount', outcome: 'acknowledged', call: '4295.2640', ms: 30 },
    ]);
    expect(JSON.stringify(entries)).not.toContain('429504.2640');
    expect(JSON.stringify(entries)).not.toContain('/record');
  });

  it('a tag that was refused, with its code, or in doubt', () => {
    const scene = inCall().open('/record', account('1001'));
    scene.exchange('GetURL', url('4295.2640')).exchange('AssignField', refused(608));
    expect(scene.one('tag')).toMatchObject({ outcome: 'refused', code: 608 });
    const other = inCall().open('/record', account('1001'));
    other.exchange('GetURL', url('4295.2640')).exchange('AssignField', done());
    other.exchange('GetURL', url('4296.1'));
    expect(other.one('tag')).toMatchObject({ outcome: 'unknown' });
  });

  it('a tag that looks like a card is refused, and its number is nowhere', () => {
    const scene = inCall().open('/record', account('4111 1111 1111 1111'));
    expect(scene.one('tag')).toMatchObject({ column: 'fldAccount', outcome: 'refused' });
    expect(JSON.stringify(scene.told)).not.toContain('4111');
  });

  it('a link in its record, or the word for why it cannot be there', () => {
    const rules = rulesWith({ sites: { crm: { ...SITE, linkWhen: 'at-once' } } });
    const write = (scene: LedgerScene) => {
      scene.open('/record', account('1001'));
      scene.exchange('GetURL', url('4295.2640')).exchange('AssignField', done());
      scene.exchange('GetURL', url('4295.2640'));
      const [link] = scene.state.links;
      if (!link) throw new Error('there is no link');
      scene.take();
      scene.note({ type: 'link-handed-over', link: link.id, page: 'page-1' });
      return { page: 'page-1', record: '/record', url: link.url };
    };
    const good = inCall(rules);
    good.note({ type: 'link-written', ...write(good) });
    const told = good.take();
    expect(told).toMatchObject([{ kind: 'link', outcome: 'acknowledged', call: '4295.2640' }]);
    expect(JSON.stringify(told)).not.toContain('record"');
    expect(JSON.stringify(told)).not.toContain('http');
    const [link] = good.state.links;
    good.note({
      type: 'link-written',
      page: 'page-1',
      record: '/record',
      url: link?.url ?? '',
      saved: true,
    });
    expect(good.one('link')).toMatchObject({ outcome: 'saved' });
    const bad = inCall(rules);
    bad.note({ type: 'link-refused', ...write(bad), reason: 'not-empty' });
    expect(bad.one('link')).toMatchObject({ outcome: 'refused', why: 'not-empty' });
    const waiting = inCall(rules);
    waiting.note({ type: 'link-refused', ...write(waiting), reason: 'agent-typing' });
    expect(waiting.kinds()).toEqual([]);
  });

  it('another identity, which ends nothing but what was known of the port', () => {
    const scene = protectedNow();
    scene.note({ type: 'identity-changed' });
    expect(scene.kinds()).toEqual(['identity-changed', 'pause-lost']);
  });

  it('nothing while calls come and go and the port is read', () => {
    const scene = inCall();
    scene.live(60_000, { PortStatusEX: reads('RECORD') });
    scene.live(20_000, { PortStatusEX: reads('NOT RECORDING') });
    scene.live(20_000, { PortStatusEX: reads('SUSPENDED') });
    expect(scene.kinds()).toEqual([]);
  });
});
