/**
 * Sequences that somebody who knows contact centres would ask about, each lived through with the
 * real line, and judged by what the recorder truly records.
 */
import { describe, expect, it } from 'vitest';
import { PLAIN_SETUP } from './commands';
import type { Command, WorldSetup } from './commands';
import { settled } from './time';
import { World } from './world';

const DO = {
  pause: { do: 'pause' },
  resume: { do: 'resume' },
  callStarts: { do: 'call-starts' },
  callEnds: { do: 'call-ends' },
  hold: { do: 'hold' },
  consult: { do: 'consult' },
  retrieve: { do: 'retrieve' },
  supervisorResumes: { do: 'supervisor-resumes' },
} as const satisfies Record<string, Command>;
const pass = (ms: number): Command => ({ do: 'pass', ms });

async function worldAfter(commands: readonly Command[], setup: Partial<WorldSetup> = {}) {
  const world = await World.begin({ ...PLAIN_SETUP, ...setup });
  for (const command of commands) await world.do(command);
  return world;
}

const word = (world: World) => world.seat.shown()?.word;
const reasons = (world: World) => world.seat.shown()?.reasons.map(({ kind }) => kind) ?? [];
const truth = ({ recorder }: World) => ({
  audio: recorder.stateOf(recorder.port()),
  desktop: recorder.desktop.recording,
});
const PROTECTED = [DO.callStarts, pass(6000), DO.pause, pass(3000)];

/** Lives on and looks every 100 ms whether the screen ever says this word. */
async function everSays(world: World, wanted: string, ms: number): Promise<boolean> {
  let said = false;
  for (let passed = 0; passed < ms; passed += 100) {
    await world.do(pass(100));
    said ||= word(world) === wanted;
  }
  return said;
}

describe('the port moved to a colleague, and every answer is 100', () => {
  const moved = async (commands: readonly Command[]) => {
    const world = await worldAfter(commands);
    const old = world.recorder.agentPort;
    world.recorder.portMoves(world.time.now);
    world.recorder.colleagueCalls(old, world.time.now);
    return world;
  };

  it('before the pause: the agent’s own port is paused before anything is claimed', async () => {
    const world = await moved([DO.callStarts, pass(6000)]);
    await world.do(DO.pause);
    await world.do(pass(10_000));
    expect(word(world)).toBe('Protected');
    expect(truth(world)).toEqual({ audio: 'PAUSE', desktop: false });
    expect(world.seat.state?.incidents).toMatchObject([{ kind: 'old-port-paused', port: '1' }]);
  });

  it('during the pause: the next hint that something stirred finds it', async () => {
    const world = await moved(PROTECTED);
    world.seat.note({ type: 'stirred', at: world.clock(), why: 'network' });
    await settled();
    expect(await everSays(world, 'Not protected', 500)).toBe(true);
    await world.do(pass(10_000));
    expect(word(world)).toBe('Protected');
    expect(truth(world).audio).toBe('PAUSE');
  });
});

describe('PAUSE outlasts the call, and the next call starts', () => {
  it('is told within seconds; the pause stands until the agent’s word, and then all records', async () => {
    const world = await worldAfter([...PROTECTED, pass(20_000), DO.callEnds, pass(20_000)]);
    expect(word(world)).toBe('Protected');
    await world.do(DO.callStarts);
    await world.do(pass(17_000));
    expect(reasons(world)).toContain('another-call');
    expect(truth(world)).toEqual({ audio: 'PAUSE', desktop: false });
    await world.do(DO.resume);
    await world.do(pass(5000));
    expect(word(world)).toBe('Recording');
    expect(truth(world)).toEqual({ audio: 'RECORD', desktop: true });
  });

  it('and no number of the first call reaches the second', async () => {
    const world = await worldAfter([
      ...[DO.callStarts, pass(6000), { do: 'record-opened' } as const, pass(3000)],
      ...[DO.pause, pass(3000), DO.callEnds, pass(1000), DO.callStarts, pass(60_000)],
    ]);
    expect(world.recorder.calls.map(({ fields }) => [...fields.values()].flat())).toEqual([
      ['account-1'],
      [],
    ]);
  });
});

describe('a consultation ends while the customer reads digits', () => {
  it('nothing is resumed by it: neither when the other call comes up, nor when it ends', async () => {
    const world = await worldAfter([...PROTECTED, pass(20_000), DO.hold, DO.consult]);
    await world.do(pass(20_000));
    expect(reasons(world)).toContain('another-call');
    await world.do(DO.callEnds);
    await world.do(DO.retrieve);
    await world.do(pass(40_000));
    expect(word(world)).toBe('Protected');
    expect(reasons(world)).not.toContain('another-call');
    expect(truth(world)).toEqual({ audio: 'PAUSE', desktop: false });
  });
});

describe('DesktopResume timed out and is executed 60 s late', () => {
  it('into a new pause: nothing is claimed before a DesktopPause that came after it', async () => {
    const world = await worldAfter([
      ...PROTECTED,
      { do: 'fault', fault: { kind: 'late', aim: 'resume', ms: 0 } },
      { do: 'fault', fault: { kind: 'late', aim: 'resume', ms: 60_000 } },
      ...[DO.resume, pass(20_000), DO.pause],
    ]);
    expect(await everSays(world, 'Protected', 100_000)).toBe(false);
    await world.do(pass(40_000));
    expect(word(world)).toBe('Protected');
    expect(truth(world)).toEqual({ audio: 'PAUSE', desktop: false });
  });
});

describe('the background dies between Resume and DesktopResume', () => {
  it('the desktop is told as still paused, or was resumed; it is never silent about it', async () => {
    for (let steps = 0; steps < 14; steps += 1) {
      const world = await worldAfter([...PROTECTED, { do: 'background-dies', after: steps }]);
      await world.do(DO.resume);
      await world.do(pass(15_000));
      const { audio, desktop } = truth(world);
      if (audio === 'RECORD' && desktop)
        expect(word(world)).toMatch(/^(Recording|Partly recording)$/);
      else expect(word(world)).toMatch(/^(Partly recording|Protected)$/);
      await world.do(DO.resume);
      await world.do(pass(5000));
      expect(truth(world)).toEqual({ audio: 'RECORD', desktop: true });
    }
  });
});

describe('a supervisor resumes', () => {
  it('it is paused again at once, told, and in between the claim falls within its lease', async () => {
    const world = await worldAfter([...PROTECTED, DO.supervisorResumes]);
    expect(truth(world).audio).toBe('RECORD');
    expect(await everSays(world, 'Not protected', 5000)).toBe(true);
    await world.do(pass(3000));
    expect(word(world)).toBe('Protected');
    expect(truth(world).audio).toBe('PAUSE');
    expect(reasons(world)).toContain('paused-again');
  });
});

describe('a page claims that its card form is gone', () => {
  it('the pause stands, and says so', async () => {
    const world = await worldAfter([DO.callStarts, pass(6000)]);
    const says = async (present: boolean) => {
      const form = { tab: 1, document: 'doc', site: 'crm', present, act: world.newName('form') };
      world.seat.note({ type: 'card-form', at: world.clock(), ...form });
      await settled();
    };
    await says(true);
    await world.do(DO.pause);
    await world.do(pass(3000));
    await says(false);
    await world.do(pass(60_000));
    expect(word(world)).toBe('Protected');
    expect(truth(world)).toEqual({ audio: 'PAUSE', desktop: false });
  });
});

describe('call A’s number never reaches call B', () => {
  const opened = { do: 'record-opened' } as const;
  const onlyOn = (world: World, values: readonly string[][]) => {
    expect(world.recorder.calls.map(({ fields }) => [...fields.values()].flat())).toEqual(values);
  };

  it('where the calls change between two reads of the port', async () => {
    const world = await worldAfter([DO.callStarts, pass(2000), opened, pass(2)]);
    await world.do(DO.callEnds);
    world.recorder.callStarts(world.time.now);
    await world.do(pass(30_000));
    onlyOn(world, [[], []]);
  });

  it('where they change while the value is being written: it is told as in doubt', async () => {
    const world = await worldAfter([
      ...[DO.callStarts, pass(6000)],
      { do: 'fault', fault: { kind: 'slow', aim: 'write', ms: 3000 } },
      ...[opened, pass(1500), DO.callEnds],
    ]);
    world.recorder.callStarts(world.time.now);
    await world.do(pass(30_000));
    const [, second] = world.recorder.calls;
    expect([...(second?.fields.values() ?? [])]).toEqual([]);
    expect(world.seat.state?.tags.map(({ state }) => state)).not.toContain('acknowledged');
  });
});
