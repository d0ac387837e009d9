import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from '../../lib/simulator/arguments';
import type { RequestEntry } from '../../lib/simulator/journal';
import { createKeys } from '../../lib/simulator/keys';
import { logLine } from '../../lib/simulator/lines';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { HERE, send, soap } from './http';

describe('a line of the log', () => {
  const entry: RequestEntry = {
    kind: 'request',
    index: 1,
    at: new Date(2026, 5, 15, 9, 5, 7, 40).getTime(),
    request: 'PauseRecording',
    parameters: { Unit: '1', Port: '3' },
    xml: '',
    answerXml: '',
    executed: true,
    code: 100,
    message: 'Command executed as expected',
    fate: 'answered',
    finishedAt: 1,
  };
  it.each([
    [{}, 'Unit=1 Port=3 → 100 Command executed as expected'],
    [
      { fate: 'held', executed: false, code: null, message: null, finishedAt: null },
      'Unit=1 Port=3 → [held]',
    ],
    [
      { fate: 'dropped', executed: false, code: null, message: null },
      'Unit=1 Port=3 → [dropped] [not executed]',
    ],
    [{ fate: 'dropped' }, 'Unit=1 Port=3 → 100 Command executed as expected [dropped]'],
    [
      { parameters: { fieldValue: 'a "b"\u009b', User: '' } },
      'fieldValue="a \\"b\\"\ufffd" User="" → 100 Command executed as expected',
    ],
  ] as const)('with %o', (change, expected) => {
    expect(logLine({ ...entry, ...change })).toBe(`09:05:07.040 PauseRecording ${expected}`);
  });

  it('tells a refusal', () => {
    const line = logLine({ kind: 'refusal', at: entry.at, status: 415, why: 'no\u001b[2J' });
    expect(line).toBe('09:05:07.040 HTTP 415: no\ufffd[2J');
  });
});

describe('the keys', () => {
  let simulator: TestSimulator;
  let printed: string[];
  let press: (keys: string) => string | undefined;
  beforeEach(async () => {
    simulator = await startSimulator();
    printed = [];
    const one = createKeys(simulator.server, (line) => printed.push(line));
    press = (keys) => {
      for (const key of keys) if (one(key) === 'quit') return 'quit';
      return printed.at(-1);
    };
  });
  afterEach(() => simulator.close());

  it.each([
    ['r', 'Port 1: RECORD, call 429504.2640'],
    ['rh', 'Port 1: SUSPENDED, a call on hold'],
    ['rhh', 'Port 1: RECORD, call 429504.2640'],
    ['rs', 'Port 1: RECORD, call 429505.2650, a call on hold'],
    ['re', 'Port 1: NOT RECORDING'],
    ['e', 'There is no such call on this port to end.'],
    ['d', 'No Windows login has been named yet (InitUser, DesktopPause).'],
    ['288r', 'Port 288: RECORD, call 429504.2640'],
    ['289', 'Port 9'],
    ['12r3r', 'Port 3: RECORD, call 429505.2650'],
    ['0r', 'Port 1: RECORD, call 429504.2640'],
    ['q', 'quit'],
    ['\u0003', 'quit'],
    ['?x', expect.stringMatching(/^Keys: r ring/)],
  ])('%s', (keys, expected) => {
    expect(press(keys)).toEqual(expected);
  });

  it('take the desktop of the login on this port', () => {
    simulator.recorder.answer('InitUser', { Machine: 'm', User: 'jdoe' });
    simulator.recorder.answer('DesktopPause', { User: 'later' });
    expect(press('d')).toBe('Desktop of jdoe: cannot be recorded');
    expect(press('d')).toBe('Desktop of jdoe: recordable');
  });

  it('go through the faults, one at a time, and back to none', () => {
    const seen: number[] = [];
    do {
      press('f');
      seen.push(simulator.server.faults.list().length);
    } while (printed.at(-1) !== 'From now on: no fault');
    expect(seen).toEqual([1, 1, 1, 1, 1, 0]);
  });
});

describe('the command', () => {
  const SCRIPT = fileURLToPath(new URL('../../scripts/simulator.mjs', import.meta.url));
  const running = new Set<ChildProcessWithoutNullStreams>();
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
  });

  function run(...args: string[]) {
    const child = spawn(process.execPath, [SCRIPT, ...args]);
    running.add(child);
    let output = '';
    const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
    const until = (pattern: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match !== null) resolve(match);
        };
        child.stdout.on('data', look);
        void ended.then(() => reject(new Error(`ended without ${pattern}: ${output}`)));
        look();
      });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    return { child, ended, until };
  }

  it('serves, tells each request in a line, and ends cleanly when told to', async () => {
    const { child, ended, until } = run('--port', '0');
    const [, address = ''] = await until(/^Simulated recorder: (http\S+)\n/m);
    await until(/Operator's door: /);
    await send(address, soap('PortStatus', HERE));
    await until(/^[\d:.]{12} PortStatus Unit=1 Port=1 → 100 Command executed as expected\n/m);
    const taken = await run('--port', new URL(address).port).ended;
    expect(taken).toEqual({
      code: 1,
      output: `simulator: port ${new URL(address).port} is in use; choose another with --port\n`,
    });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('plays the vendor, and has no door then', async () => {
    const { child, ended, until } = run('--port', '0', '--vendor');
    const [, address = ''] = await until(/^The vendor's test service, simulated: (http\S+)\n/m);
    expect((await send(new URL('/simulator/state', address).href)).status).toBe(404);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('has the shape, the description and the faults it was told', async () => {
    const { child, ended, until } = run(
      ...['--port', '0', '--shape', 'd', '--soap', '1.2', '--namespace', 'custom'],
      ...['--nulls', 'nil', '--host-in-wsdl', 'recorder.test'],
      ...['--fault', '{"kind":"status","status":503,"request":"WSDL","skip":1}'],
    );
    const [, address = ''] = await until(/^WSDL: (http\S+)\?wsdl\n/m);
    const { body } = await send(`${address}?xsd=xsd2`);
    expect(body).toContain('targetNamespace="http://www.dvsanalytics.com/ECAPI/data"');
    expect(body).toContain('<xs:extension base="tns:PortRequest">');
    expect(body).not.toContain('EmitDefaultValue');
    expect((await send(`${address}?wsdl`)).status).toBe(503);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('says when it publishes no WSDL', async () => {
    const { child, ended, until } = run('--port', '0', '--no-wsdl');
    await until(/^It publishes no WSDL\.\n/m);
    child.kill('SIGTERM');
    expect((await ended).output).not.toContain('WSDL:');
  });

  it.each([
    [['--help'], 0, /^Usage: npm run simulator/],
    [['--port', 'x'], 1, /^simulator: --port must be a number from 0 to 65535, not "x"/],
    [['--loud'], 1, /^simulator: Unknown option '--loud'/],
  ])('%o: from the command itself', async (args, code, output) => {
    const ended = await run(...args).ended;
    expect(ended.code).toBe(code);
    expect(ended.output).toMatch(output);
  });
});

describe('the command line', () => {
  it.each([
    [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536"'],
    [['--shape', 'z'], '--shape must be one of a, b, c, d, e, f, g, h, not "z"'],
    [['--soap', '2'], '--soap must be one of 1.1, 1.2, 1.2-addressing, not "2"'],
    [['--namespace', 'x'], '--namespace must be one of tempuri, custom-contract, custom, not "x"'],
    [['--nulls', 'x'], '--nulls must be one of nil, absent, not "x"'],
    [['--shape', 'c', '--nulls', 'absent'], 'Shape c cannot have null members absent, only nil.'],
    [['--host-in-wsdl', 'a/b'], '--host-in-wsdl must be a host name, not "a/b"'],
    [['--fault', '{'], '--fault {: not JSON'],
    [['--fault', '{"kind":"hold","request":"WSDL"}'], expect.stringMatching(/^--fault .*WSDL/)],
  ])('%o is refused in words', (args, error) => {
    expect(readArguments(args)).toEqual({ ok: false, error });
  });

  it('without options is the plain recorder', () => {
    const read = readArguments([]);
    expect(read).toEqual({
      ok: true,
      value: {
        help: false,
        faults: [],
        options: {
          ...{ port: 8808, vendor: false, pauseOutlastsCall: false, wsdl: true },
          ...{ shape: 'a', namespace: 'tempuri', soap: '1.1' },
        },
      },
    });
  });

  it('takes several faults', () => {
    const faults = [{ kind: 'hold', request: 'GetURL' }, { kind: 'drop-answer' }] as const;
    const read = readArguments(faults.flatMap((fault) => ['--fault', JSON.stringify(fault)]));
    expect(read).toMatchObject({ ok: true, value: { faults } });
  });
});
