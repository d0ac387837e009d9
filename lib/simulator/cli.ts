/** The simulator's command line. Run through `scripts/simulator.mjs`. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../result';
import { createKeys } from './keys';
import { HELP, KEYS_HELP, logLine } from './lines';
import { createSimulatorServer, type SimulatorServer } from './server';

const DEFAULT_PORT = 8808;

interface Wanted {
  readonly help: boolean;
  readonly port: number;
  readonly vendor: boolean;
  readonly pauseOutlastsCall: boolean;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const complain = (line: string): void => {
  process.stderr.write(`simulator: ${line}\n`);
};

function readArguments(args: readonly string[]): Result<Wanted, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        vendor: { type: 'boolean', default: false },
        'pause-outlasts-call': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Infinity;
    if (port > 65_535) return err(`--port must be a number from 0 to 65535, not "${values.port}"`);
    const pauseOutlastsCall = values['pause-outlasts-call'];
    return ok({ help: values.help, port, vendor: values.vendor, pauseOutlastsCall });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

function greet(server: SimulatorServer): void {
  const { vendor } = server.recorder;
  print(
    `${vendor ? "The vendor's test service, simulated" : 'Simulated recorder'}: ${server.address}`,
  );
  print(`WSDL: ${server.address}?wsdl`);
  if (!vendor) print(`Operator's door: http://127.0.0.1:${server.port}/simulator/state`);
}

function listenToKeys(server: SimulatorServer, quit: () => void): void {
  const press = createKeys(server, print);
  print(KEYS_HELP);
  process.stdin.setRawMode(true);
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (keys: string) => {
    for (const key of keys) if (press(key) === 'quit') quit();
  });
}

/**
 * Runs the simulator until it is told to stop: SIGINT, SIGTERM, or q on its terminal.
 * @param args the words after the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (!wanted.ok) {
    complain(`${wanted.error} (--help tells the options)`);
    return 1;
  }
  if (wanted.value.help) {
    print(HELP);
    return 0;
  }
  let server: SimulatorServer;
  try {
    server = await createSimulatorServer({
      ...wanted.value,
      log: (entry) => print(logLine(entry)),
    });
  } catch (cause) {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const { port } = wanted.value;
    complain(inUse ? `port ${port} is in use; choose another with --port` : String(cause));
    return 1;
  }
  greet(server);
  await new Promise<void>((quit) => {
    process.once('SIGINT', quit);
    process.once('SIGTERM', quit);
    if (process.stdin.isTTY && !server.recorder.vendor) listenToKeys(server, quit);
  });
  await server.close();
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  process.stdin.pause();
  return 0;
}
