import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PauseRecord } from '../../lib/recorder/state';
import { rulesWith } from '../recorder/support/scene';
import { Bench, done, failed, port, reads, settled } from './support/runner-bench';

let bench: Bench;

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  bench = await new Bench().inCall();
});

afterEach(() => {
  expect(bench.mostAtOnce).toBeLessThanOrEqual(1);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const later = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await settled();
};

describe('the order of what is written and sent', () => {
  it('pause record, journal, and only then the first pause', async () => {
    await bench.pause();
    expect(bench.diary).toEqual(['pause record', 'journal', 'PauseRecording leaves']);
  });

  it('the journal before and after each request, and on record that a DesktopPause may arrive late', async () => {
    await bench.pause();
    bench.diary.length = 0;
    await bench.out('PauseRecording').answer(done);
    expect(bench.diary).toEqual([
      'PauseRecording answered',
      'journal',
      'pause record',
      'journal',
      'DesktopPause leaves',
    ]);
  });

  it('a pause waits for its record to be on disk', async () => {
    let written = () => {};
    bench.saveRecord = () => new Promise((resolve) => (written = resolve));
    await bench.pause();
    expect(bench.names()).toEqual([]);
    written();
    await settled();
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('but not on a disk that hangs', async () => {
    bench.saveRecord = () => new Promise(() => undefined);
    await bench.pause();
    await later(500);
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('a disk that fails keeps no pause back, and the record is tried again', async () => {
    bench.saveRecord = () => Promise.reject(new Error('disk full'));
    await bench.pause();
    expect(bench.names()).toEqual(['PauseRecording']);
    bench.saveRecord = () => Promise.resolve();
    bench.diary.length = 0;
    await bench.out('PauseRecording').answer(done);
    expect(bench.diary).toContain('pause record');
  });

  it('a journal that fails keeps nothing back, and does not make the line run hot', async () => {
    bench.saveJournal = () => Promise.reject(new Error('quota'));
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    expect(bench.diary.filter((each) => each === 'journal').length).toBeLessThan(20);
  });

  it('the record is cleared only when both planes are resumed', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    bench.diary.length = 0;
    await bench.resume();
    await bench.untilQuiet();
    const cleared = bench.diary.indexOf('pause record cleared');
    expect(cleared).toBeGreaterThan(bench.diary.indexOf('DesktopResume answered'));
    expect(cleared).toBeGreaterThan(bench.diary.indexOf('PortStatusEX answered'));
  });

  it('the agent’s word is written while a request is out', async () => {
    await later(2000);
    bench.out('PortStatusEX');
    await bench.pause();
    expect(bench.diary.slice(-2)).toEqual(['pause record', 'journal']);
  });
});

describe('a pause and what is out', () => {
  const linkOut = async () => {
    bench = await new Bench().start();
    await bench.out('InitUser').answer(port(5));
    await bench.out('PortStatusEX').answer(reads('RECORD'));
    await bench.out('InitUser').answer(port(5));
    return bench.out('GetURL');
  };

  it('a hanging read is given up after a second, and the pause goes', async () => {
    await linkOut();
    await bench.pause();
    await later(999);
    expect(bench.names()).toEqual(['GetURL']);
    await later(1);
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('a read that was given up says nothing against the line', async () => {
    await linkOut();
    await bench.pause();
    await later(1000);
    expect(bench.runner.state().line.failures).toBe(0);
  });

  it('who we are is given up as well', async () => {
    bench = await new Bench().start();
    bench.out('InitUser');
    await bench.pause();
    await later(1000);
    expect(bench.names()).toEqual(['DesktopPause']);
  });

  it('no read is given up where an administrator forbids it', async () => {
    bench.rules = rulesWith({ interruptReads: false });
    await later(2000);
    bench.out('PortStatusEX');
    await bench.pause();
    await later(2000);
    expect(bench.names()).toEqual(['PortStatusEX']);
  });

  it('a read that answers within the second is believed', async () => {
    const out = await linkOut();
    await bench.pause();
    await out.answer(failed('response-code', 658));
    expect(bench.names()).toEqual(['PauseRecording']);
    await later(1500);
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('a control request is waited for', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    await bench.resume();
    const resume = bench.out('ResumeRecording');
    await bench.pause('again');
    await later(7000);
    expect(bench.names()).toEqual(['ResumeRecording']);
    await resume.answer(done);
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('a resume waits for the journal as long as it may leave, and no longer', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    let written = () => {};
    bench.saveJournal = () => new Promise((resolve) => (written = resolve));
    await bench.resume();
    await later(7000);
    expect(bench.names()).toEqual([]);
    bench.saveJournal = () => Promise.resolve();
    written();
    await settled();
    expect(bench.names()).toEqual(['ResumeRecording']);
  });

  it('a resume whose journal hangs for too long does not leave at all', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    bench.saveJournal = () => new Promise(() => undefined);
    await bench.resume();
    await later(15_000);
    expect(bench.diary).not.toContain('ResumeRecording leaves');
    expect(bench.runner.state().owed).toMatchObject({ audio: true, desktop: true });
  });

  it('a resume whose journal fails leaves', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    bench.saveJournal = () => Promise.reject(new Error('quota'));
    await bench.resume();
    expect(bench.names()).toEqual(['ResumeRecording']);
  });

  it('a new pause does not wait for the journal of a resume', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    bench.saveJournal = () => new Promise(() => undefined);
    await bench.resume();
    await later(3000);
    await bench.pause('again');
    await later(2000);
    expect(bench.diary).not.toContain('ResumeRecording leaves');
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('a resume that was written down, but has not left, is not sent after a new pause', async () => {
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    let written = () => {};
    bench.saveJournal = () => new Promise((resolve) => (written = resolve));
    await bench.resume();
    expect(bench.runner.state().inFlight?.request).toBe('ResumeRecording');
    bench.saveJournal = () => Promise.resolve();
    await bench.pause('again');
    written();
    await settled();
    expect(bench.diary).not.toContain('ResumeRecording leaves');
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('a read that was written down, but has not left, makes room for a pause', async () => {
    let written = () => {};
    bench.saveJournal = () => new Promise((resolve) => (written = resolve));
    await later(2000);
    expect(bench.runner.state().inFlight?.request).toBe('PortStatusEX');
    bench.saveJournal = () => Promise.resolve();
    await bench.pause();
    written();
    await settled();
    expect(bench.diary).not.toContain('PortStatusEX leaves');
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('where no desktop can be paused, the port is read all the same', async () => {
    const { login: _none, ...desktop } = rulesWith().desktop;
    bench.rules = rulesWith({ desktop });
    await bench.pause();
    await bench.out('PauseRecording').answer(done);
    expect(bench.names()).toEqual(['PortStatusEX']);
  });

  it('who we are is asked even then while no port is known, for the pause needs one', async () => {
    bench = new Bench();
    let written = () => {};
    bench.saveJournal = () => new Promise((resolve) => (written = resolve));
    await bench.start();
    expect(bench.runner.state().inFlight?.request).toBe('InitUser');
    bench.saveJournal = () => Promise.resolve();
    await bench.pause();
    written();
    await settled();
    expect(bench.names()).toEqual(['InitUser']);
  });

  it('nothing leaves for a recorder that the settings do not name any more', async () => {
    let written = () => {};
    bench.saveJournal = () => new Promise((resolve) => (written = resolve));
    await later(2000);
    expect(bench.runner.state().inFlight?.request).toBe('PortStatusEX');
    bench.saveJournal = () => Promise.resolve();
    bench.runner.note({ type: 'identity-changed', at: Date.now() });
    written();
    await settled();
    expect(bench.names()).toEqual(['InitUser']);
  });
});

describe('nothing is lost', () => {
  it('a word that comes while the disk is written', async () => {
    let written = () => {};
    bench.saveJournal = () => new Promise((resolve) => (written = resolve));
    bench.runner.note({ type: 'record-left', at: Date.now(), page: 'nobody' });
    await later(2000);
    bench.saveJournal = () => Promise.resolve();
    await bench.pause();
    written();
    await settled();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    expect(bench.diary).toContain('DesktopPause answered');
  });

  it('a word in the very turn in which the line goes to sleep', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      bench = await new Bench().inCall();
      bench.runner.look();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await bench.pause();
      expect(bench.names()).toEqual(['PauseRecording']);
    }
  });

  it('a pause that is wanted when the background starts', async () => {
    const record: PauseRecord = {
      act: 'before',
      startedAt: Date.now() - 1000,
      audio: true,
      desktop: true,
    };
    bench = await new Bench().start(undefined, record);
    expect(bench.names()).toEqual(['DesktopPause']);
  });
});

describe('whatever breaks inside, the line goes on', () => {
  it('a client that rejects: the request is unknown', async () => {
    await bench.pause();
    await bench.out('PauseRecording').breakDown(new Error('a bug'));
    expect(bench.runner.state().audio.pause?.outcome).toBe('unknown');
    expect(bench.names()).toEqual(['DesktopPause']);
  });

  it('a listener that throws', async () => {
    bench.changed.mockImplementation(() => {
      throw new Error('a screen is gone');
    });
    await bench.pause();
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    expect(bench.runner.state().desktop.pause?.outcome).toBe('acknowledged');
  });

  it('settings that cannot be read for a while', async () => {
    const { rules } = bench;
    Object.defineProperty(bench, 'rules', {
      configurable: true,
      get: () => {
        throw new Error('not yet');
      },
    });
    await later(2000);
    Object.defineProperty(bench, 'rules', { value: rules });
    await later(1000);
    expect(bench.names()).toEqual(['PortStatusEX']);
  });

  it('settings that fail just when an answer comes', async () => {
    await later(2000);
    const { rules } = bench;
    let times = 1;
    Object.defineProperty(bench, 'rules', {
      get: () => {
        if (times-- > 0) throw new Error('not now');
        return rules;
      },
    });
    await bench.out('PortStatusEX').answer(reads('RECORD'));
    await later(6000);
    expect(bench.names()).toEqual(['PortStatusEX']);
  });
});

describe('errands', () => {
  it('are done between two requests, and tell that they were', async () => {
    const did = bench.runner.run(() => Promise.resolve());
    await expect(did).resolves.toBe(true);
  });

  it('are refused while a pause is wanted', async () => {
    await bench.pause();
    const did = bench.runner.run(() => Promise.reject(new Error('never')));
    await bench.untilQuiet({ PortStatusEX: reads('PAUSE') });
    await expect(did).resolves.toBe(false);
  });

  it('make room for a pause after a second', async () => {
    const did = bench.runner.run(
      (...given) =>
        new Promise((resolve) => {
          const signal = given.find((each) => each instanceof AbortSignal);
          signal?.addEventListener('abort', () => resolve());
        }),
    );
    await settled();
    await bench.pause();
    expect(bench.names()).toEqual([]);
    await later(1000);
    await expect(did).resolves.toBe(true);
    expect(bench.names()).toEqual(['PauseRecording']);
  });

  it('that fail do not stop the line', async () => {
    await expect(bench.runner.run(() => Promise.reject(new Error('a bug')))).resolves.toBe(true);
    await later(2000);
    expect(bench.names()).toEqual(['PortStatusEX']);
  });
});

describe('another line', () => {
  it('knows nothing of the one before: neither its pause nor the answer that was still out', async () => {
    await bench.pause();
    const out = bench.out('PauseRecording');
    bench.diary.length = 0;
    bench.runner.beginAnew(undefined);
    await settled();
    expect(bench.runner.state()).toMatchObject({ intent: { kind: 'record' }, tags: [] });
    expect(bench.runner.state().owed).toBeUndefined();
    if (bench.onTheWay.includes(out)) await out.answer(done);
    expect(bench.runner.state().audio.pause).toBeUndefined();
    await bench.untilQuiet();
    expect(bench.diary.filter((each) => each.endsWith('leaves'))[0]).toBe('InitUser leaves');
    expect(bench.diary).not.toContain('PauseRecording leaves');
  });

  it('takes up the pause that is still owed to it', async () => {
    const record: PauseRecord = {
      act: 'old',
      startedAt: Date.now() - 1000,
      audio: true,
      desktop: true,
    };
    bench.runner.beginAnew(record);
    await settled();
    expect(bench.runner.state()).toMatchObject({ owed: record, intent: { kind: 'protect' } });
  });

  it('does none of the errands that were meant for the one before', async () => {
    await bench.pause();
    const errand = vi.fn(() => Promise.resolve());
    const done = bench.runner.runIdle(errand);
    bench.runner.beginAnew(undefined);
    expect(await done).toBe(false);
    await bench.untilQuiet();
    expect(errand).not.toHaveBeenCalled();
  });
});
